#!/usr/bin/env python3
"""Fit the models that choose a page's title, its date and its authors, and say how well they do on hosts they have not seen.

  fit_fields.py CORPUS WORK [--check] [FIELD ...]     needs numpy and scikit-learn (Debian: python3-sklearn)

FIELD is titles, dates or authors; none means all. The C# side writes every candidate of a page with its row; a model
of boosted trees learns which are right, and the likeliest is taken, or none when none is likely enough. Every page is
judged by models that saw no page of its host. --check writes no models; --misses DIR writes what went wrong.
"""
import json
import os
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from fit_blocks import FOLDS, HERE, host_of, quality
from network import Network
from trees import write_trees

METADATA = os.path.join(HERE, "../../shared/Extraction/Metadata")
OPTIONS = {
    "titles": dict(max_iter=240, max_leaf_nodes=10, learning_rate=0.08, min_samples_leaf=25, l2_regularization=5.0),
    "dates": dict(max_iter=400, max_leaf_nodes=10, learning_rate=0.08, min_samples_leaf=20, l2_regularization=5.0),
    "authors": dict(max_iter=150, max_leaf_nodes=8, learning_rate=0.08, min_samples_leaf=30, l2_regularization=5.0),
}
# Titles are weighed by a perceptron too: it gains a point by cross-validation there, and nothing on dates and authors.
NETWORKS = {"titles": dict(hidden=32, members=4, epochs=10, decay=3e-3, dropped=0.3, batch=256)}
TRUTH = {"titles": "title", "dates": "published", "authors": "authors"}
MODELS = {"titles": "Titles/titles.trees", "dates": "Dates/dates.trees", "authors": "Authors/authors.trees"}


def load(corpus, work, field, score):
    rows, right, pages = [], [], []
    for line in open(f"{work}/{field}.jsonl", encoding="utf-8"):
        page = json.loads(line)
        truth = json.load(open(f"{corpus}/truth/{page['id']}.json", encoding="utf-8"))
        wanted = truth.get(TRUTH[field])
        if not wanted:
            continue
        if field == "titles":
            hits = [score.key(v) == score.key(wanted) for v in page["values"]]
        elif field == "dates":
            hits = [score.same_day(wanted, v) for v in page["values"]]
        else:
            names = score.names(wanted)
            hits = [score.names(v) == names for v in page["values"]]
        pages.append((truth, page, len(rows), len(rows) + len(hits)))
        rows += page["rows"]
        right += hits
    return np.array(rows, dtype=np.float32), np.array(right), pages


class Model:
    """The trees, and the perceptron where the field has one; their log-odds add up."""

    def __init__(self, x, y, field):
        self.trees = HistGradientBoostingClassifier(early_stopping=False, random_state=0, **OPTIONS[field]).fit(x, y)
        self.network = Network(x, y, np.ones(len(x)), **NETWORKS[field]) if field in NETWORKS else None

    def odds(self, x):
        return self.trees.decision_function(x) + (self.network.decision_function(x) if self.network else 0)

    def write(self, path):
        write_trees(self.trees, path)
        if self.network:
            self.network.write(path.replace(".trees", ".net"))


def out_of_fold(x, y, pages, field):
    groups = [host_of(truth) for truth, _, _, _ in pages]
    hosts = sorted(set(groups), key=lambda h: (-groups.count(h), h))
    fold = np.zeros(len(x), dtype=int)
    for (_, _, start, end), group in zip(pages, groups):
        fold[start:end] = hosts.index(group) % FOLDS
    odds = np.zeros(len(x))
    for k in range(FOLDS):
        odds[fold == k] = Model(x[fold != k], y[fold != k], field).odds(x[fold == k])
    return odds


def chosen(odds, start, end, least):
    """Index of the candidate that is taken; none is -1."""
    if start == end or odds[start:end].max() < least:
        return -1
    return start + int(odds[start:end].argmax())


def report(field, score, x, y, pages, odds):
    for name in ("", "fundus", "trafilatura", "htmldate", "mozilla", "wcxb"):
        some = [p for p in pages if p[0]["source"] == name or not name]
        if not some:
            continue
        best = sum(bool(y[s:e].any()) for _, _, s, e in some) / len(some)
        parts = []
        for least in ([-9] if field == "titles" else [-9, -2, -1.5, -1, -0.5, 0, 0.5]):
            takes = [chosen(odds, s, e, least) for _, _, s, e in some]
            if field == "authors":
                pairs = [(score.names(t["authors"]), score.names(p["values"][i - s]) if i >= 0 else set()) for (t, p, s, e), i in zip(some, takes)]
                r = score.sets_prf(pairs)
                parts.append(f"{least}: {r['f1']:.3f} ({r['precision']:.3f} {r['recall']:.3f})")
            else:
                right = sum(bool(y[i]) for i in takes if i >= 0)
                parts.append(f"{least}: {right / len(some):.3f} ({right / max(1, sum(i >= 0 for i in takes)):.3f})")
        print(f"{field} {name or 'all':<12} {'  '.join(parts)}  perfect choice {best:.3f} ({len(some)} pages)", flush=True)


def write_misses(folder, field, x, y, pages, odds):
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/{field}.txt", "w", encoding="utf-8") as out:
        for truth, page, start, end in pages:
            best = chosen(odds, start, end, -1 if field != "titles" else -9)
            if best >= 0 and y[best]:
                continue
            out.write(f"## {page['id']} {truth.get('kind') or ''} {truth[TRUTH[field]]} {'' if y[start:end].any() else '[none right]'} {truth.get('url') or ''}\n")
            for i in sorted(range(start, end), key=lambda i: -odds[i])[:7]:
                out.write(f"    {odds[i]:6.2f} {'*' if y[i] else ' '} {page['origins'][i - start]}: {page['values'][i - start]}\n")


def main():
    corpus, work, *rest = sys.argv[1:]
    sys.path.insert(0, corpus)
    import score
    fields = [a for a in rest if a in OPTIONS] or list(OPTIONS)
    for field in fields:
        if "--stale" not in rest:
            quality(field, corpus, work)
        x, y, pages = load(corpus, work, field, score)
        odds = out_of_fold(x, y, pages, field)
        report(field, score, x, y, pages, odds)
        if "--misses" in rest:
            write_misses(rest[rest.index("--misses") + 1], field, x, y, pages, odds)
        if "--check" not in rest:
            Model(x, y, field).write(os.path.join(METADATA, MODELS[field]))


if __name__ == "__main__":
    main()
