"""How good the bodies are that the product makes of judgements out of fold."""
import collections

import copies

# Languages with fewer pages are not listed.
LEAST_PAGES = 5


def bodies(score, pages, predictions):
    """pages: dicts with a truth and a language each; predictions: by id, as score.py reads them."""
    real = [page["truth"] for page in pages if "of" not in page["truth"]]
    made = [page["truth"] for page in pages if "of" in page["truth"]]
    wcxb = [truth for truth in real if truth["source"] == "wcxb"]
    groups = {"headline": score.select(real, []), "mozilla": [truth for truth in real if truth["source"] == "mozilla"]}
    groups |= {f"wcxb {kind}": [truth for truth in wcxb if truth["kind"] == kind] for kind in ("article", "documentation")} | {"wcxb": wcxb}
    daniel = collections.defaultdict(list)
    for truth in real:
        if truth["source"] == "daniel":
            daniel[f"daniel {truth['language']}"].append(truth)
    groups |= {"daniel": sum(daniel.values(), [])} | dict(sorted(daniel.items()))
    groups |= {"short articles": [truth for truth in made if truth["source"] == copies.SHORT and truth["kind"] == "article"],
               "long articles": [truth for truth in made if truth["source"] == copies.LONG]}
    for name, some in groups.items():
        if some:
            print(f"{name:<20} {figures(score.score(some, predictions, 0))}", flush=True)
    by_language(score, pages, predictions)


def figures(s):
    parts = []
    if "body" in s:
        parts.append(f"body {s['body']['f1']:.4f} (p {s['body']['precision']:.4f} r {s['body']['recall']:.4f}) words {s['words']['f1']:.4f}")
    if "under_70" in s.get("words", {}):
        parts.append(f"under 0.7 {s['words']['under_70']:.3f}")
    if "rejected" in s:
        parts.append(f"rejected {s['rejected']['share']:.3f}")
    if "segments" in s:
        parts.append(f"segments {s['segments']['f1']:.4f}")
    return "  ".join(parts) + f"  ({s['pages']})"


def by_language(score, pages, predictions):
    """Of all sources together: word F1, Chinese and Japanese by the character, and the share of articles rejected."""
    languages = collections.defaultdict(list)
    for page in pages:
        if "of" not in page["truth"] and page["truth"].get("text"):
            languages[page["language"] or "unknown"].append(page["truth"])
    for language, some in sorted(languages.items(), key=lambda pair: -len(pair[1])):
        if len(some) < LEAST_PAGES:
            continue
        f1 = [score.word_prf(truth["text"], predictions[truth["id"]]["text"], han=True)[2] for truth in some]
        articles = [kind.lower() for truth in some if (truth.get("kind") or "article") in score.ARTICLE_LIKE and (kind := predictions[truth["id"]].get("kind"))]
        rejected = f"  rejected {sum(kind not in score.ARTICLE_LIKE for kind in articles) / len(articles):.3f}" if articles else ""
        print(f"language {language:<11} words {sum(f1) / len(f1):.4f}  under 0.7 {sum(f < 0.7 for f in f1) / len(f1):.3f}{rejected}  ({len(some)})", flush=True)
