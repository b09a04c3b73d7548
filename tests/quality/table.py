#!/usr/bin/env python3
"""Print today's figures beside their floor and the goals, and fail under the floor.

    table.py CORPUS WORK FLOOR.json [--all-dumps] [--cases SUITE INGEST] [--raise]

WORK holds pages.jsonl and dumps.jsonl, and in dumps/ a file for each tool. --all-dumps: these are all dumps and not the
sample, which has floors of its own. --raise writes today's figures as the new floor where they are better.
"""
import argparse
import json
import math
import os
import sys

import figures.cases
import figures.corpus
import figures.dumps
import figures.languages
from figures.goals import goal

TITLES = {
    "corpus": "Pages and in-house dumps",
    "languages": "News of five languages (DAnIEL)",
    "dumps": "Dumps by tool and shape, a sample",
    "all dumps": "Dumps by tool and shape, all",
    "cases": "Cases by class",
}

# Of these columns less is better, and the floor is a ceiling.
LESS_IS_BETTER = ("under 0.7", "rejected")


def measure(options):
    sys.path.insert(0, options.corpus)
    import score
    truths, _ = score.load_truth(options.corpus)
    pages = score.load_pred(f"{options.work}/pages.jsonl")
    sections = {"corpus": figures.corpus.figures(score, truths, pages, score.load_pred(f"{options.work}/dumps.jsonl")),
                "languages": figures.languages.figures(score, truths, pages)}
    if os.path.isdir(f"{options.work}/dumps"):
        sections["all dumps" if options.all_dumps else "dumps"] = figures.dumps.figures(score, truths, f"{options.work}/dumps")
    if options.cases:
        sections["cases"] = figures.cases.figures(*options.cases)
    return sections


def show(section, rows, floor):
    """Prints a section and gives the names of the figures that are worse than their floor, or gone."""
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    with_goal = [column for column in columns if any(goal(section, name, column) is not None for name in rows)]
    widths = {column: 28 if column in with_goal else 20 for column in columns}
    wide = max(map(len, rows))
    print(f"\n{TITLES[section]}")
    if columns != ["figure"]:
        print(" " * wide + "".join(f"{column:>{widths[column] - 1}} " for column in columns).rstrip())
    print(" " * wide + "".join(f"{'today':>11} {'floor':>7} " + (f"{'goal':>7} " if column in with_goal else "") for column in columns).rstrip())
    failed = [name_of(section, name, column) + " is gone" for name in floor for column in floor[name] if column not in rows.get(name, {})]
    for name, row in rows.items():
        line = f"{name:<{wide}}"
        for column in columns:
            least = floor.get(name, {}).get(column)
            is_worse = column in row and least is not None and (row[column] > least if column in LESS_IS_BETTER else row[column] < least)
            line += f"{number(row.get(column)):>11}{'!' if is_worse else ' '}{number(least):>7} "
            line += f"{number(goal(section, name, column)):>7} " if column in with_goal else ""
            if is_worse:
                failed.append(name_of(section, name, column))
        print(line.rstrip())
    return failed


def name_of(section, name, column):
    return f"{section}, {name}" + ("" if column == "figure" else f", {column}")


def number(value):
    return "–" if value is None else f"{value:.4f}"


def better(column, value, floor):
    """The floor, or today's figure where it is better, to three digits."""
    if column in LESS_IS_BETTER:
        today = math.ceil(value * 1000) / 1000
        return today if floor is None else min(floor, today)
    today = math.floor(value * 1000) / 1000
    return today if floor is None else max(floor, today)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus")
    options.add_argument("work")
    options.add_argument("floor")
    options.add_argument("--all-dumps", action="store_true")
    options.add_argument("--cases", nargs=2, metavar=("SUITE", "INGEST"))
    options.add_argument("--raise", dest="is_raised", action="store_true")
    options = options.parse_args()
    sections = measure(options)
    with open(options.floor, encoding="utf-8") as file:
        floor = json.load(file)
    failed = [name for section, rows in sections.items() for name in show(section, rows, floor.get(section, {}))]
    if options.is_raised:
        for section, rows in sections.items():
            old = floor.get(section, {})
            floor[section] = {name: {column: better(column, value, old.get(name, {}).get(column)) for column, value in row.items()}
                              for name, row in rows.items()}
        with open(options.floor, "w", encoding="utf-8") as file:
            file.write(written(floor))
    if failed:
        print(f"\nWorse than the floor of {options.floor} (marked !):\n  " + "\n  ".join(failed), file=sys.stderr)
        sys.exit(1)


def written(floor):
    """As JSON with a row a line, so that a diff shows which rows moved."""
    sections = []
    for section, rows in floor.items():
        lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items())
        sections.append(f"  {json.dumps(section)}: {{\n{lines}\n  }}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


if __name__ == "__main__":
    main()
