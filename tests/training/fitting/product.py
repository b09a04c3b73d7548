"""The product's side of the fit: the C# program in tests/training, and the files of the models."""
import glob
import json
import os
import subprocess

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.join(HERE, "..")
EXTRACTION = os.path.join(HERE, "../../../shared/Extraction")
PROGRAM = os.path.join(PROJECT, "bin/Release/net10.0/Ingestion.Training.dll")


def build():
    """The models are part of the library, so what is read with a model that was just fitted needs another build."""
    subprocess.run(["dotnet", "build", PROJECT, "-c", "Release", "-v", "quiet", "--nologo"], check=True, stdout=subprocess.DEVNULL)


def run(command, *folders):
    subprocess.run(["dotnet", PROGRAM, command, *folders], check=True)


def facts(work):
    """What each model is asked, how long rows are, and constants."""
    run("facts", f"{work}/facts.json")
    with open(f"{work}/facts.json", encoding="utf-8") as file:
        return json.load(file)


def path_of(model):
    found = [path for path in glob.glob(f"{EXTRACTION}/**/{model}", recursive=True) if "/obj/" not in path and "/bin/" not in path]
    if len(found) != 1:
        raise SystemExit(f"{model}: there should be one such file in shared/Extraction, even an empty one, and there are {len(found)}.")
    return found[0]


def rows(path, width):
    return np.memmap(path, dtype=np.float32, mode="r").reshape(-1, width)


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def save(path, numbers):
    np.ascontiguousarray(numbers, dtype=np.float32).tofile(path)
