"""What SciPy says of the statistics in `src/statistics`, as JSON.

`test/fixtures/scipy-statistics.json` is kept from it:

    pip install -r requirements.txt
    python statistics_table.py > ../../test/fixtures/scipy-statistics.json
"""

import json

import numpy as np
import scipy
from scipy import integrate, stats

SAMPLES = [
    [0.9712, 0.9731, 0.9698],
    [0.914, 0.921, 0.918, 0.909, 0.925],
    [-0.0032, -0.0011, -0.0041, 0.0003, -0.0022, -0.0018, -0.0029, 0.0011, -0.0007, -0.0035],
    [0.5, -0.25],
]

intervals = []
for values in SAMPLES:
    test = stats.ttest_1samp(values, 0)
    low, high = test.confidence_interval(0.95)
    intervals.append({"values": values, "mean": np.mean(values), "halfWidth": (high - low) / 2, "p": test.pvalue})

paired = []
for first, second in [
    ([0.9712, 0.9731, 0.9698], [0.9745, 0.9752, 0.9741]),
    ([0.914, 0.921, 0.918, 0.909, 0.925], [0.912, 0.915, 0.919, 0.905, 0.921]),
]:
    test = stats.ttest_rel(first, second)
    low, high = test.confidence_interval(0.95)
    paired.append({"first": first, "second": second, "halfWidth": (high - low) / 2, "p": test.pvalue})


def holm(p):
    """From its definition: reject while p(k) <= alpha / (m - k + 1), so the largest such so far."""
    order = np.argsort(p)
    scaled = np.asarray(p)[order] * (len(p) - np.arange(len(p)))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(1, np.maximum.accumulate(scaled))
    return adjusted.tolist()


HOLM = [[0.01, 0.04, 0.03, 0.005], [0.2, 0.5, 0.9], [0.001, 0.001, 0.02, 0.049, 0.3, 0.0004]]

equivalence = []
for values, margin in [(SAMPLES[2], 0.005), (SAMPLES[2], 0.0022), (SAMPLES[0], 1.0), ([0.004, -0.001, 0.002], 0.005)]:
    above = stats.ttest_1samp(values, -margin, alternative="greater").pvalue
    below = stats.ttest_1samp(values, margin, alternative="less").pvalue
    equivalence.append({"values": values, "margin": margin, "p": max(above, below)})

ROWS = [
    [[0.1, 0.3, 0.2], [0.4, 0.1, 0.3], [0.2, 0.5, 0.1]],
    [[0.11, 0.32, 0.25], [0.31, 0.12, 0.22], [0.05, 0.2, 0.3], [1.1, 1.4, 1.2]],
    [[1, 2, 3], [2.1, 3.9, 6.2]],
    [[0.1, 0.11, 0.12], [0.1, 3.2, -4.1], [0.2, 0.3, 0.1]],
]
pooled = []
for rows in ROWS:
    table = np.array(rows, dtype=float)
    m, n = table.shape
    covariance = np.cov(table)
    pooled.append({
        "rows": rows,
        "bartlett": stats.bartlett(*rows).pvalue,
        "variance": np.trace(covariance) / m,
        "degreesOfFreedom": (n - 1) * np.trace(covariance) ** 2 / np.trace(covariance @ covariance),
    })

resampled = []
for values, folds in [(SAMPLES[1], 5), (SAMPLES[2], 10), (SAMPLES[2], 5)]:
    n = len(values)
    error = np.sqrt((1 / n + 1 / (folds - 1)) * np.var(values, ddof=1))
    resampled.append({
        "values": values,
        "folds": folds,
        "p": 2 * stats.t.sf(abs(np.mean(values)) / error, n - 1),
        "halfWidth": stats.t.ppf(0.975, n - 1) * error,
    })

wilcoxon = []
for values in [
    [1.2, -0.4, 2.1, 0.9, 3.3, -0.2, 1.7],
    [0.5, 0.8, 1.1, 1.9, 2.2, 2.6],
    [1, -1, 2, 2, -3, 4, 4, 5],
    [0, 0, 1, 2, -2, 3, 5],
    [0, 0, 0, 0.4, 0.6, 0.6],
    [0.3, 0.1, -0.2, 0.7, 0.9, 1.3, 0.8, -0.6, 1.1, 0.45, 0.05, 1.6],
]:
    exact = stats.PermutationMethod(n_resamples=np.inf)
    wilcoxon.append({"values": values, "p": stats.wilcoxon(values, zero_method="pratt", method=exact).pvalue})


def power(effect, n, alpha):
    """Over the chi-square density of the sample variance: SciPy's noncentral t is NaN far out."""
    dof, noncentrality = n - 1, np.sqrt(n) * effect
    critical = stats.t.ppf(1 - alpha / 2, dof)

    def found(w):
        bound = critical * np.sqrt(w / dof)
        tails = stats.norm.sf(bound - noncentrality) + stats.norm.cdf(-bound - noncentrality)
        return tails * stats.chi2.pdf(w, dof)

    return integrate.quad(found, 0, np.inf, limit=500)[0]


def least_effect(n, alpha):
    missed, found = 0.0, 8.0
    for _ in range(60):
        middle = (missed + found) / 2
        if power(middle, n, alpha) < 0.8:
            missed = middle
        else:
            found = middle
    return found


detectable = [
    {"n": n, "significance": alpha, "effect": least_effect(n, alpha)}
    for n, alpha in [(3, 0.05), (4, 0.05), (5, 0.05), (10, 0.05), (5, 0.05 / 10), (30, 0.05)]
]

interpolation = []
for ratios, accuracies, at in [
    ([2, 5, 10], [0.97, 0.96, 0.91], [2, 3, 4, 8, 10]),
    ([1.9, 3.7, 8.8, 30.1], [0.981, 0.979, 0.972, 0.9], [2, 4, 8, 16]),
]:
    shown = np.interp(np.log(at), np.log(ratios), accuracies)
    interpolation.append({"ratios": ratios, "accuracies": accuracies, "at": at, "accuracy": shown.tolist()})

chance = []
for share, examples in [(0.1, 10000), (0.1135, 10000), (0.5, 200), (0.25, 1000)]:
    # The accuracy that guessing exceeds with a probability of at most one in a thousand.
    chance.append({"share": share, "examples": examples, "accuracy": float(stats.binom.isf(0.001, examples, share)) / examples})

print(json.dumps({
    "scipy": scipy.__version__,
    "intervals": intervals,
    "paired": paired,
    "holm": [{"p": p, "adjusted": holm(p)} for p in HOLM],
    "equivalence": equivalence,
    "pooled": pooled,
    "resampled": resampled,
    "wilcoxon": wilcoxon,
    "detectable": detectable,
    "interpolation": interpolation,
    "chance": chance,
}, indent=2))
