"""Write fitted HistGradientBoostingClassifiers in the form that GradientBoostedTrees.cs reads."""
import struct

import numpy as np


def write_trees(model, path):
    write_ensemble([(model, 1, None)], model.n_features_in_, path)


def write_ensemble(parts, features, path):
    """parts: models whose scores add up, each with its weight and the columns it was fitted to (None: all)."""
    base = sum(np.asarray(model._baseline_prediction, dtype=float).ravel() * weight for model, weight, _ in parts)
    out = [b"TREE", struct.pack("<ii", features, len(base)), struct.pack(f"<{len(base)}f", *base)]
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
    with open(path, "wb") as file:
        file.write(b"".join(out))
