"""News of five languages (DAnIEL): a row a language, and the first of all together."""
from .corpus import scored


def figures(score, truths, pages):
    news = [t for t in scored(truths) if t["source"] == "daniel"]
    rows = {"all": news} | {language: [t for t in news if t["language"] == language] for language in sorted({t["language"] for t in news})}
    return {name: row(score.score(some, pages, 0)) for name, some in rows.items() if some}


def row(scores):
    rejected = scores.get("rejected")
    return {"word F1": scores["words"]["f1"], "under 0.7": scores["words"]["under_70"]} \
        | ({"rejected": rejected["share"]} if rejected else {}) \
        | {"title": scores["title"]["accuracy"], "language": scores["language"]["accuracy"]}
