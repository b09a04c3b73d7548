"""
The models that tell a page's kind, from its blocks and what the first model of blocks said of these out of fold.

The scores of four parts are added up: boosted trees, boosted trees that each saw a half of the features and most of the
pages, a perceptron, and a linear model over the page's words (KindKeys.cs).
"""
import collections

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

import copies
import product
from fitter import boosted
from network import Network

ARTICLE_LIKE = ("article", "documentation")
TREES = dict(max_iter=70, max_leaf_nodes=6, learning_rate=0.08, min_samples_leaf=12, l2_regularization=5.0)
BAGGED = dict(max_iter=60, max_leaf_nodes=6, learning_rate=0.1, min_samples_leaf=12, l2_regularization=5.0)
BAGS = 6
NETWORK = dict(hidden=16, members=6, epochs=30, decay=3e-3, dropped=0.3, batch=64)
WEIGHTS = dict(trees=0.18, bags=0.24, network=0.4, words=0.18)
# The weight of a copy of a page (copies.py).
COPY_WEIGHT = 0.15
# The score of a kind that no page fitted to was of.
UNKNOWN = -10
# Words of fewer sites say more about these than about kinds.
LEAST_SITES = 12
MOST_WORDS = 3000


class Pages:
    """Rows, words, sites, kinds (-1: unknown), weights, and whether the corpus itself gives the kind, a page each."""

    def __init__(self, pages, work, facts):
        lines = product.lines(f"{work}/kinds.jsonl")
        self.names = [name.lower() for name in facts["models"]["kinds.trees"]["outputs"]]
        self.least_article = facts["constants"]["leastArticle"]
        self.rows = np.array([line["row"] for line in lines], dtype=np.float32)
        self.words = [line["keys"] for line in lines]
        self.sites = [page["site"] for page in pages]
        # News that has no kind in the corpus is made of articles; it only helps the fit.
        kinds = [page["truth"].get("kind") or ("article" if page["truth"]["source"] == "fundus" else None) for page in pages]
        self.kinds = np.array([self.names.index(kind) if kind in self.names else -1 for kind in kinds])
        self.article_like = [self.names.index(kind) for kind in ARTICLE_LIKE]
        sources = np.array([page["truth"]["source"] for page in pages])
        self.short, self.long = sources == copies.SHORT, sources == copies.LONG
        made = self.short | self.long
        self.real = np.array([bool(page["truth"].get("kind")) for page in pages]) & ~made
        self.weight = np.where(self.real, 1.0, np.where(made, COPY_WEIGHT, 0.3))

    def matrix(self, vocabulary):
        rows, columns = [], []
        for page, words in enumerate(self.words):
            for word in words:
                if word in vocabulary:
                    rows.append(page)
                    columns.append(vocabulary[word])
        x = sparse.csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=(len(self.words), len(vocabulary)))
        return sparse.diags(1 / np.sqrt(np.maximum(1, np.asarray(x.sum(1)).ravel()))) @ x


