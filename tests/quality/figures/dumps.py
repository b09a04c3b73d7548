"""Pages as text by common tools and in several shapes: a row a tool or shape, and first the means over either.

    python3 dumps.py unpack CORPUS FOLDER [EVERY]     unpacks the dumps of all pages, or of one page in EVERY, by a hash of its id
"""
import functools
import hashlib
import multiprocessing
import os
import sys
import tarfile

# The corpus' own naive dump in other shapes; every other folder is named for the tool that made it.
SHAPES = "inhouse"


def unpack(corpus, folder, every=1):
    with tarfile.open(os.path.join(corpus, "dumps", "dumps.tar.xz")) as archive:
        for member in archive:
            page = os.path.splitext(os.path.basename(member.name))[0]
            if member.isfile() and member.name.endswith(".txt") and chosen(page, every):
                archive.extract(member, folder)


def chosen(page, every):
    return int.from_bytes(hashlib.sha256(page.encode()).digest()[:4], "big") % every == 0


def figures(score, truths, folder):
    """The figures of the prediction files TOOL.jsonl of a folder."""
    tools = sorted(name.removesuffix(".jsonl") for name in os.listdir(folder) if name.endswith(".jsonl"))
    with multiprocessing.Pool() as pool:
        rows = dict(zip(tools, pool.map(functools.partial(row, score.__file__, {t["id"]: t for t in truths}, folder), tools, chunksize=1)))
    made = {name: row for name, row in rows.items() if not name.startswith(SHAPES)}
    shapes = {name: row for name, row in rows.items() if name.startswith(SHAPES)}
    means = {f"{name} (mean)": mean(some.values()) for name, some in (("tools", made), ("shapes", shapes)) if some}
    return means | made | shapes


def mean(rows):
    return {column: sum(values) / len(values) for column in ("body F1", "title") if (values := [row[column] for row in rows if column in row])}


def row(score_file, truths, folder, tool):
    sys.path.insert(0, os.path.dirname(score_file))
    import score
    predictions = score.load_pred(os.path.join(folder, tool + ".jsonl"))
    scores = score.score([truths[page] for page in predictions], predictions, 0)
    return {"body F1": scores["body"]["f1"]} | ({"title": scores["title"]["accuracy"]} if "title" in scores else {})


if __name__ == "__main__":
    _, _, corpus, folder, *every = sys.argv
    unpack(corpus, folder, *map(int, every))
