#!/usr/bin/env python3
"""Fit the model that chooses a page's title, and say how well it does on hosts it has not seen.

  fit_titles.py CORPUS WORK      needs numpy and scikit-learn (Debian: python3-sklearn)
"""
import json
import os
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from fit_blocks import FOLDS, HERE, host_of, quality
from trees import write_trees

OPTIONS = dict(max_iter=70, max_leaf_nodes=10, learning_rate=0.08, min_samples_leaf=25, l2_regularization=5.0)


def main():
    corpus, work = sys.argv[1:3]
    sys.path.insert(0, corpus)
    import score
    quality("titles", corpus, work)
    x, y, w, pages = [], [], [], []
    for line in open(f"{work}/titles.jsonl", encoding="utf-8"):
        page = json.loads(line)
        truth = json.load(open(f"{corpus}/truth/{page['id']}.json", encoding="utf-8"))
        if not truth.get("title") or not page["titles"]:
            continue
        hits = [score.key(t) == score.key(truth["title"]) for t in page["titles"]]
        pages.append((truth, len(x), len(x) + len(hits), any(hits)))
        x += page["rows"]
        y += hits
        w += [1 / len(hits)] * len(hits)
    x, y, w = np.array(x, dtype=np.float32), np.array(y), np.array(w)
    groups = [host_of(p[0]) for p in pages]
    hosts = sorted(set(groups), key=lambda h: (-groups.count(h), h))
    fold = np.zeros(len(x), dtype=int)
    for (_, start, end, _), group in zip(pages, groups):
        fold[start:end] = hosts.index(group) % FOLDS

    def fit(rows):
        return HistGradientBoostingClassifier(early_stopping=False, random_state=0, **OPTIONS).fit(x[rows], y[rows], sample_weight=w[rows] / w[rows].mean())

    odds = np.zeros(len(x))
    for k in range(FOLDS):
        odds[fold == k] = fit(fold != k).decision_function(x[fold == k])
    for name in ("", "fundus", "trafilatura", "wcxb", "mozilla"):
        some = [p for p in pages if p[0]["source"] == name or not name]
        right = sum(y[start + odds[start:end].argmax()] for _, start, end, _ in some)
        print(f"{name or 'all':<12} {right / len(some):.3f}, a perfect choice {sum(p[3] for p in some) / len(some):.3f} ({len(some)} pages)")
    write_trees(fit(np.ones(len(x), dtype=bool)), os.path.join(HERE, "../../shared/Extraction/Metadata/Titles/titles.trees"))


if __name__ == "__main__":
    main()
