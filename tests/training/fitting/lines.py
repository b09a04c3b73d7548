"""
The models that judge the lines of texts without markup: boosted trees by a line itself and its words (first), and by what
these say around it too (second).
"""
import collections
import json
import os

import numpy as np

import product
import report
from fitter import boosted
from folds import site_of

# The texts that no tool made of a page: as somebody writes them, and dumps that go on with other pages' texts.
WRITTEN, LONG = "written", "long"
INHOUSE = "inhouse"
NEWS_WEIGHT, OTHER_KIND_WEIGHT = 2, 0.7
OTHER_SOURCES = ("mozilla", "wcxb")
# A page of many shapes weighs more than one of a single shape, but not as many times.
SHAPES_POWER = 0.7
# Of a page's shapes so many teach enough.
MOST_SHAPES = 3
# Lines of fewer tokens that are no body are of menus, which say the same again and again: a small share, at more weight, teaches enough.
MENU_TOKENS, MENU_SHARE, FURNITURE_SHARE, BODY_SHARE = 6, 0.12, 0.5, 0.7
# Marks that only some tools make are dropped from the rows of such a share of the texts, -1 where that is how the product
# says unknown: the models must not lean on marks that the next tool does not make.
UNKNOWN = ("link-share", "links", "link-share-1", "link-share+1", "link-share-5", "page-link-share")
MARKS = ("is-list-item", "heading", "level", "indent", "list-run", "is-list-item-1", "is-list-item+1", "indent-change",
         "heading-1", "heading+1", "images", "is-quote", "is-row")
UNKNOWN_SHARE, MARKS_SHARE = (0, 0.33), (0.25, 0.42)
TREES = dict(learning_rate=0.13, max_leaf_nodes=31, min_samples_leaf=40, l2_regularization=3.0, max_bins=64)
FIRST = dict(max_iter=70, **TREES)
SECOND = dict(max_iter=90, **TREES)
# A written text that loses more words than this is one that somebody misses something of.
LEAST_KEPT = 0.995


