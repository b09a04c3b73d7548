"""Print the figures of all peers side by side, as tables in Markdown.  compare.py CORPUS WORK

WORK holds NAME.jsonl of each peer, and in dumps/NAME/ its TOOL.jsonl.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import figures.corpus
import figures.dumps
import figures.languages

corpus, work = sys.argv[1:3]
sys.path.insert(0, corpus)
import score


def show(columns):
    """A line a figure that any of the peers has."""
    print(f"| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for figure in dict.fromkeys(figure for column in columns.values() for figure in column):
        if any(column.get(figure) for column in columns.values()):
            print(f"| {figure} | {' | '.join(f'{column[figure]:.3f}' if figure in column else '–' for column in columns.values())} |")
    print()


def of_pages(truths, pages):
    news = figures.languages.figures(score, truths, pages)
    return {name: row["figure"] for name, row in figures.corpus.figures(score, truths, pages, {}).items()} \
        | {f"news, {language}: {figure}": value for language, row in news.items() for figure, value in row.items()}


def of_dumps(truths, folder):
    rows = figures.dumps.figures(score, truths, folder)
    return {f"{tool}: {figure}": value for figure in ("body F1", "title") for tool, row in rows.items() if (value := row.get(figure)) is not None}


def main():
    truths, _ = score.load_truth(corpus)
    names = sorted(name.removesuffix(".jsonl") for name in os.listdir(work) if name.endswith(".jsonl"))
    show({name: of_pages(truths, score.load_pred(f"{work}/{name}.jsonl")) for name in names})
    if os.path.isdir(f"{work}/dumps"):
        show({name: of_dumps(truths, f"{work}/dumps/{name}") for name in sorted(os.listdir(f"{work}/dumps"))})


if __name__ == "__main__":
    main()
