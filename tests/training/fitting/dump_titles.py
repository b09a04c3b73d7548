"""
The model that chooses the headline of a text without markup. The corpus' own dumps, those of many tools, and texts written
here, with a headline and without, are asked for their candidates; all shapes of a site's pages are in one fold.
"""
import collections
import hashlib
import json
import os
from urllib.parse import urlsplit

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import product

MODEL = "dump-titles.trees"
FOLDS = 5
NEAR, FAR = 0.25, 0.05   # of the wrong candidates near the text and far from it are taught, at so many times the weight
ITERATIONS = 150
SAME_SHAPE = ("inhouse-bom", "inhouse-crlf", "inhouse-nbsp", "inhouse-tabs")
MARKS = ("link share", "before link share", "before 2 link share", "after link share", "after 2 link share")
HEADINGS = ("heading", "before heading", "before 2 heading", "after heading", "after 2 heading", "page headings")


def site_of(truth):
    if truth["source"] == "daniel":
        return truth["id"].rsplit("-", 1)[0]
    host = urlsplit(truth.get("url") or "").hostname
    if not host:
        return truth["id"].split("_")[0]
    names = host.split(".")
    return ".".join(names[-(3 if len(names) > 2 and len(names[-2]) <= 3 else 2):])


def fold_of(truth):
    return int.from_bytes(hashlib.sha256(site_of(truth).encode()).digest()[:4], "big") % FOLDS


def write_texts(truths, work):
    """Texts as somebody writes them: paragraphs under a headline, and some under none."""
    for name in ("written", "untitled"):
        os.makedirs(f"{work}/{name}", exist_ok=True)
    for truth in truths.values():
        if truth.get("kind") not in ("article", "documentation", None):
            continue
        gap = "\n\n" if len(truth["id"]) % 2 else "\n"
        body = gap.join(line for line in truth["text"].split("\n") if line.strip())
        with open(f"{work}/written/{truth['id']}.txt", "w", encoding="utf-8") as file:
            file.write(truth["title"] + gap + body)
        with open(f"{work}/untitled/{truth['id']}.txt", "w", encoding="utf-8") as file:
            file.write(body)


class Data:
    def __init__(self, work, truths, key, names):
        self.names = names
        rows = np.fromfile(f"{work}/rows.bin", np.float32).reshape(-1, len(self.names))
        self.texts, kept, labels, weights, at = [], [], [], [], 0
        with open(f"{work}/candidates.jsonl", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)
                count = len(text["titles"])
                truth = truths.get(text["id"])
                if truth and text["tool"] not in SAME_SHAPE and count:
                    wanted = key(truth["title"]) if text["tool"] != "untitled" else None
                    text |= {"first": len(labels), "count": count, "fold": fold_of(truth), "wanted": wanted, "source": truth["source"]}
                    self.texts.append(text)
                    kept.append(np.arange(at, at + count))
                    labels += [wanted is not None and key(title) == wanted for title in text["titles"]]
                at += count
        self.x = rows[np.concatenate(kept)]
        self.labels = np.array(labels)
        self.text = np.repeat(np.arange(len(self.texts)), [text["count"] for text in self.texts])
        self.fold = np.array([text["fold"] for text in self.texts])[self.text]
        shapes = collections.Counter(text["id"] for text in self.texts)
        own = np.array([shapes[text["id"]] ** -0.7 for text in self.texts])
        # Each text weighs the same, its right candidates half of it.
        right = np.bincount(self.text, self.labels, len(self.texts))
        wrong = np.bincount(self.text, ~self.labels, len(self.texts))
        self.weights = own[self.text] * np.where(self.labels, 1 / np.maximum(1, right)[self.text], 4 / np.maximum(20, wrong)[self.text])
        likely = self.labels | (self.column("in first") > 0.5) | (self.column("is headline") > 0)
        chance = np.where(likely, 1, np.where(self.column("until text") > 15, FAR, NEAR))
        self.taught = np.random.default_rng(5).random(len(chance)) < chance
        self.weights /= chance

    def column(self, name):
        return self.x[:, self.names.index(name)]

    def dropped(self, rows):
        """The rows without the marks that only some tools make: links of a quarter of the texts, headings of a third."""
        x = self.x[rows].copy()
        fate = np.random.default_rng(11).random((2, len(self.texts)))[:, self.text[rows]]
        for name in MARKS:
            x[fate[0] < 0.25, self.names.index(name)] = -1
        for name in HEADINGS:
            x[fate[1] < 0.33, self.names.index(name)] = 0
        for name in ("below highest", "headings before"):
            x[fate[1] < 0.33, self.names.index(name)] = -1
        return x

    def fit(self, chosen):
        rows = np.flatnonzero(self.taught & chosen)
        return HistGradientBoostingClassifier(
            max_iter=ITERATIONS, learning_rate=0.12, max_leaf_nodes=24, min_samples_leaf=30, l2_regularization=3.0, max_bins=96,
            early_stopping=False, random_state=0).fit(self.dropped(rows), self.labels[rows], sample_weight=self.weights[rows])


class DumpTitles:
    """The candidates of all texts, and what a model out of fold says of each."""

    def __init__(self, corpus, work, facts):
        self.least = facts["constants"]["leastHeadline"]
        truths = {truth["id"]: truth for truth in corpus.some(lambda truth: truth.get("title") and truth.get("text"))}
        write_texts(truths, work)
        product.run("headlines", work, f"{corpus.folder}/texts", f"{work}/written", f"{work}/untitled", *corpus.dumps(work))
        self.data = Data(work, truths, corpus.score.key, facts["models"][MODEL]["features"])
        print(f"{len(self.data.texts)} texts, {len(self.data.labels)} candidates, {self.data.labels.sum()} right, {self.data.taught.sum()} taught", flush=True)

    def report(self):
        """Prints how many titles are right by tool, how many a perfect choice would get, and how many texts have none."""
        data, said = self.data, np.zeros(len(self.data.labels), np.float32)
        for fold in range(FOLDS):
            out = data.fold == fold
            said[out] = data.fit(~out).predict_proba(data.x[out])[:, 1]
        rows = collections.defaultdict(list)
        for text in data.texts:
            some = slice(text["first"], text["first"] + text["count"])
            own, labels = said[some], data.labels[some]
            best = int(np.argmax(own))
            none = own[best] <= self.least
            tool = text["tool"] + (" daniel" if text["source"] == "daniel" else "")
            rows[tool].append((none if text["wanted"] is None else not none and labels[best], labels.any(), none))
        means = {tool: np.mean(np.array(values, float), axis=0) for tool, values in rows.items()}
        for tool, (right, there, none) in sorted(means.items()):
            print(f"{tool:<24} {len(rows[tool]):5} {right:7.3f} {there:7.3f} {none:7.3f}")
        tools = [mean for tool, mean in means.items() if " " not in tool and not tool.startswith("inhouse") and tool not in ("texts", "written", "untitled")]
        if tools:
            print(f"{'tools':<24} {len(tools):5} {np.mean([m[0] for m in tools]):7.3f} {np.mean([m[1] for m in tools]):7.3f}", flush=True)

    def write(self, files):
        files.trees(MODEL, [(self.data.fit(np.ones(len(self.data.labels), bool)), 1, None)])
