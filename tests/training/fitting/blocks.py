"""
The models that judge blocks: boosted trees by a block itself and its words (first), boosted trees by what the first says
around it and of the page's kind (second), a perceptron by all of this (third).
"""
import json
import os

import numpy as np

import copies
import kinds
import product
import report
from fitter import boosted, probability
from folds import site_of
from labels import label
from network import Network

SOURCE_WEIGHTS = {"mozilla": 0.6, "fundus": 1.5, "scrapinghub": 1.5, copies.SHORT: 0.1, copies.LONG: 0.3}
# The weight of a block of a page of which only some segments are known.
SEGMENT_WEIGHT = 0.04
# Furniture of a page weighs at most so many times what its body weighs.
MOST_FURNITURE = 2
# Such a share of the pages is fitted to as if no weight knew its words, or the names of its elements: so comes a page in
# a language, or of a make, that nothing was counted in, and the models must not lean on these alone.
FORGOTTEN = {"texts": 0.2, "names": 0.12}
# A long copy says the same again and again.
LONG_SHARE = 0.15
FIRST = dict(max_iter=150, max_leaf_nodes=28, learning_rate=0.12, min_samples_leaf=50, l2_regularization=5.0)
SECOND = dict(max_iter=80, max_leaf_nodes=16, learning_rate=0.1, min_samples_leaf=100, l2_regularization=20.0)
THIRD = dict(hidden=48, members=2, epochs=12, decay=1e-3, dropped=0.2, batch=512)


