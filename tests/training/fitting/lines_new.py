#!/usr/bin/env python3
"""Fit the model of texts without markup, and say by cross-validation over sites how well it does on sites it has not seen.

  fit_lines.py CORPUS WORK DUMPS... [--write] [--folds K] [--reuse]      needs numpy and scikit-learn

DUMPS are folders with TOOL/ID.txt as ../shared/corpus/make_dumps.py makes them; of each but the first a third is taken.
Every shape of a page is in one fold. A page counts once over all of its shapes. --write fits to all pages too and puts the
files where the product reads them; --reuse takes the rows that are in WORK.
"""
import argparse
import collections
import json
import os
import statistics
import subprocess
import sys

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "quality"))
from trees import write_trees  # noqa: E402

PRODUCT = os.path.join(HERE, "..", "..", "..", "shared", "Extraction", "TextDump")
NOT_TOOLS = ("written", "long")
SHARE = 0.12            # of the lines of menus that are taught, at so many times the weight
RIGHT = 0.9             # the body F1 that confidence is the probability of
UNKNOWN = ("link-share", "links", "link-share-1", "link-share+1", "link-share-5", "page-link-share")
MARKS = ("is-list-item", "heading", "level", "indent", "list-run", "is-list-item-1", "is-list-item+1", "indent-change", "heading-1", "heading+1", "images", "is-quote", "is-row")


def product(*arguments):
    subprocess.run([os.environ.get("FIT_LINES", os.path.join(HERE, "bin", "Release", "net10.0", "Ingestion.FitLines")), *arguments], check=True)


class Data:
    def __init__(self, work, folds):
        names = json.load(open(f"{work}/names.json"))
        self.first, self.second = names["first"], names["second"]
        self.documents = [json.loads(line) for line in open(f"{work}/documents.jsonl", encoding="utf-8")]
        self.labels = np.fromfile(f"{work}/labels.bin", np.float32) > 0.5
        self.tokens = np.fromfile(f"{work}/tokens.bin", np.float32)
        lines = np.array([document["lines"] for document in self.documents])
        self.starts = np.concatenate([[0], np.cumsum(lines)])
        self.document = np.repeat(np.arange(len(lines)), lines)
        self.fold = np.array([document["fold"] for document in self.documents])[self.document]
        if folds < 5:
            self.fold = self.fold % folds
        self.folds = folds
        self.x = np.fromfile(f"{work}/first.bin", np.float32).reshape(len(self.labels), len(self.first))
        self.taught, self.weights = self.teach()

    def teach(self):
        """Which lines are taught, and with what weight: by their share of the page, as in the measure."""
        random = np.random.default_rng(7)
        body = np.bincount(self.document, self.tokens * self.labels, len(self.documents))
        shapes = collections.Counter((d["id"], d["tool"] in NOT_TOOLS) for d in self.documents)
        page = np.zeros(len(self.documents))
        for index, d in enumerate(self.documents):
            news = d["source"] not in ("mozilla", "wcxb")
            article = d["kind"] in ("article", "documentation", "", None)
            own = (2 if news else 1 if article else 0.7) / shapes[d["id"], d["tool"] in NOT_TOOLS] ** SHAPES
            page[index] = own * (WRITTEN if d["tool"] == "written" else 1)
        share = (self.tokens + 1.5) / np.maximum(100, body[self.document])
        weights = np.minimum(3, 60 * share) * page[self.document]
        # Long menus say the same again and again.
        menu = ~self.labels & (self.tokens < 6)
        chance = np.where(menu, SHARE, np.where(self.labels, 0.7, 0.5))
        # Of many shapes of a page some teach enough.
        many = np.array([min(1.0, LINES / max(1, shapes[d["id"], d["tool"] in NOT_TOOLS])) if d["tool"] not in NOT_TOOLS and d["tool"] != "inhouse" else 1 for d in self.documents])
        chance = chance * many[self.document]
        taught = random.random(len(menu)) < chance
        return taught, weights / chance

    def dropped(self, x, names, documents):
        """Rows without the marks that only some tools make: links of a third of the texts, lists and headings of a sixth."""
        x = x.copy()
        fate = np.random.default_rng(11).random(len(self.documents))[documents]
        for name in UNKNOWN:
            x[fate < 0.33, names.index(name)] = -1
        for name in MARKS:
            x[(fate > 0.25) & (fate < 0.42), names.index(name)] = 0
        return x


SHAPES, WRITTEN, LINES = 0.7, 1.0, 3


def fit(x, y, weights, iterations, seed=0):
    return HistGradientBoostingClassifier(
        max_iter=iterations, learning_rate=0.13, max_leaf_nodes=31, min_samples_leaf=40, l2_regularization=3.0, max_bins=64,
        early_stopping=False, random_state=seed).fit(x, y, sample_weight=weights)


def crossed(data, x, names, iterations, keep):
    """For each line what a model says that saw no page of its fold, and one fitted to all."""
    said = np.zeros(len(data.labels), np.float32)
    for fold in range(data.folds):
        out = data.fold == fold
        rows = np.flatnonzero(data.taught & ~out)
        model = fit(data.dropped(x[rows], names, data.document[rows]), data.labels[rows], data.weights[rows], iterations)
        said[out] = model.predict_proba(x[out])[:, 1]
        print(f"fold {fold}: {len(rows)} lines", flush=True)
    if not keep:
        return said, None
    rows = np.flatnonzero(data.taught)
    return said, fit(data.dropped(x[rows], names, data.document[rows]), data.labels[rows], data.weights[rows], iterations)


