#!/usr/bin/env python3
"""The benchmark's pix2pix in plain PyTorch: prints one JSON line with ms_per_step.
Arguments: steps, size, batch, generator channels, their maximum, discriminator channels, dropout, instance|batch, threads."""
import math
import sys

import torch
from torch import nn
from torch.nn import functional as F

from timing import device, measure

steps, size, batch, g_channels, g_most, d_channels = map(int, sys.argv[1:7])
dropout, normalization, threads = float(sys.argv[7]), sys.argv[8], int(sys.argv[9])
torch.set_num_threads(threads)
torch.manual_seed(0)


def norm(channels):
    if normalization == "batch":
        return nn.BatchNorm2d(channels)
    return nn.InstanceNorm2d(channels, affine=True)


class Level(nn.Module):
    """A level of the U-Net: halves, hands on to the next level, doubles, and joins its input."""

    def __init__(self, outer, inner, submodule=None, outermost=False, outputs=3, has_dropout=False):
        super().__init__()
        innermost = submodule is None
        self.outermost, self.has_dropout = outermost, has_dropout
        self.down = nn.Conv2d(outer, inner, 4, 2, 1, bias=innermost or outermost)
        self.down_norm = None if innermost or outermost else norm(inner)
        self.submodule = submodule
        self.up = nn.ConvTranspose2d(inner if innermost else 2 * inner, outputs if outermost else outer, 4, 2, 1, bias=outermost)
        self.up_norm = None if outermost else norm(outer)

    def forward(self, x):
        # In place as in the authors' code: what follows the join is a ReLU, to which it makes no difference.
        y = self.down(x if self.outermost else F.leaky_relu(x, 0.2, inplace=True))
        if self.down_norm is not None:
            y = self.down_norm(y)
        if self.submodule is not None:
            y = self.submodule(y)
        y = self.up(F.relu(y, inplace=True))
        if self.outermost:
            return torch.tanh(y)
        y = self.up_norm(y)
        if self.has_dropout:
            y = F.dropout(y, dropout, self.training)
        return torch.cat([x, y], 1)


def make_generator(channels, most):
    depth = int(math.log2(size))
    width = [min(channels * 2 ** level, most) for level in range(depth)]
    level = None
    for i in range(depth - 1, 0, -1):
        level = Level(width[i - 1], width[i], level, has_dropout=dropout > 0 and depth - i <= 3)
    return Level(3, width[0], level, outermost=True)


def make_discriminator(channels):
    layers = [nn.Conv2d(6, channels, 4, 2, 1), nn.LeakyReLU(0.2, True)]
    for i in range(1, 4):
        layers += [nn.Conv2d(channels * 2 ** (i - 1), channels * 2 ** i, 4, 2 if i < 3 else 1, 1, bias=False),
                   norm(channels * 2 ** i), nn.LeakyReLU(0.2, True)]
    return nn.Sequential(*layers, nn.Conv2d(channels * 8, 1, 4, 1, 1))


generator, discriminator = make_generator(g_channels, g_most), make_discriminator(d_channels)
for network in (generator, discriminator):
    network.to(device)
    for name, p in network.named_parameters():
        if p.dim() > 1:
            nn.init.normal_(p, 0.0, 0.02)
        elif name.endswith("bias"):
            nn.init.zeros_(p)
bce, l1 = nn.BCEWithLogitsLoss(), nn.L1Loss()
g_adam = torch.optim.Adam(generator.parameters(), 2e-4, (0.5, 0.999))
d_adam = torch.optim.Adam(discriminator.parameters(), 2e-4, (0.5, 0.999))
inputs = torch.rand(20 * batch, 3, size, size, device=device) * 2 - 1
targets = torch.rand(20 * batch, 3, size, size, device=device) * 2 - 1


def against(logits, is_real):
    return bce(logits, torch.ones_like(logits) if is_real else torch.zeros_like(logits))


def step(i):
    chosen = slice(i % 20 * batch, (i % 20 + 1) * batch)
    source, target = inputs[chosen], targets[chosen]
    fake = generator(source)

    discriminator.requires_grad_(True)
    d_adam.zero_grad()
    on_fake = against(discriminator(torch.cat([source, fake.detach()], 1)), False)
    on_real = against(discriminator(torch.cat([source, target], 1)), True)
    d_loss = (on_fake + on_real) * 0.5
    d_loss.backward()
    d_adam.step()

    discriminator.requires_grad_(False)
    g_adam.zero_grad()
    g_loss = against(discriminator(torch.cat([source, fake], 1)), True) + 100 * l1(fake, target)
    g_loss.backward()
    g_adam.step()
    return d_loss.detach(), g_loss.detach()


measure(step, steps, warm_up=3, threads=threads, networks=(generator, discriminator))
