"""
Fits the models to an evaluation corpus, writes them into shared/Extraction, and says how well they do on pages that they
have not seen. Families are fitted in the order in which one is read with the other: titles before blocks, both before
dates and authors; lines before the headlines of text dumps.
"""
import argparse
import os
import tempfile

import kinds
import product
from blocks import Blocks
from confidence import Confidence
from corpus import Corpus
from dump_titles import DumpTitles
from fields import Field
from folds import WAYS
from lines import Lines
from model_files import ModelFiles

FAMILIES = ("titles", "blocks", "kinds", "dates", "authors", "lines", "dump-titles", "confidence", "line-confidence")
# Families whose models others are read with: the product is built again when they were written.
READ_WITH = ("titles", "blocks", "kinds")


def arguments():
    parser = argparse.ArgumentParser(prog="tests/training/fit", description=__doc__)
    parser.add_argument("corpus")
    parser.add_argument("--check", action="store_true", help="write nothing, only print the cross-validated figures")
    parser.add_argument("--quiet", action="store_true", help="write the models without printing their cross-validated figures")
    parser.add_argument("--only", default=",".join(FAMILIES), metavar="FAMILY,…", help="of " + ", ".join(FAMILIES))
    parser.add_argument("--by", choices=WAYS, default="site", help="what is left out in turn for the figures; with language nothing is written")
    parser.add_argument("--limit", type=int, metavar="N", help="fit each family to N pages only, for trying")
    parser.add_argument("--dumps", action="append", default=[], metavar="DIR", help="a folder of text dumps TOOL/ID.txt instead of those in CORPUS/dumps; may be given more than once")
    parser.add_argument("--work", metavar="DIR", help="keep what is exchanged with the product there")
    parser.add_argument("--out", metavar="DIR", help="write the models there instead of into shared/Extraction")
    parser.add_argument("--misses", metavar="DIR", help="write there which titles, dates and authors went wrong")
    options = parser.parse_args()
    options.families = [family for family in FAMILIES if family in options.only.split(",")]
    unknown = set(options.only.split(",")) - set(FAMILIES)
    if unknown:
        parser.error(f"no such family: {', '.join(sorted(unknown))}")
    return options


class Fit:
    def __init__(self, options, work):
        self.options, self.work = options, work
        self.corpus = Corpus(options.corpus, options.limit, options.dumps)
        self.folds_of = WAYS[options.by]
        self.is_written = not options.check and options.by == "site"
        self.is_reported = not (options.quiet and self.is_written)
        product.build()
        self.facts = product.facts(work)
        self.files = ModelFiles(self.facts["models"], (lambda name: os.path.join(options.out, name)) if options.out else product.path_of)
        self.judged = None
        self.judged_dumps = None

    def run(self):
        for family in self.options.families:
            print(f"== {family}", flush=True)
            {"blocks": self.blocks, "kinds": self.kinds, "lines": self.lines, "dump-titles": self.dump_titles,
             "confidence": lambda: self.confidence("confidence.tsv", "pages", self.judged_blocks()),
             "line-confidence": lambda: self.confidence("line-confidence.tsv", "text dumps", self.judged_lines())}.get(family, lambda: self.field(family))()
            if self.is_written and family in READ_WITH and family != self.options.families[-1]:
                self.build()

    def build(self):
        """With models that are written elsewhere the product stays as it is."""
        if not self.options.out:
            product.build()

    def field(self, name):
        field = Field(name, self.corpus, self.folder(name), self.folds_of, self.facts)
        if self.is_reported:
            field.report()
            if self.options.misses:
                field.write_misses(self.options.misses)
        if self.is_written:
            field.write(self.files)

    def judged_blocks(self):
        # Blocks, kinds and confidence rest on the same judgements out of fold.
        self.judged = self.judged or Blocks(self.corpus, self.folder("blocks"), self.folds_of, self.facts)
        return self.judged

    def blocks(self):
        blocks = self.judged_blocks()
        if self.is_reported:
            blocks.report()
        if self.is_written:
            blocks.write(self.files)

    def kinds(self):
        blocks = self.judged_blocks().first()
        if self.is_reported:
            kinds.report(blocks.kinds, blocks.for_kinds)
        if self.is_written:
            kinds.write(blocks.for_kinds, self.files)

    def lines(self):
        judged = self.judged_lines()
        if self.is_written:
            judged.write(self.files)
        # Bodies are read with the model of headlines: where that is fitted too, they wait for it.
        if self.is_reported and "dump-titles" not in self.options.families:
            judged.report()

    def dump_titles(self):
        titles = DumpTitles(self.judged_lines(), self.facts)
        if self.is_reported:
            titles.report()
        if self.is_written:
            titles.write(self.files)
            self.build()
        if self.is_reported and "lines" in self.options.families:
            self.judged_lines().report()

    def judged_lines(self):
        self.judged_dumps = self.judged_dumps or Lines(self.corpus, self.folder("lines"), self.folds_of, self.facts)
        return self.judged_dumps

    def confidence(self, name, what, judged):
        model = Confidence(name, what, self.corpus.score, judged.pages, judged.bodies(), self.facts["constants"]["mostConfidence"][name])
        if self.is_reported:
            model.report()
        if self.is_written:
            model.write(self.files)

    def folder(self, name):
        os.makedirs(f"{self.work}/{name}", exist_ok=True)
        return f"{self.work}/{name}"


if __name__ == "__main__":
    options = arguments()
    if options.out:
        os.makedirs(options.out, exist_ok=True)
    if options.work:
        os.makedirs(options.work, exist_ok=True)
        Fit(options, os.path.abspath(options.work)).run()
    else:
        with tempfile.TemporaryDirectory() as work:
            Fit(options, work).run()
