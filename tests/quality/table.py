#!/usr/bin/env python3
"""Print the figures of two prediction files and fail under the floor.  table.py CORPUS WORK FLOOR.json [--raise]

WORK holds pages.jsonl and dumps.jsonl. --raise writes today's figures as the new floor where they are higher.
"""
import json
import math
import sys

# What each figure must reach in the end, on the development set.
GOALS = {
    "headline body F1": 0.980, "headline pages at 0.9": 164 / 171, "wcxb article word F1": 0.960, "wcxb documentation word F1": 0.940, "wcxb word F1": 0.880,
    "is an article precision": 0.92, "is an article recall": 0.98, "kind": 0.87, "segments F1": 0.945, "mozilla body F1": 0.960,
    "dumps body F1": 0.955, "title": 0.88, "date": 0.95, "date precision": 0.97, "authors F1": 0.84, "topics F1": 0.60, "language": 0.99,
    "articles with text": 1.0,
}


def figures(score, truths, pages, dumps, dump_ids):
    def of(some, predictions=pages):
        return score.score(some, predictions, 0)

    headline = score.select(truths, [])
    wcxb = [t for t in truths if t["source"] == "wcxb"]
    articles = [t for t in wcxb if t["kind"] == "article"]
    every, head, wx = of(truths), of(headline), of(wcxb)
    bodies = [t for t in headline if t.get("text")]
    good = sum(score.page_f1(score.tp_fp_fn(t["text"], pages.get(t["id"], {}).get("text") or "")) >= 0.9 for t in bodies)
    out = {
        "headline body F1": head["body"]["f1"],
        "headline pages at 0.9": good / len(bodies),
        "wcxb article word F1": of(articles)["words"]["f1"],
        "wcxb documentation word F1": of([t for t in wcxb if t["kind"] == "documentation"])["words"]["f1"],
        "wcxb word F1": wx["words"]["f1"],
        "segments F1": head["segments"]["f1"],
        "mozilla body F1": of([t for t in truths if t["source"] == "mozilla"])["body"]["f1"],
        "title": every["title"]["accuracy"],
        "date": every["date"]["accuracy"],
        "date precision": every["date"]["precision"],
        "authors F1": every["authors"]["f1"],
        "topics F1": every["topics"]["f1"],
        "language": every["language"]["accuracy"],
        "articles with text": 1 - of(headline + articles)["empty"] / len(headline + articles),
    }
    if "kind" in every:
        out |= {"is an article precision": every["kind"]["article_precision"], "is an article recall": every["kind"]["article_recall"],
                "kind": every["kind"]["accuracy"]}
    if any(p.get("text") for p in dumps.values()):
        out["dumps body F1"] = of([t for t in headline if t["id"] in dump_ids], dumps)["body"]["f1"]
    return out


def main():
    corpus, work, path = sys.argv[1:4]
    sys.path.insert(0, corpus)
    import score
    truths, _ = score.load_truth(corpus)
    dumps = score.load_pred(f"{work}/dumps.jsonl")
    today = figures(score, truths, score.load_pred(f"{work}/pages.jsonl"), dumps, set(dumps))
    floor = json.load(open(path, encoding="utf-8"))
    print(f"{'':<28} {'today':>7} {'floor':>7} {'goal':>7}")
    failed = []
    for name, goal in GOALS.items():
        if name not in today:
            continue
        value = today[name]
        print(f"{name:<28} {value:7.4f} {floor.get(name, 0):7.4f} {goal:7.4f}{'  below the floor' if value < floor.get(name, 0) else ''}")
        if value < floor.get(name, 0):
            failed.append(name)
    if "--raise" in sys.argv:
        raised = {name: max(floor.get(name, 0), math.floor(today[name] * 1000) / 1000) for name in GOALS if name in today}
        json.dump(floor | raised, open(path, "w", encoding="utf-8"), indent=2)
    if failed:
        print(f"Below the floor of {path}: {', '.join(failed)}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
