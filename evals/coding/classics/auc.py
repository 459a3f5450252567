"""AUC of the ROC curve from labels and scores."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("auc",), ("area under", "roc"))

CASES = [
    ([[1, 1, 0, 0], [0.9, 0.8, 0.7, 0.1]], 1.0),
    ([[0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]], 0.75),
    ([[0, 1, 0, 1, 1], [0.2, 0.7, 0.5, 0.4, 0.9]], 5 / 6),
    ([[1, 0], [0.3, 0.6]], 0.0),
    ([[1, 0, 1, 0], [0.5, 0.5, 0.5, 0.5]], 0.5),
    ([[1, 1, 0, 0], [0.8, 0.5, 0.5, 0.2]], 0.875),
    ([[1, 0, 0, 0, 0], [0.6, 0.1, 0.6, 0.7, 0.8]], 0.375),
    ([[0, 0, 1, 0, 1, 0], [0.31, 0.12, 0.44, 0.58, 0.27, 0.05]], 0.625),
    ([[0, 1, 1, 0, 1, 0, 0, 1], [0.1, 0.9, 0.4, 0.4, 0.6, 0.3, 0.6, 0.2]], 0.6875),
    ([[0, 0, 0, 1], [0.1, 0.2, 0.3, 0.25]], 2 / 3),
    ([[1, 1, 1, 0, 0], [0.1, 0.2, 0.3, 0.8, 0.9]], 0.0),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; the other way round, where it finds no class of a kind."""
    labels, scores = args
    names = ("labels y y_true truth actual l t targets true_labels",
             "scores s y_score y_scores probs p preds y_pred y_prob y_hat predictions")  # fmt: skip
    pairs = {"pairs data samples": list(zip(scores, labels, strict=True))}
    unlike = "curve roc_curve trapezoid rank"
    ways = [dict(zip(names, each, strict=True)) for each in (args, args[::-1])]
    try:
        return plain(call(module, ways[0], pairs, like="auc roc_auc", unlike=unlike))
    except ZeroDivisionError:
        return plain(call(module, ways[1], like="auc roc_auc", unlike=unlike))


GOOD = """
def auc(labels, scores):
    pairs = sorted(zip(scores, labels))
    wins = below = i = 0
    while i < len(pairs):
        j = i
        while j < len(pairs) and pairs[j][0] == pairs[i][0]:
            j += 1
        positives = sum(label for _, label in pairs[i:j])
        negatives = j - i - positives
        wins += positives * (below + negatives / 2)
        below += negatives
        i = j
    return wins / (below * (len(pairs) - below))
"""

ALSO_GOOD = (
    """
def roc_auc_score(y_score, y_true):
    pos = [s for s, y in zip(y_score, y_true) if y == 1]
    neg = [s for s, y in zip(y_score, y_true) if y == 0]
    return sum((p > n) + 0.5 * (p == n) for p in pos for n in neg) / (len(pos) * len(neg))
""",
)

BAD = {
    "ties-lost": ALSO_GOOD[0].replace(" + 0.5 * (p == n)", ""),
    "ties-won": ALSO_GOOD[0].replace("(p > n) + 0.5 * (p == n)", "(p >= n)"),
    "ties-by-order": """
def auc(labels, scores):
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    rank_sum = sum(rank for rank, i in enumerate(order, 1) if labels[i])
    p = sum(labels)
    n = len(labels) - p
    return (rank_sum - p * (p + 1) / 2) / (p * n)
""",
    "ranks-from-zero": """
def auc(labels, scores):
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    rank_sum = sum(rank for rank, i in enumerate(order) if labels[i])
    p = sum(labels)
    n = len(labels) - p
    return (rank_sum - p * (p + 1) / 2) / (p * n)
""",
    "reversed": GOOD.replace(
        "sorted(zip(scores, labels))", "sorted(zip(scores, labels), reverse=True)"
    ),
}
