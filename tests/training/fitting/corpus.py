"""The evaluation corpus: its truths, its score, and folders of some of its pages."""
import os
import shutil
import sys
import zlib


class Corpus:
    """
    limit: the number of pages to fit each family of models to, for trying; None for all. dumps: folders with texts that
    tools made of the pages, TOOL/ID.txt; of none those that come with the corpus are taken.
    """

    def __init__(self, folder, limit=None, dumps=()):
        sys.path.insert(0, folder)
        import score
        self.folder, self.limit, self.score = os.path.abspath(folder), limit, score
        self.made_dumps = [os.path.abspath(folder) for folder in dumps]
        truths, _ = score.load_truth(folder)
        # A truth that is doubtful is none.
        self.truths = {truth["id"]: truth for truth in truths if not truth.get("doubtful")}

    def some(self, is_wanted, part="pages"):
        """Truths that are wanted and have a page, or a text; of a limited corpus a part that is the same every time."""
        suffix = ".html.gz" if part == "pages" else ".txt"
        there = {name[:-len(suffix)] for name in os.listdir(f"{self.folder}/{part}")}
        wanted = [truth for id, truth in sorted(self.truths.items()) if id in there and is_wanted(truth)]
        if self.limit and len(wanted) > self.limit:
            kept = {truth["id"] for truth in sorted(wanted, key=lambda truth: zlib.crc32(truth["id"].encode()))[:self.limit]}
            wanted = [truth for truth in wanted if truth["id"] in kept]
        return wanted

    def link(self, truths, folder):
        """A corpus folder of these pages alone."""
        shutil.rmtree(folder, ignore_errors=True)
        for part, suffix in (("pages", ".html.gz"), ("texts", ".txt"), ("truth", ".json")):
            os.makedirs(f"{folder}/{part}")
            for truth in truths:
                path = f"{self.folder}/{part}/{truth['id']}{suffix}"
                if os.path.exists(path):
                    os.symlink(path, f"{folder}/{part}/{truth['id']}{suffix}")
        return folder

    def dumps(self, work):
        """The folders of dumps; those of the corpus are packed."""
        packed = f"{self.folder}/dumps/dumps.tar.xz"
        if self.made_dumps or not os.path.exists(packed):
            return self.made_dumps
        shutil.rmtree(f"{work}/dumps", ignore_errors=True)
        shutil.unpack_archive(packed, f"{work}/dumps")
        return [f"{work}/dumps"]
