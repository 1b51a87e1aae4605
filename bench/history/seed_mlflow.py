"""Fills an MLflow store with 10,000 runs in one experiment, with figures as a pruning run would log them.

python seed_mlflow.py sqlite:///mlflow.db ARTIFACT_FOLDER

Prints the experiment's id and MLflow's version as JSON. A store that has the experiment is left as it is.
"""

import json
import random
import sys

import mlflow
from mlflow.entities import Metric, Param
from mlflow.store.tracking.sqlalchemy_store import SqlAlchemyStore

NAME = "made-up history"
RUNS = 10_000
STRATEGIES = ["magnitude", "taylor", "activation-mean", "fpgm", "random", "lamp"]


def main(uri: str, folder: str) -> None:
    store = SqlAlchemyStore(uri, folder)
    known = store.get_experiment_by_name(NAME)
    experiment = known.experiment_id if known else store.create_experiment(NAME)
    if known is None:
        draw = random.Random(0)
        for index in range(RUNS):
            start = 1_767_600_000_000 + index * 60_000
            run = store.create_run(experiment, "made-up", start, [], f"run-{index}")
            figures = {"accuracy": draw.uniform(0.8, 0.95), "loss": draw.uniform(0.1, 0.6)}
            figures |= {"sparsity": draw.uniform(0, 0.98), "size": draw.uniform(1e4, 1e6)}
            store.log_batch(
                run.info.run_id,
                [Metric(key, value, start, 0) for key, value in figures.items()],
                [Param("strategy", draw.choice(STRATEGIES)), Param("seed", str(index % 10))],
                [],
            )
    print(json.dumps({"experiment": experiment, "version": mlflow.__version__}))


if __name__ == "__main__":
    main(*sys.argv[1:])
