"""Print the figures of all prediction files of a folder side by side, as a table in Markdown.  compare.py CORPUS WORK"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import table

corpus, work = sys.argv[1:3]
sys.path.insert(0, corpus)
import score

truths, _ = score.load_truth(corpus)
names = sorted(name.removesuffix(".jsonl") for name in os.listdir(work) if name.endswith(".jsonl"))
columns = {name: table.figures(score, truths, score.load_pred(f"{work}/{name}.jsonl"), {}, set()) for name in names}
print(f"| | {' | '.join(names)} |\n|---|{'---|' * len(names)}")
for figure in table.GOALS:
    if any(columns[name].get(figure) for name in names):
        print(f"| {figure} | {' | '.join(f'{columns[name][figure]:.3f}' if columns[name].get(figure) else '–' for name in names)} |")
