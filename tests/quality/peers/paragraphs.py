"""A rule for text dumps in place of a peer: keep the paragraphs that end a sentence and are long, or near a long one.

    python3 paragraphs.py TEXTS OUTPUT      TEXTS/TOOL/ID.txt to OUTPUT/TOOL.jsonl
"""
import json
import os
import re
import sys

LONG = 120          # characters
NEAR = 2            # paragraphs
WRAPPED = range(60, 101)    # the lengths of the lines of a wrapped paragraph, but for its last
SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”’»)\]]*$")
LINK_MARK = re.compile(r"\[\d+\]|\[\w+:[^\s\]]*\]|\[|\]\([^\s()]*(?: \"[^\"]*\")?\)|\]")


def paragraphs(text):
    """What blank lines part; where few lines are longer than wrapped ones, these are joined."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    longer = sum(len(line) >= WRAPPED.stop and "](" not in line and "://" not in line for line in lines)
    is_wrapped = longer * 5 < sum(len(line) in WRAPPED for line in lines)
    parts, goes_on = [], False
    for line in lines:
        if line and goes_on:
            parts[-1] += " " + line
        elif line:
            parts.append(line)
        goes_on = is_wrapped and len(line) in WRAPPED
    return [LINK_MARK.sub("", part) for part in parts]


def body(text):
    parts = paragraphs(text)
    ends = [bool(SENTENCE_END.search(part)) for part in parts]
    is_long = [end and len(part) >= LONG for end, part in zip(ends, parts)]
    return "\n".join(part for at, part in enumerate(parts) if ends[at] and any(is_long[max(0, at - NEAR):at + NEAR + 1]))


if __name__ == "__main__":
    _, texts, output = sys.argv
    for tool in sorted(entry.name for entry in os.scandir(texts) if entry.is_dir()):
        with open(os.path.join(output, tool + ".jsonl"), "w", encoding="utf-8") as out:
            for name in sorted(os.listdir(os.path.join(texts, tool))):
                with open(os.path.join(texts, tool, name), encoding="utf-8-sig", errors="replace", newline="") as file:
                    out.write(json.dumps({"id": name.removesuffix(".txt"), "text": body(file.read())}, ensure_ascii=False) + "\n")
