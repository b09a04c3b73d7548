"""
Who is judged by whom. By site: every page is judged by models that saw no page of its site. By language: by models that
saw no page of its language, which is what a language gets that the corpus does not have.
"""
import collections
import re

FOLDS = 5
# Languages with fewer pages, and with less than one in so many, are left out together.
LEAST_PAGES, LEAST_SHARE = 20, 40
# Sources whose pages often have no address: what their ids say of the host, behind source and language.
HOST_IN_ID = {"daniel": re.compile(r"dn-\w+-(.+)-\w+$")}


def site_of(truth):
    """A page's domain without the last label and without subdomains, so that a site stays in one fold."""
    if truth["source"] in HOST_IN_ID:
        found = HOST_IN_ID[truth["source"]].match(truth["id"])
        parts = found[1].split("-") if found else [truth["id"]]
    else:
        host = re.sub(r"^\w+://", "", truth.get("url") or "").split("/")[0].lower().split(":")[0]
        parts = host.split(".") if host else [truth["id"]]
    return parts[-3] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2] if len(parts) > 1 else parts[0]


def by_site(pages):
    """pages: dicts with a site each. The largest sites go first into the emptiest fold."""
    count = collections.Counter(page["site"] for page in pages)
    load, fold_of = [0] * FOLDS, {}
    for site, n in sorted(count.items(), key=lambda x: (-x[1], x[0])):
        fold_of[site] = load.index(min(load))
        load[fold_of[site]] += n
    return [fold_of[page["site"]] for page in pages]


def by_language(pages):
    """pages: dicts with a language each."""
    count = collections.Counter(page["language"] for page in pages)
    least = min(LEAST_PAGES, len(pages) / LEAST_SHARE)
    large = sorted((language for language, n in count.items() if language and n >= least), key=lambda language: (-count[language], language))
    if len(large) < 2:
        raise SystemExit(f"The pages are of too few languages to leave one out: {dict(count)}")
    print("left out in turn: " + ", ".join(f"{language} ({count[language]})" for language in large) + f" and {len(pages) - sum(count[language] for language in large)} pages of others", flush=True)
    return [large.index(page["language"]) if page["language"] in large else len(large) for page in pages]


WAYS = {"site": by_site, "language": by_language}
