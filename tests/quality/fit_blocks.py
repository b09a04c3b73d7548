#!/usr/bin/env python3
"""Fit the models that judge blocks, and say how well they do on hosts they have not seen.

  fit_blocks.py CORPUS WORK     needs numpy and scikit-learn (Debian: python3-sklearn)

WORK is a scratch folder. Steps: features from the C# side, labels from the truths, short and long copies of the pages
(copies.py), the weights of words and names, the first model out of fold, the page's kind and the smoothed features from
its beliefs, the second and third model out of fold (the cross-validated figures are those of all three together), then
all models on everything, written into shared/Extraction/Html. With --check nothing is written.
"""
import collections
import json
import os
import re
import shutil
import subprocess
import sys

# Threads that wait for one another spin; one thread and idle waiting is faster on a busy machine.
os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import copies
import fit_kinds
from network import Network
from trees import write_trees

HERE = os.path.dirname(os.path.abspath(__file__))
HTML = os.path.join(HERE, "../../shared/Extraction/Html")
FOLDS = 5
TOKEN = re.compile(r"\w+")
# The second model is not asked about blocks that the first gives less than this, as in BlockJudge.cs.
HOPELESS = 0.02
# No model is surer than this, as in BlockJudge.cs.
MOST_ODDS = 11.5
# The threshold of a page, as in Judgement.cs.
EXPECTED, ARTICLE = 0.4, 0.28
SOURCE_WEIGHTS = {"mozilla": 0.6, "fundus": 1.5, "scrapinghub": 1.5, "short": 0.1, "long": 0.3}
FIRST = dict(max_iter=120, max_leaf_nodes=24, learning_rate=0.12, min_samples_leaf=50, l2_regularization=5.0)
SECOND = dict(max_iter=80, max_leaf_nodes=16, learning_rate=0.1, min_samples_leaf=100, l2_regularization=20.0)
THIRD = dict(hidden=48, members=2, epochs=12, decay=1e-3, dropped=0.2, batch=512)


def quality(*args):
    subprocess.run(["dotnet", "run", "-c", "Release", "--no-build", "--project", HERE, "--", *args], check=True)


def host_of(truth):
    """Group of a page: its domain without the last label and without subdomains, so that a site stays in one fold."""
    host = re.sub(r"^\w+://", "", truth.get("url") or "").split("/")[0].lower().split(":")[0]
    if not host:
        return truth["id"]
    parts = host.split(".")
    return parts[-3] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2] if len(parts) > 1 else host


def squash(text):
    return re.sub(r"\s+", " ", text).strip()


def label(truth, texts):
    """Per block: 1 body, 0 furniture, nan unknown; and the block's number of tokens."""
    tokens = [TOKEN.findall(t) for t in texts]
    size = np.array([len(t) for t in tokens], dtype=np.float32)
    y = np.full(len(texts), np.nan, dtype=np.float32)
    if truth.get("text"):
        y[:] = 0
        body = TOKEN.findall(truth["text"])
        where = collections.defaultdict(list)
        for i in range(len(body) - 3):
            where[tuple(body[i:i + 4])].append(i)
        # What the truth says once is body once: second copies of a text are not.
        used = collections.Counter()
        lines = {" ".join(TOKEN.findall(line)) for line in truth["text"].split("\n")}
        spans = [None] * len(texts)
        for b, t in enumerate(tokens):
            if len(t) < 5:
                continue
            covered = np.zeros(len(t), dtype=bool)
            first = last = None
            met = []
            for j in range(len(t) - 3):
                run = tuple(t[j:j + 4])
                at = where.get(run)
                if at and used[run] < len(at):
                    met.append(run)
                    covered[j:j + 4] = True
                    first = at if first is None else first
                    last = at
            share = covered.mean()
            y[b] = share
            if share >= 0.5:
                used.update(met)
                spans[b] = (first[0], last[-1] + 4) if len(first) == 1 and len(last) == 1 else None
        # Short blocks count where the truth has them between their long neighbours.
        end = 0
        following = [len(body)] * (len(texts) + 1)
        for b in range(len(texts) - 1, -1, -1):
            following[b] = spans[b][0] if spans[b] else following[b + 1]
        for b, t in enumerate(tokens):
            if spans[b]:
                end = spans[b][1]
                continue
            if 0 < len(t) < 5:
                stop = min(following[b], end + 80) if following[b] >= end else end + 80
                for i in range(end, max(end, stop) - len(t) + 1):
                    if body[i:i + len(t)] == t:
                        y[b], end = 1, i + len(t)
                        break
                else:
                    y[b] = 0.6 if len(t) > 2 and " ".join(t) in lines else 0
    elif truth.get("must_have") is not None:
        flat = [squash(t) for t in texts]
        for segments, value in ((truth["must_have"], 1), (truth.get("must_not_have") or [], 0)):
            for s in map(squash, segments):
                for b, t in enumerate(flat):
                    if s and (s in t or len(t) > 30 and t in s):
                        y[b] = value
    return y, size


