"""
The model that chooses the headline of a text without markup among its candidates, which know what the network of lines
says of them and of the lines around.
"""
import collections

import numpy as np

import product
from fitter import boosted
from lines import FRAMED, LONG, WRITTEN, is_made

MODEL = "dump-titles.trees"
NEAR, FAR = 0.25, 0.05   # of the wrong candidates near the text and far from it are taught, at so many times the weight
TREES = dict(max_iter=150, learning_rate=0.12, max_leaf_nodes=24, min_samples_leaf=30, l2_regularization=3.0, max_bins=96)
# A page of many shapes weighs more than one of a single shape, but not as many times.
SHAPES_POWER = 0.7
# Marks that only some tools make are dropped from such a share of the texts.
LINKS_SHARE, HEADINGS_SHARE = 0.25, 0.33
LINKS = ("link share", "before link share", "before 2 link share", "after link share", "after 2 link share", "below highest", "headings before")
HEADINGS = ("heading", "before heading", "before 2 heading", "after heading", "after 2 heading", "page headings")


class DumpTitles:
    """The candidates of all texts, and what a model out of fold says of each."""

    def __init__(self, lines, facts):
        self.least, self.names = facts["constants"]["leastHeadline"], facts["models"][MODEL]["features"]
        lines.judged()
        product.run("line-titles", lines.folder, lines.work, *lines.dumps)
        self.pages, self.folds = lines.pages, lines.folds
        self.x = np.array(product.rows(f"{lines.work}/titles.bin", len(self.names)))
        key, labels, counts = lines.corpus.score.key, [], []
        for page, titles in zip(self.pages, product.lines(f"{lines.work}/titles.jsonl")):
            wanted = key(page["truth"]["title"])
            labels += [bool(wanted) and key(title) == wanted for title in titles]
            counts.append(len(titles))
        self.labels, self.starts = np.array(labels), np.concatenate([[0], np.cumsum(counts)])
        self.texts = np.repeat(np.arange(len(counts)), counts)
        self.weigh()
        print(f"{len(counts)} texts, {len(self.labels)} candidates, {self.labels.sum()} right, {self.taught.sum()} taught", flush=True)

    def weigh(self):
        """Each text weighs the same, its right candidates half of it."""
        shapes = collections.Counter((page["page"], is_made(page)) for page in self.pages)
        own = np.array([shapes[page["page"], is_made(page)] ** -SHAPES_POWER for page in self.pages])
        right = np.bincount(self.texts, self.labels, len(self.pages))
        wrong = np.bincount(self.texts, ~self.labels, len(self.pages))
        weights = own[self.texts] * np.where(self.labels, 1 / np.maximum(1, right)[self.texts], 4 / np.maximum(20, wrong)[self.texts])
        likely = self.labels | (self.column("in first") > 0.5) | (self.column("headline") > 0.2)
        chance = np.where(likely, 1, np.where(self.column("until text") > 15, FAR, NEAR))
        self.taught = np.random.default_rng(5).random(len(chance)) < chance
        self.weights = weights / chance

    def column(self, name):
        return self.x[:, self.names.index(name)]

    def fit(self, chosen):
        rows = np.flatnonzero(self.taught & chosen)
        x = self.x[rows]
        fate = np.random.default_rng(11).random((2, len(self.pages)))[:, self.texts[rows]]
        for names, own, share, value in ((LINKS, fate[0], LINKS_SHARE, -1), (HEADINGS, fate[1], HEADINGS_SHARE, 0)):
            x[np.ix_(own < share, [self.names.index(name) for name in names])] = value
        return boosted(x, self.labels[rows], self.weights[rows], **TREES)

    def report(self):
        """Prints how many titles are right by tool, how many a perfect choice would get, and how many texts are given none."""
        said = np.zeros(len(self.labels), np.float32)
        for fold in sorted(set(self.folds)):
            out = (self.folds == fold)[self.texts]
            said[out] = self.fit(~out).predict_proba(self.x[out])[:, 1]
        rows = collections.defaultdict(list)
        for index, page in enumerate(self.pages):
            own, labels = said[self.starts[index]:self.starts[index + 1]], self.labels[self.starts[index]:self.starts[index + 1]]
            best = int(np.argmax(own)) if len(own) else -1
            none = best < 0 or own[best] <= self.least
            has = bool(page["truth"]["title"])
            tool = page["tool"] + (" daniel" if page["truth"]["source"] == "daniel" else "") + ("" if has else " untitled")
            rows[tool].append((not none and labels[best] if has else none, labels.any(), none))
        means = {tool: np.mean(np.array(values, float), axis=0) for tool, values in rows.items()}
        for tool, (right, there, none) in sorted(means.items()):
            print(f"{tool:<24} {len(rows[tool]):5} right {right:.3f} there {there:.3f} none {none:.3f}")
        tools = [mean for tool, mean in means.items() if " " not in tool and not tool.startswith("inhouse") and tool not in (WRITTEN, LONG, FRAMED)]
        if tools:
            print(f"mean of {len(tools)} tools: right {np.mean([mean[0] for mean in tools]):.3f} there {np.mean([mean[1] for mean in tools]):.3f}", flush=True)

    def write(self, files):
        files.trees(MODEL, [(self.fit(np.ones(len(self.labels), bool)), 1, None)])
