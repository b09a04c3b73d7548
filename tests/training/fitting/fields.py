"""
The models that choose a page's title, its date and its authors. The product names every candidate of a page with its
row; a model learns which are right, and the likeliest is taken, or none when none is likely enough.
"""
import collections
import os

import numpy as np

import product
from fitter import boosted
from folds import site_of
from network import Network

OPTIONS = {
    "titles": dict(max_iter=240, max_leaf_nodes=10, learning_rate=0.08, min_samples_leaf=25, l2_regularization=5.0),
    "dates": dict(max_iter=400, max_leaf_nodes=10, learning_rate=0.08, min_samples_leaf=20, l2_regularization=5.0),
    "authors": dict(max_iter=150, max_leaf_nodes=8, learning_rate=0.08, min_samples_leaf=30, l2_regularization=5.0),
}
# Titles are weighed by a perceptron too: it gains a point by cross-validation there, and nothing on dates and authors.
NETWORKS = {"titles": dict(hidden=32, members=4, epochs=10, decay=3e-3, dropped=0.3, batch=256)}
TRUTH = {"titles": "title", "dates": "published", "authors": "authors"}
# The sources whose figures are listed, those of all first.
SOURCES = ("", "fundus", "trafilatura", "htmldate", "mozilla", "wcxb", "daniel", "postlight")
# Languages with fewer pages are not listed.
LEAST_PAGES = 5


class Field:
    """The candidates of all pages whose truth has the field: rows, which are right, and each page's stretch of rows."""

    def __init__(self, name, corpus, work, folds_of, facts):
        self.name, self.score = name, corpus.score
        self.least = facts["constants"]["leastOdds"].get(name, -np.inf)
        truths = corpus.some(lambda truth: truth.get(TRUTH[name]))
        product.run(name, corpus.link(truths, f"{work}/real"), work)
        rows, right, self.pages = [], [], []
        for page, truth in zip(product.lines(f"{work}/{name}.jsonl"), truths, strict=True):
            hits = [self.is_right(truth[TRUTH[name]], value) for value in page["values"]]
            self.pages.append(dict(truth=truth, candidates=page, site=site_of(truth), language=truth.get("language") or page["language"],
                                   start=len(rows), end=len(rows) + len(hits)))
            rows += page["rows"]
            right += hits
        self.x, self.y = np.array(rows, dtype=np.float32), np.array(right)
        self.folds = np.repeat(folds_of(self.pages), [page["end"] - page["start"] for page in self.pages])

    def is_right(self, wanted, value):
        if self.name == "titles":
            return self.score.key(value) == self.score.key(wanted)
        if self.name == "dates":
            return self.score.same_day(wanted, value)
        return self.score.names(value) == self.score.names(wanted)

    def judge(self):
        """The log-odds of every candidate by models out of fold."""
        self.odds = np.zeros(len(self.x))
        for fold in sorted(set(self.folds)):
            seen = self.folds != fold
            self.odds[~seen] = Model(self.x[seen], self.y[seen], self.name).odds(self.x[~seen])

    def chosen(self, page, least):
        """Index of the candidate that is taken; none is -1."""
        own = self.odds[page["start"]:page["end"]]
        return page["start"] + int(own.argmax()) if len(own) and own.max() >= least else -1

    def report(self):
        """Per source and threshold: the share right, in brackets that of those taken; of authors F1, precision and recall."""
        self.judge()
        thresholds = [-np.inf] if self.name == "titles" else sorted({-9, -2, -1.5, -1, -0.5, 0, 0.5, self.least})
        for source in SOURCES:
            some = [page for page in self.pages if page["truth"]["source"] == source or not source]
            if some:
                best = sum(bool(self.y[page["start"]:page["end"]].any()) for page in some) / len(some)
                parts = [f"{'*' if least == self.least else ''}{least}: {self.figures(some, least)}" for least in thresholds]
                print(f"{self.name} {source or 'all':<12} {'  '.join(parts)}  perfect choice {best:.3f} ({len(some)} pages)", flush=True)

        self.report_languages()

    def report_languages(self):
        languages = collections.Counter(page["language"] for page in self.pages)
        for language, count in languages.most_common():
            if count >= LEAST_PAGES:
                print(f"{self.name} language {language or '?':<3} {self.figures([page for page in self.pages if page['language'] == language], self.least)} ({count} pages)", flush=True)

    def figures(self, some, least):
        takes = [self.chosen(page, least) for page in some]
        if self.name == "authors":
            pairs = [(self.score.names(page["truth"]["authors"]), self.score.names(page["candidates"]["values"][i - page["start"]]) if i >= 0 else set()) for page, i in zip(some, takes)]
            r = self.score.sets_prf(pairs)
            return f"{r['f1']:.3f} ({r['precision']:.3f} {r['recall']:.3f})"
        right = sum(bool(self.y[i]) for i in takes if i >= 0)
        return f"{right / len(some):.3f} ({right / max(1, sum(i >= 0 for i in takes)):.3f})"

    def write_misses(self, folder):
        """What went wrong, the likeliest candidates of each such page."""
        os.makedirs(folder, exist_ok=True)
        with open(f"{folder}/{self.name}.txt", "w", encoding="utf-8") as out:
            for page in self.pages:
                best, start, end = self.chosen(page, self.least), page["start"], page["end"]
                if best >= 0 and self.y[best]:
                    continue
                truth, own = page["truth"], page["candidates"]
                out.write(f"## {truth['id']} {truth.get('kind') or ''} {truth[TRUTH[self.name]]} {'' if self.y[start:end].any() else '[none right]'} {truth.get('url') or ''}\n")
                for i in sorted(range(start, end), key=lambda i: -self.odds[i])[:7]:
                    out.write(f"    {self.odds[i]:6.2f} {'*' if self.y[i] else ' '} {own['origins'][i - start]}: {own['values'][i - start]}\n")

    def write(self, files):
        """Fits the models to all pages."""
        Model(self.x, self.y, self.name).write(files)


class Model:
    """The trees, and the perceptron where the field has one; their log-odds add up."""

    def __init__(self, x, y, name):
        self.name = name
        self.trees = boosted(x, y, **OPTIONS[name])
        self.network = Network(x, y, np.ones(len(x)), **NETWORKS[name]) if name in NETWORKS else None

    def odds(self, x):
        return self.trees.decision_function(x) + (self.network.decision_function(x) if self.network else 0)

    def write(self, files):
        files.trees(f"{self.name}.trees", [(self.trees, 1, None)])
        if self.network:
            files.network(f"{self.name}.net", self.network)