def load(corpus, work):
    names = json.load(open(f"{work}/names.json"))
    rows = np.memmap(f"{work}/rows.bin", dtype=np.float32, mode="r").reshape(-1, len(names))
    pages, at = [], 0
    y, w, page_of = [], [], []
    for line in open(f"{work}/pages.jsonl", encoding="utf-8"):
        page = json.loads(line)
        truth = json.load(open(f"{corpus}/truth/{page['id']}.json", encoding="utf-8"))
        labels, size = label(truth, page["texts"])
        n = len(labels)
        if truth.get("text"):
            weight = (size + 2) / (len(TOKEN.findall(truth["text"])) + 50)
            negative = labels < 0.5
            total = weight[negative].sum()
            if total > 2:
                weight[negative] *= 2 / total
            weight *= SOURCE_WEIGHTS.get(truth["source"], 1.0)
        else:
            weight = np.full(n, 0.04, dtype=np.float32)
        pages.append(dict(id=page["id"], texts=page["texts"], truth=truth, start=at, end=at + n, host=truth.get("site") or host_of(truth),
                          words=np.array(page["words"], dtype=np.float32) + 1, tables=np.array(page["tables"], dtype=int), parents=page["parents"],
                          kinds=page["kinds"], links=page["links"],
                          titles=set(page["titles"]), headings=set(page["headings"])))
        y.append(labels)
        w.append(weight)
        at += n
    return names, rows, pages, np.concatenate(y), np.concatenate(w).astype(np.float32)


def folds_of(pages, rows):
    """The fold of every row; hosts go whole into one, the largest first into the emptiest."""
    count = collections.Counter(p["host"] for p in pages if p["truth"]["source"] not in copies.SOURCES)
    load_of, fold_of = [0] * FOLDS, {}
    for host, n in sorted(count.items(), key=lambda x: (-x[1], x[0])):
        fold = load_of.index(min(load_of))
        fold_of[host] = fold
        load_of[fold] += n
    folds = np.zeros(len(rows), dtype=np.int8)
    for p in pages:
        p["fold"] = fold_of[p["host"]]
        folds[p["start"]:p["end"]] = p["fold"]
    return folds


def sample(pages, y, w):
    """The rows worth fitting to, and their weights: menus say the same again and again, so a part of the furniture, at more weight, teaches enough."""
    known = ~np.isnan(y)
    furniture = known & (np.nan_to_num(y) < 0.2)
    size = np.concatenate([page["words"] for page in pages])
    share = np.where(furniture, np.where(size < 8, 0.2, 0.6), 1.0)
    use = known & (np.random.default_rng(0).random(len(y)) < share)
    return use, (w * np.maximum(0.1, np.abs(y - 0.5) * 2) / share).astype(np.float32)


def first_model(x, y, weight):
    return trees_of(x, y, weight, FIRST)


def second_model(x, y, weight):
    return trees_of(x, y, weight, SECOND)


def third_model(x, y, weight):
    return Network(x, y >= 0.5, weight, **THIRD)


