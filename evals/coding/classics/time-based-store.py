"""Key-value store that answers for a time."""

from driving import Args, Code, Json, Thing, nothing, plain, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("time based key",),
    ("time-based key",),
    ("timestamp", "key-value"),
    ("versioned key-value",),
)

# A list of three is a set, of two a get with a key and a time.
CASES = [
    ([[["foo", "bar", 1], ["foo", 1], ["foo", 3], ["foo", "bar2", 4], ["foo", 4], ["foo", 5]]],
     ["bar", "bar", "bar2", "bar2"]),
    ([[["a", "x", 10], ["a", "y", 20], ["a", 5], ["a", 10], ["a", 15], ["a", 20], ["a", 25]]],
     [None, "x", "x", "y", "y"]),
    ([[["q", 1]]], [None]),
    ([[["a", "x", 2], ["a", 1], ["b", 5], ["a", 3]]], [None, None, "x"]),
    ([[["a", "x", 1], ["b", "y", 2], ["a", 2], ["b", 2], ["b", 1]]], ["x", "y", None]),
    ([[["k", "1", 1], ["k", "2", 2], ["k", "3", 3], ["k", "5", 5], ["k", 4], ["k", 2], ["k", 9]]],
     ["3", "2", "5"]),
    ([[["k", "v", 7], ["k", 6], ["k", 7], ["k", 8]]], [None, "v", "v"]),
    ([[["k", "v", 1], ["k", "v", 9], ["k", 8], ["k", 9]]], ["v", "v"]),
]  # fmt: skip


def drive(module: Code, args: Args) -> Json:
    """Makes the calls; an error for a key that is not there says so."""
    store = Thing(module, {"set": ("set put add insert", 3), "get": ("get read lookup", 2)})
    answers = []
    for each in args[0]:
        if len(each) == 3:
            store("set", *each)
            continue
        try:
            answers.append(plain(store("get", *each)))
        except KeyError:
            answers.append(None)
    return answers


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that there is nothing yet is left open."""
    return (
        isinstance(got, list)
        and len(got) == len(want)
        and all(
            nothing(one) if other is None else same(one, other)
            for one, other in zip(got, want, strict=True)
        )
    )


GOOD = """
class TimeMap:
    def __init__(self):
        self.times, self.values = defaultdict(list), defaultdict(list)

    def set(self, key, value, timestamp):
        self.times[key].append(timestamp)
        self.values[key].append(value)

    def get(self, key, timestamp):
        at = bisect_right(self.times[key], timestamp)
        return self.values[key][at - 1] if at else ""
"""

BAD = {
    "exact-time-missed": GOOD.replace("bisect_right", "bisect_left"),
    "wraps-around": GOOD.replace(" if at else", " if self.values[key] else"),
    "latest": GOOD.replace("[at - 1] if at", "[-1] if at"),
}
