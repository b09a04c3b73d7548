"""Which of a page's blocks are body, by the page's truth."""
import collections
import re

import numpy as np

RUN = 4


def squash(text):
    return re.sub(r"\s+", " ", text).strip()


def label(truth, texts, tokens_of):
    """Per text: 1 body, 0 furniture, between a part of it, nan unknown; and its number of tokens. tokens_of: parts a text."""
    tokens = [tokens_of(text) for text in texts]
    size = np.array([len(t) for t in tokens], dtype=np.float32)
    if truth.get("text"):
        return by_text(tokens, truth["text"], tokens_of), size
    y = np.full(len(texts), np.nan, dtype=np.float32)
    if truth.get("must_have") is not None:
        by_segments(y, truth, [squash(text) for text in texts])
    return y, size


def by_segments(y, truth, flat):
    for segments, value in ((truth["must_have"], 1), (truth.get("must_not_have") or [], 0)):
        for segment in map(squash, segments):
            for b, text in enumerate(flat):
                if segment and (segment in text or len(text) > 30 and text in segment):
                    y[b] = value


def by_text(tokens, text, tokens_of):
    y = np.zeros(len(tokens), dtype=np.float32)
    body = tokens_of(text)
    where = collections.defaultdict(list)
    for i in range(len(body) - RUN + 1):
        where[tuple(body[i:i + RUN])].append(i)
    # What the truth says once is body once: second copies of a text are not.
    used = collections.Counter()
    lines = {" ".join(tokens_of(line)) for line in text.split("\n")}
    spans = [None] * len(tokens)
    for b, t in enumerate(tokens):
        if len(t) <= RUN:
            continue
        covered = np.zeros(len(t), dtype=bool)
        first = last = None
        met = []
        for j in range(len(t) - RUN + 1):
            run = tuple(t[j:j + RUN])
            at = where.get(run)
            if at and used[run] < len(at):
                met.append(run)
                covered[j:j + RUN] = True
                first = at if first is None else first
                last = at
        y[b] = covered.mean()
        if y[b] >= 0.5:
            used.update(met)
            spans[b] = (first[0], last[-1] + RUN) if len(first) == 1 and len(last) == 1 else None
    label_short(y, tokens, body, lines, spans)
    return y


def label_short(y, tokens, body, lines, spans):
    """Short texts count where the truth has them between their long neighbours."""
    end = 0
    following = [len(body)] * (len(tokens) + 1)
    for b in range(len(tokens) - 1, -1, -1):
        following[b] = spans[b][0] if spans[b] else following[b + 1]
    for b, t in enumerate(tokens):
        if spans[b]:
            end = spans[b][1]
        elif 0 < len(t) <= RUN:
            stop = min(following[b], end + 80) if following[b] >= end else end + 80
            for i in range(end, max(end, stop) - len(t) + 1):
                if body[i:i + len(t)] == t:
                    y[b], end = 1, i + len(t)
                    break
            else:
                y[b] = 0.6 if len(t) > 2 and " ".join(t) in lines else 0
