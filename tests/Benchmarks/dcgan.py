#!/usr/bin/env python3
"""The benchmark's DCGAN in plain PyTorch: prints one JSON line with ms_per_step. Arguments: steps, batch, channels, threads."""
import sys

import torch
from torch import nn

from timing import device, measure

LATENT = 100
steps, BATCH, CHANNELS, threads = map(int, sys.argv[1:])
torch.set_num_threads(threads)
torch.manual_seed(0)

generator = nn.Sequential(
    nn.Linear(LATENT, 2 * CHANNELS * 7 * 7, bias=False), nn.Unflatten(1, (2 * CHANNELS, 7, 7)), nn.BatchNorm2d(2 * CHANNELS), nn.ReLU(True),
    nn.ConvTranspose2d(2 * CHANNELS, CHANNELS, 4, 2, 1, bias=False), nn.BatchNorm2d(CHANNELS), nn.ReLU(True),
    nn.ConvTranspose2d(CHANNELS, 1, 4, 2, 1), nn.Tanh())
discriminator = nn.Sequential(
    nn.Conv2d(1, CHANNELS, 4, 2, 1), nn.LeakyReLU(0.2, True),
    nn.Conv2d(CHANNELS, 2 * CHANNELS, 4, 2, 1, bias=False), nn.BatchNorm2d(2 * CHANNELS), nn.LeakyReLU(0.2, True),
    nn.Flatten(), nn.Linear(2 * CHANNELS * 7 * 7, 1))
for network in (generator, discriminator):
    network.to(device)
    for name, p in network.named_parameters():
        if p.dim() > 1:
            nn.init.normal_(p, 0.0, 0.02)
        elif name.endswith("bias"):
            nn.init.zeros_(p)
loss = nn.BCEWithLogitsLoss()
g_adam = torch.optim.Adam(generator.parameters(), 2e-4, (0.5, 0.999))
d_adam = torch.optim.Adam(discriminator.parameters(), 2e-4, (0.5, 0.999))
images = torch.rand(20 * BATCH, 1, 28, 28, device=device) * 2 - 1
real_target, fake_target = torch.ones(BATCH, 1, device=device), torch.zeros(BATCH, 1, device=device)


def step(i):
    real = images[i % 20 * BATCH:(i % 20 + 1) * BATCH]
    fake = generator(torch.randn(BATCH, LATENT, device=device))
    d_adam.zero_grad()
    d_loss = loss(discriminator(real), real_target) + loss(discriminator(fake.detach()), fake_target)
    d_loss.backward()
    d_adam.step()
    g_adam.zero_grad()
    g_loss = loss(discriminator(fake), real_target)
    g_loss.backward()
    g_adam.step()
    return d_loss.detach(), g_loss.detach()


measure(step, steps, warm_up=10, threads=threads, networks=(generator, discriminator))
