// The C ABI between the stand-in and libtorch: operators are found by name in the dispatcher and called with boxed
// arguments, so that no operator needs code of its own here. Builds against libtorch 1.13 and 2.x.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/cuda.h>

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#define API extern "C" __attribute__((visibility("default")))

using at::Tensor;
using c10::IValue;
using Impl = c10::TensorImpl;

namespace {

// Mirrors ArgKind in Arg.cs. Every argument is a word kind | count << 8, then its payload words.
enum Kind { None, TensorKind, Int, Double, Bool, DeviceKind, GeneratorKind, Text, Ints, Tensors };

struct Operator {
    c10::OperatorHandle handle;
    std::vector<IValue> defaults;
};

thread_local std::string last_error;
thread_local std::vector<IValue> spare_stack;
thread_local std::vector<int64_t> results;

// A handle is an owned reference to a TensorImpl.
Tensor borrow(int64_t handle) {
    return Tensor(c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>::reclaim_copy(reinterpret_cast<Impl*>(handle)));
}

int64_t give(Tensor&& tensor) {
    return tensor.defined() ? reinterpret_cast<int64_t>(tensor.unsafeReleaseTensorImpl()) : 0;
}

std::vector<Tensor> borrow_all(const int64_t* handles, int64_t count) {
    std::vector<Tensor> tensors;
    tensors.reserve(count);
    for (int64_t i = 0; i < count; i++) tensors.push_back(handles[i] ? borrow(handles[i]) : Tensor());
    return tensors;
}

template <typename F, typename R>
R guarded(R failure, F&& body) {
    try {
        return body();
    } catch (const c10::Error& error) {
        last_error = error.what_without_backtrace();
    } catch (const std::exception& error) {
        last_error = error.what();
    } catch (...) {
        last_error = "libtorch threw something that is no std::exception";
    }
    return failure;
}

double as_double(int64_t bits) {
    double value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

int64_t as_bits(double value) {
    int64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
}

c10::Device device_of(int64_t word) {
    return c10::Device(static_cast<c10::DeviceType>(word >> 8), static_cast<c10::DeviceIndex>(static_cast<int8_t>(word & 0xff)));
}

IValue read(const int64_t*& p) {
    const int64_t kind = *p & 0xff, count = *p >> 8;
    p++;
    switch (kind) {
        case TensorKind: return IValue(borrow(*p++));
        case Int: return IValue(*p++);
        case Double: return IValue(as_double(*p++));
        case Bool: return IValue(*p++ != 0);
        case DeviceKind: return IValue(device_of(*p++));
        case GeneratorKind: return IValue(*reinterpret_cast<at::Generator*>(*p++));
        case Text: {
            std::string text(reinterpret_cast<const char*>(p), count);
            p += (count + 7) / 8;
            return IValue(std::move(text));
        }
        case Ints: {
            c10::List<int64_t> list;
            list.reserve(count);
            for (int64_t i = 0; i < count; i++) list.push_back(*p++);
            return IValue(std::move(list));
        }
        case Tensors: {
            c10::List<Tensor> list;
            list.reserve(count);
            for (int64_t i = 0; i < count; i++) list.push_back(borrow(*p++));
            return IValue(std::move(list));
        }
        default: return IValue();
    }
}

void write(IValue&& value) {
    if (value.isTensor()) {
        results.push_back(TensorKind);
        results.push_back(give(std::move(value).toTensor()));
    } else if (value.isInt()) {
        results.push_back(Int);
        results.push_back(value.toInt());
    } else if (value.isDouble()) {
        results.push_back(Double);
        results.push_back(as_bits(value.toDouble()));
    } else if (value.isBool()) {
        results.push_back(Bool);
        results.push_back(value.toBool());
    } else {
        results.push_back(None);
        results.push_back(0);
    }
}

}  // namespace

API const char* mg_error() { return last_error.c_str(); }

API Operator* mg_find(const char* name, const char* overload) {
    return guarded(static_cast<Operator*>(nullptr), [&] {
        auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
        std::vector<IValue> defaults;
        for (const auto& argument : handle.schema().arguments())
            defaults.push_back(argument.default_value() ? *argument.default_value() : IValue());
        return new Operator{handle, std::move(defaults)};
    });
}

// Calls an operator; arguments left out at the end take the schema's defaults. Returns the number of results, or -1;
// they lie as (kind, payload) pairs at *values until the thread's next call, and own their tensors. With `discard`
// there are none (in-place operators return the tensor they were given).
API int64_t mg_call(const Operator* op, const int64_t* arguments, int64_t count, int discard, const int64_t** values) {
    auto stack = std::move(spare_stack);  // moved out, since an operator may come back here on the same thread
    stack.clear();
    const int64_t returned = guarded<>(int64_t(-1), [&]() -> int64_t {
        for (int64_t i = 0; i < count; i++) stack.push_back(read(arguments));
        for (size_t i = count; i < op->defaults.size(); i++) stack.push_back(op->defaults[i]);
        op->handle.callBoxed(&stack);
        results.clear();
        if (!discard)
            for (auto& value : stack) write(std::move(value));
        *values = results.data();
        return results.size() / 2;
    });
    stack.clear();
    spare_stack = std::move(stack);
    return returned;
}

// Tensors.
API void mg_release(int64_t tensor) { c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>::reclaim(reinterpret_cast<Impl*>(tensor)); }
API int64_t mg_alias(int64_t tensor) { return give(borrow(tensor)); }
API int64_t mg_dim(int64_t tensor) { return reinterpret_cast<Impl*>(tensor)->dim(); }
API int64_t mg_numel(int64_t tensor) { return reinterpret_cast<Impl*>(tensor)->numel(); }
API int64_t mg_dtype(int64_t tensor) { return static_cast<int64_t>(c10::typeMetaToScalarType(reinterpret_cast<Impl*>(tensor)->dtype())); }
API int64_t mg_element_size(int64_t tensor) { return reinterpret_cast<Impl*>(tensor)->itemsize(); }
API int64_t mg_is_contiguous(int64_t tensor) { return reinterpret_cast<Impl*>(tensor)->is_contiguous(); }
API int64_t mg_device(int64_t tensor) {
    const auto device = reinterpret_cast<Impl*>(tensor)->device();
    return static_cast<int64_t>(device.type()) << 8 | static_cast<uint8_t>(device.index());
}
API void mg_sizes(int64_t tensor, int64_t* sizes) {
    const auto source = reinterpret_cast<Impl*>(tensor)->sizes();
    std::copy(source.begin(), source.end(), sizes);
}
API void mg_strides(int64_t tensor, int64_t* strides) {
    const auto source = reinterpret_cast<Impl*>(tensor)->strides();
    std::copy(source.begin(), source.end(), strides);
}
API void* mg_data(int64_t tensor) {
    return guarded(static_cast<void*>(nullptr), [&] { return borrow(tensor).data_ptr(); });
}

// A tensor on memory that `release(context)` gives back when the last reference is gone.
API int64_t mg_from_blob(void* data, const int64_t* sizes, int64_t dims, int64_t dtype, void (*release)(void*), void* context) {
    return guarded(int64_t(0), [&] {
        return give(at::from_blob(data, at::IntArrayRef(sizes, dims), [=](void*) { release(context); },
            at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype))));
    });
}

