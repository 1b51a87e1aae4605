"""Shares the runs of a comparison out among processes."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, as_completed

# Set before the processes are forked, which share what it holds: the images are read once.
shared = None


def share_out(comparison, processes):
    """All runs of the comparison, by so many processes at a time.

    Baselines come first; then, so that no long run is left for the end, those from scratch, which
    need none; and the others as soon as the baseline of their seed is there.
    """
    global shared
    shared = comparison
    with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
        baselines = {pool.submit(train_baseline, seed): seed for seed in comparison.seeds}
        runs = [
            pool.submit(run_strategy, *job, seed)
            for seed in comparison.seeds
            for job in comparison.jobs
            if job[0] == "scratch"
        ]
        for baseline in as_completed(baselines):
            runs.append(baseline)
            for job in comparison.jobs:
                if job[0] != "scratch":
                    runs.append(pool.submit(run_strategy, *job, baselines[baseline]))
        return [run.result() for run in runs]


def train_baseline(seed):
    _, run = shared.train_baseline(seed)
    return run


def run_strategy(strategy, level, seed):
    dense = None if strategy == "scratch" else shared.load("dense", 0, seed)
    return shared.run_strategy(dense, strategy, level, seed)
