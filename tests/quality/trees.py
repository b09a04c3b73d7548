"""Write a fitted HistGradientBoostingClassifier in the form that GradientBoostedTrees.cs reads."""
import struct


def write_trees(model, path):
    rounds = model._predictors
    base = [float(b) for b in model._baseline_prediction.ravel()]
    out = [b"TREE", struct.pack("<ii", model.n_features_in_, len(base)), struct.pack(f"<{len(base)}f", *base)]
    trees = [tree for one_round in rounds for tree in one_round]
    out.append(struct.pack("<i", len(trees)))
    for tree in trees:
        out.append(struct.pack("<i", len(tree.nodes)))
        for node in tree.nodes:
            if node["is_leaf"]:
                out.append(struct.pack("<hfhh", -1, node["value"], 0, 0))
            else:
                out.append(struct.pack("<hfhh", node["feature_idx"], node["num_threshold"], node["left"], node["right"]))
    with open(path, "wb") as file:
        file.write(b"".join(out))
