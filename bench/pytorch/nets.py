"""The nets of the bench: layer by layer those of src/engine/models in their default sizes."""

from torch import nn
from torch.nn import functional as F


class Mlp(nn.Sequential):
    """Of flattened images, [batch, pixels]."""

    def __init__(self, pixels, classes, hidden=128):
        super().__init__(nn.Linear(pixels, hidden), nn.ReLU(), nn.Linear(hidden, classes))


class LeNet5(nn.Module):
    """Of images, [batch, channels, height, width]."""

    def __init__(self, channels, height, width, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 20, 5)
        self.conv2 = nn.Conv2d(20, 50, 5)
        pooled = [((side - 4) // 2 - 4) // 2 for side in (height, width)]
        self.hidden = nn.Linear(50 * pooled[0] * pooled[1], 500)
        self.output = nn.Linear(500, classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.output(F.relu(self.hidden(x.flatten(1))))


class Block(nn.Module):
    """Two convolutions with batch norm; where the shape changes, a projection around them."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Identity()
        if stride != 1:
            conv = nn.Conv2d(inputs, outputs, 1, stride, bias=False)
            self.shortcut = nn.Sequential(conv, nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = F.relu(self.norm1(self.conv1(x)))
        return F.relu(self.norm2(self.conv2(y)) + self.shortcut(x))


class ResNet20(nn.Module):
    """Of images, [batch, channels, height, width]."""

    def __init__(self, channels, classes):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(channels, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU()
        )
        blocks = []
        inputs = 16
        for outputs, first_stride in ((16, 1), (32, 2), (64, 2)):
            for stride in (first_stride, 1, 1):
                blocks.append(Block(inputs, outputs, stride))
                inputs = outputs
        self.blocks = nn.Sequential(*blocks)
        self.output = nn.Linear(64, classes)

    def forward(self, x):
        return self.output(self.blocks(self.stem(x)).mean((2, 3)))


class Recurrent(nn.Module):
    """Of the rows of an image, [batch, rows, values]; its last state is classified."""

    def __init__(self, layer, values, classes, units=64):
        super().__init__()
        self.layer = layer(values, units, batch_first=True)
        self.output = nn.Linear(units, classes)

    def forward(self, x):
        states, _ = self.layer(x)
        return self.output(states[:, -1])


def build(model, shape, classes):
    """The net with that id, and the shape of one of its inputs.

    shape is that of an image, (height, width, channels).
    """
    height, width, channels = shape
    if model == "mlp":
        pixels = height * width * channels
        return Mlp(pixels, classes), (pixels,)
    if model == "lenet-5":
        return LeNet5(channels, height, width, classes), (channels, height, width)
    if model == "resnet-20":
        return ResNet20(channels, classes), (channels, height, width)
    if model in ("lstm", "gru"):
        layer = nn.LSTM if model == "lstm" else nn.GRU
        return Recurrent(layer, width * channels, classes), (height, width * channels)
    raise ValueError(f"There is no net {model!r} here.")