// Autograd.
API int64_t mg_requires_grad(int64_t tensor) { return reinterpret_cast<Impl*>(tensor)->requires_grad(); }
API int mg_set_requires_grad(int64_t tensor, int value) {
    return guarded(-1, [&] { borrow(tensor).set_requires_grad(value != 0); return 0; });
}
API int64_t mg_grad(int64_t tensor) { return guarded(int64_t(0), [&] { return give(Tensor(borrow(tensor).grad())); }); }
API int mg_set_grad(int64_t tensor, int64_t grad) {
    return guarded(-1, [&] {
        borrow(tensor).mutable_grad() = grad ? borrow(grad) : Tensor();
        return 0;
    });
}
API int mg_backward(const int64_t* tensors, int64_t count, const int64_t* grads, int64_t grad_count, int retain_graph,
                    int create_graph, const int64_t* inputs, int64_t input_count) {
    return guarded(-1, [&] {
        torch::autograd::backward(borrow_all(tensors, count), borrow_all(grads, grad_count), retain_graph != 0,
                                  create_graph != 0, borrow_all(inputs, input_count));
        return 0;
    });
}
API int mg_autograd_grad(const int64_t* outputs, int64_t count, const int64_t* inputs, int64_t input_count, const int64_t* grads,
                         int64_t grad_count, int retain_graph, int create_graph, int allow_unused, int64_t* gradients) {
    return guarded(-1, [&] {
        auto found = torch::autograd::grad(borrow_all(outputs, count), borrow_all(inputs, input_count),
                                           borrow_all(grads, grad_count), retain_graph != 0, create_graph != 0, allow_unused != 0);
        for (size_t i = 0; i < found.size(); i++) gradients[i] = give(std::move(found[i]));
        return 0;
    });
}
API int mg_grad_enabled() { return at::GradMode::is_enabled(); }
API void mg_set_grad_enabled(int enabled) { at::GradMode::set_enabled(enabled != 0); }
API void* mg_inference_enter(int mode) { return new c10::InferenceMode(mode != 0); }
API void mg_inference_leave(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

// Random numbers.
API at::Generator* mg_generator_default() { return new at::Generator(at::detail::getDefaultCPUGenerator()); }
API at::Generator* mg_generator_new(uint64_t seed) { return new at::Generator(at::detail::createCPUGenerator(seed)); }
API void mg_generator_release(at::Generator* generator) { delete generator; }
API void mg_generator_seed(at::Generator* generator, int64_t seed) { generator->set_current_seed(seed); }
API int64_t mg_generator_state(at::Generator* generator) {
    return guarded(int64_t(0), [&] { return give(generator->get_state()); });
}
API int mg_generator_set_state(at::Generator* generator, int64_t state) {
    return guarded(-1, [&] { generator->set_state(borrow(state)); return 0; });
}

// Threads and CUDA.
API int mg_threads() { return at::get_num_threads(); }
API int mg_cuda_count() { return guarded(0, [&] { return static_cast<int>(torch::cuda::device_count()); }); }
API int mg_cuda_seed(int64_t seed) { return guarded(-1, [&] { torch::cuda::manual_seed_all(seed); return 0; }); }
