"""
Copies of the corpus' pages, for the models to learn what it has little of. Short and bare ones hold hardly more than a
headline and a few paragraphs: no scripts, no marks, seldom a menu or a class name; of an article its beginning is kept, of
any other page a stretch with all that stands in it. Long ones go on with the texts of other pages of their language,
bare or within the page's own markup.
"""
import collections
import gzip
import html
import json
import os
import random
import re
import shutil

SHORT, LONG = "short", "long"
SOURCES = {SHORT, LONG}
SHORT_COPIES = 2
# One page of so many gets a long copy, of so many letters.
LONG_SHARE = 6
LEAST_LETTERS, MOST_LETTERS = 15_000, 400_000
TAGS = {"Paragraph": "p", "ListItem": "li", "Quote": "blockquote", "Preformatted": "pre", "Table": "p", "Image": "p", "Embed": "p"}
FRAMES = [("", ""), ("", ""), ("<article>", "</article>"), ("<main>", "</main>"), ("<div>", "</div>"), ('<div class="content">', "</div>")]
LONG_WORDS = 12


def is_article(truth):
    return truth.get("kind") in ("article", "documentation") or truth["source"] in ("fundus", "mozilla")


def tag_of(page, block):
    kind = page["kinds"][block]
    return f"h{kind[-1]}" if kind.startswith("Heading") else TAGS.get(kind, "p")


def element(page, block, tag=None):
    text = html.escape(page["texts"][block])
    if page["links"][block] > 0.5:
        text = f'<a href="/{page["id"]}/{block}">{text}</a>'
    tag = tag or tag_of(page, block)
    return f"<{tag}>{text}</{tag}>"


def stretch(page, labels, some):
    """The blocks that a copy keeps."""
    body = [block for block, label in enumerate(labels) if label >= 0.5]
    if not body:
        return []
    if is_article(page["truth"]):
        most, out = some.choice([1, 2, 2, 3, 3, 4, 5, 8]), []
        for block in body:
            out.append(block)
            most -= page["words"][block] > LONG_WORDS
            if most == 0:
                break
        return out if any(page["words"][block] > LONG_WORDS for block in out) else []
    start = max([block for block in page["headings"] if block <= body[0]], default=body[0])
    return list(range(start, min(len(labels), start + some.randint(8, 40))))


def short(page, labels, number):
    """Markup and truth of one short copy; None when the page has no body to make it of."""
    some = random.Random(f"{page['id']} {number}")
    kept = stretch(page, labels, some)
    title = title_of(page)
    if not kept or not title:
        return None
    body = "\n".join(element(page, block) for block in kept)
    markup = bare(page, labels, kept, title, body, some)
    return markup, copied(page, f"{SHORT}{number}", SHORT, [page["texts"][block] for block in kept if labels[block] >= 0.5], some)


def title_of(page):
    return page["truth"].get("title") or next((page["texts"][block] for block in sorted(page["headings"])), "")


def bare(page, labels, kept, title, body, some):
    """A page of hardly more than a body: now and then a menu before it, a byline, a footer of the page's own furniture."""
    truth = page["truth"]
    site = page["site"].capitalize()
    head = some.choice([title, title, f"{title} - {site}", f"{title} | {site}"])
    top, bottom = [], []
    furniture = [block for block, label in enumerate(labels) if label < 0.2 and block not in kept]
    if some.random() < 0.5:
        menu = [block for block in furniture if block < kept[0] and page["links"][block] > 0.5 and page["words"][block] < 5][:some.randint(1, 6)]
        items = "".join(element(page, block, "li") for block in menu)
        top.append(some.choice([f"<nav><ul>{items}</ul></nav>", f"<ul>{items}</ul>", f"<div>{items.replace('li>', 'span>')}</div>"]) if menu else "")
    start, end = some.choice(FRAMES)
    top.append(start)
    if not any(page["texts"][block] == title for block in kept):
        tag = some.choice(["h1", "h1", "h1", "h2"])
        top.append(f"<{tag}>{html.escape(title)}</{tag}>")
    if is_article(truth):
        if truth.get("authors") and some.random() < 0.5:
            author = html.escape(", ".join(truth["authors"][:2]))
            top.append(some.choice([f"<p>By {author}</p>", f'<p class="byline">{author}</p>', f"<div>{author}</div>"]))
        if truth.get("published") and some.random() < 0.4:
            day = html.escape(truth["published"])
            top.append(some.choice([f'<time datetime="{day}">{day[:10]}</time>', f"<p>{day[:10]}</p>"]))
    bottom.append(end)
    if some.random() < 0.5:
        last = [block for block in furniture if block > kept[-1]][-some.randint(1, 3):]
        bottom.append("<footer>" + "".join(element(page, block) for block in last) + "</footer>")
    language = truth.get("language")
    mark = f' lang="{language}"' if language and some.random() < 0.5 else ""
    return f"<!doctype html><html{mark}><head><title>{html.escape(head)}</title></head><body>\n{''.join(top)}\n{body}\n{''.join(bottom)}</body></html>"


