"""
The network that judges the lines of texts without markup: a page's lines in order, each by itself, its words and what
stands around it.
"""
import collections
import json
import multiprocessing
import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import product
import report
from folds import site_of
from lexicon import Keys
from recurrent import Network, Sequences

# The texts that no tool made of a page: as somebody writes them, dumps that go on with other pages' texts, and texts with
# a little furniture, as newsletters and mails have.
WRITTEN, LONG, FRAMED = "written", "long", "framed"
INHOUSE = "inhouse"
MODEL, LEXICON = "lines.gru", "lines.lexicon"
NEWS_WEIGHT, OTHER_KIND_WEIGHT = 2, 0.7
OTHER_SOURCES = ("mozilla", "wcxb")
# Of a page's shapes so many are read in each epoch, others in the next.
SHAPES = 3
EPOCHS, WIDTH = 20, 64
# What the headline, the date and the byline of a text weigh beside its body, whose lines weigh 1 in the mean; and a line's being of a written text.
FIELD_WEIGHT, WRITTEN_WEIGHT = 15, 0.1
# Marks that only some tools make are dropped from the rows of such a share of the texts, -1 where that is how the product
# says unknown: the network must not lean on marks that the next tool does not make.
UNKNOWN = ("link-share", "links", "link-share-1", "link-share+1", "link-share-5", "page-link-share")
MARKS = ("is-list-item", "heading", "level", "indent", "list-run", "is-list-item-1", "is-list-item+1", "indent-change",
         "heading-1", "heading+1", "images", "is-quote", "is-row")
UNKNOWN_SHARE, MARKS_SHARE = (0, 0.33), (0.25, 0.42)
# Where the lexicon looks, of a page's shapes so many teach enough, and of lines that are no body a share: menus say the same again and again.
LEXICON_SHAPES, FURNITURE_SHARE = 3, 0.3
# A text in a language that the lexicon has not seen: so is such a share of the texts read, as if it knew no word.
ODDS, FORGOTTEN = "word-odds", 0.15
# A written text that loses more words than this is one that somebody misses something of.
LEAST_KEPT = 0.995