def trees_of(x, y, weight, options):
    model = HistGradientBoostingClassifier(early_stopping=False, random_state=0, max_bins=128, **options)
    return model.fit(x, y >= 0.5, sample_weight=weight / weight.mean())


def out_of_fold(fitted, matrix, asked, use, y, weight, folds):
    """
    The log-odds of every block. fitted: makes a model of rows, labels and weights; matrix: the rows of some blocks by
    words' weights that a fold did not give; asked: the blocks that are judged at all.
    """
    odds = np.zeros(len(y), dtype=np.float32)
    for fold in range(FOLDS):
        seen = use & asked & (folds != fold)
        model = fitted(matrix(seen, fold), y[seen], weight[seen])
        test = asked & (folds == fold)
        odds[test] = model.decision_function(matrix(test, fold))
    return np.clip(odds, -MOST_ODDS, MOST_ODDS)


def probability(odds):
    return 1 / (1 + np.exp(-odds))


def threshold_of(page, beliefs, article):
    """As in Judgement.cs: from the best F1 that may be expected of a page."""
    if len(beliefs) == 0:
        return 0.5
    order = np.argsort(-beliefs)
    words, hits = np.cumsum(page["words"][order]), np.cumsum((page["words"] * beliefs)[order])
    return EXPECTED * (2 * hits / (words + hits[-1])).max() + ARTICLE * article


def kept(page, beliefs, threshold):
    """The blocks that BodyAssembly.cs keeps."""
    most = beliefs.max(initial=0)
    threshold = threshold if most >= threshold or most < 0.1 else most * 0.6
    keep = beliefs >= threshold
    tables, words = page["tables"], page["words"]
    borders = np.flatnonzero(np.diff(tables)) + 1
    for start, end in zip([0, *borders], [*borders, len(tables)]):
        if end > start and tables[start] >= 0:
            keep[start:end] = (beliefs[start:end] * words[start:end]).sum() >= threshold * words[start:end].sum()
    seen, out = {}, []
    for i in np.flatnonzero(keep):
        text = page["texts"][i]
        if tables[i] < 0:
            if i in page["titles"] and (not out or i in page["headings"]):
                continue
            # What is said again side by side is meant to be; elsewhere it is a copy for another layout.
            if len(text) > 80 and seen.setdefault(text, page["parents"][i]) != page["parents"][i]:
                continue
        out.append(text)
    return out


def report(corpus, name, pages, p, articles=None):
    sys.path.insert(0, corpus)
    import score
    predictions = {}
    for number, page in enumerate(pages):
        beliefs = p[page["start"]:page["end"]]
        threshold = threshold_of(page, beliefs, 0.7 if articles is None else articles[number])
        predictions[page["id"]] = {"id": page["id"], "text": "\n".join(kept(page, beliefs, threshold))}
    truths = [page["truth"] for page in pages]
    line = [name]
    for name, some in (("headline", [t for t in truths if t["source"] not in ("mozilla", "wcxb", *copies.SOURCES)]),
                       ("wcxb article", [t for t in truths if t["source"] == "wcxb" and t["kind"] == "article"]),
                       ("wcxb documentation", [t for t in truths if t["source"] == "wcxb" and t["kind"] == "documentation"]),
                       ("wcxb", [t for t in truths if t["source"] == "wcxb"]),
                       ("mozilla", [t for t in truths if t["source"] == "mozilla"]),
                       ("short articles", [t for t in truths if t["source"] == copies.SHORT and t["kind"] == "article"]),
                       ("long articles", [t for t in truths if t["source"] == copies.LONG])):
        s = score.score(some, predictions, 0)
        body = s["body"]
        line.append(f"{name}: body {body['f1']:.4f} (p {body['precision']:.4f} r {body['recall']:.4f}) words {s['words']['f1']:.4f}"
                    + (f" segments {s['segments']['f1']:.4f}" if "segments" in s else ""))
    under = sum(score.page_f1(score.tp_fp_fn(t["text"], predictions[t["id"]]["text"])) < 0.9
                for t in truths if t["source"] in ("scrapinghub", "fundus"))
    print("\n  ".join(line) + f"\n  headline pages under 0.9: {under}", flush=True)


