#!/usr/bin/env python3
"""The benchmark's ProGAN in plain PyTorch, all blocks faded in: prints one JSON line with ms_per_step.
Arguments: steps, resolution, batch, image channels, latent size, base channels, their maximum, threads."""
import math
import sys

import torch
from torch import nn
from torch.nn import functional as F

from timing import device, measure

steps, resolution, batch, image_channels, latent, base, most, threads = map(int, sys.argv[1:9])
torch.set_num_threads(threads)
torch.manual_seed(0)
levels = int(math.log2(resolution)) - 1


def width(stage):
    return min(base >> stage, most)


class Equalized(nn.Module):
    def __init__(self, *shape, gain=math.sqrt(2), bias=True):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(shape))
        self.bias = nn.Parameter(torch.zeros(shape[0])) if bias else None
        self.factor = gain / math.sqrt(math.prod(shape[1:]))

    def forward(self, x):
        if self.weight.dim() == 2:
            return F.linear(x, self.weight * self.factor, self.bias)
        return F.conv2d(x, self.weight * self.factor, self.bias, padding=self.weight.shape[2] // 2)


def act(x):
    return F.leaky_relu(x, 0.2, inplace=True)


def pixel_norm(x):
    return x * torch.rsqrt(x.square().mean(1, keepdim=True) + 1e-8)


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.dense = Equalized(width(1) * 16, latent, gain=math.sqrt(2) / 4, bias=False)
        self.bias = nn.Parameter(torch.zeros(width(1), 1, 1))
        self.first = Equalized(width(1), width(1), 3, 3)
        self.blocks = nn.ModuleList(nn.ModuleList([Equalized(width(i + 1), width(i), 3, 3), Equalized(width(i + 1), width(i + 1), 3, 3)]) for i in range(1, levels))
        self.to_image = Equalized(image_channels, width(levels), 1, 1, gain=1)

    def forward(self, z):
        x = self.dense(pixel_norm(z)).view(-1, width(1), 4, 4) + self.bias
        x = pixel_norm(act(self.first(pixel_norm(act(x)))))
        for first, second in self.blocks:
            x = pixel_norm(act(first(F.interpolate(x, scale_factor=2))))
            x = pixel_norm(act(second(x)))
        return self.to_image(x)


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.from_image = Equalized(width(levels), image_channels, 1, 1)
        self.blocks = nn.ModuleList(nn.ModuleList([Equalized(width(i), width(i), 3, 3), Equalized(width(i - 1), width(i), 3, 3)]) for i in range(levels, 1, -1))
        self.last, self.dense, self.validity = Equalized(width(1), width(1) + 1, 3, 3), Equalized(width(0), width(1) * 16), Equalized(1, width(0), gain=1)

    def forward(self, x):
        x = act(self.from_image(x))
        for first, second in self.blocks:
            x = F.avg_pool2d(act(second(act(first(x)))), 2)
        group = min(4, x.shape[0])
        y = x.view(group, -1, *x.shape[1:])
        y = (y - y.mean(0, keepdim=True)).square().mean(0).add(1e-8).sqrt().mean([1, 2, 3], keepdim=True)
        x = torch.cat([x, y.repeat(group, 1, 4, 4)], 1)
        return self.validity(act(self.dense(act(self.last(x)).flatten(1))))


generator, discriminator = Generator().to(device), Discriminator().to(device)
g_adam = torch.optim.Adam(generator.parameters(), 1e-3, (0.0, 0.99))
d_adam = torch.optim.Adam(discriminator.parameters(), 1e-3, (0.0, 0.99))
images = torch.rand(20 * batch, image_channels, resolution, resolution, device=device) * 2 - 1


def step(i):
    real = images[i % 20 * batch:(i % 20 + 1) * batch]
    fake = generator(torch.randn(batch, latent, device=device))

    discriminator.requires_grad_(True)
    on_real, on_fake = discriminator(real), discriminator(fake.detach())
    share = torch.rand(batch, 1, 1, 1, device=device)
    between = (share * real + (1 - share) * fake.detach()).requires_grad_()
    gradient, = torch.autograd.grad(discriminator(between).sum(), between, create_graph=True)
    d_loss = on_fake.mean() - on_real.mean() + 10 * (gradient.flatten(1).norm(dim=1) - 1).square().mean() + 1e-3 * on_real.square().mean()
    d_adam.zero_grad(set_to_none=True)
    d_loss.backward()
    d_adam.step()

    discriminator.requires_grad_(False)
    g_loss = -discriminator(fake).mean()
    g_adam.zero_grad(set_to_none=True)
    g_loss.backward()
    g_adam.step()
    return d_loss.detach(), g_loss.detach()


measure(step, steps, warm_up=5, threads=threads, networks=(generator, discriminator))
