"""The article's comparison in plain PyTorch.

    python article.py DOCUMENT --mnist FOLDER --weights FOLDER --out FILE [--processes N]

DOCUMENT is an experiment document of the workbench for MNIST and a net of one hidden layer; it must
train by sgd and name only the strategies below, with the parameters that bench/article/article.json has.
Without --processes, one run after another with two threads; with it, the runs are shared out among
so many processes of one thread each. The data are one tensor of floats in memory.
"""

import argparse
import copy
import json
import time
import zlib
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import masks
import mnist
import processes

PROJECTION_INTERVAL = 100


class Comparison:
    def __init__(self, document, mnist_folder, weights_folder):
        self.document = document
        self.training = document["training"]
        self.fine_tuning_epochs = document["fineTuning"]["epochs"]
        [self.hidden] = document["model"]["hidden"]
        (self.x, self.y), (self.test_x, self.test_y) = mnist.load(mnist_folder)
        self.weights_folder = weights_folder
        self.seeds = document["seeds"]
        self.jobs = [
            (strategy["id"], level)
            for strategy in document["strategies"]
            for level in strategy.get("thresholds", document["sparsities"])
        ]

    def run(self):
        """All runs, one after another."""
        runs = []
        for seed in self.seeds:
            dense, run = self.train_baseline(seed)
            runs.append(run)
            for strategy, level in self.jobs:
                runs.append(self.run_strategy(dense, strategy, level, seed))
        return runs

    def train_baseline(self, seed):
        torch.manual_seed(seed)
        dense = make_net(self.hidden)
        self.train(dense, self.training["epochs"])
        return dense, self.finish(dense, "dense", 0, seed)

    def run_strategy(self, dense, strategy, level, seed):
        """One run; by its own seed, so that it is the same whatever ran before. Scratch needs no dense."""
        torch.manual_seed(zlib.crc32(f"{strategy} {level} {seed}".encode()))
        if strategy == "scratch":
            model = make_net(round((1 - level) * self.hidden))
            self.train(model, self.training["epochs"] + self.fine_tuning_epochs)
            return self.finish(model, strategy, level, seed)
        model = copy.deepcopy(dense)
        kept = self.choose(model, strategy, level)
        apply(model, kept)
        one_shot = self.accuracy(model)
        if strategy == "l0":
            self.train(model, self.fine_tuning_epochs, projected_to=level)
        else:
            self.train(model, self.fine_tuning_epochs, kept=kept)
        return self.finish(model, strategy, level, seed, one_shot)

    def choose(self, model, strategy, level):
        if strategy in ("magnitude", "l0"):
            return masks.magnitude(model, level)
        if strategy == "taylor":
            return masks.taylor(model, level, self.x, self.y, self.training["batchSize"])
        if strategy == "activation-mean":
            return masks.activation_mean(model, level, self.x)
        if strategy == "activation-apoz":
            return masks.activation_apoz(model, level, self.x)
        if strategy == "threshold":
            return masks.threshold(model, level)
        if strategy == "random":
            return masks.random_per_layer(model, level)
        raise ValueError(f"There is no strategy {strategy!r} here.")

    def train(self, model, epochs, kept=None, projected_to=None):
        """Plain training; with `kept` masked after every step, or projected every 100 steps."""
        batch_size = self.training["batchSize"]
        optimizer = torch.optim.SGD(model.parameters(), lr=self.training["learningRate"])
        steps = 0
        for _ in range(epochs):
            order = torch.randperm(len(self.x))
            for start in range(0, len(order), batch_size):
                batch = order[start : start + batch_size]
                optimizer.zero_grad()
                loss = F.cross_entropy(model(self.x[batch]), self.y[batch])
                loss.backward()
                optimizer.step()
                steps += 1
                if kept is not None:
                    apply(model, kept)
                elif projected_to is not None and steps % PROJECTION_INTERVAL == 0:
                    apply(model, masks.magnitude(model, projected_to))
        if projected_to is not None:
            apply(model, masks.magnitude(model, projected_to))

    @torch.no_grad()
    def accuracy(self, model):
        return (model(self.test_x).argmax(1) == self.test_y).float().mean().item()

    def finish(self, model, strategy, level, seed, one_shot=None):
        """Tests and saves what came out of a run."""
        accuracy = self.accuracy(model)
        torch.save(model.state_dict(), self.weights_file(strategy, level, seed))
        print(f"{strategy} {level} seed {seed}: {100 * accuracy:.2f} %", flush=True)
        return {
            "strategy": strategy,
            "level": level,
            "seed": seed,
            "oneShotAccuracy": one_shot,
            "accuracy": accuracy,
        }

    def measure(self, run):
        """Adds the latency to a run; to be called while no other run is under way."""
        model = self.load(run["strategy"], run["level"], run["seed"])
        run["latencyMs"] = {size: measure_latency(model, size) for size in (1, 32)}

    def load(self, strategy, level, seed):
        state = torch.load(self.weights_file(strategy, level, seed))
        model = make_net(len(state["0.bias"]))
        model.load_state_dict(state)
        return model

    def weights_file(self, strategy, level, seed):
        return self.weights_folder / f"{strategy}-{level}-{seed}.pt"


def make_net(hidden):
    return nn.Sequential(nn.Linear(784, hidden), nn.ReLU(), nn.Linear(hidden, 10))


@torch.no_grad()
def apply(model, kept):
    for w, mask in zip(masks.matrices(model), kept):
        w.mul_(mask)


@torch.inference_mode()
def measure_latency(model, batch_size, seconds=0.02):
    """Milliseconds of a forward pass."""
    x = torch.rand(batch_size, 784)
    for _ in range(20):
        model(x)
    times = []
    end = time.perf_counter() + seconds
    while len(times) < 50 or time.perf_counter() < end:
        started = time.perf_counter()
        model(x)
        times.append(1000 * (time.perf_counter() - started))
    return {"p50": np.percentile(times, 50), "p95": np.percentile(times, 95)}


def main():
    parser = argparse.ArgumentParser(description="The article's comparison in plain PyTorch.")
    parser.add_argument("document", type=Path)
    parser.add_argument("--mnist", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--processes", type=int)
    options = parser.parse_args()
    torch.set_num_threads(2 if options.processes is None else 1)
    document = json.loads(options.document.read_text())
    comparison = Comparison(document, options.mnist, options.weights)
    if options.processes is None:
        runs = comparison.run()
    else:
        runs = processes.share_out(comparison, options.processes)
    for run in runs:
        comparison.measure(run)
    options.out.write_text(json.dumps({"version": torch.__version__, "runs": runs}))


if __name__ == "__main__":
    main()
