#!/usr/bin/env python3
"""Fit what an article's confidence means, and show how far it holds.

  fit_confidence.py CORPUS WORK [--check]     needs numpy and scikit-learn

Confidence is the probability that the body's F1 (score.py's, shingles of four words) is at least 0.9. It is told from
judgements of models that saw no page of the same site: WORK/judged.bin and WORK/kinds.bin of fit_blocks.py. Each page of the reliability tables is judged by a
regression that saw no page of its site either. --check writes nothing.
"""
import collections
import json
import os
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

from fit_blocks import FOLDS, HTML, host_of, quality

RIGHT = 0.9
BINS = 10
ARTICLES = ("scrapinghub", "fundus", "wcxb article")


def load(corpus, path):
    """Rows, whether the body is right, folds by site, and sources, of the pages whose whole text is known."""
    sys.path.insert(0, corpus)
    import score
    rows, right, sites, sources = [], [], [], []
    for line in open(path, encoding="utf-8"):
        page = json.loads(line)
        truth = json.load(open(f"{corpus}/truth/{page['id']}.json", encoding="utf-8"))
        # Without a body nothing is told: confidence is 0.
        if not truth.get("text") or not page["text"]:
            continue
        rows.append(page["row"])
        right.append(score.page_f1(score.tp_fp_fn(truth["text"], page["text"])) >= RIGHT)
        sites.append(host_of(truth))
        sources.append(truth["source"] if truth["source"] != "wcxb" else f"wcxb {truth['kind']}")
    load_of, fold_of = [0] * FOLDS, {}
    for site, count in sorted(collections.Counter(sites).items(), key=lambda x: (-x[1], x[0])):
        fold_of[site] = load_of.index(min(load_of))
        load_of[fold_of[site]] += count
    return np.array(rows), np.array(right), np.array([fold_of[site] for site in sites]), np.array(sources)


def fit(x, y):
    """Weights over the features as they are, the intercept first."""
    mean, deviation = x.mean(0), x.std(0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=1000).fit((x - mean) / deviation, y)
    weights = model.coef_[0] / deviation
    return np.concatenate([[model.intercept_[0] - (weights * mean).sum()], weights])


def probability(weights, x):
    return 1 / (1 + np.exp(-(weights[0] + x @ weights[1:])))


def reliability(p, y, name):
    print(f"\n{name}: {len(y)}\n\n| confidence | pages | told | right |\n|---|---|---|---|")
    error = 0
    for low in range(BINS):
        some = np.minimum((p * BINS).astype(int), BINS - 1) == low
        if some.any():
            error += some.mean() * abs(p[some].mean() - y[some].mean())
            print(f"| {low / BINS:.1f} to {(low + 1) / BINS:.1f} | {some.sum()} | {p[some].mean():.3f} | {y[some].mean():.3f} |")
    print(f"\nexpected calibration error {error:.3f}, Brier score {((p - y) ** 2).mean():.3f} (told alike for all: {y.mean() * (1 - y.mean()):.3f})")


def main():
    corpus, work = sys.argv[1:3]
    quality("confidence", corpus, work)
    for name, path in (("confidence", "Judging/confidence.tsv"),):
        x, y, folds, sources = load(corpus, f"{work}/{name}.jsonl")
        p = np.zeros(len(y))
        for fold in range(FOLDS):
            p[folds == fold] = probability(fit(x[folds != fold], y[folds != fold]), x[folds == fold])
        reliability(p, y, "all pages with a text")
        articles = np.isin(sources, ARTICLES)
        reliability(p[articles], y[articles], "pages of articles")
        if "--check" in sys.argv:
            continue
        with open(os.path.join(HTML, path), "w", encoding="utf-8") as file:
            for feature, weight in zip(["", *json.load(open(f"{work}/{name}.json"))], fit(x, y)):
                file.write(f"{feature}\t{weight:.4f}\n")


if __name__ == "__main__":
    main()
