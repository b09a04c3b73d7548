"""
What an article's confidence means: the probability that its body's F1 (score.py's, runs of four words) is at least 0.9,
told from judgements of models out of fold. Each page of the tables is judged by a regression out of fold too.
"""
import numpy as np

from fitter import logistic, probability

RIGHT = 0.9
BINS = 10
NEWS = ("scrapinghub", "fundus", "wcxb", "daniel")


class Confidence:
    """name: the model's file; pages: dicts with a truth and a fold each; bodies: of each, by id, the body and the row; most: more is never said."""

    def __init__(self, name, what, score, pages, bodies, most):
        self.name, self.what, self.most = name, what, most
        # Without a body nothing is told: confidence is 0.
        pages = [page for page in pages if "of" not in page["truth"] and page["truth"].get("text") and bodies[page["id"]]["text"]]
        self.x = np.array([bodies[page["id"]]["row"] for page in pages])
        self.y = np.array([self.is_right(score, page["truth"], bodies[page["id"]]["text"]) for page in pages])
        self.folds = np.array([page["fold"] for page in pages])
        self.sources = np.array([page["truth"]["source"] for page in pages])
        self.articles = np.array([page["truth"].get("kind") in (None, "article") for page in pages])

    @staticmethod
    def is_right(score, truth, text):
        return score.page_f1(score.tp_fp_fn(truth["text"], text, truth["source"] in score.LATER)) >= RIGHT

    def report(self):
        p = np.zeros(len(self.y))
        for fold in sorted(set(self.folds)):
            seen = self.folds != fold
            weights = logistic(self.x[seen], self.y[seen])
            p[~seen] = np.minimum(self.most, probability(weights[0] + self.x[~seen] @ weights[1:]))
        reliability(p, self.y, f"all {self.what} with a text")
        news = self.articles & np.isin(self.sources, NEWS)
        reliability(p[news], self.y[news], f"{self.what} of articles")
        for source in sorted(set(self.sources)):
            some = self.sources == source
            print(f"{self.what} of {source}: expected calibration error {calibration_error(p[some], self.y[some]):.3f} ({some.sum()})", flush=True)

    def write(self, files):
        files.logistic(self.name, logistic(self.x, self.y))


def bins(p):
    return np.minimum((p * BINS).astype(int), BINS - 1)


def calibration_error(p, y):
    return sum((bins(p) == b).mean() * abs(p[bins(p) == b].mean() - y[bins(p) == b].mean()) for b in set(bins(p)))


def reliability(p, y, name):
    if len(y) == 0:
        return
    print(f"\n{name}: {len(y)}\n\n| confidence | pages | told | right |\n|---|---|---|---|")
    for b in sorted(set(bins(p))):
        some = bins(p) == b
        print(f"| {b / BINS:.1f} to {(b + 1) / BINS:.1f} | {some.sum()} | {p[some].mean():.3f} | {y[some].mean():.3f} |")
    print(f"\nexpected calibration error {calibration_error(p, y):.3f}, Brier score {((p - y) ** 2).mean():.3f} (told alike for all: {y.mean() * (1 - y.mean()):.3f})", flush=True)
