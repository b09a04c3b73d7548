"""
What a line's words say by themselves: logistic regression over hashed words and pairs of words, as
shared/Extraction/TextDump/LineLexicon.cs computes it.
"""
import numpy as np
import scipy.sparse
from sklearn.linear_model import SGDClassifier

DECAY = 2e-6
EPOCHS = 6


class Keys:
    """The buckets of every line."""

    def __init__(self, keys, counts, buckets):
        ends = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
        # Rows of length 1: a long line must not weigh more than a short one.
        scale = np.repeat(1 / np.sqrt(np.maximum(1, counts)), counts).astype(np.float32)
        self.matrix = scipy.sparse.csr_matrix((scale, keys, ends), shape=(len(counts), buckets))

    def odds(self, lexicon, some):
        return lexicon.decision_function(self.matrix[some]).astype(np.float32)

    def fit(self, some, labels, weight):
        weight = weight[some]
        return SGDClassifier(loss="log_loss", alpha=DECAY, max_iter=EPOCHS, tol=None, average=True, random_state=0).fit(
            self.matrix[some], labels[some], sample_weight=weight / weight.mean())
