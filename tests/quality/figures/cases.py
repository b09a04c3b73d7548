"""The small cases: a row a class, the share that holds."""
import json
import os
import sys


def figures(suite, ingest):
    sys.path.insert(0, suite)
    import check
    with open(os.path.join(suite, "cases.jsonl"), encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines if line.strip()]
    found, _ = check.extract(ingest, suite, cases)
    held = {}
    for case in cases:
        held.setdefault(case["class"], []).append(not any(check.failures(case["expect"], found[case["file"]])))
    rows = {f"{number} {check.NAMES.get(number, '')}".strip(): {"hold": sum(held[number]) / len(held[number])} for number in sorted(held)}
    every = [one for ones in held.values() for one in ones]
    return {"all": {"hold": sum(every) / len(every)}} | rows
