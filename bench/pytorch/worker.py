"""PyTorch as a contender of the bench: python worker.py default|channels_last

Takes requests as lines of JSON on stdin and answers each with a line on stdout, as ../protocol.ts
says.
"""

import json
import platform
import sys
import time

import torch
from torch.nn import functional as F

import nets


class Trainer:
    """A plain training loop that can be stopped after some steps and gone on with."""

    def __init__(self, setting, memory_format):
        self.memory_format = memory_format
        model, shape = nets.build(setting["model"], setting["shape"], setting["classes"])
        self.model = model.to(memory_format=memory_format)
        self.model.train()
        self.examples = setting["examples"]
        self.batch_size = setting["batchSize"]
        self.x = torch.rand(self.examples, *shape)
        if len(shape) == 3:
            self.x = self.x.contiguous(memory_format=memory_format)
        self.y = torch.randint(setting["classes"], (self.examples,))
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=setting["learningRate"])
        self.batches = self.shuffled_batches()

    def shuffled_batches(self):
        while True:
            order = torch.randperm(self.examples)
            for start in range(0, self.examples, self.batch_size):
                yield order[start : start + self.batch_size]

    def steps(self, count):
        """Milliseconds of that many steps."""
        started = time.perf_counter()
        for _ in range(count):
            batch = next(self.batches)
            x, y = self.x[batch], self.y[batch]
            if x.dim() == 4:
                # Costs nothing where the batch has that layout already.
                x = x.contiguous(memory_format=self.memory_format)
            self.optimizer.zero_grad()
            loss = F.cross_entropy(self.model(x), y)
            loss.backward()
            self.optimizer.step()
        return 1000 * (time.perf_counter() - started)


def main():
    torch.set_num_threads(1)
    formats = {"default": torch.contiguous_format, "channels_last": torch.channels_last}
    memory_format = formats[sys.argv[1]]
    trainer = None
    for line in sys.stdin:
        request = json.loads(line)
        if request["command"] == "prepare":
            trainer = Trainer(request["setting"], memory_format)
            versions = {"Python": platform.python_version(), "PyTorch": torch.__version__}
            reply = {"versions": versions}
        else:
            reply = {"milliseconds": trainer.steps(request["count"])}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
