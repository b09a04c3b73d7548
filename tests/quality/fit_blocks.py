#!/usr/bin/env python3
"""Fit the models that judge blocks, and say how well they do on hosts they have not seen.

  fit_blocks.py CORPUS WORK     needs numpy and scikit-learn (Debian: python3-sklearn)

WORK is a scratch folder. Steps: features from the C# side, labels from the truths, the first model out of fold, the
page's kind and the smoothed features from its beliefs, the second model out of fold (the cross-validated figures printed
are its), then all models on everything, written into shared/Extraction/Html. With --check nothing is written.
"""
import collections
import json
import os
import re
import subprocess
import sys

# Threads that wait for one another spin; one thread and idle waiting is faster on a busy machine.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import fit_kinds
from trees import write_trees

HERE = os.path.dirname(os.path.abspath(__file__))
HTML = os.path.join(HERE, "../../shared/Extraction/Html")
FOLDS = 5
TOKEN = re.compile(r"\w+")
# The second model is not asked about blocks that the first gives less than this, as in BlockJudge.cs.
HOPELESS = 0.02
FIRST = dict(max_iter=120, max_leaf_nodes=24, learning_rate=0.12, min_samples_leaf=50, l2_regularization=5.0)
SECOND = dict(max_iter=150, max_leaf_nodes=24, learning_rate=0.08, min_samples_leaf=60, l2_regularization=5.0)


def quality(*args):
    subprocess.run(["dotnet", "run", "-c", "Release", "--no-build", "--project", HERE, "--", *args], check=True)


def host_of(truth):
    """Group of a page: its domain without the last label and without subdomains, so that a site stays in one fold."""
    host = re.sub(r"^\w+://", "", truth.get("url") or "").split("/")[0].lower().split(":")[0]
    if not host:
        return truth["id"]
    parts = host.split(".")
    return parts[-3] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2] if len(parts) > 1 else host


def squash(text):
    return re.sub(r"\s+", " ", text).strip()


def label(truth, texts):
    """Per block: 1 body, 0 furniture, nan unknown; and the block's number of tokens."""
    tokens = [TOKEN.findall(t) for t in texts]
    size = np.array([len(t) for t in tokens], dtype=np.float32)
    y = np.full(len(texts), np.nan, dtype=np.float32)
    if truth.get("text"):
        y[:] = 0
        body = TOKEN.findall(truth["text"])
        where = collections.defaultdict(list)
        for i in range(len(body) - 3):
            where[tuple(body[i:i + 4])].append(i)
        lines = {" ".join(TOKEN.findall(line)) for line in truth["text"].split("\n")}
        spans = [None] * len(texts)
        for b, t in enumerate(tokens):
            if len(t) < 5:
                continue
            covered = np.zeros(len(t), dtype=bool)
            first = last = None
            for j in range(len(t) - 3):
                at = where.get(tuple(t[j:j + 4]))
                if at:
                    covered[j:j + 4] = True
                    first = at if first is None else first
                    last = at
            share = covered.mean()
            y[b] = share
            if share >= 0.5:
                spans[b] = (first[0], last[-1] + 4) if len(first) == 1 and len(last) == 1 else None
        # Short blocks count where the truth has them between their long neighbours.
        end = 0
        following = [len(body)] * (len(texts) + 1)
        for b in range(len(texts) - 1, -1, -1):
            following[b] = spans[b][0] if spans[b] else following[b + 1]
        for b, t in enumerate(tokens):
            if spans[b]:
                end = spans[b][1]
                continue
            if 0 < len(t) < 5:
                stop = min(following[b], end + 80) if following[b] >= end else end + 80
                for i in range(end, max(end, stop) - len(t) + 1):
                    if body[i:i + len(t)] == t:
                        y[b], end = 1, i + len(t)
                        break
                else:
                    y[b] = 0.6 if len(t) > 2 and " ".join(t) in lines else 0
    elif truth.get("must_have") is not None:
        flat = [squash(t) for t in texts]
        for segments, value in ((truth["must_have"], 1), (truth.get("must_not_have") or [], 0)):
            for s in map(squash, segments):
                for b, t in enumerate(flat):
                    if s and (s in t or len(t) > 30 and t in s):
                        y[b] = value
    return y, size


def load(corpus, work):
    names = json.load(open(f"{work}/names.json"))
    rows = np.fromfile(f"{work}/rows.bin", dtype=np.float32).reshape(-1, len(names))
    pages, at = [], 0
    y, w, page_of = [], [], []
    for line in open(f"{work}/pages.jsonl", encoding="utf-8"):
        page = json.loads(line)
        truth = json.load(open(f"{corpus}/truth/{page['id']}.json", encoding="utf-8"))
        labels, size = label(truth, page["texts"])
        n = len(labels)
        if truth.get("text"):
            weight = (size + 2) / (len(TOKEN.findall(truth["text"])) + 50)
            negative = labels < 0.5
            total = weight[negative].sum()
            if total > 2:
                weight[negative] *= 2 / total
            weight *= {"mozilla": 0.3, "fundus": 1.5, "scrapinghub": 1.5}.get(truth["source"], 1.0)
        else:
            weight = np.full(n, 0.04, dtype=np.float32)
        pages.append(dict(id=page["id"], texts=page["texts"], truth=truth, start=at, end=at + n, host=host_of(truth)))
        y.append(labels)
        w.append(weight)
        at += n
    return names, rows, pages, np.concatenate(y), np.concatenate(w).astype(np.float32)


