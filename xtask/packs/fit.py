"""Fits the shipped weights of src/logic/matcher/tuning.rs.

    cargo xtask evaluate --split val DIR --evidence pack.jsonl
    cargo xtask evaluate --split val DIR --no-pack --evidence plain.jsonl
    python fit.py pack.jsonl plain.jsonl

Only val questions go in, every set counting the same. Fusion: coordinate search on mean top-1 from the
weights in force. Confidence: two logistic regressions, whether the question is in scope at all (sets that have
out-of-scope questions), and whether the first candidate is right (in-scope questions). Needs numpy and scipy.
"""

import json
import sys

import numpy as np
from scipy.optimize import minimize

MEASURES = 7
START = {
    (False, 1): [4.2, 3.8, 0.9, 0, 0, 0, 0],
    (False, 3): [2.6, 1.0, 3.5, 1.2, 0, 0, 0],
    (True, 1): [1.8, 1.8, 1.4, 0, 0.1, 0.1, 0.3],
    (True, 3): [2.4, 1.3, 1.8, 0.5, 0.1, 0.1, 0.5],
}


def load(path, has_pack, single):
    """Questions by set: those with one phrasing an entry, or the others. Packs exist for English and Chinese."""
    sets = {}
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        if row["set"].endswith("-k1") == single and (not has_pack or row["set"][:2] in ("en", "zh")):
            row["m"] = np.array(row["measures"], float).reshape(-1, len(row["measures"][0]) if row["measures"] else MEASURES)[:, :MEASURES]
            sets.setdefault(row["set"], []).append(row)
    return sets


def top1(rows, weights):
    inside = [row for row in rows if row["in"]]
    return np.mean([row["right"] is not None and (row["m"] @ weights).argmax() == row["right"] for row in inside])


def fusion(sets, start):
    """Steps that gain less than 0.05 points are noise and are not taken."""
    best, weights = np.mean([top1(rows, start) for rows in sets.values()]), np.array(start, float)
    for step in (1.5, 1.25, 1.1):
        for at in np.flatnonzero(weights):
            for factor in (step, 1 / step):
                tried = weights.copy()
                tried[at] *= factor
                value = np.mean([top1(rows, tried) for rows in sets.values()])
                if value > best + 0.0005:
                    best, weights = value, tried
    return weights, best


def conditions(row, weights):
    """As `Conditions::of` does it."""
    if not len(row["m"]):
        return None
    score = row["m"] @ weights
    first = score.argmax()
    share = np.clip(np.exp(score[first] - score.max()) / np.exp(score - score.max()).sum(), 0.001, 0.999)
    words, grams, phrasing, _, nearest, pooled, _ = row["m"].max(axis=0)
    inside = [1, phrasing, np.log1p(row["length"] * words), nearest, grams, words, pooled]
    words, _, phrasing, _, nearest, _, _ = row["m"][first]
    right = [1, np.log(share / (1 - share)), phrasing, np.log1p(row["length"] * words), nearest]
    return inside, right, row["in"], row["in"] and row["right"] == first


def logistic(features, outcomes, weights, ridge=1e-3):
    def loss(b):
        z = features @ b
        value = (weights * (np.logaddexp(0, z) - outcomes * z)).sum() + ridge * (b**2).sum()
        return value, features.T @ (weights * (1 / (1 + np.exp(-z)) - outcomes)) + 2 * ridge * b

    return minimize(loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B").x


def confidence(sets, weights):
    parts = {"inside": [], "right": []}
    for rows in sets.values():
        found = [c for c in (conditions(row, weights) for row in rows) if c]
        if not all(c[2] for c in found):
            parts["inside"].append(([c[0] for c in found], [c[2] for c in found]))
        scope = [c for c in found if c[2]]
        parts["right"].append(([c[1] for c in scope], [c[3] for c in scope]))
    result = []
    for part in parts.values():
        features = np.concatenate([np.array(f, float) for f, _ in part])
        outcomes = np.concatenate([np.array(o, float) for _, o in part])
        even = np.concatenate([np.full(len(o), 1 / len(o) / len(part)) for _, o in part])
        result.append(logistic(features, outcomes, even))
    return result


def main():
    for has_pack, path in ((True, sys.argv[1]), (False, sys.argv[2])):
        for single in (True, False):
            sets = load(path, has_pack, single)
            weights, value = fusion(sets, START[has_pack, 1 if single else 3])
            inside, right = confidence(sets, weights)
            show = lambda values: "[" + ", ".join(f"{v:.2f}" for v in values) + "]"
            print(f"pack={has_pack} single={single} mean top-1 {100 * value:.2f}")
            print(f"    fusion: {show(weights)},\n    inside: {show(inside)},\n    right: {show(right)},")


if __name__ == "__main__":
    main()
