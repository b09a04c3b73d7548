"""
The models that judge the lines of text dumps: boosted trees by a line itself and its words, and boosted trees by what these
say around it.
"""
import json
import os
import zlib

import numpy as np

import copies
import product
import report
from fitter import boosted
from folds import site_of
from labels import label

# The first stage is asked about the lines it was fitted to in so many parts, each without having seen the part: the
# second must not learn from a first that knew the answers.
PARTS = 4
STAGE = dict(max_iter=180, max_leaf_nodes=24, learning_rate=0.1, min_samples_leaf=40, l2_regularization=3.0, max_bins=64)
HEADLINE_WEIGHT, OTHER_KIND_WEIGHT = 2, 0.7
# Lines of fewer tokens that are no body are of menus, which say the same again and again: one of so many is enough.
MENU_TOKENS, MENU_SHARE = 6, 4
OTHER_SOURCES = ("mozilla", "wcxb")


class Lines:
    """The dumps of a corpus, their lines' labels and weights, and what the models out of fold say of each."""

    def __init__(self, corpus, work, folds_of, facts):
        self.corpus, self.work = corpus, work
        os.makedirs(work, exist_ok=True)
        self.widths = [len(facts["models"][name]["features"]) for name in ("line-first.trees", "line-second.trees")]
        truths = corpus.some(lambda truth: truth.get("text"), part="texts")
        self.folder = corpus.link(truths, f"{work}/real")
        product.run("lines", self.folder, work)
        self.pages = product.lines(f"{work}/dumps.jsonl")
        for page, truth in zip(self.pages, truths, strict=True):
            page |= dict(truth=truth, site=site_of(truth), language=truth.get("language") or page["language"])
            page["isBody"], page["tokens"] = label(truth, page["texts"], self.tokens)
        for page, fold in zip(self.pages, folds_of(self.pages)):
            page["fold"] = int(fold)
        product.save(f"{work}/labels.bin", np.concatenate([page["isBody"] for page in self.pages]))
        with open(f"{work}/sites.json", "w", encoding="utf-8") as file:
            json.dump([dict(site=page["site"], fold=page["fold"], isArticle=self.is_article(page["truth"])) for page in self.pages], file)
        product.run("line-rows", self.folder, work)
        self.add_copies()
        self.sample()
        self.is_judged = False

    def tokens(self, text):
        return self.corpus.score.tokenize(text, han=True)

    @staticmethod
    def is_article(truth):
        return truth["source"] not in OTHER_SOURCES or truth.get("kind") in ("article", None)

    def add_copies(self):
        by_id = {page["id"]: page for page in self.pages}
        for page in product.lines(f"{self.work}/copies.jsonl"):
            of = by_id[page["id"].removesuffix("-long")]
            text = "\n".join(text for text, is_body in zip(page["texts"], page["isBody"]) if is_body)
            truth = dict(id=page["id"], of=of["id"], source=copies.LONG, text=text, kind=of["truth"].get("kind"))
            page |= dict(truth=truth, fold=of["fold"], site=of["site"], language=of["language"])
            page["is headline"] = of["truth"]["source"] not in OTHER_SOURCES
            page["tokens"] = np.array([len(self.tokens(text)) for text in page["texts"]], dtype=np.float32)
            self.pages.append(page)

    def sample(self):
        """The lines worth fitting to, and their weights: their share of the page, as in the score, and more of what is wanted first."""
        use, weights = [], []
        for page in self.pages:
            truth, size = page["truth"], page["tokens"]
            y = np.array(page["isBody"], dtype=np.float32) >= 0.5
            number = np.arange(len(y))
            menu = ~y & (size < MENU_TOKENS)
            is_other = truth.get("kind") not in ("article", "documentation", None)
            weight = np.minimum(3, 60 * (size + 1.5) / max(100, size[y].sum())) * np.where(menu, MENU_SHARE, 1)
            weight = weight * (HEADLINE_WEIGHT if page.get("is headline", truth["source"] not in OTHER_SOURCES) else OTHER_KIND_WEIGHT if is_other else 1)
            use.append((~menu | (number % MENU_SHARE == 0)) & (not is_other or number % 2 == 0))
            weights.append(weight)
        counts = [len(page["texts"]) for page in self.pages]
        self.y = np.concatenate([np.array(page["isBody"], dtype=np.float32) for page in self.pages]) >= 0.5
        self.use, self.weight = np.concatenate(use), np.concatenate(weights).astype(np.float32)
        self.folds = np.repeat([page["fold"] for page in self.pages], counts)
        self.parts = np.repeat([zlib.crc32(page["site"].encode()) % PARTS for page in self.pages], counts)
        print(f"{len(self.y)} lines of {len(self.pages)} dumps, {sum('of' in page['truth'] for page in self.pages)} of them long copies", flush=True)

    def fit(self, rows, seen):
        some = self.use & seen
        return boosted(rows[some], self.y[some], self.weight[some], **STAGE)

    def rows(self, fold):
        return product.rows(f"{self.work}/lines-{fold}.bin", self.widths[0])

    def both(self, fold):
        return np.hstack([self.rows(fold), product.rows(f"{self.work}/around-{fold}.bin", self.widths[1] - self.widths[0])])

    def judge(self):
        """The first stage of every fold, and of all, the probabilities it gives lines it did not see, and what follows from these."""
        self.first = {}
        for fold in [*sorted(set(self.folds)), "all"]:
            rows, seen = self.rows(fold), np.ones(len(self.y), dtype=bool) if fold == "all" else self.folds != fold
            said = np.zeros(len(self.y), dtype=np.float32)
            for part in range(PARTS):
                held = seen & (self.parts == part)
                if held.any():
                    said[held] = self.fit(rows, seen & ~held).predict_proba(rows[held])[:, 1]
            self.first[fold] = self.fit(rows, seen)
            if not seen.all():
                said[~seen] = self.first[fold].predict_proba(rows[~seen])[:, 1]
            product.save(f"{self.work}/first-{fold}.bin", said)
        product.run("line-around", self.folder, self.work)

    def bodies(self):
        """What the product makes of the judgements out of fold, by page."""
        if not self.is_judged:
            self.is_judged = True
            self.judge()
            judged = np.zeros(len(self.y), dtype=np.float32)
            for fold in sorted(set(self.folds)):
                rows, test = self.both(fold), self.folds == fold
                judged[test] = self.fit(rows, ~test).predict_proba(rows[test])[:, 1]
            product.save(f"{self.work}/judged.bin", judged)
            product.run("line-bodies", self.folder, self.work)
        return {line["id"]: line for line in product.lines(f"{self.work}/bodies.jsonl")}

    def report(self):
        report.bodies(self.corpus.score, self.pages, self.bodies())

    def write(self, files):
        self.bodies()
        files.trees("line-first.trees", [(self.first["all"], 1, None)])
        files.trees("line-second.trees", [(self.fit(self.both("all"), np.ones(len(self.y), dtype=bool)), 1, None)])
        with open(f"{self.work}/line-words.tsv", encoding="utf-8") as file:
            files.table("line-words.tsv", [line.rstrip("\n").split("\t") for line in file])