def folds_of(pages, rows):
    """The fold of every row; hosts go whole into one, the largest first into the emptiest."""
    count = collections.Counter(p["host"] for p in pages)
    load_of, fold_of = [0] * FOLDS, {}
    for host, n in sorted(count.items(), key=lambda x: (-x[1], x[0])):
        fold = load_of.index(min(load_of))
        fold_of[host] = fold
        load_of[fold] += n
    folds = np.zeros(len(rows), dtype=np.int8)
    for p in pages:
        p["fold"] = fold_of[p["host"]]
        folds[p["start"]:p["end"]] = p["fold"]
    return folds


def fit(x, y, w, options):
    known = ~np.isnan(y)
    weight = w[known] * np.maximum(0.1, np.abs(y[known] - 0.5) * 2)
    model = HistGradientBoostingClassifier(early_stopping=False, random_state=0, max_bins=128, **options)
    return model.fit(x[known], y[known] >= 0.5, sample_weight=weight / weight.mean())


def out_of_fold(x, y, w, folds, options):
    p = np.zeros(len(x), dtype=np.float32)
    for fold in range(FOLDS):
        test = folds == fold
        p[test] = fit(x[~test], y[~test], w[~test], options).predict_proba(x[test])[:, 1]
    return p


def report(corpus, name, pages, p, thresholds):
    """thresholds: one a page."""
    sys.path.insert(0, corpus)
    import score
    predictions = {}
    for page, threshold in zip(pages, thresholds):
        seen, kept = set(), []
        beliefs = p[page["start"]:page["end"]]
        most = beliefs.max(initial=0)
        threshold = threshold if most >= threshold or most < 0.1 else most * 0.6
        for text, belief in zip(page["texts"], beliefs):
            if belief >= threshold and not (len(text) > 80 and text in seen):
                kept.append(text)
                seen.add(text)
        predictions[page["id"]] = {"id": page["id"], "text": "\n".join(kept)}
    truths = [page["truth"] for page in pages]
    line = [name]
    for name, some in (("headline", [t for t in truths if t["source"] not in ("mozilla", "wcxb")]),
                       ("wcxb article", [t for t in truths if t["source"] == "wcxb" and t["kind"] == "article"]),
                       ("wcxb documentation", [t for t in truths if t["source"] == "wcxb" and t["kind"] == "documentation"]),
                       ("wcxb", [t for t in truths if t["source"] == "wcxb"]),
                       ("mozilla", [t for t in truths if t["source"] == "mozilla"])):
        s = score.score(some, predictions, 0)
        body = s["body"]
        line.append(f"{name}: body {body['f1']:.4f} (p {body['precision']:.4f} r {body['recall']:.4f}) words {s['words']['f1']:.4f}"
                    + (f" segments {s['segments']['f1']:.4f}" if "segments" in s else ""))
    under = sum(score.page_f1(score.tp_fp_fn(t["text"], predictions[t["id"]]["text"])) < 0.9
                for t in truths if t["source"] in ("scrapinghub", "fundus"))
    print("\n  ".join(line) + f"\n  headline pages under 0.9: {under}", flush=True)


def main():
    corpus, work = sys.argv[1:3]
    os.makedirs(work, exist_ok=True)
    quality("features", corpus, work)
    names, rows, pages, y, w = load(corpus, work)
    folds = folds_of(pages, rows)
    page_folds = np.array([page["fold"] for page in pages])
    print(f"{len(rows)} blocks of {len(pages)} pages, {len(names)} features", flush=True)

    first = out_of_fold(rows, y, w, folds, FIRST)
    report(corpus, "first model at 0.6", pages, first, [0.6] * len(pages))
    first.tofile(f"{work}/beliefs.bin")
    quality("smooth", corpus, work)
    kind_x, kind_y, kind_w, real = fit_kinds.load(pages, work)
    kinds = fit_kinds.out_of_fold(kind_x, kind_y, kind_w, page_folds)
    fit_kinds.report(kinds, kind_y, real)

    more = json.load(open(f"{work}/smoothed.json"))
    smoothed = np.fromfile(f"{work}/smoothed.bin", dtype=np.float32).reshape(-1, len(more))
    of_page = np.repeat(kinds, [page["end"] - page["start"] for page in pages], axis=0)
    both = np.hstack([rows, smoothed, of_page])
    asked = first >= HOPELESS
    print(f"{asked.sum()} blocks for the second model", flush=True)
    second = np.zeros(len(rows), dtype=np.float32)
    second[asked] = out_of_fold(both[asked], y[asked], w[asked], folds[asked], SECOND)
    second.tofile(f"{work}/second.bin")
    np.save(f"{work}/kinds.npy", kinds)
    for low, slope in ((0.5, 0), (0.6, 0), (0.35, 0.25), (0.4, 0.25), (0.4, 0.3), (0.3, 0.4)):
        report(corpus, f"second model at {low} + {slope} x article", pages, second, low + slope * kinds[:, 0])
    if "--check" in sys.argv:
        return
    write_trees(fit(rows, y, w, FIRST), f"{HTML}/Judging/blocks.trees")
    write_trees(fit(both[asked], y[asked], w[asked], SECOND), f"{HTML}/Judging/smoothing.trees")
    write_trees(fit_kinds.fit(kind_x, kind_y, kind_w), f"{HTML}/Kinds/kinds.trees")


if __name__ == "__main__":
    main()
