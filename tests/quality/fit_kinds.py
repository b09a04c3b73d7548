"""The model that tells a page's kind; fitted and checked by fit_blocks.py, whose first model's judgements it reads."""
import json

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

KINDS = ["article", "collection", "documentation", "forum", "listing", "product", "service"]
OPTIONS = dict(max_iter=70, max_leaf_nodes=6, learning_rate=0.08, min_samples_leaf=12, l2_regularization=5.0)


def load(pages, work):
    """Rows, kinds (-1: unknown), weights and whether the corpus itself gives the kind, a page each."""
    rows = [json.loads(line)["row"] for line in open(f"{work}/kinds.jsonl", encoding="utf-8")]
    y, real = [], []
    for page in pages:
        truth = page["truth"]
        # News that has no kind in the corpus is made of articles; it only helps the fit.
        kind = truth.get("kind") or ("article" if truth["source"] == "fundus" else None)
        y.append(KINDS.index(kind) if kind in KINDS else -1)
        real.append(bool(truth.get("kind")))
    real = np.array(real)
    return np.array(rows, dtype=np.float32), np.array(y), np.where(real, 1.0, 0.3), real


def fit(x, y, w):
    known = y >= 0
    return HistGradientBoostingClassifier(early_stopping=False, random_state=0, **OPTIONS).fit(x[known], y[known], sample_weight=w[known])


def out_of_fold(x, y, w, folds):
    """Probabilities of every page's kinds by models that saw no page of its host."""
    p = np.zeros((len(y), len(KINDS)), dtype=np.float32)
    for fold in sorted(set(folds)):
        test = folds == fold
        p[test] = fit(x[~test], y[~test], w[~test]).predict_proba(x[test])
    return p


def report(p, y, real):
    articles = np.isin(y, [0, 2])
    for bias in (0, 0.5, 1.0, 1.5):
        told = (np.log(p + 1e-9) + bias * np.eye(len(KINDS))[0]).argmax(1)
        like = np.isin(told, [0, 2])
        hit = (like & articles & real).sum()
        print(f"bias {bias:4.1f}: kind {(told == y)[real].mean():.3f}, is an article: precision {hit / (like & real).sum():.3f} recall {hit / (articles & real).sum():.3f}", flush=True)
    told = p.argmax(1)
    for a, kind in enumerate(KINDS):
        print(f"{kind:<14}", *(f"{((y == a) & (told == b) & real).sum():4}" for b in range(len(KINDS))), flush=True)
