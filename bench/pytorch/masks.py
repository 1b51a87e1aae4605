"""Which weights each strategy keeps.

A function gets the trained model, the level, and what the strategy looks at. It gives a mask for
each weight matrix, 1 where a weight is kept.
"""

import torch
from torch.nn import functional as F


def matrices(model):
    return [model[0].weight, model[2].weight]


def magnitude(model, level):
    return lowest_removed([w.detach().abs() for w in matrices(model)], level)


def taylor(model, level, x, y, batch_size, batches=100):
    """By the mean over batches of |weight * gradient|."""
    sums = [torch.zeros_like(w) for w in matrices(model)]
    order = torch.randperm(len(x))
    for start in range(0, batches * batch_size, batch_size):
        batch = order[start : start + batch_size]
        loss = F.cross_entropy(model(x[batch]), y[batch])
        gradients = torch.autograd.grad(loss, matrices(model))
        for total, w, g in zip(sums, matrices(model), gradients):
            total += (w * g).abs().detach()
    return lowest_removed(sums, level)


def activation_mean(model, level, x, examples=10_000):
    return units_removed(model, level, activations(model, x, examples).mean(0))


def activation_apoz(model, level, x, examples=10_000):
    """Removes the units that are zero most often."""
    zero_share = (activations(model, x, examples) == 0).float().mean(0)
    return units_removed(model, level, -zero_share)


def threshold(model, level):
    return [(w.detach().abs() >= level).float() for w in matrices(model)]


def random_per_layer(model, level):
    return [lowest_removed([torch.rand_like(w)], level)[0] for w in matrices(model)]


def lowest_removed(scores, level):
    """Removes the lowest scores of all matrices together."""
    flat = torch.cat([s.flatten() for s in scores])
    mask = torch.ones_like(flat)
    mask[flat.topk(round(level * len(flat)), largest=False).indices] = 0
    parts = mask.split([s.numel() for s in scores])
    return [part.view_as(s) for part, s in zip(parts, scores)]


@torch.no_grad()
def activations(model, x, examples):
    chosen = torch.randperm(len(x))[:examples]
    return model[1](model[0](x[chosen]))


def units_removed(model, level, scores):
    """Removes the hidden units with the lowest scores: their rows and their columns."""
    kept = torch.ones_like(scores)
    kept[scores.topk(round(level * len(scores)), largest=False).indices] = 0
    into, out_of = matrices(model)
    return [torch.ones_like(into) * kept[:, None], torch.ones_like(out_of) * kept]
