"""
A perceptron with one hidden layer, fitted by Adam (D. Kingma, J. Ba, "Adam: a method for stochastic optimization", 2015)
with a learning rate that falls as a cosine.
"""
import numpy as np

RATE = 2e-3
# Inputs are held within this many standard deviations.
LIMIT = 4.0
# Weights of rows are held under this multiple of their mean: a step must not hang on one row.
HEAVIEST = 10


class Network:
    limit = LIMIT

    def __init__(self, x, y, weight, hidden, members, epochs, decay, dropped, batch):
        """
        x: rows; y: 0 or 1 a row, or a column a class; weight: a number a row; members: networks that differ by chance
        alone, whose mean errs less than each; dropped: the share of inputs that a step does not see.
        """
        self.mean = x.mean(0)
        spread = x.std(0)
        # What never differs tells nothing, and must not where it differs later.
        self.scale = np.where(spread > 1e-3, 1 / (spread + 1e-3), 0).astype(np.float32)
        x = self.standard(x)
        y = y.astype(np.float32).reshape(len(x), -1)
        weight = np.minimum(weight / weight.mean(), HEAVIEST).astype(np.float32)[:, None]
        nets = [fitted(x, y, weight, hidden, epochs, decay, dropped, batch, np.random.default_rng(member)) for member in range(members)]
        # The mean of the members is one network of all their units.
        self.weights = [np.hstack([net[0] for net in nets]), np.hstack([net[1] for net in nets]),
                        np.vstack([net[2] for net in nets]) / members, sum(net[3] for net in nets) / members]

    def standard(self, x):
        return np.clip((x - self.mean) * self.scale, -LIMIT, LIMIT)

    def decision_function(self, x):
        inner, inner_bias, outer, outer_bias = self.weights
        scores = np.maximum(self.standard(x) @ inner + inner_bias, 0) @ outer + outer_bias
        return scores[:, 0] if scores.shape[1] == 1 else scores


def fitted(x, y, weight, hidden, epochs, decay, dropped, batch, random):
    (rows, inputs), outputs = x.shape, y.shape[1]
    weights = [
        (random.standard_normal((inputs, hidden)) * np.sqrt(1 / inputs)).astype(np.float32), np.zeros(hidden, dtype=np.float32),
        (random.standard_normal((hidden, outputs)) * np.sqrt(1 / hidden)).astype(np.float32), np.zeros(outputs, dtype=np.float32)]
    moments = [np.zeros_like(part) for part in weights]
    squares = [np.zeros_like(part) for part in weights]
    batches = rows // batch
    for step in range(epochs * batches):
        if step % batches == 0:
            order = random.permutation(rows)
        some = order[step % batches * batch:][:batch]
        seen = x[some] * (random.random((batch, inputs), dtype=np.float32) > dropped)
        rate = RATE * (1 + np.cos(np.pi * step / (epochs * batches))) / 2
        for part, gradient, moment, square in zip(weights, gradients(weights, seen, y[some], weight[some], decay), moments, squares):
            moment += 0.1 * (gradient - moment)
            square += 0.001 * (gradient * gradient - square)
            part -= (rate * moment / (1 - 0.9 ** (step + 1)) / (np.sqrt(square / (1 - 0.999 ** (step + 1))) + 1e-8)).astype(np.float32)
    return weights


def gradients(weights, x, y, weight, decay):
    inner, inner_bias, outer, outer_bias = weights
    hidden = x @ inner + inner_bias
    active = np.maximum(hidden, 0)
    error = (probabilities(active @ outer + outer_bias) - y) * weight / len(y)
    back = error @ outer.T
    back[hidden <= 0] = 0
    return [x.T @ back + decay * inner, back.sum(0), active.T @ error + decay * outer, error.sum(0)]


def probabilities(scores):
    """Of one class by its log-odds, of several by their scores."""
    if scores.shape[1] == 1:
        return 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    odds = np.exp(scores - scores.max(1, keepdims=True))
    return odds / odds.sum(1, keepdims=True)
