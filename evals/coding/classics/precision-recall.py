"""Precision and recall of predicted classes, with F1 where it is given."""

from driving import Args, Code, Json, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (("precision", "recall"), ("f1 score",), ("f1-score",))

EXCEPT = ("curve", "at k", "@k", "multi-class", "multiclass", "macro")

# True and predicted classes; wanted are precision, recall and F1.
CASES = [
    ([[1, 1, 0, 0], [1, 0, 1, 0]], [0.5, 0.5, 0.5]),
    ([[1, 0, 1, 1, 0], [1, 0, 1, 1, 0]], [1.0, 1.0, 1.0]),
    ([[1, 1, 1, 1, 0], [1, 0, 0, 0, 0]], [1.0, 0.25, 0.4]),
    ([[1, 0, 0, 0], [1, 1, 1, 1]], [0.25, 1.0, 0.4]),
    ([[0, 1, 1, 0, 1, 0, 0], [0, 1, 0, 1, 1, 1, 1]], [0.4, 2 / 3, 0.5]),
    ([[1, 1, 1, 0, 0, 0], [1, 1, 0, 0, 0, 1]], [2 / 3, 2 / 3, 2 / 3]),
    ([[0, 0, 1], [1, 0, 1]], [0.5, 1.0, 2 / 3]),
    ([[1, 1, 1, 1, 1, 0], [0, 0, 0, 1, 1, 0]], [1.0, 0.4, 4 / 7]),
]


def drive(module: Code, args: Args) -> Json:
    """Gives what there is: all from one function, or each from one of its own."""
    names = ("y_true labels truth actual targets y true t",
             "y_pred preds pred predictions predicted p y_hat")  # fmt: skip
    layout = dict(zip(names, args, strict=True))
    like = "precision_recall metrics evaluate prf f1"
    result = call(module, layout, like=like, unlike="counts confusion")
    if isinstance(result, dict):
        return {str(key).lower(): plain(each) for key, each in result.items()}
    if isinstance(result, (tuple, list)):
        return plain(result)
    found = {}
    for name, each in vars(module).items():
        if name.lower().lstrip("get_").startswith(("precision", "recall", "f1")) and callable(each):
            found[name.lower()] = plain(each(*args))
    return found or plain(result)


def check(args: Args, got: Json, want: Json) -> bool:
    """By name, or in this order."""
    if isinstance(got, list):
        return len(got) in (2, 3) and all(same(a, b) for a, b in zip(got, want, strict=False))
    if not isinstance(got, dict):
        return same(got, want[2])
    known = dict(zip(("precision", "recall", "f1"), want, strict=True))
    pairs = [(each, known[k]) for name, each in got.items() for k in known if k in name]
    return bool(pairs) and all(same(a, b) for a, b in pairs)


GOOD = """
def precision_recall(y_true, y_pred):
    tp = sum(t == 1 and p == 1 for t, p in zip(y_true, y_pred))
    fp = sum(t == 0 and p == 1 for t, p in zip(y_true, y_pred))
    fn = sum(t == 1 and p == 0 for t, p in zip(y_true, y_pred))
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return precision, recall
"""

ALSO_GOOD = (
    """
def counts(y_true, y_pred):
    return Counter(zip(y_true, y_pred))

def precision(y_true, y_pred):
    c = counts(y_true, y_pred)
    return c[1, 1] / (c[1, 1] + c[0, 1])

def recall(y_true, y_pred):
    c = counts(y_true, y_pred)
    return c[1, 1] / (c[1, 1] + c[1, 0])

def f1(y_true, y_pred):
    p, r = precision(y_true, y_pred), recall(y_true, y_pred)
    return 2 * p * r / (p + r)
""",
    GOOD.replace("return precision, recall", 'return {"recall": recall, "precision": precision}'),
)

BAD = {
    "swapped": GOOD.replace("return precision, recall", "return recall, precision"),
    "all-rows": GOOD.replace("tp / (tp + fp) if tp + fp else 0.0", "tp / len(y_true)"),
    "negatives-count": GOOD.replace("t == 1 and p == 1", "t == p"),
}
