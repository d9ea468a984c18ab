#!/usr/bin/env python3
"""Writes the reference values in this folder, and prints those that tests hold, with PyTorch (made with 2.11, CPU; CycleGAN's,
DRAW's and their layers', the context encoder's and the metrics' with 1.13): python3 tests/golden/make_golden.py

Weights and inputs follow simple formulas that the tests repeat, so that files hold results only. Networks are written with
PyTorch's own modules; names of parameters are those of MLNetGan's networks.
"""
import json
import math
import os
import re
import struct

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.nn import functional as F
from torch.nn.utils import parametrize

HERE = os.path.dirname(os.path.abspath(__file__))


def wave(shape, phase, scale, step=0.37):
    count = int(np.prod(shape))
    values = scale * np.sin(step * np.arange(count, dtype=np.float64) + phase)
    return torch.tensor(values.astype(np.float32).reshape(shape))


def set_weights(module, scale=0.08):
    """Parameter k of a module (in the order of its names' declaration) is a sine wave of phase k."""
    with torch.no_grad():
        for k, (name, p) in enumerate(module.named_parameters()):
            if p.dim() > 1:
                p.copy_(wave(p.shape, k, scale))
            elif name.endswith("weight"):
                p.copy_(1 + wave(p.shape, k, 0.08))
            else:
                p.copy_(wave(p.shape, k, 0.08))


def save(name, tensors, dtype=torch.float32, integers=False):
    header, offset, parts = {}, 0, []
    for key, value in tensors.items():
        value = value.detach().to(value.dtype if integers and not value.is_floating_point() else dtype).contiguous()
        code = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64"}[value.dtype]
        # numpy knows no bfloat16.
        raw = (value.view(torch.int16) if value.dtype == torch.bfloat16 else value).numpy().tobytes()
        header[key] = {"dtype": code, "shape": list(value.shape), "data_offsets": [offset, offset + len(raw)]}
        offset += len(raw)
        parts.append(raw)
    head = json.dumps(header).encode()
    with open(os.path.join(HERE, name), "wb") as f:
        f.write(struct.pack("<q", len(head)) + head + b"".join(parts))


# ProGAN's layers.