def main():
    corpus, work = sys.argv[1:3]
    os.makedirs(work, exist_ok=True)
    quality("features", corpus, work)
    _, rows, pages, y, _ = load(corpus, work)
    folds_of(pages, rows)
    whole = f"{work}/corpus"
    copies.write(corpus, pages, y, whole)
    quality("features", whole, work)
    names, rows, pages, y, w = load(whole, work)
    folds = folds_of(pages, rows)
    page_folds = np.array([page["fold"] for page in pages])
    print(f"{len(rows)} blocks of {len(pages)} pages, {len(names)} features", flush=True)

    y.tofile(f"{work}/labels.bin")
    json.dump([dict(host=page["host"], fold=page["fold"]) for page in pages], open(f"{work}/sites.json", "w"))
    quality("words", whole, work)
    width = len(json.load(open(f"{work}/words.json")))
    use, weight = sample(pages, y, w)

    def judged_alone(some, fold):
        words = np.memmap(f"{work}/words-{fold}.bin", dtype=np.float32, mode="r").reshape(-1, width)
        return np.hstack([rows[some], words[some]])

    every = np.ones(len(y), dtype=bool)
    first_odds = out_of_fold(first_model, judged_alone, every, use, y, weight, folds)
    first = probability(first_odds)
    report(corpus, "first model", pages, first)
    first.tofile(f"{work}/beliefs.bin")
    quality("smooth", whole, work)
    for_kinds = fit_kinds.Pages(pages, work)
    kinds = fit_kinds.out_of_fold(for_kinds, page_folds)
    fit_kinds.report(kinds, for_kinds)

    more = json.load(open(f"{work}/smoothed.json"))
    smoothed = np.fromfile(f"{work}/smoothed.bin", dtype=np.float32).reshape(-1, len(more))
    of_page = np.repeat(kinds, [page["end"] - page["start"] for page in pages], axis=0)

    def judged_together(some, fold):
        return np.hstack([rows[some], smoothed[some], of_page[some]])

    def judged_by_all(some, fold):
        return np.hstack([judged_alone(some, fold), smoothed[some], of_page[some], first_odds[some, None]])

    asked = first >= HOPELESS
    print(f"{asked.sum()} blocks for the second and third model", flush=True)
    second_odds = out_of_fold(second_model, judged_together, asked, use, y, weight, folds)
    third_odds = out_of_fold(third_model, judged_by_all, asked, use, y, weight, folds)
    for name, odds in (("first and second model", (first_odds + second_odds) / 2), ("all models", (first_odds + second_odds + 2 * third_odds) / 4)):
        together = np.where(asked, probability(odds), 0).astype(np.float32)
        report(corpus, name, pages, together, kinds[:, 0])
    # For fit_confidence.py, which knows no copies.
    real = np.array([page["truth"]["source"] not in copies.SOURCES for page in pages])
    np.concatenate([together[page["start"]:page["end"]] for page, is_real in zip(pages, real) if is_real]).tofile(f"{work}/judged.bin")
    kinds[real].astype(np.float32).tofile(f"{work}/kinds.bin")
    if "--check" in sys.argv:
        return
    write_trees(first_model(judged_alone(use, "all"), y[use], weight[use]), f"{HTML}/Judging/blocks.trees")
    use &= asked
    write_trees(second_model(judged_together(use, "all"), y[use], weight[use]), f"{HTML}/Judging/smoothing.trees")
    third_model(judged_by_all(use, "all"), y[use], weight[use]).write(f"{HTML}/Judging/blocks.net")
    fit_kinds.Model(for_kinds, np.ones(len(pages), dtype=bool)).write(f"{HTML}/Kinds")
    shutil.copy(f"{work}/words.tsv", f"{HTML}/Judging/words.tsv")


if __name__ == "__main__":
    main()