class Model:
    def __init__(self, pages, seen):
        """seen: the pages to fit to, as a mask."""
        at = np.flatnonzero(seen & (pages.kinds >= 0))
        x, y, w = pages.rows, pages.kinds, pages.weight
        self.features = x.shape[1]
        self.trees = [(boosted(x[at], y[at], w[at], **TREES), WEIGHTS["trees"], None)]
        for bag in range(BAGS):
            random = np.random.default_rng(bag)
            columns = np.flatnonzero(random.random(self.features) < 0.5)
            some = at[random.random(len(at)) < 0.8]
            self.trees.append((boosted(x[np.ix_(some, columns)], y[some], w[some], **BAGGED), WEIGHTS["bags"] / BAGS, columns))
        self.network = Network(x[at], np.eye(len(pages.names))[y[at]], w[at], **NETWORK)
        self.fit_words(pages, at)

    def fit_words(self, pages, at):
        sites = collections.defaultdict(set)
        for page in at:
            for word in pages.words[page]:
                sites[word].add(pages.sites[page])
        common = sorted(word for word, some in sites.items() if len(some) >= LEAST_SITES)
        self.vocabulary = {word: index for index, word in enumerate(common)}
        for last in (False, True):
            x = pages.matrix(self.vocabulary)
            self.linear = LogisticRegression(C=1000, max_iter=200).fit(x[at], pages.kinds[at], sample_weight=pages.weight[at])
            if last or len(common) <= MOST_WORDS:
                break
            # The words that tell most, and those alone.
            told = np.abs(self.linear.coef_).max(0) * np.sqrt(np.asarray((x > 0).sum(0)).ravel())
            common = [common[index] for index in sorted(np.argsort(-told)[:MOST_WORDS])]
            self.vocabulary = {word: index for index, word in enumerate(common)}

    def probabilities(self, pages, some):
        rows = pages.rows[some]
        scores = sum(scores_of(pages, model, rows if columns is None else rows[:, columns]) * weight for model, weight, columns in self.trees)
        scores = scores + scores_of(pages, self.linear, pages.matrix(self.vocabulary)[some]) * WEIGHTS["words"]
        scores = scores + self.network.decision_function(rows) * WEIGHTS["network"]
        odds = np.exp(scores - scores.max(1, keepdims=True))
        return odds / odds.sum(1, keepdims=True)

    def write(self, files):
        files.trees("kinds.trees", self.trees)
        files.network("kinds.net", self.network, WEIGHTS["network"])
        files.table("kind-words.tsv", [[word, *(f"{weight * WEIGHTS['words']:.2f}" for weight in weights)]
                                       for word, weights in [("", self.linear.intercept_), *zip(self.vocabulary, self.linear.coef_.T)]])


def scores_of(pages, model, rows):
    """Scores as columns of all kinds: where a language is left out, so may be all pages of a kind."""
    scores = model.decision_function(rows)
    if scores.ndim == 1:
        scores = np.stack([-scores / 2, scores / 2], axis=1)
    every = np.full((len(scores), len(pages.names)), UNKNOWN, dtype=scores.dtype)
    every[:, model.classes_] = scores
    return every


def write(pages, files):
    """Fits the models to all pages."""
    Model(pages, np.ones(len(pages.kinds), dtype=bool)).write(files)


def out_of_fold(pages, folds):
    """Probabilities of every page's kinds by models that saw no page of its fold."""
    p = np.zeros((len(folds), len(pages.names)), dtype=np.float32)
    for fold in sorted(set(folds)):
        some = np.flatnonzero(folds == fold)
        known = np.unique(pages.kinds[(folds != fold) & (pages.kinds >= 0)])
        # Where English is left out, so may be all kinds but one.
        if len(known) == 1:
            p[some, known[0]] = 1
            continue
        p[some] = Model(pages, folds != fold).probabilities(pages, some)
    return p


def report(p, pages):
    """The thresholds by which a share of the articles is kept, beside the product's own, and what is taken for what."""
    articles, real, told = np.isin(pages.kinds, pages.article_like), pages.real, p.argmax(1)
    likely = p[:, pages.article_like].sum(1)
    own = np.sort(likely[real & articles])
    print(f"kind {(told == pages.kinds)[real].mean():.3f} of {real.sum()} pages")
    for least, name in [(own[int((1 - recall) * len(own))], "") for recall in (0.95, 0.97, 0.98, 0.985, 0.99)] + [(pages.least_article, ", the product's own")]:
        hit = ((likely >= least) & articles & real).sum()
        print(f"article from {least:.3f}{name}: precision {hit / max(1, ((likely >= least) & real).sum()):.3f} recall {hit / max(1, (articles & real).sum()):.3f}", flush=True)
    like = likely >= pages.least_article
    for name, some in (("short copies of articles", pages.short & articles), ("other short copies", pages.short & ~articles), ("long copies", pages.long)):
        if some.any():
            print(f"of the {name} {like[some].mean():.3f} are taken for articles")
    for a, kind in enumerate(pages.names):
        print(f"{kind:<14}", *(f"{((pages.kinds == a) & (told == b) & real).sum():4}" for b in range(len(pages.names))), flush=True)
