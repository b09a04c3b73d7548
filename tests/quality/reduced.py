"""
Short, bare copies of the corpus' pages, for the models to learn pages that hold hardly more than a headline and a few
paragraphs: no scripts, no marks, seldom a menu or a class name. Of an article its beginning is kept, of any other page
a stretch with all that stands in it.
"""
import gzip
import html
import json
import os
import random

COPIES = 2
MARK = "-short"
TAGS = {"Paragraph": "p", "ListItem": "li", "Quote": "blockquote", "Preformatted": "pre", "Table": "p", "Image": "p", "Embed": "p"}
FRAMES = [("", ""), ("", ""), ("<article>", "</article>"), ("<main>", "</main>"), ("<div>", "</div>"), ('<div class="content">', "</div>")]
LONG = 12


def is_article(truth):
    return truth.get("kind") in ("article", "documentation") or truth["source"] in ("fundus", "mozilla")


def element(page, block, tag=None):
    text = html.escape(page["texts"][block])
    if page["links"][block] > 0.5:
        text = f'<a href="/{page["id"]}/{block}">{text}</a>'
    kind = page["kinds"][block]
    tag = tag or (f"h{kind[-1]}" if kind.startswith("Heading") else TAGS.get(kind, "p"))
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
            most -= page["words"][block] > LONG
            if most == 0:
                break
        return out if any(page["words"][block] > LONG for block in out) else []
    start = max([block for block in page["headings"] if block <= body[0]], default=body[0])
    return list(range(start, min(len(labels), start + some.randint(8, 40))))


def copy(page, labels, number):
    """Markup and truth of one copy; None when the page has no body to make it of."""
    truth = page["truth"]
    some = random.Random(f"{page['id']} {number}")
    kept = stretch(page, labels, some)
    title = truth.get("title") or next((page["texts"][block] for block in page["headings"]), "")
    if not kept or not title:
        return None
    site = page["host"].capitalize()
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
    body = "\n".join(element(page, block) for block in kept)
    markup = f"<!doctype html><html{mark}><head><title>{html.escape(head)}</title></head><body>\n{''.join(top)}\n{body}\n{''.join(bottom)}</body></html>"
    return markup, {
        "id": f"{page['id']}{MARK}{number}", "source": "short", "site": page["host"], "language": language, "encoding": "utf-8",
        "url": truth.get("url") if some.random() < 0.5 else None,
        "text": "\n".join(page["texts"][block] for block in kept if labels[block] >= 0.5),
        "kind": truth.get("kind") or "article",
    }


def write(corpus, pages, labels, folder):
    """A corpus of the pages and their copies."""
    for part in ("pages", "truth"):
        os.makedirs(f"{folder}/{part}", exist_ok=True)
        for name in os.listdir(f"{folder}/{part}"):
            os.remove(f"{folder}/{part}/{name}")
        for name in os.listdir(f"{corpus}/{part}"):
            os.symlink(os.path.abspath(f"{corpus}/{part}/{name}"), f"{folder}/{part}/{name}")
    for page in pages:
        truth = page["truth"]
        if not truth.get("text") or not truth.get("kind") and not is_article(truth):
            continue
        for number in range(COPIES):
            made = copy(page, labels[page["start"]:page["end"]], number)
            if made:
                markup, copied = made
                with gzip.GzipFile(f"{folder}/pages/{copied['id']}.html.gz", "wb", compresslevel=1, mtime=0) as file:
                    file.write(markup.encode())
                with open(f"{folder}/truth/{copied['id']}.json", "w", encoding="utf-8") as file:
                    json.dump(copied, file, ensure_ascii=False)
