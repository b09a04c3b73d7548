"""The fits themselves; always the same for the same rows."""
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression


def boosted(x, y, weight=None, **options):
    """Boosted trees (G. Ke et al., "LightGBM: a highly efficient gradient boosting decision tree", 2017)."""
    return HistGradientBoostingClassifier(early_stopping=False, random_state=0, **options).fit(x, y, sample_weight=weight)


def logistic(x, y):
    """Weights of a logistic regression over the features as they are, the intercept first."""
    mean, deviation = x.mean(0), x.std(0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=1000).fit((x - mean) / deviation, y)
    weights = model.coef_[0] / deviation
    return np.concatenate([[model.intercept_[0] - (weights * mean).sum()], weights])


def probability(odds):
    return 1 / (1 + np.exp(-odds))
