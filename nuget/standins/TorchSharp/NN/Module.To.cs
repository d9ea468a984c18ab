using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected DeviceType _deviceType = DeviceType.CPU;
            protected int _deviceIndex = -1;

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                if (deviceType != DeviceType.CUDA)
                    deviceIndex = -1;
                CheckDevice(deviceType);
                if (deviceType != _deviceType || deviceIndex != _deviceIndex)
                    _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                CheckType(dtype);
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach (var (_, child) in named_children())
                {
                    if (device is null)
                        child._to(dtype!.Value, non_blocking);
                    else
                        child._to(device.type, device.index, non_blocking);
                }
                var fields = Fields(GetType()).ToDictionary(field => field.Name);
                var properties = GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(property => property.Name);

                foreach (var (name, old) in named_parameters(false).ToList())
                {
                    if (!ReplaceParameter(dtype, device, old, out var moved))
                        continue;
                    if (properties.TryGetValue(name, out var property))
                    {
                        property.SetValue(this, moved);
                        continue;
                    }
                    old.Dispose();
                    ConditionallyRegisterParameter(name, moved);
                    if (fields.TryGetValue(name, out var field))
                        field.SetValue(this, moved);
                }
                foreach (var (name, old) in named_buffers(false).ToList())
                {
                    if (!ReplaceBuffer(dtype, device, old, out var moved))
                        continue;
                    if (properties.TryGetValue(name, out var property))
                    {
                        property.SetValue(this, moved);
                        continue;
                    }
                    ConditionallyRegisterBuffer(name, moved);
                    if (fields.TryGetValue(name, out var field))
                        field.SetValue(this, moved);
                }
                if (device is not null)
                    (_deviceType, _deviceIndex) = (device.type, device.index);
            }

            protected static bool ReplaceBuffer(ScalarType? dtype, Device? device, Tensor buffer, out Tensor? result)
            {
                result = null;
                if (!buffer.toWillCopy(dtype ?? buffer.dtype, device ?? buffer.device))
                    return false;
                result = buffer.to(Converted(buffer, dtype), device ?? buffer.device, disposeAfter: true).DetachFromDisposeScope();
                return true;
            }

            protected static bool ReplaceParameter(ScalarType? dtype, Device? device, Parameter param, out Parameter? p)
            {
                p = null;
                using var grad = param.grad;
                if (!param.toWillCopy(dtype ?? param.dtype, device ?? param.device) &&
                    (grad is null || !grad.toWillCopy(dtype ?? param.dtype, device ?? param.device)))
                {
                    return false;
                }
                using var _ = no_grad();
                var type = Converted(param, dtype);
                p = new Parameter(param.to(type, device ?? param.device), param.requires_grad);
                p.DetachFromDisposeScope();
                if (grad is not null)
                {
                    using var moved = grad.to(type, device ?? param.device).with_requires_grad(grad.requires_grad);
                    p.grad = moved;
                }
                return true;
            }

            // Whole numbers stay whole numbers.
            private static ScalarType Converted(Tensor tensor, ScalarType? dtype) =>
                dtype is { } type && tensor.is_floating_point() ? type : tensor.dtype;

            private static void CheckType(ScalarType dtype)
            {
                if (!is_floating_point(dtype) && !is_complex(dtype))
                    throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}");
            }

            private static void CheckDevice(DeviceType type)
            {
                if (type == DeviceType.CUDA && !cuda.is_available())
                    throw new InvalidOperationException("CUDA is not available.");
            }
        }
    }
}
