"""Task scheduler with a pause between equal tasks."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("task scheduler",), ("tasks", "cooldown"), ("cooling",))

CASES = [
    ([["A", "A", "A", "B", "B", "B"], 2], 8),
    ([["A", "A", "A", "B", "B", "B"], 0], 6),
    ([["A", "A", "A", "A", "A", "A", "B", "C", "D", "E", "F", "G"], 2], 16),
    ([["A"], 5], 1),
    ([["A", "A"], 3], 5),
    ([["A", "B", "C"], 2], 3),
    ([["A", "A", "A", "B", "B", "B"], 3], 10),
    ([["A", "C", "A", "B", "D", "B"], 1], 6),
    ([["A", "A", "B", "B", "C", "C", "D", "D", "E", "E"], 2], 10),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"tasks t": args[0], "n cooldown k gap": args[1]})


GOOD = """
def least_interval(tasks, n):
    counts = Counter(tasks).values()
    most = max(counts)
    return max(len(tasks), (most - 1) * (n + 1) + list(counts).count(most))
"""

BAD = {
    "one-most-frequent": GOOD.replace("list(counts).count(most)", "1"),
    "never-full": GOOD.replace(
        "max(len(tasks), (most - 1) * (n + 1) + list(counts).count(most))",
        "(most - 1) * (n + 1) + list(counts).count(most)",
    ),
    "pause-too-short": GOOD.replace("(n + 1)", "n"),
}