class Equalized(nn.Module):
    """A linear map or a convolution with He's constant at run time, or at the start where the learning rate is not equalized."""

    def __init__(self, *shape, gain=math.sqrt(2), bias=True, padding=None, equalized=True):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(shape))
        self.bias = nn.Parameter(torch.zeros(shape[0])) if bias else None
        self.factor = gain / math.sqrt(math.prod(shape[1:])) if equalized else 1
        self.padding = (shape[-1] // 2 if len(shape) == 4 else 0) if padding is None else padding

    def forward(self, x):
        weight = self.weight * self.factor
        return F.linear(x, weight, self.bias) if weight.dim() == 2 else F.conv2d(x, weight, self.bias, padding=self.padding)


class Doubled(Equalized):
    def forward(self, x):
        return super().forward(F.interpolate(x, scale_factor=2, mode="nearest"))


class PixelNorm(nn.Module):
    def forward(self, x):
        return x / (x.pow(2).mean(1, keepdim=True) + 1e-8).sqrt()


class MinibatchStd(nn.Module):
    """The authors' code where groups divide the batch; else sample i is in group i modulo the number of whole groups."""

    def __init__(self, group):
        super().__init__()
        self.group = group

    def forward(self, x):
        groups = max(1, len(x) // self.group)
        deviations = torch.zeros(len(x), 1, 1, 1)
        for i in range(groups):
            members = x[i::groups]
            deviation = ((members - members.mean(0, keepdim=True)).pow(2).mean(0) + 1e-8).sqrt().mean()
            deviations = torch.cat([deviation.reshape(1, 1, 1, 1) if j % groups == i else deviations[j:j + 1] for j in range(len(x))])
        return torch.cat([x, deviations.expand(-1, 1, *x.shape[2:])], 1)


class ChannelBias(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x):
        return x + self.bias.reshape(1, -1, 1, 1)


class LstmCell(nn.Module):
    """One weight over [x, h] and one bias (torch.nn.LSTMCell's second is redundant); gates in its order: input, forget, cell, output."""

    def __init__(self, inputs, units):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(4 * units, inputs + units))
        self.bias = nn.Parameter(torch.zeros(4 * units))

    def forward(self, x, h, c):
        i, f, g, o = F.linear(torch.cat([x, h], 1), self.weight, self.bias).chunk(4, 1)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c


# Layers: output and gradients of sum(output * weights) for each.

LAYERS = {
    "dense": (nn.Linear(12, 7), (3, 12)),
    "convolution_4_2": (nn.Conv2d(3, 10, 4, 2, 1), (2, 3, 8, 12)),
    "convolution_3_2": (nn.Conv2d(3, 10, 3, 2, 1), (2, 3, 7, 7)),
    "convolution_3_1": (nn.Conv2d(3, 10, 3, 1, 1, bias=False), (2, 3, 6, 5)),
    "transposed_4": (nn.ConvTranspose2d(5, 9, 4, 2, 1), (2, 5, 4, 6)),
    "transposed_4_narrow": (nn.ConvTranspose2d(5, 1, 4, 2, 1), (2, 5, 4, 6)),
    "transposed_4_plain": (nn.ConvTranspose2d(5, 9, 4, 2, 1, bias=False), (2, 5, 3, 3)),
    "transposed_5": (nn.ConvTranspose2d(5, 9, 5, 2, 2, 1), (2, 5, 4, 6)),
    "transposed_5_narrow": (nn.ConvTranspose2d(5, 1, 5, 2, 2, 1), (2, 5, 4, 6)),
    "batch_normalization": (nn.BatchNorm2d(6), (4, 6, 3, 5)),
    "instance_normalization": (nn.InstanceNorm2d(6, affine=True), (4, 6, 3, 5)),
    "batch_statistics": (nn.BatchNorm2d(6, track_running_stats=False), (4, 6, 3, 5)),
    "relu": (nn.ReLU(), (3, 17)),
    "leaky_relu": (nn.LeakyReLU(0.2), (3, 17)),
    "tanh": (nn.Tanh(), (3, 17)),
    "dense_equalized": (Equalized(7, 12), (3, 12)),
    "convolution_equalized": (Equalized(10, 3, 3, 3), (2, 3, 6, 5)),
    "convolution_equalized_1": (Equalized(2, 6, 1, 1, gain=1), (2, 6, 4, 4)),
    "upsampled_convolution": (Doubled(9, 5, 3, 3), (2, 5, 4, 6)),
    "upsampled_convolution_plain": (Doubled(3, 4, 3, 3, equalized=False), (3, 4, 1, 2)),
    "channel_bias": (ChannelBias(5), (2, 5, 4, 3)),
    "pixel_normalization": (PixelNorm(), (3, 6, 4, 5)),
    "pixel_normalization_vector": (PixelNorm(), (3, 17)),
    "minibatch_deviation": (MinibatchStd(4), (8, 3, 4, 4)),
    "minibatch_deviation_larger": (MinibatchStd(4), (10, 3, 4, 4)),
    "minibatch_deviation_uneven": (MinibatchStd(3), (7, 3, 4, 4)),
    "minibatch_deviation_small": (MinibatchStd(4), (3, 2, 4, 5)),
    "minibatch_deviation_single": (MinibatchStd(4), (1, 2, 4, 4)),
    "upsampling": (nn.Upsample(scale_factor=2), (2, 3, 4, 5)),
    "average_pooling": (nn.AvgPool2d(2), (2, 3, 6, 8)),
    "overlapping_pooling": (nn.AvgPool2d(3, 2, 1, count_include_pad=False), (2, 3, 7, 8)),
    "max_pooling": (nn.MaxPool2d(2), (2, 3, 7, 8)),
    "reflection_padding": (nn.ReflectionPad2d(3), (2, 3, 4, 6)),
    "reflection_padding_1": (nn.ReflectionPad2d(1), (2, 3, 2, 5)),
    "convolution_7": (nn.Conv2d(3, 10, 7, 1, 0), (2, 3, 8, 9)),
    "transposed_3": (nn.ConvTranspose2d(5, 9, 3, 2, 1, 1, bias=False), (2, 5, 4, 6)),
    "instance_normalization_plain": (nn.InstanceNorm2d(6), (4, 6, 3, 5)),
}


def layers():
    tensors = {}
    for name, (layer, shape) in LAYERS.items():
        set_weights(layer)
        x = wave(shape, 0.5, 1.5, 0.73).requires_grad_()
        y = layer(x)
        (y * wave(y.shape, 0.2, 1.0, 0.91)).sum().backward()
        tensors[f"{name}.output"] = y
        tensors[f"{name}.input_gradient"] = x.grad
        for key, p in layer.named_parameters():
            tensors[f"{name}.{key}_gradient"] = p.grad
        if name == "batch_normalization":
            layer.eval()
            tensors[f"{name}.running_mean"], tensors[f"{name}.running_var"] = layer.running_mean, layer.running_var
            tensors[f"{name}.inference"] = layer(x)
    table = nn.Embedding(5, 4)
    set_weights(table)
    y = table(torch.tensor([3, 0, 3]))
    (y * wave(y.shape, 0.2, 1.0, 0.91)).sum().backward()
    tensors["embedding.output"], tensors["embedding.weight_gradient"] = y, table.weight.grad
    tensors.update(lstm_cell())
    save("layers.safetensors", tensors)


def lstm_cell(inputs=5, units=4):
    """Hidden state and cell state, and the gradients of the weighted sum of both (weights: waves of phases 0.2 and 0.4)."""
    cell, tensors = LstmCell(inputs, units), {}
    set_weights(cell, 0.8)
    x, h, c = (wave((3, size), phase, 1.5, 0.73).requires_grad_() for size, phase in ((inputs, 0.5), (units, 0.7), (units, 0.9)))
    outputs = cell(x, h, c)
    sum((y * wave(y.shape, phase, 1.0, 0.91)).sum() for y, phase in zip(outputs, (0.2, 0.4))).backward()
    plain = nn.LSTMCell(inputs, units)
    with torch.no_grad():
        for parameter, value in zip(plain.parameters(), (cell.weight[:, :inputs], cell.weight[:, inputs:], cell.bias, 0)):
            parameter.copy_(torch.as_tensor(value))
        assert all(torch.allclose(a, b, atol=1e-6) for a, b in zip(outputs, plain(x, (h, c))))
    named = {"hidden": outputs[0], "cell": outputs[1], "input_gradient": x.grad, "hidden_gradient": h.grad, "cell_gradient": c.grad,
             "weight_gradient": cell.weight.grad, "bias_gradient": cell.bias.grad}
    return {f"lstm_cell.{key}": value for key, value in named.items()}


# Adversarial losses and gradient penalties.

def losses():
    tensors = {}
    functions = {
        "non_saturating": (lambda r, f: F.binary_cross_entropy_with_logits(r, torch.ones_like(r)) + F.binary_cross_entropy_with_logits(f, torch.zeros_like(f)),
                           lambda f: F.binary_cross_entropy_with_logits(f, torch.ones_like(f))),
        "least_squares": (lambda r, f: F.mse_loss(r, torch.ones_like(r)) + F.mse_loss(f, torch.zeros_like(f)), lambda f: F.mse_loss(f, torch.ones_like(f))),
        "wasserstein": (lambda r, f: -(r.mean() - f.mean()), lambda f: -f.mean()),
        "hinge": (lambda r, f: F.relu(1 - r).mean() + F.relu(1 + f).mean(), lambda f: -f.mean()),
    }
    for name, (discriminator, generator) in functions.items():
        real, fake = wave((8, 1), 0.1, 3.0).requires_grad_(), wave((8, 1), 0.9, 3.0).requires_grad_()
        loss = discriminator(real, fake)
        loss.backward()
        tensors[f"{name}.discriminator"] = loss.reshape(1)
        tensors[f"{name}.real_gradient"], tensors[f"{name}.fake_gradient"] = real.grad, fake.grad
        fake = wave((8, 1), 0.9, 3.0).requires_grad_()
        loss = generator(fake)
        loss.backward()
        tensors[f"{name}.generator"], tensors[f"{name}.generator_gradient"] = loss.reshape(1), fake.grad

    real, fake, share = wave((4, 2, 8, 8), 0.3, 1.0, 0.17), wave((4, 2, 8, 8), 1.3, 1.0, 0.23), torch.tensor([[0.1], [0.5], [0.8], [1.0]])
    for penalty in ("gradient_penalty", "r1"):
        critic = nn.Sequential(nn.Conv2d(2, 6, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(6, 8, 4, 2, 1), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(32, 1))
        set_weights(critic)
        if penalty == "r1":
            at = real.clone().requires_grad_()
        else:
            portion = share.reshape(-1, 1, 1, 1)
            at = (portion * real + (1 - portion) * fake).requires_grad_()
        gradient = torch.autograd.grad(critic(at).sum(), at, create_graph=True)[0]
        squares = gradient.flatten(1).square().sum(1)
        value = 0.5 * squares.mean() if penalty == "r1" else ((squares.sqrt() - 1) ** 2).mean()
        value.backward()
        tensors[f"{penalty}.value"] = value.reshape(1)
        for key, p in critic.named_parameters():
            if p.grad is not None:
                tensors[f"{penalty}.{key}"] = p.grad
    save("losses.safetensors", tensors)


# The counter-based noise, written again in numpy.

M64 = (1 << 64) - 1
INCREMENT = 0x9E3779B97F4A7C15


def mix(x):
    x &= M64
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & M64
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & M64
    return x ^ (x >> 31)


def combine(seed, stream):
    return mix((mix((seed + INCREMENT) & M64) + stream * INCREMENT) & M64)


def normal(seed, count):
    key = mix((seed + INCREMENT) & M64)
    uniform = [((mix(key + (c + 1) * INCREMENT) >> 40) + 1) / (1 << 24) for c in range(2 * count)]
    return [math.sqrt(-2 * math.log(uniform[2 * i])) * math.cos(2 * math.pi * uniform[2 * i + 1]) for i in range(count)]


def integers(seed, bound, count):
    key = mix((seed + INCREMENT) & M64)
    return [(mix(key + (i + 1) * INCREMENT) * bound) >> 64 for i in range(count)]


def orders():
    """Prints what OrderRandomTests holds: numbers below 1000 of order 7, and ten rows shuffled by order -3."""
    print(integers(7, 1000, 8))
    rows, key = list(range(10)), mix((-3 + INCREMENT) & M64)
    for i in range(9):
        j = i + (mix(key + (i + 1) * INCREMENT) * (10 - i) >> 64)
        rows[i], rows[j] = rows[j], rows[i]
    print(rows)


def dropout_masks():
    """Prints what DropoutMasksTests holds: which of 24 values a seed keeps, by lowbias32 of signed numbers."""
    def signed(x):
        return (x + (1 << 31)) % (1 << 32) - (1 << 31)
    for seed, probability in ((0x0123456789ABCDEF, 0.5), (0x0123456789ABCDEF, 0.25), (-7, 0.5)):
        kept = []
        for i in range(24):
            x = signed(((seed & M64) >> 34) + i)
            x = signed((x ^ (x >> 16)) * 0x7FEB352D + seed)
            x = signed((x ^ (x >> 15)) * 0x846CA68B)
            x = signed((x ^ (x >> 16)) * 0x7FEB352D)
            kept.append("1" if x >= math.floor(probability * (1 << 32)) - (1 << 31) else "0")
        print("".join(kept))


class StepNoise:
    def __init__(self, seed, step):
        self.seed, self.stream = combine(combine(seed, 3), step), 0

    def next_seed(self):
        self.stream += 1
        return combine(self.seed, self.stream - 1)

    def normal(self, count, size):
        return torch.tensor(normal(self.next_seed(), count * size), dtype=torch.float32).reshape(count, size)

    def uniform(self, count, size):
        key = mix((self.next_seed() + INCREMENT) & M64)
        return torch.tensor([((mix(key + (c + 1) * INCREMENT) >> 40) + 1) / (1 << 24) for c in range(count * size)]).reshape(count, size)

    def categories(self, count, cardinality):
        return torch.tensor(integers(self.next_seed(), cardinality, count))


# Systems at 16x16: the networks' outputs are covered by what they learn in one step and in ten.

BATCH, LATENT, CLASSES, SIDE, SEED = 6, 20, 3, 16, 5

# With some noise a unit of a small network comes so near to zero that rounding decides its sign: with seed 5, PyTorch's own
# weights after ten steps differ by a tenth when the noise changes in its seventh digit. With this seed they do by 2e-5 at most
# (5e-4 where fully connected networks make much of rounding).
STEADY_SEED = 31


class DcganGenerator(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(LATENT, 16 * 4 * 4, bias=False), nn.Unflatten(1, (16, 4, 4)), nn.BatchNorm2d(16), nn.ReLU(),
            nn.ConvTranspose2d(16, 8, 4, 2, 1, bias=False), nn.BatchNorm2d(8), nn.ReLU(),
            nn.ConvTranspose2d(8, 1, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.layers(z)


class DcganDiscriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, 8, 4, 2, 1), nn.LeakyReLU(0.2),
            nn.Conv2d(8, 16, 4, 2, 1, bias=False), nn.BatchNorm2d(16), nn.LeakyReLU(0.2),
            nn.Flatten(), nn.Linear(16 * 4 * 4, 1))

    def forward(self, x, labels):
        return self.layers(x), None


class AcGanGenerator(nn.Module):
    def __init__(self):
        super().__init__()
        self.latent = nn.Sequential(nn.Linear(LATENT, 24 * 16), nn.ReLU(), nn.Unflatten(1, (24, 4, 4)))
        self.label = nn.Sequential(nn.Embedding(CLASSES, 5), nn.Linear(5, 16), nn.Unflatten(1, (1, 4, 4)))
        self.image = nn.Sequential(
            nn.ConvTranspose2d(25, 12, 5, 2, 2, 1), nn.BatchNorm2d(12), nn.ReLU(), nn.ConvTranspose2d(12, 1, 5, 2, 2, 1), nn.Tanh())

    def forward(self, z, labels):
        return self.image(torch.cat([self.latent(z), self.label(labels)], 1))


class AcGanDiscriminator(nn.Module):
    def __init__(self):
        super().__init__()
        layers, channels = [], 1
        for i, following in enumerate((8, 16, 32, 64)):
            layers.append(nn.Conv2d(channels, following, 3, 2 if i % 2 == 0 else 1, 1))
            if i > 0:
                layers.append(nn.BatchNorm2d(following))
            layers.append(nn.LeakyReLU(0.2))
            channels = following
        self.body = nn.Sequential(*layers, nn.Flatten())
        self.validity, self.classes = nn.Linear(64 * 16, 1), nn.Linear(64 * 16, CLASSES)

    def forward(self, x, labels):
        features = self.body(x)
        return self.validity(features), self.classes(features)


# pix2pix at 32x32: 3 channels to 1, without dropout.

class Skip(nn.Module):
    def __init__(self, *inner):
        super().__init__()
        self.inner = nn.Sequential(*inner)

    def forward(self, x):
        return torch.cat([x, self.inner(x)], 1)


class UNet(nn.Module):
    """C4-C8-C16-C32 and a bottleneck of 32."""

    def __init__(self, norm, inputs=3, outputs=1):
        super().__init__()
        inner = (nn.LeakyReLU(0.2), nn.Conv2d(32, 32, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(32, 32, 4, 2, 1, bias=False), norm(32), nn.Identity())
        for down, up in ((16, 32), (8, 16), (4, 8)):
            inner = [
                nn.LeakyReLU(0.2), nn.Conv2d(down, up, 4, 2, 1, bias=False), norm(up), Skip(*inner),
                nn.ReLU(), nn.ConvTranspose2d(2 * up, down, 4, 2, 1, bias=False), norm(down)]
        self.layers = nn.Sequential(nn.Conv2d(inputs, 4, 4, 2, 1), Skip(*inner), nn.ReLU(), nn.ConvTranspose2d(8, outputs, 4, 2, 1), nn.Tanh())

    def forward(self, x):
        return self.layers(x)


class PatchGan(nn.Module):
    """Receptive field 70: C4-C8-C16-C32."""

    def __init__(self, norm, inputs=4):
        super().__init__()
        layers = [nn.Conv2d(inputs, 4, 4, 2, 1), nn.LeakyReLU(0.2)]
        for inputs, outputs, stride in ((4, 8, 2), (8, 16, 2), (16, 32, 1)):
            layers += [nn.Conv2d(inputs, outputs, 4, stride, 1, bias=False), norm(outputs), nn.LeakyReLU(0.2)]
        self.layers = nn.Sequential(*layers, nn.Conv2d(32, 1, 4, 1, 1))

    def forward(self, *images):
        return self.layers(torch.cat(images, 1))


def instance_norm(channels):
    return nn.InstanceNorm2d(channels, affine=True)


def unet_name(key):
    """The library has each leaky ReLU before the skip that the authors have it within, which is the same to the ReLU after it."""
    key = re.sub(r"^layers\.([1-9])", lambda place: f"layers.{int(place[1]) + 1}", key)
    innermost = key.count("inner") == 4
    return re.sub(r"\.inner\.([1-9])(?=\.(?!inner))",
                  lambda place: f".inner.{int(place[1]) - 1}" if innermost or place[1] in "12" else place[0], key)


def pix2pix(name, norm, least_squares):
    def against(outputs, target):
        targets = torch.full_like(outputs, target)
        return F.mse_loss(outputs, targets) if least_squares else F.binary_cross_entropy_with_logits(outputs, targets)

    tensors = {}
    for steps in (1, 10):
        g, d = UNet(norm), PatchGan(norm)
        for network in (g, d):
            set_weights(network)
        g_adam, d_adam = (torch.optim.Adam(n.parameters(), 1e-3, (0.5, 0.999)) for n in (g, d))
        sums = torch.zeros(3, dtype=torch.float64)
        for step in range(steps):
            source, target = wave((2, 3, 32, 32), step + 0.5, 1.0, 0.13), wave((2, 1, 32, 32), step, 1.0, 0.11)
            fake = g(source)
            d_loss = against(d(source, target), 1.0) + against(d(source, fake.detach()), 0.0)
            d_adam.zero_grad()
            (0.5 * d_loss).backward()
            d_adam.step()
            adversarial, l1 = against(d(source, fake), 1.0), F.l1_loss(fake, target)
            g_adam.zero_grad()
            (adversarial + 100 * l1).backward()
            g_adam.step()
            sums += torch.stack([d_loss, adversarial, l1]).detach()
        tensors[f"{steps}.terms"] = sums / steps
        for prefix, network in (("generator", g), ("discriminator", d)):
            for key, value in network.state_dict().items():
                if not key.endswith("tracked"):
                    tensors[f"{steps}.{prefix}.{unet_name(key) if network is g else key}"] = value
    save(f"{name}.safetensors", tensors)


class CompactGenerator(nn.Module):
    """The compact form, with a label or without."""

    def __init__(self, labels=True):
        super().__init__()
        self.latent = nn.Linear(LATENT, 24 * 16)
        if labels:
            self.label = nn.Embedding(CLASSES, 24 * 16)
        self.image = nn.Sequential(
            nn.Unflatten(1, (24, 4, 4)), nn.BatchNorm2d(24), nn.ReLU(),
            nn.ConvTranspose2d(24, 12, 4, 2, 1, bias=False), nn.BatchNorm2d(12), nn.ReLU(),
            nn.Conv2d(12, 12, 3, 1, 1, bias=False), nn.BatchNorm2d(12), nn.ReLU(),
            nn.ConvTranspose2d(12, 1, 4, 2, 1), nn.Tanh())

    def forward(self, z, labels=None):
        return self.image(self.latent(z) if labels is None else self.latent(z) + self.label(labels))


def compact_body(normalizes=True):
    def convolution(inputs, outputs, kernel):
        plain = nn.Conv2d(inputs, outputs, kernel, 2, 1, bias=not normalizes)
        return [plain, nn.BatchNorm2d(outputs), nn.LeakyReLU(0.2)] if normalizes else [plain, nn.LeakyReLU(0.2)]

    return nn.Sequential(nn.Conv2d(1, 8, 4, 2, 1), nn.LeakyReLU(0.2), *convolution(8, 16, 4), *convolution(16, 32, 3), nn.Flatten())


class CompactAcGanDiscriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = compact_body()
        self.validity, self.classes = nn.Linear(32 * 4, 1), nn.Linear(32 * 4, CLASSES)

    def forward(self, x, labels):
        features = self.body(x)
        return self.validity(features), self.classes(features)


class CompactDiscriminator(nn.Module):
    def __init__(self, normalizes=True):
        super().__init__()
        self.body, self.validity = compact_body(normalizes), nn.Linear(32 * 4, 1)

    def forward(self, x, labels):
        return self.validity(self.body(x)), None


class ProjectionDiscriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.validity, self.label = compact_body(), nn.Linear(32 * 4, 1), nn.Embedding(CLASSES, 32 * 4)

    def forward(self, x, labels):
        features = self.body(x)
        return self.validity(features) + (self.label(labels) * features).sum(1, keepdim=True), None


class MlpGenerator(nn.Module):
    def __init__(self, labels=False):
        super().__init__()
        if labels:
            self.label = nn.Embedding(CLASSES, CLASSES)
        layers, inputs = [], LATENT + (CLASSES if labels else 0)
        for width in (256, 512, 1024):
            layers += [nn.Linear(inputs, width), nn.LeakyReLU(0.2), nn.BatchNorm1d(width)]
            inputs = width
        self.layers = nn.Sequential(*layers, nn.Linear(inputs, SIDE * SIDE), nn.Unflatten(1, (1, SIDE, SIDE)), nn.Tanh())

    def forward(self, z, labels=None):
        return self.layers(z if labels is None else torch.cat([z, self.label(labels)], 1))


class MlpDiscriminator(nn.Module):
    def __init__(self, labels=False):
        super().__init__()
        if labels:
            self.label = nn.Embedding(CLASSES, CLASSES)
        layers, inputs = [], SIDE * SIDE + (CLASSES if labels else 0)
        for width in (512, 256):
            layers += [nn.Linear(inputs, width), nn.LeakyReLU(0.2)]
            inputs = width
        self.layers = nn.Sequential(*layers, nn.Linear(inputs, 1))

    def forward(self, x, labels):
        pixels = x.flatten(1)
        return self.layers(torch.cat([pixels, self.label(labels)], 1) if hasattr(self, "label") else pixels), None


LOSSES = {
    "cross_entropy": (
        lambda r, f: F.binary_cross_entropy_with_logits(r, torch.ones_like(r)) + F.binary_cross_entropy_with_logits(f, torch.zeros_like(f)),
        lambda f: F.binary_cross_entropy_with_logits(f, torch.ones_like(f)), torch.sigmoid),
    "least_squares": (lambda r, f: ((r - 1) ** 2).mean() + (f ** 2).mean(), lambda f: ((f - 1) ** 2).mean(), lambda x: x),
    "wasserstein": (lambda r, f: f.mean() - r.mean(), lambda f: -f.mean(), lambda x: x),
}


def system(name, generator, discriminator, has_labels=False, classify_real=False, classify_generated=False, class_weight=1.0, loss="cross_entropy",
           critic_steps=1, penalty=0.0, bound=None, optimizer=lambda p: torch.optim.Adam(p, 1e-3, (0.5, 0.999)), decay=0.99, sizes=(1, 10), largest=None, seed=SEED):
    """Parameters of more values than `largest` are left out of the file."""
    d_adversarial, g_adversarial, belief = LOSSES[loss]
    tensors = {}
    for steps in sizes:
        g, d, average = generator(), discriminator(), generator()
        for network in (g, d, average):
            set_weights(network)
        g_adam, d_adam = optimizer(g.parameters()), optimizer(d.parameters())
        d_sums, g_sums, g_steps = torch.zeros(3, dtype=torch.float64), torch.zeros(1, dtype=torch.float64), 0
        for step in range(steps):
            real = wave((BATCH, 1, SIDE, SIDE), step, 1.0, 0.11)
            real_labels = torch.tensor([(i + step) % CLASSES for i in range(BATCH)])
            noise = StepNoise(seed, step)
            z = noise.normal(BATCH, LATENT)
            labels = real_labels if has_labels else None
            fake = g(z, labels) if has_labels else g(z)

            real_logits, real_classes = d(real, real_labels)
            fake_logits, fake_classes = d(fake.detach(), labels)
            d_loss = d_adversarial(real_logits, fake_logits)
            if penalty:
                share = noise.uniform(BATCH, 1).reshape(-1, 1, 1, 1)
                between = (share * real + (1 - share) * fake.detach()).requires_grad_()
                slope = torch.autograd.grad(d(between, real_labels)[0].sum(), between, create_graph=True)[0]
                d_loss = d_loss + penalty * ((slope.flatten(1).norm(dim=1) - 1) ** 2).mean()
            if classify_real:
                d_loss = d_loss + F.cross_entropy(real_classes, real_labels)
            if classify_generated:
                d_loss = d_loss + F.cross_entropy(fake_classes, labels)
            d_adam.zero_grad()
            d_loss.backward()
            d_adam.step()
            if bound:
                with torch.no_grad():
                    for p in d.parameters():
                        p.clamp_(-bound, bound)
            d_sums += torch.stack([belief(real_logits).mean(), belief(fake_logits).mean(), d_loss]).detach()
            if (step + 1) % critic_steps:
                continue

            logits, classes = d(fake, labels)
            g_loss = g_adversarial(logits)
            if classify_real:
                g_loss = g_loss + class_weight * F.cross_entropy(classes, labels)
            g_adam.zero_grad()
            g_loss.backward()
            g_adam.step()
            with torch.no_grad():
                done = step // critic_steps
                weight = 1 - min(decay, (1 + done) / (10 + done))
                sources = list(g.parameters()) + [b for n, b in g.named_buffers() if not n.endswith("tracked")]
                targets = list(average.parameters()) + [b for n, b in average.named_buffers() if not n.endswith("tracked")]
                for source, target in zip(sources, targets):
                    target.lerp_(source, weight)
            g_sums += g_loss.detach()
            g_steps += 1
        tensors[f"{steps}.means"] = torch.cat([d_sums / steps, g_sums / g_steps])
        for prefix, network in (("generator", g), ("averaged", average), ("discriminator", d)):
            for key, value in network.state_dict().items():
                if not key.endswith("tracked") and (largest is None or value.numel() <= largest):
                    tensors[f"{steps}.{prefix}.{key}"] = value
    save(f"{name}.safetensors", tensors)



# Small data: what the judge sees varies, and penalties hold it.

def vary(x, u, p=None, kinds="color,translation,cutout"):
    """DiffAugment by the ten numbers in (0, 1] of each image, in the order of its authors' functions: colour as three steps, places by
    indices. With a probability each kind is applied to the images whose number it reaches."""
    def chosen(kind):
        return (torch.ones(len(x)) if p is None else (u[:, 7 + kind] <= p).float())

    def whole(column, bound):
        return torch.ceil(u[:, column] * bound).long() - 1

    (h, w), one = x.shape[2:], (-1, 1, 1, 1)
    images, rows, columns = torch.meshgrid(torch.arange(len(x)), torch.arange(h), torch.arange(w), indexing="ij")
    if "color" in kinds:
        varied = x + (u[:, 0].reshape(one) - 0.5)
        mean = varied.mean(1, keepdim=True)
        varied = (varied - mean) * (u[:, 1].reshape(one) * 2) + mean
        mean = varied.mean([1, 2, 3], keepdim=True)
        varied = (varied - mean) * (u[:, 2].reshape(one) + 0.5) + mean
        x = torch.where(chosen(0).reshape(one) > 0, varied, x)
    if "translation" in kinds:
        most = int(h * 0.125 + 0.5), int(w * 0.125 + 0.5)
        down, right = (((whole(3 + i, 2 * most[i] + 1) - most[i]) * chosen(1).long()).reshape(-1, 1, 1) for i in range(2))
        framed = F.pad(x, [1, 1, 1, 1]).permute(0, 2, 3, 1)
        x = framed[images, (rows + down + 1).clamp(0, h + 1), (columns + right + 1).clamp(0, w + 1)].permute(0, 3, 1, 2)
    if "cutout" in kinds:
        size = int(h * 0.5 + 0.5), int(w * 0.5 + 0.5)
        images, rows, columns = torch.meshgrid(torch.arange(len(x)), torch.arange(size[0]), torch.arange(size[1]), indexing="ij")
        top, left = (whole(5 + i, (h, w)[i] + 1 - size[i] % 2).reshape(-1, 1, 1) - size[i] // 2 for i in range(2))
        mask = torch.ones(len(x), h, w)
        mask[images, (rows + top).clamp(0, h - 1), (columns + left).clamp(0, w - 1)] = 0
        x = x * torch.where(chosen(2).reshape(-1, 1, 1) > 0, mask, torch.ones_like(mask)).unsqueeze(1)
    return x


def parts_of_small_data():
    """Varied images, and the gradient of their weighted sum: the numbers of 12 images step through (0, 1]. LeCam's term in the 1,000th
    step and three more, and its gradients in the last."""
    u, tensors = torch.tensor([((37 * i) % 101 + 1) / 101 for i in range(120)]).reshape(12, 10), {}
    for name, shape, kinds, p in (
            ("color", (12, 3, 9, 12), "color", None), ("grey", (12, 1, 9, 12), "color", None), ("translation", (12, 2, 9, 12), "translation", None),
            ("cutout", (12, 2, 9, 12), "cutout", None), ("all", (12, 3, 8, 8), "color,translation,cutout", None),
            ("some", (12, 3, 8, 8), "color,translation,cutout", 0.4)):
        x = wave(shape, 0.5, 1.0, 0.73).requires_grad_()
        y = vary(x, u, p, kinds)
        (y * wave(y.shape, 0.2, 1.0, 0.91)).sum().backward()
        tensors[f"{name}.output"], tensors[f"{name}.gradient"] = y, x.grad
    averages, terms = [0.0, 0.0], []
    for step in range(999, 1003):
        real, fake = (wave((6, 1), phase + step, 2.0).requires_grad_() for phase in (0.1, 0.9))
        decay = 0.0 if step < 1000 else 0.99
        averages = [average * decay + scores.mean().item() * (1 - decay) for average, scores in zip(averages, (real, fake))]
        term = F.relu(real - averages[1]).square().mean() + F.relu(averages[0] - fake).square().mean() if step >= 1000 else torch.zeros(())
        terms.append(term)
    terms[-1].backward()
    tensors.update({"lecam.terms": torch.stack(terms), "lecam.real_gradient": real.grad, "lecam.fake_gradient": fake.grad})
    save("small_data.safetensors", tensors)


class Spectral(nn.Module):
    """A weight over the estimate of its largest singular value, which follows it by one power iteration a step."""

    def __init__(self, weight):
        super().__init__()
        for name, length in (("u", weight.shape[0]), ("v", weight[0].numel())):
            self.register_buffer(name, F.normalize(torch.tensor(normal(length, length)), dim=0))

    @torch.no_grad()
    def follow(self, weight):
        self.v = F.normalize(weight.flatten(1).t() @ self.u, dim=0)
        self.u = F.normalize(weight.flatten(1) @ self.v, dim=0)

    def forward(self, weight):
        return weight / (self.u @ (weight.flatten(1) @ self.v))


def small_data(name, pairs=False, r1=0.0, r2=0.0, interval=1, spectra=False, target=None, images=None, sizes=(1, 4), seed=SEED):
    """DCGAN's compact form, its judge without batch normalization and with DiffAugment: under the relativistic loss with R1 and R2 at every
    interval-th step, or with normalized spectra and the strength of augmentation adapted to the target."""
    tensors = {}
    for steps in sizes:
        g, d = CompactGenerator(False), CompactDiscriminator(False)
        for network in (g, d):
            set_weights(network)
        layers = [m for m in d.modules() if isinstance(m, (nn.Conv2d, nn.Linear))] if spectra else []
        for layer in layers:
            parametrize.register_parametrization(layer, "weight", Spectral(layer.weight), unsafe=True)
        g_adam, d_adam = (torch.optim.Adam(n.parameters(), 1e-3, (0.5, 0.999)) for n in (g, d))
        sums, signs, p = torch.zeros(4, dtype=torch.float64), [], None if target is None else 0.0
        for step in range(steps):
            for layer in layers:
                layer.parametrizations.weight[0].follow(layer.parametrizations.weight.original)
            noise = StepNoise(seed, step)
            real = wave((BATCH, 1, SIDE, SIDE), step, 1.0, 0.11).requires_grad_()
            fake = g(noise.normal(BATCH, LATENT))
            judged = fake.detach().requires_grad_()
            real_score = d(vary(real, noise.uniform(BATCH, 10), p), None)[0]
            fake_score = d(vary(judged, noise.uniform(BATCH, 10), p), None)[0]
            d_loss = F.softplus(fake_score - real_score).mean() if pairs else LOSSES["cross_entropy"][0](real_score, fake_score)
            if step % interval == 0:
                for weight, score, at in ((r1, real_score, real), (r2, fake_score, judged)):
                    if weight:
                        slope = torch.autograd.grad(score.sum(), at, create_graph=True)[0]
                        d_loss = d_loss + interval * weight / 2 * slope.square().sum([1, 2, 3]).mean()
            d_adam.zero_grad()
            d_loss.backward()
            d_adam.step()
            belief = (lambda x: x.mean()) if pairs else (lambda x: x.sigmoid().mean())
            signs.append(real_score.sign().mean().item())
            if target is not None and len(signs) == 4:
                p = min(max(p + np.sign(np.mean(signs) - target) * 4 * BATCH / images, 0.0), 1.0)
                signs.clear()

            numbers = noise.uniform(BATCH, 10)
            score = d(vary(fake, numbers, p), None)[0]
            if pairs:
                g_loss = F.softplus(d(vary(real.detach(), numbers, p), None)[0].detach() - score).mean()
            else:
                g_loss = LOSSES["cross_entropy"][1](score)
            g_adam.zero_grad()
            g_loss.backward()
            g_adam.step()
            sums += torch.stack([belief(real_score), belief(fake_score), d_loss, g_loss]).detach()
        tensors[f"{steps}.means"] = sums / steps
        if target is not None:
            tensors[f"{steps}.probability"] = torch.tensor([p])
        for prefix, network in (("generator", g), ("discriminator", d)):
            for key, value in network.state_dict().items():
                if not key.endswith("tracked"):
                    key = key.replace("parametrizations.weight.original", "weight").replace("parametrizations.weight.0.", "spectrum.")
                    tensors[f"{steps}.{prefix}.{key}"] = value
    save(f"{name}.safetensors", tensors)


class InfoGanGenerator(CompactGenerator):
    def __init__(self):
        super().__init__(labels=False)
        image = nn.Sequential(*self.image[:6], *self.image[9:])
        del self.image
        self.category, self.style = nn.Embedding(CLASSES, 24 * 16), nn.Linear(1, 24 * 16, bias=False)
        self.image = image

    def forward(self, z, category, style):
        return self.image(self.latent(z) + self.category(category) + self.style(style))


class InfoGanDiscriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.validity = compact_body(), nn.Linear(32 * 4, 1)
        self.recognizer = nn.Sequential(nn.Linear(32 * 4, 12, bias=False), nn.BatchNorm1d(12), nn.LeakyReLU(0.2))
        self.category_head, self.style_head = nn.Linear(12, CLASSES), nn.Linear(12, 1)

    def forward(self, x):
        features = self.body(x)
        recognized = self.recognizer(features)
        return self.validity(features), self.category_head(recognized), self.style_head(recognized)


def infogan(sizes=(1, 3), decay=0.99):
    d_adversarial, g_adversarial, belief = LOSSES["cross_entropy"]
    tensors = {}
    for steps in sizes:
        g, d, g_average, d_average = InfoGanGenerator(), InfoGanDiscriminator(), InfoGanGenerator(), InfoGanDiscriminator()
        for network in (g, d, g_average, d_average):
            set_weights(network)
        g_adam, d_adam = (torch.optim.Adam(n.parameters(), 1e-3, (0.5, 0.999)) for n in (g, d))
        sums = torch.zeros(4, dtype=torch.float64)
        for step in range(steps):
            real = wave((BATCH, 1, SIDE, SIDE), step, 1.0, 0.11)
            noise = StepNoise(SEED, step)
            z, category, style = noise.normal(BATCH, LATENT), noise.categories(BATCH, CLASSES), 2 * noise.uniform(BATCH, 1) - 1
            fake = g(z, category, style)

            def information(logits, mean):
                return F.cross_entropy(logits, category) + 0.1 * F.gaussian_nll_loss(mean, style, torch.ones_like(mean))

            on_real, _, _ = d(real)
            on_fake, logits, mean = d(fake.detach())
            d_loss = d_adversarial(on_real, on_fake) + information(logits, mean)
            d_adam.zero_grad()
            d_loss.backward()
            d_adam.step()
            validity, logits, mean = d(fake)
            g_loss = g_adversarial(validity) + information(logits, mean)
            g_adam.zero_grad()
            g_loss.backward()
            g_adam.step()
            with torch.no_grad():
                weight = 1 - min(decay, (1 + step) / (10 + step))
                for source, target in ((g, g_average), (d, d_average)):
                    values = ([*n.parameters(), *(b for k, b in n.named_buffers() if not k.endswith("tracked"))] for n in (source, target))
                    for s, t in zip(*values):
                        t.lerp_(s, weight)
            sums += torch.stack([belief(on_real).mean(), belief(on_fake).mean(), d_loss, g_loss]).detach()
        tensors[f"{steps}.means"] = sums / steps
        for prefix, network in (("generator", g), ("averaged", g_average), ("discriminator", d), ("averaged_discriminator", d_average)):
            for key, value in network.state_dict().items():
                if not key.endswith("tracked"):
                    tensors[f"{steps}.{prefix}.{key}"] = value
    save("infogan.safetensors", tensors)


# ProGAN: channels 8, 8 and 4 at 4x4, 8x8 and 16x16.

class ProGanGenerator(nn.Module):
    def __init__(self, labels=False, batch=False):
        super().__init__()
        self.labels = labels
        inputs = LATENT + (CLASSES if labels else 0)

        def after(channels):
            return [nn.BatchNorm2d(channels), nn.LeakyReLU(0.2)] if batch else [nn.LeakyReLU(0.2), PixelNorm()]

        def convolution(kind, i, o):
            return kind(o, i, 3, 3, equalized=not batch)

        if batch:
            self.first = nn.Sequential(Equalized(8 * 16, inputs, equalized=False), nn.Unflatten(1, (8, 4, 4)),
                                       convolution(Equalized, 8, 8), *after(8), convolution(Equalized, 8, 8), *after(8))
        else:
            self.first = nn.Sequential(PixelNorm(), Equalized(8 * 16, inputs, gain=math.sqrt(2) / 4, bias=False), nn.Unflatten(1, (8, 4, 4)), ChannelBias(8),
                                       *after(8), convolution(Equalized, 8, 8), *after(8))
        self.block1 = nn.Sequential(convolution(Doubled, 8, 8), *after(8), convolution(Equalized, 8, 8), *after(8))
        self.block2 = nn.Sequential(convolution(Doubled, 8, 4), *after(4), convolution(Equalized, 4, 4), *after(4))
        self.to_image0, self.to_image1, self.to_image2 = (Equalized(1, c, 1, 1, gain=1, equalized=not batch) for c in (8, 8, 4))

    def forward(self, z, labels, level, alpha):
        if self.labels:
            z = torch.cat([z, F.one_hot(labels, CLASSES).float()], 1)
        features = [self.first(z)]
        for block in (self.block1, self.block2)[:level]:
            features.append(block(features[-1]))
        to_image = (self.to_image0, self.to_image1, self.to_image2)
        image = to_image[level](features[level])
        if level and alpha < 1:
            image = (1 - alpha) * to_image[level - 1](F.interpolate(features[level - 1], scale_factor=2)) + alpha * image
        return image


class ProGanDiscriminator(nn.Module):
    def __init__(self, labels=False, batch=False):
        super().__init__()
        e = not batch
        for level, channels in enumerate((8, 8, 4)):
            setattr(self, f"from_image{level}", nn.Sequential(Equalized(channels, 1, 1, 1, equalized=e), nn.LeakyReLU(0.2)))

        def convolution(i, o, kernel=3, padding=None):
            return [Equalized(o, i, kernel, kernel, padding=padding, equalized=e), *([nn.BatchNorm2d(o)] if batch else []), nn.LeakyReLU(0.2)]

        self.block1 = nn.Sequential(*convolution(8, 8), *convolution(8, 8), nn.AvgPool2d(2))
        self.block2 = nn.Sequential(*convolution(4, 4), *convolution(4, 8), nn.AvgPool2d(2))
        if batch:
            self.last = nn.Sequential(*convolution(8, 8), nn.ZeroPad2d((1, 2, 1, 2)), *convolution(8, 8, 4, 0), nn.Flatten())
        else:
            self.last = nn.Sequential(MinibatchStd(4), *convolution(9, 8), nn.Flatten(), Equalized(8, 8 * 16), nn.LeakyReLU(0.2))
        features = 8 * 16 if batch else 8
        self.validity = Equalized(1, features, gain=1, equalized=e)
        if labels:
            self.classes = Equalized(CLASSES, features, gain=1)

    def forward(self, x, level, alpha):
        from_image, blocks = (self.from_image0, self.from_image1, self.from_image2), (self.block1, self.block2)
        y = from_image[level](x)
        for i in range(level, 0, -1):
            y = blocks[i - 1](y)
            if i == level and alpha < 1:
                y = (1 - alpha) * from_image[i - 1](F.avg_pool2d(x, 2)) + alpha * y
        y = self.last(y)
        return self.validity(y), self.classes(y) if hasattr(self, "classes") else None


def progan_networks():
    """Outputs of both networks, and the gradient at the discriminator's input, at every level and on the way."""
    tensors = {}
    for batch in (False, True):
        for level, alpha in ((0, 1), (1, 0.3), (1, 1), (2, 0), (2, 0.3), (2, 1)):
            g, d = ProGanGenerator(batch=batch), ProGanDiscriminator(batch=batch)
            for network in (g, d):
                set_weights(network, 1.0 if not batch else 0.3)
            x = wave((BATCH, 1, 4 << level, 4 << level), 0.5, 1.0, 0.13).requires_grad_()
            judged = d(x, level, alpha)[0]
            judged.sum().backward()
            prefix = f"{'batch' if batch else 'pixel'}.{level}.{alpha:g}"
            tensors[f"{prefix}.image"] = g(wave((BATCH, LATENT), 0.3, 1.0, 0.7), None, level, alpha)
            tensors[f"{prefix}.judgement"], tensors[f"{prefix}.gradient"] = judged, x.grad
    save("progan_networks.safetensors", tensors)


def progan(name, labels=False, batch=False, fade_images=None, sizes=(1, 3), decay=0.99):
    """Steps at 16x16; with `fade_images` its blocks are faded in over so many images."""
    d_adversarial, g_adversarial, belief = LOSSES["least_squares" if batch else "wasserstein"]
    tensors = {}
    for steps in sizes:
        g, d, average = ProGanGenerator(labels, batch), ProGanDiscriminator(labels, batch), ProGanGenerator(labels, batch)
        for network in (g, d, average):
            set_weights(network, 1.0 if not batch else 0.3)
        g_adam, d_adam = (torch.optim.Adam(n.parameters(), 1e-3, (0.0, 0.99)) for n in (g, d))
        sums = torch.zeros(4, dtype=torch.float64)
        for step in range(steps):
            alpha = 1 if fade_images is None else step * BATCH / fade_images
            real = wave((BATCH, 1, SIDE, SIDE), step, 1.0, 0.11)
            if alpha < 1:
                real = (1 - alpha) * F.interpolate(F.avg_pool2d(real, 2), scale_factor=2) + alpha * real
            real_labels = torch.tensor([(i + step) % CLASSES for i in range(BATCH)])
            noise = StepNoise(SEED, step)
            z = noise.normal(BATCH, LATENT)
            fake_labels = real_labels if labels else None
            fake = g(z, fake_labels, 2, alpha)

            (on_real, real_classes), (on_fake, fake_classes) = d(real, 2, alpha), d(fake.detach(), 2, alpha)
            d_loss = d_adversarial(on_real, on_fake)
            if not batch:
                share = noise.uniform(BATCH, 1).reshape(-1, 1, 1, 1)
                between = (share * real + (1 - share) * fake.detach()).requires_grad_()
                slope = torch.autograd.grad(d(between, 2, alpha)[0].sum(), between, create_graph=True)[0]
                d_loss = d_loss + 10 * ((slope.flatten(1).norm(dim=1) - 1) ** 2).mean() + 1e-3 * on_real.pow(2).mean()
            if labels:
                d_loss = d_loss + F.cross_entropy(real_classes, real_labels) + F.cross_entropy(fake_classes, fake_labels)
            d_adam.zero_grad(set_to_none=True)
            d_loss.backward()
            d_adam.step()

            judged, classes = d(fake, 2, alpha)
            g_loss = g_adversarial(judged) + (F.cross_entropy(classes, fake_labels) if labels else 0)
            g_adam.zero_grad(set_to_none=True)
            g_loss.backward()
            g_adam.step()
            with torch.no_grad():
                weight = 1 - min(decay, (1 + step) / (10 + step))
                values = ([*n.parameters(), *(b for k, b in n.named_buffers() if not k.endswith("tracked"))] for n in (g, average))
                for source, target in zip(*values):
                    target.lerp_(source, weight)
            sums += torch.stack([belief(on_real).mean(), belief(on_fake).mean(), d_loss, g_loss]).detach()
        tensors[f"{steps}.means"] = sums / steps
        for prefix, network in (("generator", g), ("averaged", average), ("discriminator", d)):
            for key, value in network.state_dict().items():
                if not key.endswith("tracked"):
                    tensors[f"{steps}.{prefix}.{key}"] = value
    save(f"{name}.safetensors", tensors)


def affine():
    """Random affine maps out of elementary matrices, and the gradient that goes back through them."""
    images, uniform = wave((5, 2, 12, 10), 0.3, 1.0, 0.17).requires_grad_(), torch.tensor([(0.618 * (i + 1)) % 1 for i in range(30)]).reshape(5, 6)
    maps = []
    for angle, shear, scale_x, scale_y, shift_x, shift_y in (2 * uniform - 1).tolist():
        angle *= 0.26
        rotation = torch.tensor([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
        linear = rotation @ torch.tensor([[1, 0.3 * shear], [0, 1]]) @ torch.diag(torch.exp(0.15 * torch.tensor([scale_x, scale_y])))
        maps.append(torch.cat([linear, 0.14 * torch.tensor([[shift_x], [shift_y]])], 1))
    grid = F.affine_grid(torch.stack(maps), images.shape, align_corners=False)
    varied = F.grid_sample(images + 1, grid, align_corners=False) - 1
    (varied * wave(varied.shape, 0.2, 1.0, 0.91)).sum().backward()
    save("affine.safetensors", {"uniform": uniform, "varied": varied, "gradient": images.grad})


def classic():
    """Classic variations: elementary matrices in pixels, inverted, as maps of affine_grid."""
    tensors = {}
    for name, height, width in (("square", 12, 12), ("wide", 9, 14)):
        images = 127.5 * (wave((1, 2, height, width), 0.3, 1.0, 0.17) + 1)
        for i, (angle, zoom, x, y, mirrored, brightness) in enumerate([(0.3, 1.0, 0.0, 0.0, False, 1.0), (0.0, 1.3, 0.1, -0.2, False, 1.0),
                                                                       (-0.2, 0.8, -0.15, 0.05, True, 1.2), (0.0, 1.0, 0.0, 0.0, True, 0.7)]):
            turn = torch.tensor([[math.cos(angle), -math.sin(angle), 0], [math.sin(angle), math.cos(angle), 0], [0, 0, 1]])
            shift = torch.tensor([[1, 0, x * width], [0, 1, y * height], [0, 0, 1]])
            forward = shift @ turn @ torch.diag(torch.tensor([zoom, zoom, 1.0])) @ torch.diag(torch.tensor([-1.0 if mirrored else 1.0, 1.0, 1.0]))
            halves = torch.diag(torch.tensor([width / 2, height / 2, 1.0]))
            theta = (torch.inverse(halves) @ torch.inverse(forward) @ halves)[:2]
            grid = F.affine_grid(theta[None], images.shape, align_corners=False)
            varied = F.grid_sample(images, grid, padding_mode="border", align_corners=False)
            tensors[f"{name}.{i}"] = (brightness * varied).clamp(0, 255)[0]
    save("classic.safetensors", tensors)


def category_information():
    """Prints what CategoryInformationTests holds, of four images and three categories."""
    def softmax(row):
        powers = [math.exp(value) for value in row]
        return [power / sum(powers) for power in powers]
    logits = [[2, 0.5, -1], [0, 1.5, 0.3], [-0.7, 0.2, 1.1], [1.2, -0.4, 0.6]]
    varied = [[1, 0.8, -0.5], [0.4, 0.9, 0.1], [-1, 0.7, 0.9], [0.6, -0.1, 0.2]]
    read = [softmax(row) for row in logits]
    disagreement = -sum(p * math.log(q) for ps, row in zip(read, varied) for p, q in zip(ps, softmax(row))) / len(read)
    shares = [sum(column) / len(read) for column in zip(*read)]
    print(disagreement + math.log(3) + sum(share * math.log(share) for share in shares))


def statistics():
    """Student's t by integration of its density, and a paired comparison."""
    def density(x, df):
        return np.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(df * math.pi) * (1 + x * x / df) ** (-(df + 1) / 2)

    def two_sided(t, df):
        x = np.linspace(0, t, 200001)
        y = density(x, df)
        return 1 - 2 * (x[1] - x[0]) / 3 * (y[0] + y[-1] + 4 * y[1:-1:2].sum() + 2 * y[2:-1:2].sum())
    cases = [(t, df) for df in (1, 2, 4, 9, 30) for t in (0.1, 0.7, 2.0, 5.0)]
    differences = np.array([0.012, -0.004, 0.031, 0.008, 0.019])
    error = differences.std(ddof=1) / math.sqrt(5)
    low, high = 0.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if two_sided(middle, 4) > 0.05 else (low, middle)
    mean = differences.mean()
    save("statistics.safetensors", {
        "cases": torch.tensor(cases, dtype=torch.float64), "chances": torch.tensor([two_sided(t, df) for t, df in cases], dtype=torch.float64),
        "differences": torch.tensor(differences),
        "paired": torch.tensor([mean, mean - high * error, mean + high * error, two_sided(mean / error, 4)], dtype=torch.float64)})


def jitter():
    """Planes enlarged by 286/256 with Pillow (made with 9.4), in its float mode: its byte mode rounds after each pass."""
    tensors = {}
    for name, height, width, new_height, new_width in (("square", 32, 32, 36, 36), ("wide", 17, 40, 19, 45), ("tiny", 4, 5, 8, 10)):
        plane = wave((height, width), 0.3, 1.6, 0.71).clamp(-1, 1).numpy()
        enlarged = Image.fromarray(plane, mode="F").resize((new_width, new_height), Image.Resampling.BICUBIC)
        tensors[name] = torch.tensor(np.asarray(enlarged))
    save("jitter.safetensors", tensors)


# CycleGAN at 32x32: 3 channels, batch 1.

class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        convolutions = [[nn.ReflectionPad2d(1), nn.Conv2d(channels, channels, 3, bias=False), nn.InstanceNorm2d(channels)] for _ in range(2)]
        self.inner = nn.Sequential(*convolutions[0], nn.ReLU(), *convolutions[1])

    def forward(self, x):
        return x + self.inner(x)


class ResNetGenerator(nn.Module):
    """c7s1-4, d8, d16, 2 x R16, u8, u4, c7s1-3. Instance normalization without an affine map, as in the authors' code; its
    convolutions have a bias before the normalization, which takes the bias away again: ours have none."""

    def __init__(self):
        super().__init__()
        layers = [nn.ReflectionPad2d(3), nn.Conv2d(3, 4, 7, bias=False), nn.InstanceNorm2d(4), nn.ReLU()]
        for channels in (4, 8):
            layers += [nn.Conv2d(channels, 2 * channels, 3, 2, 1, bias=False), nn.InstanceNorm2d(2 * channels), nn.ReLU()]
        layers += [Residual(16), Residual(16)]
        for channels in (16, 8):
            layers += [nn.ConvTranspose2d(channels, channels // 2, 3, 2, 1, 1, bias=False), nn.InstanceNorm2d(channels // 2), nn.ReLU()]
        self.layers = nn.Sequential(*layers, nn.ReflectionPad2d(3), nn.Conv2d(4, 3, 7), nn.Tanh())

    def forward(self, x):
        return self.layers(x)


def entered(inputs, channels):
    return [nn.ReflectionPad2d(3), nn.Conv2d(inputs, channels, 7, bias=False), nn.InstanceNorm2d(channels), nn.ReLU()]


def halved(channels):
    return [nn.Conv2d(channels, 2 * channels, 3, 2, 1, bias=False), nn.InstanceNorm2d(2 * channels), nn.ReLU()]


def doubled(channels):
    return [nn.ConvTranspose2d(channels, channels // 2, 3, 2, 1, 1, bias=False), nn.InstanceNorm2d(channels // 2), nn.ReLU()]


def left(channels, outputs=3):
    return nn.Sequential(nn.ReflectionPad2d(3), nn.Conv2d(channels, outputs, 7), nn.Tanh())


class GlobalGenerator(nn.Module):
    """pix2pixHD's, of 8 channels, two halvings and one residual block, without biases that its normalization takes away again."""

    def __init__(self, inputs):
        super().__init__()
        self.layers = nn.Sequential(*entered(inputs, 8), *halved(8), *halved(16), Residual(32), *doubled(32), *doubled(16))
        self.image = left(8)


class LocalEnhancer(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.enter = nn.Sequential(*entered(inputs, 4), *halved(4))
        self.leave = nn.Sequential(Residual(8), *doubled(8))
        self.image = left(4)

    def forward(self, x, features):
        return self.image(self.leave(self.enter(x) + features))


class ScaleDiscriminator(nn.ModuleList):
    """C4-C8-C16 with paddings of 2; gives what each convolution makes, the judgement last."""

    def __init__(self):
        super().__init__([
            nn.Sequential(nn.Conv2d(6, 4, 4, 2, 2), nn.LeakyReLU(0.2)),
            *(nn.Sequential(nn.Conv2d(i, 2 * i, 4, s, 2, bias=False), nn.InstanceNorm2d(2 * i), nn.LeakyReLU(0.2)) for i, s in ((4, 2), (8, 1))),
            nn.Sequential(nn.Conv2d(16, 1, 4, 1, 2))])

    def forward(self, *images):
        x, seen = torch.cat(images, 1), []
        for part in self:
            x = part(x)
            seen.append(x)
        return seen


class FeatureEncoder(nn.Module):
    """pix2pixHD's, of 4 channels, two halvings and two features, averaged over the pixels of each class in each image."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(*entered(3, 4), *halved(4), *halved(8), *doubled(16), *doubled(8), *left(4, 2))

    def forward(self, image, classes):
        features = self.layers(image)
        means = torch.zeros_like(features)
        for i in range(len(image)):
            for number in classes[i].unique():
                is_in = classes[i, 0] == number
                means[i, :, is_in] = features[i, :, is_in].mean(1, keepdim=True)
        return means


def pix2pixhd(name, features):
    """Steps of pix2pixHD (Wang 2018) on one pair: one of the global generator on images of half the size, one of the enhancer around it
    alone, one of both. Least squares, feature matching 10, two discriminators whose losses count half, Adam 1e-3 (.5/.999), which begins
    anew with the enhancer. Input and target: waves of (1, 3, 32, 32), phases 0.5 and 0, steps 0.13 and 0.11. Weights follow set_weights.
    With features there are two pairs, inputs are numbers of three classes, thirds of the wave's range, which become a channel each, and an
    encoder learns with the generators.

    image             the translation before any step, of all networks
    terms             (3, 5): for each step adversarial at both scales, feature matching, and the discriminators' losses at both scales, halved not
    NAME.PARAMETER    weights after the three: global, enhancer1, discriminator1, discriminator2, encoder
    """
    inputs = 5 if features else 3
    parts = {"global": GlobalGenerator(inputs), "enhancer1": LocalEnhancer(inputs), "discriminator1": ScaleDiscriminator(), "discriminator2": ScaleDiscriminator()}
    encoder = FeatureEncoder()
    if features:
        parts["encoder"] = encoder
    for network in parts.values():
        set_weights(network)
    coarse, enhancer, *judges = list(parts.values())[:4]
    shrink = nn.AvgPool2d(3, 2, 1, count_include_pad=False)

    def translate(x, level):
        features = coarse.layers(x if level == 0 else shrink(x))
        return coarse.image(features) if level == 0 else enhancer(x, features)

    def adam(*networks):
        return torch.optim.Adam([p for network in networks for p in network.parameters()], 1e-3, (0.5, 0.999))

    if features:
        numbers, y = ((wave((2, 1, 32, 32), 0.5, 1.0, 0.13) + 1) * 1.4999).floor(), wave((2, 3, 32, 32), 0, 1.0, 0.11)
        x = (numbers == torch.arange(3).view(1, 3, 1, 1)).float()
    else:
        x, y = wave((1, 3, 32, 32), 0.5, 1.0, 0.13), wave((1, 3, 32, 32), 0, 1.0, 0.11)

    def joined():
        return torch.cat([x, encoder(y, numbers)], 1) if features else x

    tensors, terms = {"image": translate(joined(), 1)}, []
    coarse_step, judges_step, encoder_step = adam(coarse), adam(*judges), adam(encoder)
    for level, is_alone in ((0, False), (1, True), (1, False)):
        if is_alone:
            coarse_step, enhancer_step, judges_step, encoder_step = adam(coarse), adam(enhancer), adam(*judges), adam(encoder)
        maps, targets, made = [x if level else shrink(x)], [y if level else shrink(y)], None
        made = [translate(joined() if level else shrink(joined()), level)]
        for scales in (maps, targets, made):
            scales.append(shrink(scales[0]))
        adversarial, matching = [], 0
        for judge, a, b, fake in zip(judges, maps, targets, made):
            seen, real = judge(a, fake), [features.detach() for features in judge(a, b)]
            adversarial.append(((seen[-1] - 1) ** 2).mean())
            matching = matching + 4 / 3 * sum(F.l1_loss(s, r) for s, r in zip(seen[:-1], real[:-1])) / 2
        coarse.zero_grad()
        enhancer.zero_grad()
        encoder.zero_grad()
        (sum(adversarial) + 10 * matching).backward()
        if features:
            encoder_step.step()
        if not is_alone:
            coarse_step.step()
        if level > 0:
            enhancer_step.step()
        losses = [((judge(a, b)[-1] - 1) ** 2).mean() + (judge(a, fake.detach())[-1] ** 2).mean() for judge, a, b, fake in zip(judges, maps, targets, made)]
        for judge in judges:
            judge.zero_grad()
        (0.5 * sum(losses)).backward()
        judges_step.step()
        terms.append(torch.stack([*adversarial, matching, *losses]))
    for prefix, network in parts.items():
        tensors.update({f"{prefix}.{key}": value for key, value in network.state_dict().items()})
    save(f"{name}.safetensors", {**tensors, "terms": torch.stack(terms)})


class ImagePool:
    """Takes each new image in while there is room; then gives with u > 0.5 the image `index` back and keeps the new one in its place."""

    def __init__(self, size):
        self.size, self.images = size, []

    def query(self, image, u, index):
        image = image.detach().clone()
        if len(self.images) < self.size:
            self.images.append(image)
        elif u > 0.5:
            image, self.images[index] = self.images[index], image
        return image


POOL = 3

# For each step (u, index) of the pool of translations to A and of that to B; the pools fill in the first three.
DECISIONS = [[(-1, -1), (-1, -1)]] * POOL + [[(0.8, 1), (0.3, 2)], [(0.2, 0), (0.9, 0)], [(0.6, 1), (0.7, 0)]]


def cyclegan(sizes=(1, 3, 6)):
    """Steps of CycleGAN (Zhu 2017, and the authors' code): least squares, cycle 10, identity 5, Adam 2e-4 (.5/.999), generators first.

    A and B of step s are waves of (1, 3, 32, 32): phase s + 0.5, step 0.13, and phase s, step 0.11, both of height 1. Weights of each
    network follow set_weights. The judges see the images that the generators made before their step of Adam, by way of pools
    of three. One Adam over two networks is the same as one for each.

    decisions         (6, 2, 2): for each step, of the pools of A and of B, u and index; -1 where the pool has room
    fake_b, fake_a, cycle_a, cycle_b   the first step's translations and what comes back
    terms             (6, 8): for each step, unweighted, adversarial B (its judge on G(A)) and A; cycle A and B (L1); identity B
                      (|G(B) - B|) and A; judge A and judge B, each the sum on real and on pooled images, which the step halves
    N.NAME.PARAMETER  weights after N steps: a_to_b, b_to_a, judge_a, judge_b
    """
    def against(outputs, target):
        return F.mse_loss(outputs, torch.full_like(outputs, target))

    g, f, judge_a, judge_b = ResNetGenerator(), ResNetGenerator(), PatchGan(nn.InstanceNorm2d, 3), PatchGan(nn.InstanceNorm2d, 3)
    for network in (g, f, judge_a, judge_b):
        set_weights(network)
    g_adam, d_adam = (torch.optim.Adam([*a.parameters(), *b.parameters()], 2e-4, (0.5, 0.999)) for a, b in ((g, f), (judge_a, judge_b)))
    pool_a, pool_b = ImagePool(POOL), ImagePool(POOL)
    tensors, terms = {"decisions": torch.tensor(DECISIONS)}, []
    for step, (decision_a, decision_b) in enumerate(DECISIONS):
        a, b = wave((1, 3, 32, 32), step + 0.5, 1.0, 0.13), wave((1, 3, 32, 32), step, 1.0, 0.11)
        fake_b, fake_a = g(a), f(b)
        cycle_a, cycle_b = f(fake_b), g(fake_a)
        if step == 0:
            tensors.update(fake_b=fake_b, fake_a=fake_a, cycle_a=cycle_a, cycle_b=cycle_b)
        adversarial = [against(judge_b(fake_b), 1.0), against(judge_a(fake_a), 1.0)]
        cycles = [F.l1_loss(cycle_a, a), F.l1_loss(cycle_b, b)]
        identities = [F.l1_loss(g(b), b), F.l1_loss(f(a), a)]
        g_adam.zero_grad()
        (sum(adversarial) + 10 * sum(cycles) + 5 * sum(identities)).backward()
        g_adam.step()

        judged = [against(judge(real), 1.0) + against(judge(pool.query(fake, *decision)), 0.0) for judge, real, pool, fake, decision in (
            (judge_a, a, pool_a, fake_a, decision_a), (judge_b, b, pool_b, fake_b, decision_b))]
        d_adam.zero_grad()
        (0.5 * sum(judged)).backward()
        d_adam.step()
        terms.append(torch.stack([*adversarial, *cycles, *identities, *judged]))
        if step + 1 in sizes:
            for prefix, network in (("a_to_b", g), ("b_to_a", f), ("judge_a", judge_a), ("judge_b", judge_b)):
                tensors.update({f"{step + 1}.{prefix}.{key}": value.clone() for key, value in network.state_dict().items()})
    tensors["terms"] = torch.stack(terms)
    save("cyclegan.safetensors", tensors)


# The context encoder at 32x32 with 4 channels to 32 (centre) and at 16x16 (random blocks).

class ChannelWiseDense(nn.Module):
    """Pathak 2016, section 3.1: a fully connected layer within each channel."""

    def __init__(self, channels, height, width):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(channels, height * width, height * width))

    def forward(self, x):
        return torch.einsum("ncp,cpq->ncq", x.flatten(2), self.weight).reshape(x.shape)


def halvings(image_channels, widths):
    layers = [nn.Conv2d(image_channels, widths[0], 4, 2, 1, bias=False), nn.LeakyReLU(0.2)]
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Conv2d(inputs, outputs, 4, 2, 1, bias=False), nn.BatchNorm2d(outputs), nn.LeakyReLU(0.2)]
    return layers


def context_encoder(image_channels, encoder, bottleneck, decoder):
    layers = halvings(image_channels, encoder) + bottleneck
    for inputs, outputs in zip(decoder, [*decoder[1:], image_channels]):
        layers += [nn.BatchNorm2d(inputs), nn.ReLU(), nn.ConvTranspose2d(inputs, outputs, 4, 2, 1, bias=False)]
    network = nn.Module()
    network.layers = nn.Sequential(*layers, nn.Tanh())
    return network


def context_judge(image_channels, widths):
    network = nn.Module()
    network.layers = nn.Sequential(*halvings(image_channels, widths), nn.Flatten(), nn.Linear(widths[-1] * 16, 1, bias=False))
    return network


def random_blocks(noise, count, side, share):
    """Eight blocks an image, each of four chances: height, width, top, left; those that would hide too much are passed over."""
    chances = noise.uniform(count, 32).numpy().astype(np.float64)
    masks = torch.zeros(count, 1, side, side, dtype=torch.bool)
    for mask, one in zip(masks[:, 0], chances.reshape(count, 8, 4)):
        for i, (rows, columns, top, left) in enumerate(one):
            rows, columns = (max(1, int(math.sqrt(share) * side * (0.25 + 0.5 * c))) for c in (rows, columns))
            top, left = (min(int(c * (side - length + 1)), side - length) for c, length in ((top, rows), (left, columns)))
            with_block = mask.clone()
            with_block[top:top + rows, left:left + columns] = True
            if i == 0 or with_block.sum() <= int(share * side * side):
                mask.copy_(with_block)
    return masks


def contextencoder(name, blocks, sizes=(1, 3)):
    """Steps of the context encoder (Pathak 2016, and the authors' code): squared error .999, adversarial .001, Adam 2e-3 and 2e-4
    (.5/.999), the judge first; hidden pixels are zero.

    The centre of images of (6, 3, 32, 32): 16x16 are predicted, of which a border of 2 pixels is not hidden and weighs ten times.
    With random blocks images of (6, 1, 16, 16), a quarter hidden at most, and a channel-wise bottleneck; all is predicted and judged.

    terms             (steps, 3): unweighted, reconstruction and adversarial of the generator, adversarial of the judge
    masks             the first step's random blocks
    N.NAME.PARAMETER  weights after N steps: generator, discriminator
    """
    if blocks:
        g = context_encoder(1, [16, 32], [ChannelWiseDense(32, 4, 4), nn.Conv2d(32, 32, 1, bias=False)], [32, 16])
        d = context_judge(1, [16, 32])
    else:
        dense = [nn.Flatten(), nn.Linear(512, 10, bias=False), nn.BatchNorm1d(10), nn.LeakyReLU(0.2), nn.Linear(10, 512, bias=False), nn.Unflatten(1, (32, 4, 4))]
        g, d = context_encoder(3, [8, 16, 32], dense, [32, 16]), context_judge(3, [16, 32])
    for network in (g, d):
        set_weights(network)
    g_adam, d_adam = (torch.optim.Adam(network.parameters(), rate, (0.5, 0.999)) for network, rate in ((g, 2e-3), (d, 2e-4)))
    tensors, terms = {}, []
    weights = torch.full((1, 1, 16, 16), 1.0 if blocks else 10.0)
    weights[:, :, 2:-2, 2:-2] = 1
    for step in range(max(sizes)):
        real = wave((BATCH, 1, SIDE, SIDE) if blocks else (BATCH, 3, 32, 32), step, 1.0, 0.11)
        if blocks:
            hidden, wanted = random_blocks(StepNoise(SEED, step), BATCH, SIDE, 0.25), real
        else:
            hidden, wanted = torch.zeros(1, 1, 32, 32, dtype=torch.bool), real[:, :, 8:24, 8:24]
            hidden[:, :, 10:22, 10:22] = True
        if blocks and step == 0:
            tensors["masks"] = hidden
        predicted = g.layers(real.masked_fill(hidden, 0))
        d_loss = LOSSES["cross_entropy"][0](d.layers(wanted), d.layers(predicted.detach()))
        d_adam.zero_grad()
        d_loss.backward()
        d_adam.step()
        reconstruction = ((predicted - wanted) ** 2 * weights).mean()
        adversarial = LOSSES["cross_entropy"][1](d.layers(predicted))
        g_adam.zero_grad()
        (0.999 * reconstruction + 0.001 * adversarial).backward()
        g_adam.step()
        terms.append(torch.stack([reconstruction, adversarial, d_loss]))
        if step + 1 in sizes:
            for prefix, network in (("generator", g), ("discriminator", d)):
                tensors.update({f"{step + 1}.{prefix}.{key}": value.clone() for key, value in network.state_dict().items() if not key.endswith("tracked")})
    tensors["terms"] = torch.stack(terms)
    save(f"{name}.safetensors", tensors)


def dualgan(steps=4):
    """Steps of DualGAN (Yi 2017, algorithm 1): critics first, in two steps for one of the generators; RMSProp 5e-4, weights of critics
    clipped to 0.05, reconstruction 10, no dropout.

    A and B of step s are waves of (2, 3, 32, 32), phase s + 0.5, step 0.13, and of (2, 1, 32, 32), phase s, step 0.11, both of height 1.
    Weights of each network follow set_weights.

    critics           (4, 2): for each step, the Wasserstein loss of the critic of B and of A
    generators        (2, 4): for each of their steps, unweighted, adversarial B (its critic on G(A)) and A; reconstruction A and B (L1)
    NAME.PARAMETER    weights after all steps: a_to_b, b_to_a, judge_a, judge_b
    """
    g, f = UNet(instance_norm), UNet(instance_norm, 1, 3)
    judge_a, judge_b = PatchGan(instance_norm, 3), PatchGan(instance_norm, 1)
    for network in (g, f, judge_a, judge_b):
        set_weights(network)
    g_step, d_step = (torch.optim.RMSprop([*a.parameters(), *b.parameters()], 5e-4) for a, b in ((g, f), (judge_a, judge_b)))
    tensors, critics, generators = {}, [], []
    for step in range(steps):
        a, b = wave((2, 3, 32, 32), step + 0.5, 1.0, 0.13), wave((2, 1, 32, 32), step, 1.0, 0.11)
        fake_b, fake_a = g(a), f(b)
        losses = [judge(fake.detach()).mean() - judge(real).mean() for judge, fake, real in ((judge_b, fake_b, b), (judge_a, fake_a, a))]
        d_step.zero_grad()
        sum(losses).backward()
        d_step.step()
        critics.append(torch.stack(losses))
        with torch.no_grad():
            for weight in [*judge_a.parameters(), *judge_b.parameters()]:
                weight.clamp_(-0.05, 0.05)
        if step % 2 == 1:
            adversarial = [-judge_b(fake_b).mean(), -judge_a(fake_a).mean()]
            back = [F.l1_loss(f(fake_b), a), F.l1_loss(g(fake_a), b)]
            g_step.zero_grad()
            (sum(adversarial) + 10 * sum(back)).backward()
            g_step.step()
            generators.append(torch.stack([*adversarial, *back]))
    for prefix, network in (("a_to_b", g), ("b_to_a", f), ("judge_a", judge_a), ("judge_b", judge_b)):
        tensors.update({f"{prefix}.{unet_name(key) if network in (g, f) else key}": value for key, value in network.state_dict().items()})
    save("dualgan.safetensors", {**tensors, "critics": torch.stack(critics), "generators": torch.stack(generators)})


class DiscoGenerator(nn.Module):
    """The authors' code at 32x32: widths double to the base of 4x4 and halve again; tanh for sigmoid, as images are from -1 to 1."""

    def __init__(self, inputs, outputs, widths=(4, 8, 16)):
        super().__init__()
        layers = [nn.Conv2d(inputs, widths[0], 4, 2, 1, bias=False), nn.LeakyReLU(0.2)]
        for few, many in zip(widths, widths[1:]):
            layers += [nn.Conv2d(few, many, 4, 2, 1, bias=False), nn.BatchNorm2d(many), nn.LeakyReLU(0.2)]
        for many, few in zip(widths[:0:-1], widths[-2::-1]):
            layers += [nn.ConvTranspose2d(many, few, 4, 2, 1, bias=False), nn.BatchNorm2d(few), nn.ReLU()]
        self.layers = nn.Sequential(*layers, nn.ConvTranspose2d(widths[0], outputs, 4, 2, 1, bias=False), nn.Tanh())

    def forward(self, x):
        return self.layers(x)


class DiscoJudge(nn.Module):
    def __init__(self, channels, widths=(4, 8, 16)):
        super().__init__()
        self.halving0 = nn.Sequential(nn.Conv2d(channels, widths[0], 4, 2, 1, bias=False), nn.LeakyReLU(0.2))
        self.halving1, self.halving2 = (nn.Sequential(
            nn.Conv2d(few, many, 4, 2, 1, bias=False), nn.BatchNorm2d(many), nn.LeakyReLU(0.2)) for few, many in zip(widths, widths[1:]))
        self.validity = nn.Linear(widths[-1] * 16, 1, bias=False)

    def forward(self, x):
        second = self.halving1(self.halving0(x))
        third = self.halving2(second)
        return self.validity(third.flatten(1)), [second, third]


def discogan(steps=6):
    """Steps of DiscoGAN (Kim 2017, and the authors' code): the judges learn in steps 0 and 3, the generators in the others; the rate of
    reconstruction is 0.1, from step 4 on 0.6; Adam 2e-3 (.5/.999), weight decay 0.05.

    A and B of step s are waves of (3, 3, 32, 32), phase s + 0.5, step 0.13, and of (3, 1, 32, 32), phase s, step 0.11, both of height 1.
    Weights of each network follow set_weights. Images are translated back, and judged, only in steps that learn from that.

    judges            (2, 2): for each of their steps, the cross-entropy of the judge of B and of A, which the step halves
    generators        (4, 6): for each of theirs, unweighted, adversarial and features B (of G(A) in B's judge), the same of A; the
                      reconstruction of A and of B, of values from 0 to 1
    NAME.PARAMETER    weights and statistics after all steps: a_to_b, b_to_a, judge_a, judge_b
    """
    def against(logits, target):
        return F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, target))

    def matching(real, fake):
        hinge = nn.HingeEmbeddingLoss()
        squares = [(r.mean(0) - f.mean(0)).pow(2) for r, f in zip(real, fake)]
        return sum(hinge(square, torch.ones_like(square)) for square in squares)

    g, f, judge_a, judge_b = DiscoGenerator(3, 1), DiscoGenerator(1, 3), DiscoJudge(3), DiscoJudge(1)
    for network in (g, f, judge_a, judge_b):
        set_weights(network)
    g_step, d_step = (torch.optim.Adam([*a.parameters(), *b.parameters()], 2e-3, (0.5, 0.999), weight_decay=0.05)
                      for a, b in ((g, f), (judge_a, judge_b)))
    tensors, judges, generators = {}, [], []
    for step in range(steps):
        a, b = wave((3, 3, 32, 32), step + 0.5, 1.0, 0.13), wave((3, 1, 32, 32), step, 1.0, 0.11)
        fake_b, fake_a = g(a), f(b)
        games = [(judge(real), judge(fake)) for judge, real, fake in ((judge_b, b, fake_b), (judge_a, a, fake_a))]
        if step % 3 == 0:
            losses = [against(real, 1.0) + against(fake, 0.0) for (real, _), (fake, _) in games]
            d_step.zero_grad()
            (0.5 * sum(losses)).backward()
            d_step.step()
            judges.append(torch.stack(losses))
            continue
        rate = 0.1 if step < 4 else 0.6
        adversarial, features = [against(fake, 1.0) for _, (fake, _) in games], [matching(real, fake) for (_, real), (_, fake) in games]
        back = [F.mse_loss((f(fake_b) + 1) / 2, (a + 1) / 2), F.mse_loss((g(fake_a) + 1) / 2, (b + 1) / 2)]
        g_step.zero_grad()
        ((0.1 * sum(adversarial) + 0.9 * sum(features)) * (1 - rate) + sum(back) * rate).backward()
        g_step.step()
        generators.append(torch.stack([adversarial[0], features[0], adversarial[1], features[1], *back]))
    for prefix, network in (("a_to_b", g), ("b_to_a", f), ("judge_a", judge_a), ("judge_b", judge_b)):
        tensors.update({f"{prefix}.{key}": value for key, value in network.state_dict().items() if not key.endswith("tracked")})
    save("discogan.safetensors", {**tensors, "judges": torch.stack(judges), "generators": torch.stack(generators)})


class CoGanGenerator(nn.Module):
    """DCGAN's form, with a last layer for each kind of images: grey inputs, colour targets."""

    def __init__(self):
        super().__init__()
        self.shared = nn.Sequential(
            nn.Linear(LATENT, 16 * 4 * 4, bias=False), nn.Unflatten(1, (16, 4, 4)), nn.BatchNorm2d(16), nn.ReLU(),
            nn.ConvTranspose2d(16, 8, 4, 2, 1, bias=False), nn.BatchNorm2d(8), nn.ReLU())
        self.input = nn.Sequential(nn.ConvTranspose2d(8, 1, 4, 2, 1), nn.Tanh())
        self.target = nn.Sequential(nn.ConvTranspose2d(8, 3, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        scene = self.shared(z)
        return self.input(scene), self.target(scene)


class CoGanDiscriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.input = nn.Sequential(nn.Conv2d(1, 8, 4, 2, 1), nn.LeakyReLU(0.2))
        self.target = nn.Sequential(nn.Conv2d(3, 8, 4, 2, 1), nn.LeakyReLU(0.2))
        self.shared = nn.Sequential(nn.Conv2d(8, 16, 4, 2, 1), nn.LeakyReLU(0.2), nn.Flatten())
        self.validity, self.classes = nn.Linear(16 * 4 * 4, 1), nn.Linear(16 * 4 * 4, CLASSES)

    def forward(self, a, b):
        of_a, of_b = self.shared(self.input(a)), self.shared(self.target(b))
        return torch.cat([self.validity(of_a), self.validity(of_b)]), self.classes(of_a), of_a - of_b

    def classify(self, b):
        return self.classes(self.shared(self.target(b)))


class LeNetCoGanDiscriminator(CoGanDiscriminator):
    """The paper's for digits, narrower; the slope of its activation is fixed."""

    def __init__(self):
        super().__init__()
        self.input = nn.Sequential(nn.Conv2d(1, 8, 5), nn.MaxPool2d(2))
        self.target = nn.Sequential(nn.Conv2d(3, 8, 5), nn.MaxPool2d(2))
        self.shared = nn.Sequential(nn.Conv2d(8, 20, 5), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(20, 200), nn.LeakyReLU(0.25))
        self.validity, self.classes = nn.Linear(200, 1), nn.Linear(200, CLASSES)


def cogan(name, discriminator, class_weight=1.0, pair_weight=0.0, sizes=(1, 3)):
    """Steps of CoGAN (Liu 2016) with labels of inputs: both images against real ones of their kind, cross-entropy, Adam 1e-3 (.5/.999).
    A pair's features in the discriminator are to be alike, by pair_weight times their squared distance (authors' code).

    Inputs of step s are waves of (BATCH, 1, SIDE, SIDE), phase s, targets of (BATCH, 3, SIDE, SIDE), phase s + 0.5, labels (i + s) modulo
    CLASSES. Weights of each network follow set_weights.

    input, target, classes   the first step's images, and the untrained discriminator's class logits of the first step's real targets
    terms             (3, 4): for each step the discriminator's adversarial term, its class loss, its distance of features, and the
                      generator's adversarial term
    N.NAME.PARAMETER  weights after N steps: generator, discriminator
    """
    g, d = CoGanGenerator(), discriminator()
    for network in (g, d):
        set_weights(network)
    g_adam, d_adam = (torch.optim.Adam(network.parameters(), 1e-3, (0.5, 0.999)) for network in (g, d))
    tensors, terms = {}, []
    d_adversarial, g_adversarial, _ = LOSSES["cross_entropy"]
    for step in range(max(sizes)):
        a, b = wave((BATCH, 1, SIDE, SIDE), step, 1.0, 0.11), wave((BATCH, 3, SIDE, SIDE), step + 0.5, 1.0, 0.11)
        labels = torch.tensor([(i + step) % CLASSES for i in range(BATCH)])
        fake = g(StepNoise(SEED, step).normal(BATCH, LATENT))
        if step == 0:
            tensors.update(input=fake[0], target=fake[1], classes=d.classify(b))
        on_real, classes, _ = d(a, b)
        on_fake, _, apart = d(*(images.detach() for images in fake))
        judged, classified, distance = d_adversarial(on_real, on_fake), F.cross_entropy(classes, labels), apart.square().sum(1).mean()
        d_adam.zero_grad()
        (judged + class_weight * classified + pair_weight * distance).backward()
        d_adam.step()

        fooled = g_adversarial(d(*fake)[0])
        g_adam.zero_grad()
        fooled.backward()
        g_adam.step()
        terms.append(torch.stack([judged, classified, distance, fooled]))
        if step + 1 in sizes:
            for prefix, network in (("generator", g), ("discriminator", d)):
                tensors.update({f"{step + 1}.{prefix}.{key}": value.clone() for key, value in network.state_dict().items() if not key.endswith("tracked")})
    tensors["terms"] = torch.stack(terms)
    save(f"{name}.safetensors", tensors)


# DRAW: 2 channels, 8 high and 10 wide, three steps in time.

def filters(parameters, count, height, width):
    """The banks F_X (batch, count, width) and F_Y (batch, count, height) and the intensity gamma: the paper's (21) to (26).

    Columns of parameters: centre x and y, log variance, log stride, log intensity. Pixels count from 1, as filters do. The logarithms
    are bounded to 18 either way, so that neither values nor gradients overflow; 1e-8 is for filters that lie so far outside of the
    image, or are so narrow between two pixels, that all their values underflow: they read and write nothing.
    """
    x, y = parameters[:, :2].split(1, 1)
    variance, stride, intensity = parameters[:, 2:].clamp(-18, 18).exp().split(1, 1)
    stride = (max(height, width) - 1) / max(count - 1, 1) * stride
    offsets = (torch.arange(1, count + 1) - count / 2 - 0.5) * stride

    def bank(centre, length):
        means = (length + 1) / 2 * (centre + 1) + offsets
        values = (-(torch.arange(1, length + 1) - means.unsqueeze(2)) ** 2 / (2 * variance.unsqueeze(2))).exp()
        return values / (values.sum(2, keepdim=True) + 1e-8)

    return bank(x, width), bank(y, height), intensity


def filter_banks():
    """Banks at the edges of their range: NAME.parameters (batch, 5) with `filters`' columns, NAME.x, NAME.y, NAME.intensity, and
    NAME.gradient, that of the three's weighted sum (weights: waves of phases 0.2, 0.4 and 0.6, height 1, step 0.91) at the parameters."""
    cases = {
        "usual": (5, 8, 10, [[0, 0, 0, 0, 0], [0.3, -0.4, 0.7, -0.5, 0.2], [-0.9, 0.8, -0.6, -1.2, -0.7]]),
        "outside": (3, 8, 10, [[5, 0, 0, -1, 0], [0, -7, 0, -1, 0], [40, -40, 1, 0, 0]]),
        "stride": (5, 8, 8, [[0.1, 0.2, 0, -12, 0], [0.1, 0.2, 0, 10, 0], [0.1, 0.2, 0, -200, 0], [0.1, 0.2, 0, 200, 0]]),
        "variance": (4, 8, 8, [[0.03, 0.02, -9, -0.3, 0], [0.03, 0.02, -200, -0.3, 0], [0.03, 0.02, 9, -0.3, 0], [0.03, 0.02, 200, -0.3, 0]]),
        "on_a_pixel": (1, 5, 7, [[0, 0, -18, 0, 0], [0, 0, -200, 0, 1]]),
        "single": (1, 8, 10, [[0.2, -0.3, 0.5, 3, 0.4]]),
        "tall": (3, 28, 4, [[0.2, -0.3, 1, -0.2, 0.4]]),
        "intensity": (2, 6, 6, [[0.2, -0.3, 0, 0, 9], [0.2, -0.3, 0, 0, -9], [0.2, -0.3, 0, 0, 100]]),
    }
    tensors = {}
    for name, (count, height, width, rows) in cases.items():
        parameters = torch.tensor(rows, dtype=torch.float32, requires_grad=True)
        results = filters(parameters, count, height, width)
        sum((r * wave(r.shape, phase, 1.0, 0.91)).sum() for r, phase in zip(results, (0.2, 0.4, 0.6))).backward()
        tensors.update(zip((f"{name}.{key}" for key in ("parameters", "x", "y", "intensity", "gradient")), (parameters, *results, parameters.grad)))
        assert all(torch.isfinite(t).all() for t in tensors.values())
    save("filter_banks.safetensors", tensors)


TIMES, UNITS, CODE, READ, WRITE, CHANNELS, HEIGHT, WIDTH = 3, 8, 4, 3, 2, 2, 8, 10


class DrawEncoder(nn.Module):
    def __init__(self, attention):
        super().__init__()
        inputs = 2 * CHANNELS * (READ * READ if attention else HEIGHT * WIDTH)
        if attention:
            self.window = nn.Linear(UNITS, 5)
        self.cell, self.latent = LstmCell(inputs + UNITS, UNITS), nn.Linear(UNITS, 2 * CODE)
        self.state = nn.Parameter(torch.zeros(UNITS))

    def read(self, x, error, h_decoder):
        """The glimpses of image and error image side by side, (27) or (17)."""
        if not hasattr(self, "window"):
            return torch.cat([x.flatten(1), error.flatten(1)], 1)
        filters_x, filters_y, intensity = filters(self.window(h_decoder), READ, HEIGHT, WIDTH)
        return torch.cat([intensity * (filters_y.unsqueeze(1) @ i @ filters_x.unsqueeze(1).transpose(2, 3)).flatten(1) for i in (x, error)], 1)


class DrawDecoder(nn.Module):
    def __init__(self, attention):
        super().__init__()
        self.cell = LstmCell(CODE, UNITS)
        self.patch = nn.Linear(UNITS, CHANNELS * (WRITE * WRITE if attention else HEIGHT * WIDTH))
        if attention:
            self.window = nn.Linear(UNITS, 5)
        self.state, self.canvas = nn.Parameter(torch.zeros(UNITS)), nn.Parameter(torch.zeros(CHANNELS, HEIGHT, WIDTH))

    def write(self, h):
        """What is added to the canvas, (28) and (29) or (18)."""
        patch = self.patch(h)
        if not hasattr(self, "window"):
            return patch.reshape(-1, CHANNELS, HEIGHT, WIDTH)
        filters_x, filters_y, intensity = filters(self.window(h), WRITE, HEIGHT, WIDTH)
        patch = patch.reshape(-1, CHANNELS, WRITE, WRITE)
        return filters_y.unsqueeze(1).transpose(2, 3) @ patch @ filters_x.unsqueeze(1) / intensity.reshape(-1, 1, 1, 1)


def draw(name, attention, sizes=(1, 3)):
    """Steps of DRAW (Gregor 2015): (3) to (8), loss (9) to (12) in nats, Adam 1e-3 (.5/.999: the paper has no betas, the best-known code
    has these), gradients of both networks scaled to a common norm of 5 (that code bounds tensor by tensor).

    Images of step s are wave((6, 2, 8, 10), s, 1, 0.11), brought from [-1, 1] to [0, 1]. The noise is StepNoise(5, s).normal(6, 3 * 4),
    a row's codes in the order of time. Weights are set_weights(scale 0.5) of encoder and decoder. The initial hidden states and the
    first canvas are learned, as in the paper; cell states start from 0. The encoder's cell takes [glimpse of the image, glimpse of
    the error image, decoder's state], each glimpse as (channels, rows, columns); `latent` gives means, then logarithms of deviations.

    terms             (3, 2): for each step the reconstruction (sum over pixels, mean over the batch) and the divergence
    norms             (3): of all gradients before they are scaled
    canvases          (3, 6, 2, 8, 10): of the first step, before the sigmoid, in the order of time
    divergences       (3): of the first step, in the order of time
    N.encoder.PARAMETER, N.decoder.PARAMETER   weights after N steps; windows only with attention
    """
    encoder, decoder = DrawEncoder(attention), DrawDecoder(attention)
    for network in (encoder, decoder):
        set_weights(network, 0.5)
    parameters = [*encoder.parameters(), *decoder.parameters()]
    adam = torch.optim.Adam(parameters, 1e-3, (0.5, 0.999))
    tensors, terms, norms = {}, [], []
    for step in range(max(sizes)):
        x = (wave((BATCH, CHANNELS, HEIGHT, WIDTH), step, 1.0, 0.11) + 1) / 2
        noise = StepNoise(SEED, step).normal(BATCH, TIMES * CODE).reshape(BATCH, TIMES, CODE)
        h_encoder, h_decoder = encoder.state.expand(BATCH, -1), decoder.state.expand(BATCH, -1)
        c_encoder = c_decoder = torch.zeros(BATCH, UNITS)
        canvases, divergences = [decoder.canvas.expand(BATCH, -1, -1, -1)], []
        for t in range(TIMES):
            glimpses = encoder.read(x, x - canvases[-1].sigmoid(), h_decoder)
            h_encoder, c_encoder = encoder.cell(torch.cat([glimpses, h_decoder], 1), h_encoder, c_encoder)
            mean, log_deviation = encoder.latent(h_encoder).chunk(2, 1)
            z = mean + log_deviation.exp() * noise[:, t]
            h_decoder, c_decoder = decoder.cell(z, h_decoder, c_decoder)
            canvases.append(canvases[-1] + decoder.write(h_decoder))
            divergences.append(0.5 * (mean ** 2 + (2 * log_deviation).exp() - 2 * log_deviation - 1).sum(1).mean())
        reconstruction = F.binary_cross_entropy_with_logits(canvases[-1], x, reduction="none").flatten(1).sum(1).mean()
        adam.zero_grad()
        (reconstruction + sum(divergences)).backward()
        norms.append(nn.utils.clip_grad_norm_(parameters, 5.0))
        adam.step()
        terms.append(torch.stack([reconstruction, sum(divergences)]))
        if step == 0:
            tensors["canvases"], tensors["divergences"] = torch.stack(canvases[1:]), torch.stack(divergences)
        if step + 1 in sizes:
            for prefix, network in (("encoder", encoder), ("decoder", decoder)):
                tensors.update({f"{step + 1}.{prefix}.{key}": value.clone() for key, value in network.state_dict().items()})
    tensors["terms"], tensors["norms"] = torch.stack(terms), torch.stack(norms)
    save(f"{name}.safetensors", tensors)


def evaluation():
    """Metrics by their papers' formulas, in double precision, of features that are waves of two frequencies."""
    def features(rows, phase, scale, offset):
        return (wave((rows, 12), phase, scale, 0.731) + wave((rows, 12), 2 * phase, 0.5, 1.117) + offset).double().numpy()

    real, generated = features(300, 0.3, 1.0, 0.0), features(260, 1.7, 0.8, 0.15)

    # Heusel et al. 2017, as torch-fidelity does it: the root of the product of covariances.
    c1, c2 = np.cov(real, rowvar=False), np.cov(generated, rowvar=False)
    roots = np.sqrt(np.maximum(np.linalg.eigvals(c1 @ c2).real, 0))
    frechet = np.sum((real.mean(0) - generated.mean(0)) ** 2) + np.trace(c1) + np.trace(c2) - 2 * roots.sum()

    # Binkowski et al. 2018, with torch-fidelity's kernel; of the first 200 rows of each.
    def kernel(a, b):
        return (a @ b.T / a.shape[1] + 1) ** 3
    m, x, y = 200, real[:200], generated[:200]
    kxx, kyy, kxy = kernel(x, x), kernel(y, y), kernel(x, y)
    discrepancy = ((kxx.sum() - np.trace(kxx)) + (kyy.sum() - np.trace(kyy))) / (m * (m - 1)) - 2 * kxy.sum() / (m * m)

    # Kynkaanniemi et al. 2019 and Naeem et al. 2020 (prdc.py).
    def distances(a, b):
        return np.sqrt(((a[:, None] - b[None]) ** 2).sum(2))

    def radii(a, k):
        return np.sort(distances(a, a), axis=1)[:, k]
    between = distances(real, generated)
    precision = (between <= radii(real, 3)[:, None]).any(0).mean()
    recall = (between <= radii(generated, 3)[None]).any(1).mean()
    density = (between < radii(real, 5)[:, None]).sum(0).mean() / 5
    coverage = (between.min(1) < radii(real, 5)).mean()

    # Salimans et al. 2016, in ten splits as torch-fidelity does it.
    probabilities = torch.softmax(3 * torch.tensor(generated), 1).numpy()
    scores = []
    for i in range(10):
        p = probabilities[i * len(generated) // 10:(i + 1) * len(generated) // 10]
        scores.append(np.exp((p * (np.log(p) - np.log(p.mean(0, keepdims=True)))).sum(1).mean()))

    # Karras et al. 2018 (sliced_wasserstein.py): pyramids, and the distance of sorted projections on given directions.
    images = 127.5 * (wave((4, 3, 32, 32), 0.9, 1.0, 0.21) + 1)
    axis = torch.tensor([1, 4, 6, 4, 1]) / 16
    lowpass = torch.outer(axis, axis).expand(3, 1, 5, 5)

    def smooth(x, gain=1):
        return F.conv2d(F.pad(x, (2, 2, 2, 2), mode="reflect"), gain * lowpass, groups=3)
    smaller = smooth(images)[:, :, ::2, ::2]
    spread = torch.zeros_like(images)
    spread[:, :, ::2, ::2] = smaller
    first, second = real[:260], generated
    directions = wave((12, 16), 0.4, 1.0, 0.93).double().numpy()
    directions = directions / np.sqrt((directions ** 2).sum(0))
    sliced = np.abs(np.sort(first @ directions, 0) - np.sort(second @ directions, 0)).mean()

    # Wang et al. 2003: five scales, and two where the window does not fit more often.
    def similarity(a, b, scales):
        w = np.array([0.0448, 0.2856, 0.3001, 0.2363, 0.1333])[:scales]
        w = w / w.sum()
        g = np.exp(-(np.arange(11) - 5.0) ** 2 / 4.5)
        g = torch.tensor(np.outer(g, g) / g.sum() ** 2).expand(a.shape[1], 1, 11, 11)
        a, b, product = a.double(), b.double(), 1.0

        def mean(x):
            return F.conv2d(x, g, groups=a.shape[1])
        for i in range(scales):
            ma, mb = mean(a), mean(b)
            va, vb, cab = mean(a * a) - ma ** 2, mean(b * b) - mb ** 2, mean(a * b) - ma * mb
            structure = (2 * cab + (0.03 * 255) ** 2) / (va + vb + (0.03 * 255) ** 2)
            luminance = (2 * ma * mb + (0.01 * 255) ** 2) / (ma ** 2 + mb ** 2 + (0.01 * 255) ** 2)
            here = (structure * luminance if i == scales - 1 else structure).mean((2, 3))
            product = product * here.clamp(min=0) ** w[i]
            a, b = F.avg_pool2d(a, 2), F.avg_pool2d(b, 2)
        return product.mean(1)
    large = [127.5 * (wave((2, 1, 180, 180), phase, 1.0, 0.0131) + 1) for phase in (0.2, 0.9)]
    small = [127.5 * (wave((2, 3, 28, 28), phase, 1.0, 0.0731) + 1) for phase in (0.2, 0.9)]

    # Pillow's bilinear resampling of floats, which widens its filter as images shrink.
    def resize(height, width):
        return torch.tensor(np.stack([[np.asarray(Image.fromarray(p.numpy()).resize((width, height), Image.BILINEAR)) for p in image] for image in images]))

    save("evaluation.safetensors", {key: torch.as_tensor(value) for key, value in {
        "frechet": frechet, "kernel": discrepancy, "precision": precision, "recall": recall, "density": density, "coverage": coverage,
        "inception": np.mean(scores), "inception_deviation": np.std(scores), "sliced": sliced, "fine": images - smooth(spread, 4), "rest": smaller,
        "similarity_large": similarity(*large, 5), "similarity_small": similarity(*small, 2), "larger": resize(40, 36), "smaller": resize(13, 10),
    }.items()})


# Generators of pix2pix and CycleGAN as the authors' PyTorch code has them (junyanz/pytorch-CycleGAN-and-pix2pix, models/networks.py:
# unet_256 with two levels fewer, resnet_9blocks), with their names in state_dict. They normalize with biases or running statistics
# that the library's own generators go without.

def scattered(module, seed):
    """Weights that keep values apart through many layers; running statistics that are not those of the start."""
    generator = torch.Generator().manual_seed(seed)
    for name, value in module.state_dict().items():
        if name.endswith("tracked"):
            continue
        noise = torch.randn(value.shape, generator=generator)
        if value.dim() > 1:
            value.copy_(noise * (1 / math.sqrt(math.prod(value.shape[1:]))))
        elif name.endswith("var"):
            value.copy_(4 + 4 * noise.abs())
        elif name.endswith("weight"):
            value.copy_(1 + 0.2 * noise)
        else:
            value.copy_(0.3 * noise)


class PublishedLevel(nn.Module):
    """What one level of unet_256 adds to what lies below it. In place, the leaky ReLU changes what the skip carries, too."""

    def __init__(self, outer, inner, norm, bias, below=None, inputs=None, is_outermost=False, dropout=False):
        super().__init__()
        self.is_outermost = is_outermost
        down = nn.Conv2d(inputs or outer, inner, 4, 2, 1, bias=bias)
        up = nn.ConvTranspose2d(inner if below is None else 2 * inner, outer, 4, 2, 1, bias=bias or is_outermost)
        if is_outermost:
            layers = [down, below, nn.ReLU(True), up, nn.Tanh()]
        elif below is None:
            layers = [nn.LeakyReLU(0.2, True), down, nn.ReLU(True), up, norm(outer)]
        else:
            layers = [nn.LeakyReLU(0.2, True), down, norm(inner), below, nn.ReLU(True), up, norm(outer)]
            layers += [nn.Dropout(0.5)] if dropout else []
        self.model = nn.Sequential(*layers)

    def forward(self, x):
        return self.model(x) if self.is_outermost else torch.cat([x, self.model(x)], 1)


class PublishedUNet(nn.Module):
    def __init__(self, channels, halvings, norm, bias):
        super().__init__()
        level = PublishedLevel(8 * channels, 8 * channels, norm, bias)
        for _ in range(halvings - 5):
            level = PublishedLevel(8 * channels, 8 * channels, norm, bias, level, dropout=True)
        for multiple in (4, 2, 1):
            level = PublishedLevel(multiple * channels, 2 * multiple * channels, norm, bias, level)
        self.model = PublishedLevel(3, channels, norm, bias, level, inputs=3, is_outermost=True)

    def forward(self, x):
        return self.model(x)


class PublishedBlock(nn.Module):
    def __init__(self, channels, norm, bias):
        super().__init__()
        self.conv_block = nn.Sequential(
            nn.ReflectionPad2d(1), nn.Conv2d(channels, channels, 3, bias=bias), norm(channels), nn.ReLU(True),
            nn.ReflectionPad2d(1), nn.Conv2d(channels, channels, 3, bias=bias), norm(channels))

    def forward(self, x):
        return x + self.conv_block(x)


class PublishedResNet(nn.Module):
    def __init__(self, channels, blocks, norm, bias):
        super().__init__()
        layers = [nn.ReflectionPad2d(3), nn.Conv2d(3, channels, 7, bias=bias), norm(channels), nn.ReLU(True)]
        for width in (channels, 2 * channels):
            layers += [nn.Conv2d(width, 2 * width, 3, 2, 1, bias=bias), norm(2 * width), nn.ReLU(True)]
        layers += [PublishedBlock(4 * channels, norm, bias) for _ in range(blocks)]
        for width in (4 * channels, 2 * channels):
            layers += [nn.ConvTranspose2d(width, width // 2, 3, 2, 1, 1, bias=bias), norm(width // 2), nn.ReLU(True)]
        self.model = nn.Sequential(*layers, nn.ReflectionPad2d(3), nn.Conv2d(channels, 3, 7), nn.Tanh())

    def forward(self, x):
        return self.model(x)


def published():
    """
    published_NAME      a state_dict, of halves where that says so; the networks below have those very weights
    published           of an input of 64x64 (an image of bytes, scaled as the authors scale it), NAME: the translation, computed in
                        doubles; "input": the bytes.
                        unet_eval: running statistics, as with --eval; unet: statistics of the image, as without, but for dropout.
                        Old files of normalization of instances have running statistics, which the authors' code drops.
    """
    image = torch.floor((wave((1, 3, 64, 64), 0.4, 127.0, 0.713) + 128).clamp(0, 255))
    x = (image.double() / 255 - 0.5) / 0.5
    outputs = {"input": image}
    with torch.no_grad():
        unet = PublishedUNet(2, 6, nn.BatchNorm2d, False)
        scattered(unet, 1)
        save("published_unet.safetensors", unet.state_dict(), integers=True)
        unet.double()
        outputs["unet_eval"] = unet.eval()(x.clone())
        unet.train()
        for module in unet.modules():
            if isinstance(module, nn.Dropout):
                module.eval()
        outputs["unet"] = unet(x.clone())
        for name, network, dtype in (
                ("unet_instance", PublishedUNet(2, 6, nn.InstanceNorm2d, True), torch.float16),
                ("resnet", PublishedResNet(4, 9, lambda n: nn.InstanceNorm2d(n, track_running_stats=True), True), torch.bfloat16),
                ("resnet_batch", PublishedResNet(2, 6, nn.BatchNorm2d, False), torch.float32)):
            scattered(network, 2)
            for value in network.state_dict().values():
                value.copy_(value.to(dtype))
            save(f"published_{name}.safetensors", network.state_dict(), dtype, integers=True)
            network.double().eval()
            for module in network.modules():
                if isinstance(module, nn.InstanceNorm2d):
                    module.track_running_stats, module.running_mean, module.running_var = False, None, None
            outputs[name] = network(x.clone())
    save("published.safetensors", outputs)
    return outputs


if __name__ == "__main__":
    torch.manual_seed(0)
    orders()
    dropout_masks()
    category_information()
    layers()
    losses()
    jitter()
    classic()
    statistics()
    system("dcgan", DcganGenerator, DcganDiscriminator)
    system("acgan", AcGanGenerator, AcGanDiscriminator, has_labels=True, classify_real=True, classify_generated=True)
    system("acgan_compact", CompactGenerator, CompactAcGanDiscriminator, has_labels=True, classify_real=True, class_weight=0.3, seed=STEADY_SEED)
    system("gan", MlpGenerator, MlpDiscriminator, sizes=(1,), largest=2000, seed=STEADY_SEED)
    system("lsgan", lambda: CompactGenerator(False), CompactDiscriminator, loss="least_squares")
    system("wgan", lambda: CompactGenerator(False), CompactDiscriminator, loss="wasserstein", critic_steps=5, bound=0.01,
           optimizer=lambda p: torch.optim.RMSprop(p, 1e-3), sizes=(5, 10), seed=STEADY_SEED)
    system("wgangp", lambda: CompactGenerator(False), lambda: CompactDiscriminator(False), loss="wasserstein", critic_steps=5, penalty=10.0,
           optimizer=lambda p: torch.optim.Adam(p, 1e-3, (0.5, 0.9)), sizes=(5, 10))
    parts_of_small_data()
    small_data("dcgan_paired", pairs=True, r1=0.7, r2=0.4, interval=2, sizes=(1, 4))
    small_data("dcgan_adaptive", spectra=True, target=0.3, images=48, sizes=(1, 10))
    system("cgan", lambda: MlpGenerator(True), lambda: MlpDiscriminator(True), has_labels=True, sizes=(1,), largest=2000)
    system("cgan_compact", CompactGenerator, ProjectionDiscriminator, has_labels=True, seed=STEADY_SEED)
    infogan()
    progan_networks()
    progan("progan", fade_images=100)
    progan("progan_labels", labels=True, sizes=(1,))
    progan("progan_batch", batch=True, sizes=(1,))
    affine()
    pix2pix("pix2pix", instance_norm, False)
    pix2pix("pix2pix_batch", nn.BatchNorm2d, True)
    cyclegan()
    pix2pixhd("pix2pixhd", features=False)
    pix2pixhd("pix2pixhd_features", features=True)
    contextencoder("contextencoder", blocks=False)
    contextencoder("contextencoder_blocks", blocks=True)
    dualgan()
    discogan()
    cogan("cogan", CoGanDiscriminator)
    cogan("cogan_lenet", LeNetCoGanDiscriminator, class_weight=10.0, pair_weight=0.5)
    filter_banks()
    draw("draw", attention=False)
    draw("draw_attention", attention=True)
    published()
    evaluation()