class Lines:
    """The texts of a corpus in every shape, their lines' labels and weights, and what the models out of fold say of each."""

    def __init__(self, corpus, work, folds_of, facts):
        self.corpus, self.work = corpus, work
        os.makedirs(work, exist_ok=True)
        self.features = [facts["models"][name]["features"] for name in ("line-first.trees", "line-second.trees")]
        truths = corpus.some(lambda truth: truth.get("text"))
        self.folder, self.dumps = corpus.link(truths, f"{work}/real"), corpus.dumps(work)
        places = self.places(truths, folds_of)
        product.run("line-rows", self.folder, work, *self.dumps)
        self.load({truth["id"]: truth for truth in truths}, places)
        self.sample()
        print(f"{len(self.y)} lines of {len(self.pages)} texts, {self.use.sum()} of them fitted to", flush=True)
        self.is_judged_first = self.is_judged = False

    def places(self, truths, folds_of):
        """The site, the fold and the language of every page by its id; all of a page's shapes are in its fold."""
        product.run("line-languages", self.folder, self.work)
        with open(f"{self.work}/languages.json", encoding="utf-8") as file:
            languages = json.load(file)
        pages = [dict(id=truth["id"], site=site_of(truth), language=truth.get("language") or languages[truth["id"]]) for truth in truths]
        for page, fold in zip(pages, folds_of(pages)):
            # A site that has pages in two folds is two.
            page |= dict(fold=int(fold), site=f"{page['site']} {fold}")
        with open(f"{self.work}/sites.json", "w", encoding="utf-8") as file:
            json.dump(pages, file)
        return {page["id"]: page for page in pages}

    def load(self, truths, places):
        self.pages = []
        for text in product.lines(f"{self.work}/documents.jsonl"):
            truth = truths[text["id"]] | dict(id=name_of(text), must_have=None)
            if text["tool"] == WRITTEN:
                truth["text"] = text["body"]
            elif text["tool"] == LONG:
                truth["of"] = text["id"]
            self.pages.append(places[text["id"]] | dict(id=truth["id"], page=text["id"], tool=text["tool"], lines=text["lines"], truth=truth))
        self.y = np.fromfile(f"{self.work}/labels.bin", np.float32) > 0.5
        self.tokens = np.fromfile(f"{self.work}/tokens.bin", np.float32)
        self.alone = product.rows(f"{self.work}/first.bin", len(self.features[0]))
        self.texts = np.repeat(np.arange(len(self.pages)), [page["lines"] for page in self.pages])
        self.folds = np.array([page["fold"] for page in self.pages])[self.texts]

    def sample(self):
        """The lines worth fitting to, and their weights: their share of the text, as in the score, and more of what is wanted first."""
        shapes = collections.Counter((page["page"], is_made(page)) for page in self.pages)
        weight, share = [], []
        for page in self.pages:
            count, truth = shapes[page["page"], is_made(page)], page["truth"]
            of_kind = 1 if truth.get("kind") in ("article", "documentation", None) else OTHER_KIND_WEIGHT
            weight.append((of_kind if truth["source"] in OTHER_SOURCES else NEWS_WEIGHT) / count ** SHAPES_POWER)
            share.append(1 if is_made(page) or page["tool"] == INHOUSE else min(1, MOST_SHAPES / count))
        body = np.bincount(self.texts, self.tokens * self.y, len(self.pages))
        menu = ~self.y & (self.tokens < MENU_TOKENS)
        share = np.where(menu, MENU_SHARE, np.where(self.y, BODY_SHARE, FURNITURE_SHARE)) * np.array(share)[self.texts]
        self.use = np.random.default_rng(7).random(len(self.y)) < share
        self.weight = np.minimum(3, 60 * (self.tokens + 1.5) / np.maximum(100, body[self.texts])) * np.array(weight)[self.texts] / share
        self.fate = np.random.default_rng(11).random(len(self.pages))

    def fit(self, rows, some, options):
        x, fate = rows(some), self.fate[self.texts[some]]
        for names, (least, most), value in ((UNKNOWN, UNKNOWN_SHARE, -1), (MARKS, MARKS_SHARE, 0)):
            x[np.ix_((fate >= least) & (fate < most), [self.features[0].index(name) for name in names])] = value
        return boosted(x, self.y[some], self.weight[some], **options)

    def out_of_fold(self, rows, options):
        """The probability of every line by models that saw no text of its fold. rows: gives the rows of some lines."""
        said = np.zeros(len(self.y), dtype=np.float32)
        for fold in sorted(set(self.folds)):
            test = self.folds == fold
            said[test] = self.fit(rows, self.use & ~test, options).predict_proba(rows(test))[:, 1]
        return said

    def by_itself(self, some):
        return np.array(self.alone[some])

    def by_all(self, some):
        return np.hstack([self.alone[some], self.around[some]])

    def judge_first(self):
        """What the first says, out of fold, and with it what the second is asked."""
        if not self.is_judged_first:
            self.is_judged_first = True
            product.save(f"{self.work}/believed.bin", self.out_of_fold(self.by_itself, FIRST))
            product.run("line-around", self.folder, self.work, *self.dumps)
            self.around = product.rows(f"{self.work}/second.bin", len(self.features[1]) - len(self.features[0]))

    def bodies(self):
        """What the product makes of the judgements of both models out of fold, by text."""
        if not self.is_judged:
            self.is_judged = True
            self.judge_first()
            product.save(f"{self.work}/judged.bin", self.out_of_fold(self.by_all, SECOND))
            product.run("line-bodies", self.folder, self.work, *self.dumps)
        return {name_of(line): line for line in product.lines(f"{self.work}/bodies.jsonl")}

    def report(self):
        """Of the in-house dumps by source and language, then of every tool, and what is kept of written texts."""
        score, bodies = self.corpus.score, self.bodies()
        report.bodies(score, [page for page in self.pages if page["tool"] == INHOUSE], bodies)
        tools, means = collections.defaultdict(list), []
        for page in self.pages:
            if page["tool"] != LONG:
                later = page["truth"]["source"] in score.LATER and not is_made(page)
                tools[page["tool"] + (f" {page['truth']['source']} {page['language']}" if later else "")].append(page["truth"])
        for tool, truths in sorted(tools.items()):
            f1 = [score.page_f1(score.tp_fp_fn(truth["text"], bodies[truth["id"]]["text"], truth["source"] in score.LATER)) for truth in truths]
            taken = sum(bodies[truth["id"]]["written"] for truth in truths) / len(truths)
            figures = score.score(truths, bodies, 0)["body"]
            print(f"tool {tool:<24} body {figures['f1']:.4f} (p {figures['precision']:.4f} r {figures['recall']:.4f})  under 0.7 {sum(f < 0.7 for f in f1) / len(f1):.3f}  taken as written {taken:.3f}  ({len(truths)})", flush=True)
            if tool not in (INHOUSE, WRITTEN) and truths[0]["source"] not in score.LATER:
                means.append((figures["f1"], tool))
        if means:
            print(f"mean of {len(means)} tools {sum(f1 for f1, _ in means) / len(means):.4f}, least {min(means)[0]:.4f} ({min(means)[1]})")
        kept = [self.kept(truth, bodies[truth["id"]]) for truth in tools[WRITTEN]]
        if kept:
            print(f"written texts: words kept {sum(kept) / len(kept):.4f}, texts that lose more than {1 - LEAST_KEPT:.1%} {sum(share < LEAST_KEPT for share in kept) / len(kept):.3f} ({len(kept)})", flush=True)

    def kept(self, truth, body):
        """The share of a written text's words that are in its article, the title's among them."""
        want, have = (collections.Counter(self.corpus.score.tokenize(text.lower(), truth["source"] in self.corpus.score.LATER)) for text in (truth["text"], f"{body['title']} {body['text']}"))
        return (want & have).total() / max(1, want.total())

    def write(self, files):
        """Fits the models to all texts. The second learns from judgements that were out of fold, as on a new page."""
        self.judge_first()
        files.trees("line-first.trees", [(self.fit(self.by_itself, self.use, FIRST), 1, None)])
        files.trees("line-second.trees", [(self.fit(self.by_all, self.use, SECOND), 1, None)])
        with open(f"{self.work}/line-words.tsv", encoding="utf-8") as file:
            files.table("line-words.tsv", [line.rstrip("\n").split("\t") for line in file])


def name_of(text):
    """What the texts of a page are told apart by."""
    return f"{text['id']} {text['tool']} {text['variant']}"


def is_made(page):
    return page["tool"] in (WRITTEN, LONG)
