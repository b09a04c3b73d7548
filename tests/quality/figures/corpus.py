"""The pages of the corpus and its in-house text dumps: one figure a row."""


def scored(truths):
    """The truths that count: those of the first sources, and none that is doubtful."""
    return [t for t in truths if not t.get("doubtful")]


def figures(score, truths, pages, dumps):
    def of(some, predictions=pages):
        return score.score(some, predictions, 0)

    later = [t for t in scored(truths) if t["source"] in score.LATER]
    truths = [t for t in scored(truths) if t["source"] not in score.LATER]
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
    postlight = of([t for t in later if t["source"] == "postlight"])
    out |= {"postlight title": postlight["title"]["accuracy"], "postlight date": postlight["date"]["accuracy"],
            "postlight authors F1": postlight["authors"]["f1"]}
    if any(p.get("text") for p in dumps.values()):
        out["dumps body F1"] = of([t for t in headline if t["id"] in dumps], dumps)["body"]["f1"]
    return {name: {"figure": value} for name, value in out.items()}