class Lines:
    """The texts of a corpus in every shape, their lines' labels and weights, and what the network out of fold says of each."""

    def __init__(self, corpus, work, folds_of, facts):
        self.corpus, self.work = corpus, work
        os.makedirs(work, exist_ok=True)
        self.features, self.outputs = facts["models"][MODEL]["features"], facts["models"][MODEL]["outputs"]
        truths = corpus.some(lambda truth: truth.get("text"))
        self.folder, self.dumps = corpus.link(truths, f"{work}/real"), corpus.dumps(work)
        places = self.places(truths, folds_of)
        product.run("line-rows", self.folder, work, *self.dumps)
        self.load({truth["id"]: truth for truth in truths}, places, facts["constants"]["lexiconBuckets"])
        print(f"{len(self.sequences.y)} lines of {len(self.pages)} texts", flush=True)
        self.is_judged = self.has_bodies = False

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

    def load(self, truths, places, buckets):
        self.pages = []
        for text in product.lines(f"{self.work}/documents.jsonl"):
            truth = truths[text["id"]] | dict(id=name_of(text), must_have=None, title=text["title"])
            if text["tool"] in (WRITTEN, FRAMED):
                truth["text"] = text["body"]
            elif text["tool"] == LONG:
                truth["of"] = text["id"]
            self.pages.append(places[text["id"]] | dict(id=truth["id"], page=text["id"], tool=text["tool"], lines=text["lines"], truth=truth))
        self.folds = np.array([page["fold"] for page in self.pages])
        self.texts = np.repeat(np.arange(len(self.pages)), [page["lines"] for page in self.pages])
        y = np.array(product.rows(f"{self.work}/labels.bin", len(self.outputs)))
        tokens = np.fromfile(f"{self.work}/tokens.bin", np.float32)
        weight = np.hstack([self.body_weight(y[:, 0], tokens)[:, None], self.field_weights(y[:, 1:-1]), np.full((len(y), 1), WRITTEN_WEIGHT, np.float32)])
        starts = np.concatenate([[0], np.cumsum([page["lines"] for page in self.pages])])
        self.keys = Keys(np.fromfile(f"{self.work}/keys.bin", np.int32), np.fromfile(f"{self.work}/key-counts.bin", np.int32), buckets)
        x = np.array(product.rows(f"{self.work}/rows.bin", len(self.features)))
        x[:, self.features.index(ODDS)] = self.word_odds(y[:, 0], weight[:, 0])
        self.sequences = Sequences(x, np.nan_to_num(y), weight.astype(np.float32), starts)

    def body_weight(self, body, tokens):
        """A line weighs its share of the text, as in the score; what is wanted first weighs more."""
        of_kind = [1 if page["truth"].get("kind") in ("article", "documentation", None) else OTHER_KIND_WEIGHT for page in self.pages]
        of_page = np.array([kind if page["truth"]["source"] in OTHER_SOURCES else NEWS_WEIGHT for page, kind in zip(self.pages, of_kind)])
        length = np.bincount(self.texts, tokens * body, len(self.pages))
        weight = np.minimum(3, 60 * (tokens + 1.5) / np.maximum(100, length[self.texts])) * of_page[self.texts]
        return weight / weight.mean()

    def field_weights(self, labels):
        """Of each text the lines that say a field weigh as much as those that do not."""
        weights = np.zeros_like(labels)
        for column, of in enumerate(labels.T):
            for value in (0, 1):
                lines = of == value
                weights[lines, column] = (FIELD_WEIGHT / 2 / np.maximum(1, np.bincount(self.texts, lines, len(self.pages))))[self.texts[lines]]
        return weights

    def word_odds(self, body, weight):
        """What the lexicons say that saw no text of a line's fold."""
        shapes = collections.Counter(page["page"] for page in self.pages)
        chance = np.array([1 if is_made(page) or page["tool"] == INHOUSE else min(1, LEXICON_SHAPES / shapes[page["page"]]) for page in self.pages])[self.texts]
        chance = np.where(body > 0.5, chance, FURNITURE_SHARE * chance)
        taught = np.random.default_rng(7).random(len(body)) < chance
        self.lexicon_rows = (taught, body > 0.5, weight / chance)
        odds, folds = np.zeros(len(body), np.float32), self.folds[self.texts]
        for fold in sorted(set(folds)):
            odds[folds == fold] = self.keys.odds(self.lexicon(folds != fold), folds == fold)
        return odds

    def lexicon(self, some):
        taught, is_body, weight = self.lexicon_rows
        return self.keys.fit(np.flatnonzero(taught & some), is_body, weight)

    def epochs(self, some):
        """Of each epoch the texts that are read in it, by their numbers: of each page some shapes."""
        shapes = collections.defaultdict(list)
        for index in np.flatnonzero(some):
            shapes[self.pages[index]["page"], is_made(self.pages[index])].append(index)
        random = np.random.default_rng(7)
        return [[index for own in shapes.values() for index in random.permutation(own)[:SHAPES]] for _ in range(EPOCHS)]

    def forget(self, rows, random):
        for row, fate in zip(rows, random.random(len(rows))):
            for names, (least, most), value in ((UNKNOWN, UNKNOWN_SHARE, -1), (MARKS, MARKS_SHARE, 0)):
                if least <= fate < most:
                    row[:, [self.features.index(name) for name in names]] = value
            if fate >= 1 - FORGOTTEN:
                row[:, self.features.index(ODDS)] = 0

    def fit(self, some):
        return Network(self.sequences, self.epochs(some), WIDTH, self.forget)

    def judge(self, fold, said):
        """Writes what a network that saw no text of a fold says of its texts, a row a line."""
        test = self.folds == fold
        self.fit(~test).probabilities(self.sequences, np.flatnonzero(test), said)
        said.flush()
        # What the process that this one was forked of cleans up when it ends is not this one's.
        os._exit(0)

    def judged(self):
        """What each line is told to be out of fold; from here the product reads it."""
        if not self.is_judged:
            self.is_judged = True
            said = np.memmap(f"{self.work}/judged.bin", np.float32, "w+", shape=(len(self.texts), len(self.outputs)))
            beside = multiprocessing.get_context("fork")

            def judge_beside(fold):
                process = beside.Process(target=self.judge, args=(fold, said))
                process.start()
                process.join()
                if process.exitcode:
                    raise SystemExit(f"The fit without fold {fold} failed with {process.exitcode}.")

            # A fit takes one thread, whatever the machine has, so that sums are the same everywhere; the folds run side by side.
            with ThreadPoolExecutor(os.cpu_count()) as threads:
                list(threads.map(judge_beside, sorted(set(self.folds))))
        return self

    def bodies(self):
        """What the product makes of the judgements out of fold, by text."""
        if not self.has_bodies:
            self.has_bodies = True
            self.judged()
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
            if tool not in (INHOUSE, WRITTEN, FRAMED) and truths[0]["source"] not in score.LATER:
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
        files.recurrent(MODEL, self.fit(np.ones(len(self.pages), bool)))
        lexicon = self.lexicon(np.ones(len(self.texts), bool))
        files.lexicon(LEXICON, lexicon.intercept_[0], lexicon.coef_[0])


def name_of(text):
    """What the texts of a page are told apart by."""
    return f"{text['id']} {text['tool']} {text['variant']}"


def is_made(page):
    return page["tool"] in (WRITTEN, LONG, FRAMED)
