"""A small convolutional network of PyTorch, trained on digits of 8 x 8 pixels and written as ONNX."""

import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
digits = np.load("digits.npz")


def images(part):  # [n, 1, 8, 8], from 0 to 1: as the workbench gives them to a network
    return torch.from_numpy(digits[f"x_{part}"]).float().div(255).unsqueeze(1)


def labels(part):
    return torch.from_numpy(digits[f"y_{part}"]).long()


net = nn.Sequential(
    nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(),
    nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(256, 32), nn.ReLU(), nn.Linear(32, 10),
)

x, y = images("train"), labels("train")
optimizer = torch.optim.Adam(net.parameters(), lr=0.002)
for epoch in range(15):
    for batch in torch.randperm(len(x)).split(32):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(x[batch]), y[batch]).backward()
        optimizer.step()

net.eval()
with torch.no_grad():
    right = (net(images("test")).argmax(1) == labels("test")).float().mean()
print(f"{100 * right:.2f} % of the test images")

# Batch norm stays a layer of its own only if it is asked for: else it is folded into the convolutions.
torch.onnx.export(
    net, (images("test")[:1],), "pytorch-digits.onnx", input_names=["image"], output_names=["logits"],
    dynamic_axes={"image": {0: "batch"}, "logits": {0: "batch"}}, dynamo=False,
    training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False,
)
