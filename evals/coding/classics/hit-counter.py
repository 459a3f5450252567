"""Hit counter: hits of the past five minutes."""

from driving import Args, Code, Json, Thing, prelude

PRELUDE = prelude()

PROMPT = (("hit counter",), ("count hits",))

# Wanted are the answers to calls that ask; a hit is [1, time], a question [0, time].
CASES = [
    ([[[1, 1], [1, 2], [1, 3], [0, 4], [1, 250], [0, 250], [0, 290]]], [3, 4, 4]),
    ([[[0, 1]]], [0]),
    ([[[1, 1], [1, 1], [0, 1], [1, 299], [0, 299], [0, 305]]], [2, 3, 1]),
    ([[[1, 5], [1, 5], [1, 5], [0, 5]]], [3]),
    ([[[1, 1], [0, 400]]], [0]),
    ([[[1, 1], [1, 200], [0, 350], [1, 400], [0, 450]]], [1, 2]),
    ([[[1, 10], [1, 500], [1, 510], [0, 520], [0, 900]]], [2, 0]),
    ([[[1, 100], [0, 100], [0, 395], [0, 405]]], [1, 1, 0]),
]


def drive(module: Code, args: Args) -> Json:
    """Makes the calls."""
    roles = {"hit": ("hit record add log", 1), "count": ("get_hits gethits count hits get", 1)}
    counter = Thing(module, roles, {}, {"window size seconds": 300})
    answers = [(is_hit, counter("hit" if is_hit else "count", at)) for is_hit, at in args[0]]
    return [answer for is_hit, answer in answers if not is_hit]


GOOD = """
class HitCounter:
    def __init__(self):
        self.hits = deque()

    def hit(self, timestamp):
        self.hits.append(timestamp)

    def getHits(self, timestamp):
        while self.hits and self.hits[0] <= timestamp - 300:
            self.hits.popleft()
        return len(self.hits)
"""

BAD = {
    "never-expires": GOOD.replace(
        "while self.hits and self.hits[0] <= timestamp - 300:", "if False:"
    ),
    "one-expires": GOOD.replace(
        "while self.hits and self.hits[0] <= timestamp - 300:",
        "if self.hits and self.hits[0] <= timestamp - 300:",
    ).replace("popleft", "pop"),
    "same-second-once": GOOD.replace("deque()", "[]")
    .replace(
        "self.hits.append(timestamp)", "self.hits += [timestamp] * (timestamp not in self.hits)"
    )
    .replace("popleft()", "pop(0)"),
}
