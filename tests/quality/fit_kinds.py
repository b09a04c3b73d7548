#!/usr/bin/env python3
"""Fit the model that tells a page's kind, and say how well it does on hosts it has not seen.

  fit_kinds.py CORPUS WORK      needs numpy and scikit-learn; run fit_blocks.py first, since the kind is told from its judgement

The rows are made with block models fitted on all pages, so the figures are slightly kind to us where those overfit.
"""
import json
import os
import sys

os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from fit_blocks import FOLDS, HERE, host_of, quality
from trees import write_trees

KINDS = ["article", "collection", "documentation", "forum", "listing", "product", "service"]
OPTIONS = dict(max_iter=80, max_leaf_nodes=8, learning_rate=0.08, min_samples_leaf=8, l2_regularization=2.0)


def fit(x, y, w):
    return HistGradientBoostingClassifier(early_stopping=False, random_state=0, **OPTIONS).fit(x, y, sample_weight=w)


def main():
    corpus, work = sys.argv[1:3]
    quality("kinds", corpus, work)
    x, y, groups, real = [], [], [], []
    for line in open(f"{work}/kinds.jsonl", encoding="utf-8"):
        page = json.loads(line)
        truth = json.load(open(f"{corpus}/truth/{page['id']}.json", encoding="utf-8"))
        # News that has no kind in the corpus is made of articles; it only helps the fit.
        kind = truth.get("kind") or ("article" if truth["source"] == "fundus" else None)
        if kind not in KINDS:
            continue
        x.append(page["row"])
        y.append(KINDS.index(kind))
        groups.append(host_of(truth))
        real.append(bool(truth.get("kind")))
    x, y, real = np.array(x, dtype=np.float32), np.array(y), np.array(real)
    w = np.where(real, 1.0, 0.3)
    hosts = sorted(set(groups), key=lambda h: (-groups.count(h), h))
    fold = np.array([hosts.index(g) % FOLDS for g in groups])
    scores = np.zeros((len(y), len(KINDS)))
    for k in range(FOLDS):
        scores[fold == k] = fit(x[fold != k], y[fold != k], w[fold != k]).decision_function(x[fold == k])
    article_like = np.isin(y, [0, 2])
    for bias in (-0.5, 0, 0.3, 0.6, 1.0, 1.5):
        biased = scores.copy()
        biased[:, 0] += bias
        told = biased.argmax(1)
        like = np.isin(told, [0, 2])
        hit = (like & article_like & real).sum()
        print(f"bias {bias:4.1f}: kind {(told == y)[real].mean():.3f}, is an article: precision {hit / (like & real).sum():.3f} recall {hit / (article_like & real).sum():.3f}")
    told = scores.argmax(1)
    for a, kind in enumerate(KINDS):
        print(f"{kind:<14}", *(f"{((y == a) & (told == b) & real).sum():4}" for b in range(len(KINDS))))
    write_trees(fit(x, y, w), os.path.join(HERE, "../../shared/Extraction/Html/Kinds/kinds.trees"))


if __name__ == "__main__":
    main()
