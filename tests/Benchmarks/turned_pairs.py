#!/usr/bin/env python3
"""CoGAN of fully connected networks on digits and other digits, which are turned, in PyTorch, on one thread: see measurements.md.

    turned_pairs.py TURNED [--OPTION VALUE ...]     TURNED is a folder that `judge_pairs.py split turned` wrote

Four shared layers of WIDTH units with batch normalization, then one for each kind of images; batches of 64, latent vectors of 64 values,
Adam (0.5, 0.999), weights averaged with decay 0.999. Prints every 250 steps one JSON line of 1,000 generated pairs:
  correlation          of a target's pixels with those of its input, turned, each less its mean over all: 1 for pairs, 0 for none
  agreement, agreement_of_other, white   as judge_pairs.py
"""
import argparse
import copy
import json
import os

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from judge_translations import read_idx

BATCH, LATENT, PIXELS, SLOPE = 64, 64, 28 * 28, 0.2

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("folder")
parser.add_argument("--steps", type=int, default=1500)
parser.add_argument("--seed", type=int, default=0)
parser.add_argument("--judge", choices=["dense", "lenet"], default="dense",
                    help="first layers for each kind and a shared one of WIDTH units; or two LeNets that share the last layer alone")
parser.add_argument("--width", type=int, default=512)
parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of both")
parser.add_argument("--start", type=float, default=0.02, help="deviation of the weights that the generator's last layers start with")
parser.add_argument("--penalty", type=float, default=0, help="weight of R1 and of R2 (Mescheder 2018)")
parser.add_argument("--distances", type=float, default=0,
                    help="weight of what distances among inputs differ from those among their targets by (Benaim and Wolf 2017)")
parser.add_argument("--chained", action="store_true", help="the target is made of the input's pixels, by one layer")
options = parser.parse_args()
torch.set_num_threads(1)
torch.manual_seed(options.seed)


def load(name):
    return torch.tensor(read_idx(os.path.join(options.folder, f"{name}.gz")).astype(np.float32) / 127.5 - 1).unsqueeze(1)


def dense(inputs, outputs):
    layer = nn.Linear(inputs, outputs)
    nn.init.kaiming_normal_(layer.weight, a=SLOPE)
    nn.init.zeros_(layer.bias)
    return layer


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        layers, inputs = [], LATENT
        for _ in range(4):
            layers += [dense(inputs, options.width), nn.BatchNorm1d(options.width), nn.LeakyReLU(SLOPE)]
            inputs = options.width
        self.shared = nn.Sequential(*layers)
        self.input, self.target = dense(inputs, PIXELS), dense(PIXELS if options.chained else inputs, PIXELS)
        for head in (self.input, self.target):
            nn.init.normal_(head.weight, 0, options.start)

    def forward(self, z):
        scene = self.shared(z)
        image = self.input(scene).tanh()
        target = self.target(image if options.chained else scene).tanh()
        return image.view(-1, 1, 28, 28), target.view(-1, 1, 28, 28)


class Judge(nn.Module):
    def __init__(self):
        super().__init__()
        if options.judge == "lenet":
            features, self.shared = 500, nn.Identity()
            self.input, self.target = (nn.Sequential(
                nn.Conv2d(1, 20, 5), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.MaxPool2d(2), nn.Flatten(),
                dense(800, features), nn.LeakyReLU(SLOPE)) for _ in range(2))
        else:
            features = options.width
            self.input, self.target = (nn.Sequential(nn.Flatten(), dense(PIXELS, features), nn.LeakyReLU(SLOPE)) for _ in range(2))
            self.shared = nn.Sequential(dense(features, features), nn.LeakyReLU(SLOPE))
        self.validity = dense(features, 1)

    def forward(self, a, b):
        return torch.cat([self.validity(self.shared(features)) for features in (self.input(a), self.target(b))])


def against(scores, wanted):
    return F.binary_cross_entropy_with_logits(scores, torch.full_like(scores, wanted))


def smoothness(images):
    images = [image.detach().requires_grad_() for image in images]
    slopes = torch.autograd.grad(judge(*images).sum(), images, create_graph=True)
    return sum(slope.square().sum((1, 2, 3)).mean() / 2 for slope in slopes)


def report(step):
    with torch.no_grad():
        a, b = average(latents)
    wanted = torch.rot90(a, 1, (2, 3))
    from_mean = [(images - images.mean(0)).flatten() for images in (wanted, b)]
    equal = [((images > 0) == (b > 0)).float().mean().item() for images in (wanted, wanted.roll(1, 0))]
    print(json.dumps({
        "step": step, "correlation": round(F.cosine_similarity(*from_mean, 0).item(), 3), "agreement": round(equal[0], 4),
        "agreement_of_other": round(equal[1], 4), "white": round((b > 0).float().mean().item(), 4)}), flush=True)


digits, turned = load("digits"), load("turned")
generator, judge, latents = Generator(), Judge(), torch.randn(1000, LATENT)
average = copy.deepcopy(generator)
g_adam, d_adam = (torch.optim.Adam(network.parameters(), options.rate, (0.5, 0.999)) for network in (generator, judge))
for step in range(1, options.steps + 1):
    real = digits[torch.randint(len(digits), (BATCH,))], turned[torch.randint(len(turned), (BATCH,))]
    fake = generator(torch.randn(BATCH, LATENT))
    seen = [images.detach() for images in fake]
    loss = against(judge(*real), 1.0) + against(judge(*seen), 0.0)
    if options.penalty:
        loss = loss + options.penalty * (smoothness(real) + smoothness(seen))
    d_adam.zero_grad()
    loss.backward()
    d_adam.step()

    judge.requires_grad_(False)
    loss = against(judge(*fake), 1.0)
    if options.distances:
        among = [torch.pdist(images.flatten(1)) for images in fake]
        loss = loss + options.distances * (among[0] - among[1]).abs().mean() / 28
    g_adam.zero_grad()
    loss.backward()
    g_adam.step()
    judge.requires_grad_(True)
    with torch.no_grad():
        rest = 1 - min(0.999, step / (step + 9))
        for kept, now in zip(average.state_dict().values(), generator.state_dict().values()):
            if kept.is_floating_point():
                kept.lerp_(now, rest)
    if step % 250 == 0:
        report(step)
