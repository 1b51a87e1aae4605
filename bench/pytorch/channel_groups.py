"""Which channels can only go together, after Torch-Pruning's dependency graph.

Prints a JSON table for nets of our own in their PyTorch form: for every group how many channels it
has, which layers make them, which of these are depthwise, and which layers read them. Layers have
the names of our nets. `test/fixtures/channel-groups.json` is kept from it:

    .venv/bin/python channel_groups.py > ../../test/fixtures/channel-groups.json
"""

import json
from importlib.metadata import version

import torch
import torch_pruning
from torch import nn
from torch.nn import functional as F

import nets


class Concat(nn.Module):
    """Two branches side by side, read by a convolution and, behind a flatten, a linear layer."""

    def __init__(self):
        super().__init__()
        self.left = nn.Conv2d(2, 4, 3, padding=1)
        self.right = nn.Conv2d(2, 6, 3, padding=1)
        self.joined = nn.Conv2d(10, 5, 3, padding=1)
        self.output = nn.Linear(5 * 4 * 4, 3)

    def forward(self, x):
        both = torch.cat([F.relu(self.left(x)), F.relu(self.right(x))], 1)
        return self.output(F.max_pool2d(F.relu(self.joined(both)), 2).flatten(1))


class Depthwise(nn.Module):
    """A block of MobileNet: a convolution, a depthwise and a pointwise one, with batch norm."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(2, 6, 3, padding=1, bias=False)
        self.stem_norm = nn.BatchNorm2d(6)
        self.depthwise = nn.Conv2d(6, 6, 3, padding=1, groups=6, bias=False)
        self.depthwise_norm = nn.BatchNorm2d(6)
        self.pointwise = nn.Conv2d(6, 8, 1, bias=False)
        self.pointwise_norm = nn.BatchNorm2d(8)
        self.output = nn.Linear(8, 3)

    def forward(self, x):
        x = F.relu(self.stem_norm(self.stem(x)))
        x = F.relu(self.depthwise_norm(self.depthwise(x)))
        x = F.relu(self.pointwise_norm(self.pointwise(x)))
        return self.output(x.mean((2, 3)))


def our_name(module):
    """blocks.3.shortcut.0 of the residual net is stage2-block1-shortcut, stem_norm is stem-norm."""
    parts = module.split(".")
    if parts[0] == "stem" and len(parts) > 1:
        return {"0": "conv", "1": "norm"}[parts[1]]
    if parts[0] == "blocks":
        stage, block = divmod(int(parts[1]), 3)
        role = parts[2]
        if role == "shortcut":
            role = {"0": "shortcut", "1": "shortcut-norm"}[parts[3]]
        return f"stage{stage + 1}-block{block + 1}-{role}"
    return module.replace("_", "-")


def groups_of(model, example):
    layers = (nn.Conv2d, nn.BatchNorm2d, nn.Linear)
    names = {m: our_name(name) for name, m in model.named_modules() if isinstance(m, layers)}
    graph = torch_pruning.DependencyGraph().build_dependency(model.eval(), example)
    for group in graph.get_all_groups(ignored_layers=[model.output]):
        tied = {"producers": set(), "depthwise": set(), "norms": set(), "consumers": set()}
        for dependency, _ in group:
            module = dependency.target.module
            if isinstance(module, nn.BatchNorm2d):
                tied["norms"].add(names[module])
            elif isinstance(module, nn.Conv2d) and module.groups > 1:
                tied["depthwise"].add(names[module])
            elif isinstance(module, (nn.Conv2d, nn.Linear)):
                makes = graph.is_out_channel_pruning_fn(dependency.handler)
                tied["producers" if makes else "consumers"].add(names[module])
        yield {"channels": len(group[0].idxs)} | {
            role: sorted(found) for role, found in tied.items()
        }


def table():
    lenet, lenet_shape = nets.build("lenet-5", (28, 28, 1), 10)
    resnet, resnet_shape = nets.build("resnet-20", (28, 28, 1), 10)
    models = {
        "lenet-5": (lenet, lenet_shape),
        "resnet-20": (resnet, resnet_shape),
        "concat": (Concat(), (2, 8, 8)),
        "depthwise": (Depthwise(), (2, 8, 8)),
    }
    return {
        "versions": {name: version(name) for name in ("torch-pruning", "torch")},
        "nets": {
            name: sorted(groups_of(model, torch.zeros(1, *shape)), key=lambda g: g["producers"])
            for name, (model, shape) in models.items()
        },
    }


print(json.dumps(table(), indent=2))
