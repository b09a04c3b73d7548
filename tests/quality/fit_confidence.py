#!/usr/bin/env python3
"""Fit what an article's confidence means, and show how far it holds.

  fit_confidence.py CORPUS WORK [--check]     after fit_blocks.py CORPUS WORK; needs numpy and scikit-learn

Confidence is the probability that the body's F1 (score.py's, shingles of four words) is at least 0.9. Rows and bodies
come from judgements of models that saw no page of the same host (WORK/judged.bin, WORK/kinds.bin), and each page of the
reliability table is judged by a regression that saw none either. --check writes nothing.
"""
import json
import os
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

from fit_blocks import HTML, quality

RIGHT = 0.9
BINS = 10


def load(corpus, work):
    sys.path.insert(0, corpus)
    import score
    sites = json.load(open(f"{work}/sites.json"))
    rows, right, folds, sources = [], [], [], []
    for line, site in zip(open(f"{work}/confidence.jsonl", encoding="utf-8"), sites, strict=True):
        page = json.loads(line)
        truth = json.load(open(f"{corpus}/truth/{page['id']}.json", encoding="utf-8"))
        if not truth.get("text") or not page["text"]:
            continue
        rows.append(page["row"])
        right.append(score.page_f1(score.tp_fp_fn(truth["text"], page["text"])) >= RIGHT)
        folds.append(site["fold"])
        sources.append(truth["source"] if truth["source"] != "wcxb" else f"wcxb {truth['kind']}")
    return np.array(rows), np.array(right), np.array(folds), np.array(sources)


def fit(x, y):
    """Weights over the features as they are, the intercept first."""
    mean, deviation = x.mean(0), x.std(0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=1000).fit((x - mean) / deviation, y)
    weights = model.coef_[0] / deviation
    return np.concatenate([[model.intercept_[0] - (weights * mean).sum()], weights])


def probability(weights, x):
    return 1 / (1 + np.exp(-(weights[0] + x @ weights[1:])))


def reliability(p, y, name):
    print(f"\n{name}: {len(y)} pages\n\n| confidence | pages | predicted | right |\n|---|---|---|---|")
    error = 0
    for low in range(BINS):
        some = np.minimum((p * BINS).astype(int), BINS - 1) == low
        if some.any():
            error += some.mean() * abs(p[some].mean() - y[some].mean())
            print(f"| {low / BINS:.1f} to {(low + 1) / BINS:.1f} | {some.sum()} | {p[some].mean():.3f} | {y[some].mean():.3f} |")
    brier, base = ((p - y) ** 2).mean(), y.mean() * (1 - y.mean())
    print(f"\nexpected calibration error {error:.3f}, Brier score {brier:.3f} (without any features {base:.3f})")


def main():
    corpus, work = sys.argv[1:3]
    quality("confidence", corpus, work)
    names = json.load(open(f"{work}/confidence.json"))
    x, y, folds, sources = load(corpus, work)
    p = np.zeros(len(y))
    for fold in set(folds):
        p[folds == fold] = probability(fit(x[folds != fold], y[folds != fold]), x[folds == fold])
    reliability(p, y, "all pages with a text")
    reliability(p[sources != ""][np.isin(sources, ["scrapinghub", "fundus", "wcxb article"])], y[np.isin(sources, ["scrapinghub", "fundus", "wcxb article"])], "articles")
    weights = fit(x, y)
    print("\n" + "\n".join(f"{name or 'intercept'} {weight:.3f}" for name, weight in zip(["", *names], weights)))
    if "--check" in sys.argv:
        return
    with open(os.path.join(HTML, "Judging/confidence.tsv"), "w", encoding="utf-8") as file:
        for name, weight in zip(["", *names], weights):
            file.write(f"{name}\t{weight:.4f}\n")


if __name__ == "__main__":
    main()
