"""
Writes fitted models in the form that shared/Extraction/Models reads: behind a header with the names of the features and
of the outputs, as the code computes them, stands what was fitted.
"""
import struct

import numpy as np

VERSION = 1


class ModelFiles:
    """Where models are written to. signatures: of each file, the names of its features and outputs."""

    def __init__(self, signatures, path_of):
        self.signatures, self.path_of = signatures, path_of

    def trees(self, name, parts):
        """parts: boosted trees whose scores add up, each with its weight and the columns it was fitted to (None: all)."""
        features, outputs = self.names(name)
        for model, _, columns in parts:
            assert model.n_features_in_ == (len(features) if columns is None else len(columns)), name
        base = sum(np.asarray(model._baseline_prediction, dtype=float).ravel() * weight for model, weight, _ in parts)
        assert len(base) == len(outputs), name
        out = [self.header(b"TREE", name), struct.pack(f"<{len(base)}f", *base)]
        trees = [(tree, weight, columns) for model, weight, columns in parts for one_round in model._predictors for tree in one_round]
        out.append(struct.pack("<i", len(trees)))
        for tree, weight, columns in trees:
            out.append(struct.pack("<i", len(tree.nodes)))
            for node in tree.nodes:
                if node["is_leaf"]:
                    out.append(struct.pack("<hfhh", -1, node["value"] * weight, 0, 0))
                else:
                    feature = node["feature_idx"] if columns is None else columns[node["feature_idx"]]
                    out.append(struct.pack("<hfhh", feature, node["num_threshold"], node["left"], node["right"]))
        self.write(name, b"".join(out))

    def network(self, name, network, weight=1):
        """weight: what the scores are multiplied with."""
        features, outputs = self.names(name)
        inner, inner_bias, outer, outer_bias = network.weights
        outer, outer_bias = outer * weight, outer_bias * weight
        assert (inner.shape[0], len(outer_bias)) == (len(features), len(outputs)), name
        out = [self.header(b"NETW", name), struct.pack("<if", inner.shape[1], network.limit)]
        out += [part.astype("<f4").tobytes() for part in (network.mean, network.scale, outer_bias)]
        out += [part.astype("<f2").tobytes() for part in (inner, inner_bias, outer.T)]
        self.write(name, b"".join(out))

    def recurrent(self, name, network):
        features, outputs = self.names(name)
        layers = network.layers()
        assert (len(layers[0][0]), len(layers[-1][1])) == (len(features), len(outputs)), name
        out = [self.header(b"RECU", name), struct.pack("<if", layers[0][0].shape[1], network.limit)]
        out += [part.astype("<f4").tobytes() for part in (network.mean, network.scale)]
        out += [part.astype("<f2").tobytes() for layer in layers for part in layer]
        self.write(name, b"".join(out))

    def lexicon(self, name, intercept, weights):
        self.write(name, self.header(b"LEXI", name) + struct.pack("<f", intercept) + weights.astype("<f2").tobytes())

    def table(self, name, rows):
        """rows: lines of a key and a weight for each output."""
        features, outputs = self.names(name)
        lines = ["\t".join(["features", *features]), "\t".join(["outputs", *outputs])]
        for key, *weights in rows:
            assert len(weights) == len(outputs), name
            lines.append("\t".join([key, *weights]))
        self.write(name, "".join(line + "\n" for line in lines).encode())

    def logistic(self, name, weights):
        """weights: of the intercept, then of each feature."""
        features, _ = self.names(name)
        assert len(weights) == len(features) + 1, name
        self.table(name, [(key, f"{weight:.4f}") for key, weight in zip(["", *features], weights)])

    def names(self, name):
        return self.signatures[name]["features"], self.signatures[name]["outputs"]

    def header(self, magic, name):
        out = [magic, struct.pack("<i", VERSION)]
        for names in self.names(name):
            out.append(struct.pack("<i", len(names)))
            for one in names:
                out += [struct.pack("<i", len(one.encode())), one.encode()]
        return b"".join(out)

    def write(self, name, content):
        with open(self.path_of(name), "wb") as file:
            file.write(content)
        print(f"wrote {name}", flush=True)