class Blocks:
    """The pages of a corpus, their blocks' labels and weights, and what the models that were out of fold say of each."""

    def __init__(self, corpus, work, folds_of, facts):
        self.corpus, self.work, self.facts = corpus, work, facts
        os.makedirs(work, exist_ok=True)
        truths = corpus.some(lambda truth: truth.get("text") or truth.get("must_have") is not None)
        real = corpus.link(truths, f"{work}/real")
        self.load(real)
        self.part(folds_of)
        copies.write(real, self.pages, self.y, f"{work}/corpus")
        self.folder = f"{work}/corpus"
        self.load(self.folder)
        self.part(folds_of)
        print(f"{len(self.y)} blocks of {len(self.pages)} pages, {len(truths)} of them no copies", flush=True)
        self.use, self.weight = self.sampled()
        random = np.random.default_rng(7)
        self.forgotten = {part: self.of_blocks(random.random(len(self.pages)) < share) for part, share in FORGOTTEN.items()}
        self.count_words()
        self.judged_first = False
        self.judged_all = False

    def load(self, folder):
        product.run("blocks", folder, self.work)
        self.rows = product.rows(f"{self.work}/blocks.bin", self.facts["parts"]["blocks"])
        self.pages, at, y, w = [], 0, [], []
        for page in product.lines(f"{self.work}/pages.jsonl"):
            with open(f"{folder}/truth/{page['id']}.json", encoding="utf-8") as file:
                truth = json.load(file)
            labels, size = label(truth, page["texts"], self.tokens)
            page |= dict(truth=truth, start=at, end=at + len(labels), site=site_of(truth), words=np.array(page["words"], dtype=np.float32) + 1)
            page["language"] = truth.get("language") or page["language"]
            y.append(labels)
            w.append(self.weights(truth, labels, size))
            at += len(labels)
            self.pages.append(page)
        self.y, self.w = np.concatenate(y), np.concatenate(w).astype(np.float32)

    def tokens(self, text):
        """As the score takes them where words are not parted by spaces; elsewhere that makes no difference."""
        return self.corpus.score.tokenize(text, han=True)

    def weights(self, truth, labels, size):
        """A block weighs its share of the page's words, as in the score."""
        if not truth.get("text"):
            return np.full(len(labels), SEGMENT_WEIGHT, dtype=np.float32)
        weight = (size + 2) / (len(self.tokens(truth["text"])) + 50)
        furniture = labels < 0.5
        total = weight[furniture].sum()
        if total > MOST_FURNITURE:
            weight[furniture] *= MOST_FURNITURE / total
        return weight * SOURCE_WEIGHTS.get(truth["source"], 1.0)

    def part(self, folds_of):
        """The fold of every page and row; a copy stands with the page it was made of."""
        real = [page for page in self.pages if "of" not in page["truth"]]
        for page, fold in zip(real, folds_of(real)):
            page["fold"] = fold
        by_id = {page["id"]: page for page in real}
        for page in self.pages:
            if "of" in page["truth"]:
                page |= {key: by_id[page["truth"]["of"]][key] for key in ("fold", "site", "language")}
        self.page_folds = np.array([page["fold"] for page in self.pages])
        self.folds = self.of_blocks(self.page_folds)

    def sampled(self):
        """The rows worth fitting to, and their weights: menus say the same again and again, so a part of the furniture, at more weight, teaches enough."""
        known = ~np.isnan(self.y)
        furniture = known & (np.nan_to_num(self.y) < 0.2)
        size = np.concatenate([page["words"] for page in self.pages])
        share = np.where(furniture, np.where(size < 8, 0.2, 0.5), 1.0)
        share = np.where(self.of_blocks([page["truth"]["source"] == copies.LONG for page in self.pages]), LONG_SHARE, share)
        use = known & (np.random.default_rng(0).random(len(self.y)) < share)
        return use, (self.w * np.maximum(0.1, np.abs(self.y - 0.5) * 2) / share).astype(np.float32)

    def of_blocks(self, of_pages):
        """A value a page as one a block."""
        return np.repeat(np.asarray(of_pages), [page["end"] - page["start"] for page in self.pages], axis=0)

    def count_words(self):
        product.save(f"{self.work}/labels.bin", self.y)
        with open(f"{self.work}/sites.json", "w", encoding="utf-8") as file:
            # A site that has pages in two folds is two.
            json.dump([dict(name=f"{page['site']} {page['fold']}", fold=int(page["fold"])) for page in self.pages], file)
        product.run("words", self.folder, self.work)

    def first(self):
        """The first model's log-odds out of fold, and with them what the others are asked."""
        if not self.judged_first:
            self.judged_first = True
            self.first_odds = self.out_of_fold(first_model, self.alone, np.ones(len(self.y), dtype=bool))
            product.save(f"{self.work}/first.bin", self.first_odds)
            product.run("around", self.folder, self.work)
            self.around = product.rows(f"{self.work}/around.bin", self.facts["parts"]["around"])
            self.asked = probability(self.first_odds) >= self.facts["constants"]["hopeless"]
            self.for_kinds = kinds.Pages(self.pages, self.work, self.facts)
            self.kinds = kinds.out_of_fold(self.for_kinds, self.page_folds)
            self.kinds_of_blocks = self.of_blocks(self.kinds)
        return self

    def bodies(self):
        """What the product makes of the judgements of all models out of fold, by page."""
        if not self.judged_all:
            self.judged_all = True
            self.first()
            print(f"{self.asked.sum()} blocks for the second and third model", flush=True)
            product.save(f"{self.work}/second.bin", self.out_of_fold(second_model, self.together, self.asked))
            product.save(f"{self.work}/third.bin", self.out_of_fold(third_model, self.by_all, self.asked))
            product.save(f"{self.work}/kinds.bin", self.kinds)
            product.run("bodies", self.folder, self.work)
        return {line["id"]: line for line in product.lines(f"{self.work}/bodies.jsonl")}

    def out_of_fold(self, fitted, matrix, asked):
        """
        The log-odds of the blocks that are judged at all. fitted: makes a model of rows, labels and weights; matrix: the
        rows of some blocks by words' weights that a fold did not give.
        """
        odds = np.zeros(len(self.y), dtype=np.float32)
        for fold in sorted(set(self.page_folds)):
            seen = self.use & asked & (self.folds != fold)
            model = fitted(self.taught(matrix, seen, fold), self.y[seen], self.weight[seen])
            test = asked & (self.folds == fold)
            odds[test] = model.decision_function(matrix(test, fold))
        most = self.facts["constants"]["mostOdds"]
        return np.clip(odds, -most, most)

    def taught(self, matrix, some, fold):
        """The rows to fit to, some of them without what the weights of words and names say."""
        x = matrix(some, fold)
        if matrix != self.together:
            for part, columns in self.facts["words"].items():
                x[np.ix_(self.forgotten[part][some], columns)] = 0
        return x

    def alone(self, some, fold):
        words = product.rows(f"{self.work}/words-{fold}.bin", self.facts["parts"]["words"])
        return np.hstack([self.rows[some], words[some]])

    def together(self, some, fold):
        return np.hstack([self.rows[some], self.around[some], self.kinds_of_blocks[some]])

    def by_all(self, some, fold):
        return np.hstack([self.alone(some, fold), self.around[some], self.kinds_of_blocks[some], self.first_odds[some, None]])

    def report(self):
        report.bodies(self.corpus.score, self.pages, self.bodies())

    def write(self, files):
        """Fits the models to all pages. The second and third learn from judgements that were out of fold, as on a new page."""
        self.first()
        use, asked = self.use, self.use & self.asked
        files.trees("blocks.trees", [(first_model(self.taught(self.alone, use, "all"), self.y[use], self.weight[use]), 1, None)])
        files.trees("smoothing.trees", [(second_model(self.taught(self.together, asked, "all"), self.y[asked], self.weight[asked]), 1, None)])
        files.network("blocks.net", third_model(self.taught(self.by_all, asked, "all"), self.y[asked], self.weight[asked]))
        with open(f"{self.work}/words.tsv", encoding="utf-8") as file:
            files.table("words.tsv", [line.rstrip("\n").split("\t") for line in file])


def first_model(x, y, weight):
    return boosted(x, y >= 0.5, weight / weight.mean(), max_bins=128, **FIRST)


def second_model(x, y, weight):
    return boosted(x, y >= 0.5, weight / weight.mean(), max_bins=128, **SECOND)


def third_model(x, y, weight):
    return Network(x, y >= 0.5, weight, **THIRD)