def copied(page, mark, source, lines, some):
    truth = page["truth"]
    return {
        "id": f"{page['id']}-{mark}", "of": page["id"], "source": source, "language": truth.get("language"), "encoding": "utf-8",
        "url": truth.get("url") if some.random() < 0.5 else None,
        "text": "\n".join(lines),
        "kind": truth.get("kind") or "article",
    }


def long(page, labels, others, corpus):
    """
    Markup and truth of one long copy; None when the page has no body to lengthen. others: pages to take more text from,
    with their labels.
    """
    some = random.Random(f"{page['id']} {LONG}")
    own = body_of(page, labels)
    title = title_of(page)
    if not own or not title:
        return None
    letters = LEAST_LETTERS * (MOST_LETTERS / LEAST_LETTERS) ** some.random()
    parts, size, has_titles = [], 0, some.random() < 0.5
    for other, other_labels in some.sample(others, len(others)):
        if size > letters:
            break
        if other is page:
            continue
        if has_titles and title_of(other):
            parts.append((some.choice(["h2", "h2", "h3"]), title_of(other)))
        for block in body_of(other, other_labels):
            parts.append((None, other["texts"][block]) if other["kinds"][block] == "Paragraph" else (tag_of(other, block), other["texts"][block]))
            size += len(other["texts"][block])
    if size < LEAST_LETTERS / 2:
        return None
    if some.random() < 0.5:
        marked = lengthened(page, own, parts, corpus)
        if marked:
            markup, last = marked
            at = own.index(last) + 1
            lines = [page["texts"][block] for block in own]
            return markup, copied(page, LONG, LONG, lines[:at] + [text for _, text in parts] + lines[at:], some)
    body = "\n".join([element(page, block) for block in own] + [written(tag or "p", text) for tag, text in parts])
    return bare(page, labels, own, title, body, some), copied(page, LONG, LONG, [page["texts"][block] for block in own] + [text for _, text in parts], some)


def body_of(page, labels):
    return [block for block, label in enumerate(labels) if label >= 0.5]


def lengthened(page, own, parts, corpus):
    """The page's own markup with more of it after a paragraph, written as that is, and the paragraph's block; None where no paragraph is found in it."""
    if page["truth"].get("encoding", "").lower() != "utf-8":
        return None
    with gzip.open(f"{corpus}/pages/{page['id']}.html.gz", "rt", encoding="utf-8", errors="replace") as file:
        markup = file.read()
    for block in reversed(own):
        if page["kinds"][block] != "Paragraph" or page["words"][block] <= LONG_WORDS:
            continue
        for text in (page["texts"][block], html.escape(page["texts"][block], quote=False)):
            found = re.search(r"(<p(?: [^<>]*)?>)\s*" + re.escape(text[:40]) + r".*?</p>", markup, re.DOTALL)
            if found:
                more = "\n".join(f"{found[1]}{html.escape(text)}</p>" if tag is None else written(tag, text) for tag, text in parts)
                return markup[:found.end()] + "\n" + more + markup[found.end():], block
    return None


def written(tag, text):
    return f"<{tag}>{html.escape(text)}</{tag}>"


def write(corpus, pages, labels, folder):
    """
    A corpus of the pages and their copies. A long copy takes texts of its page's fold alone, so that no fold
    knows another's.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(corpus, folder, symlinks=True)
    alike = collections.defaultdict(list)
    whole = [page for page in pages if page["truth"].get("text") and (page["truth"].get("kind") or is_article(page["truth"]))]
    for page in whole:
        if is_article(page["truth"]):
            alike[page["fold"], page["language"] or "en"].append((page, labels[page["start"]:page["end"]]))
    for page in whole:
        own = labels[page["start"]:page["end"]]
        made = [short(page, own, number) for number in range(SHORT_COPIES)]
        if is_article(page["truth"]) and random.Random(page["id"]).random() < 1 / LONG_SHARE:
            made.append(long(page, own, alike[page["fold"], page["language"] or "en"], corpus))
        for markup, truth in filter(None, made):
            with gzip.GzipFile(f"{folder}/pages/{truth['id']}.html.gz", "wb", compresslevel=1, mtime=0) as file:
                file.write(markup.encode())
            with open(f"{folder}/truth/{truth['id']}.json", "w", encoding="utf-8") as file:
                json.dump(truth, file, ensure_ascii=False)