def score(corpus, work):
    """Prints body F1 by tool, and gives confidence's rows and whether the body was right."""
    sys.path.insert(0, corpus)
    import score as measure
    truths, triples, kept, taken = {}, collections.defaultdict(list), collections.defaultdict(list), collections.defaultdict(list)
    rows, right, folds = [], [], []
    for line, document in zip(open(f"{work}/predictions.jsonl", encoding="utf-8"), open(f"{work}/documents.jsonl", encoding="utf-8")):
        page, document = json.loads(line), json.loads(document)
        if page["id"] not in truths:
            truths[page["id"]] = json.load(open(f"{corpus}/truth/{page['id']}.json", encoding="utf-8"))
        truth = truths[page["id"]]
        han = truth["source"] == "daniel"
        tool = page["tool"]
        body = page["body"] if tool == "written" else truth["text"]
        triple = measure.tp_fp_fn(body, page["text"], han)
        name = tool
        if tool == "written":
            want = collections.Counter(measure.tokenize(body.lower(), han))
            have = collections.Counter(measure.tokenize((page["title"] + " " + page["text"]).lower(), han))
            kept["written"].append(sum((want & have).values()) / max(1, sum(want.values())))
        if tool == "inhouse":
            name = "inhouse " + (f"daniel {truth['language']}" if han else "headline" if truth["source"] not in ("mozilla", "wcxb") else "article" if truth["kind"] == "article" else "other")
        elif han and tool != "written":
            name = f"daniel {truth['language']} by tools"
        if tool != "long":
            triples[name].append(triple)
            taken[name].append(page["written"])
        if page["text"] and tool != "long":
            rows.append(page["row"])
            right.append(measure.page_f1(triple) >= RIGHT)
            folds.append(document["fold"])
    tools = []
    for name, all_of in sorted(triples.items()):
        f1, p, r = measure._prf(all_of)
        bad = sum(measure.page_f1(one) < 0.7 for one in all_of) / len(all_of)
        if not name.startswith(("inhouse", "written", "daniel")):
            tools.append(f1)
        print(f"{name:24}{len(all_of):6} F1 {f1:.4f}  p {p:.3f}  r {r:.3f}  under 0.7: {bad:.3f}  taken as written: {statistics.mean(taken[name]):.3f}")
    for name, shares in kept.items():
        print(f"{name}: words kept {statistics.mean(shares):.4f}, texts that lose more than 0.5%: {sum(share < 0.995 for share in shares) / len(shares):.3f}")
    if tools:
        print(f"mean of {len(tools)} tools {statistics.mean(tools):.4f}, least {min(tools):.4f}", flush=True)
    return np.array(rows), np.array(right), np.array(folds)


def logistic(x, y):
    mean, deviation = x.mean(0), x.std(0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=2000).fit((x - mean) / deviation, y)
    weights = model.coef_[0] / deviation
    return np.concatenate([[model.intercept_[0] - (weights * mean).sum()], weights])


def confidence(rows, right, folds, write):
    told = np.zeros(len(right))
    chance = lambda w, x: np.minimum(0.99, 1 / (1 + np.exp(-(w[0] + x @ w[1:]))))
    for fold in range(5):
        told[folds == fold] = chance(logistic(rows[folds != fold], right[folds != fold]), rows[folds == fold])
    bins = np.minimum((told * 10).astype(int), 9)
    error = sum((bins == b).mean() * abs(told[bins == b].mean() - right[bins == b].mean()) for b in range(10) if (bins == b).any())
    print(f"confidence: expected calibration error {error:.3f}, Brier {((told - right) ** 2).mean():.3f}, right {right.mean():.3f}")
    if write:
        names = ["F1", "precision", "recall", "F1 odds", "precision odds", "recall odds", "doubt", "words", "share"]
        with open(f"{PRODUCT}/line-confidence.tsv", "w", encoding="utf-8") as file:
            for name, weight in zip(["", *names], logistic(rows, right)):
                file.write(f"{name}\t{weight:.4f}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("work")
    parser.add_argument("dumps", nargs="*")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--reuse", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--first", type=int, default=150)
    parser.add_argument("--second", type=int, default=200)
    options = parser.parse_args()
    corpus, work = options.corpus, options.work
    if not options.reuse:
        product("rows", corpus, work, *options.dumps)
    data = Data(work, options.folds)
    print(f"{len(data.documents)} texts, {len(data.labels)} lines, {data.taught.sum()} taught", flush=True)
    said, first = crossed(data, data.x, data.first, options.first, options.write)
    said.tofile(f"{work}/believed.bin")
    product("neighbours", corpus, work, *options.dumps)
    further = np.fromfile(f"{work}/second.bin", np.float32).reshape(len(data.labels), len(data.second))
    x = np.concatenate([data.x, further], axis=1)
    judged, second = crossed(data, x, data.first + data.second, options.second, options.write)
    judged.tofile(f"{work}/judged.bin")
    product("predictions", corpus, work, *options.dumps)
    rows, right, folds = score(corpus, work)
    confidence(rows, right, folds, options.write)
    if options.write:
        write_trees(first, f"{PRODUCT}/line-first.trees")
        write_trees(second, f"{PRODUCT}/line-second.trees")
        with open(f"{work}/line-words.tsv", "rb") as words, open(f"{PRODUCT}/line-words.tsv", "wb") as file:
            file.write(words.read())


if __name__ == "__main__":
    main()
