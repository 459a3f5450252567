"""Mean and variance of a stream."""

import numpy as np
from driving import Args, Code, Json, Thing, call, find, invoke, plain, prelude, same

PRELUDE = prelude()

PROMPT = (("mean and variance",), ("welford",), ("running variance",), ("streaming", "variance"))

EXCEPT = ("window", "exponential")

# Wanted are the mean and the sample variance of all numbers.
CASES = [
    ([2, 4, 6], [4.0, 4.0]),
    ([1, 3], [2.0, 2.0]),
    ([5, 5, 5, 5], [5.0, 0.0]),
    ([1, 2, 3, 4, 5], [3.0, 2.5]),
    ([-1.5, 0.5, 2.5], [0.5, 4.0]),
    ([10, 0], [5.0, 50.0]),
    ([2, 4, 4, 4, 5, 5, 7, 9], [5.0, 32 / 7]),
    ([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16], [1e9 + 10, 30.0]),
    ([0.1, 0.2, 0.7, -0.4, 0.9, 3.5], [5 / 6, 1.9186666666666667]),
]


def drive(module: Code, args: Args) -> Json:
    """Gives the mean and the sample variance; that of 1 and 3 tells which variance is meant."""
    mean, variance = _read(module, args)
    small = _read(module, [1, 3])[1]
    whole = isinstance(small, (int, float)) and abs(small - 1) < 1e-9
    count = len(args)
    return [mean, variance * count / (count - 1) if whole else variance]


def _read(module: Code, numbers: Json) -> list[Json]:
    add = ("add update push observe insert append add_value next call consume", 1)
    both = "stats result get summary query current read value finalize snapshot mean_variance"
    roles = [
        {"add": add, "mean": ("mean average get_mean avg mu", 0),
         "variance": ("variance var get_variance sample_variance population_variance std", 0)},
        {"add": add, "both": (both, 0)},
    ]  # fmt: skip
    for each in roles:
        try:
            stats = Thing(module, each)
        except LookupError:
            continue
        for number in numbers:
            stats("add", number)
        if "both" in each:
            return _pair(stats("both"))
        return [plain(stats("mean")), plain(stats("variance"))]
    try:
        update = find(module, "update add step push", 2)
        finish = find(module, "finalize result variance stats get", 1)
    except LookupError:
        return _pair(call(module, {"stream nums numbers values xs data": numbers}))
    state: object = (0, 0.0, 0.0)
    for number in numbers:
        state = invoke(update, {"state aggregate agg": state, "x value new_value": number})
    return _pair(invoke(finish, {"state": state}))


def _pair(found: object) -> list[Json]:
    """The mean and the variance in what was given back; the last, where there are several."""
    if isinstance(found, list) and found and isinstance(found[-1], (tuple, list)):
        found = found[-1]
    if isinstance(found, dict):
        values = {str(key): value for key, value in found.items()}
        var = next((value for key, value in values.items() if "var" in key), None)
        return [plain(values.get("mean")), plain(var)]
    if isinstance(found, (tuple, list, np.ndarray)):
        several = list(plain(found))
        return several[-2:] if len(several) == 2 or several[0] not in several[1:] else several[:2]
    return [None, plain(found)]


def check(args: Args, got: Json, want: Json) -> bool:
    """Both within a millionth."""
    return same(got, want, 1e-6)


GOOD = """
class RunningStats:
    def __init__(self):
        self.n, self.m, self.s = 0, 0.0, 0.0

    def add(self, x):
        self.n += 1
        d = x - self.m
        self.m += d / self.n
        self.s += d * (x - self.m)

    def mean(self):
        return self.m if self.n else None

    def variance(self):
        return self.s / (self.n - 1) if self.n > 1 else None
"""

ALSO_GOOD = (
    """
class Welford:
    def __init__(self):
        self.count = 0
        self.mean = 0.0
        self._m2 = 0.0

    def update(self, value: float) -> None:
        self.count += 1
        before = self.mean
        self.mean += (value - before) / self.count
        self._m2 += (value - before) * (value - self.mean)

    @property
    def variance(self) -> float:
        return self._m2 / self.count
""",
    """
def running(stream):
    n = mean = m2 = 0
    for x in stream:
        n += 1
        d = x - mean
        mean += d / n
        m2 += d * (x - mean)
        yield mean, (m2 / (n - 1) if n > 1 else 0.0)
""",
    """
def update(state, x):
    n, mean, m2 = state
    n += 1
    d = x - mean
    mean += d / n
    return n, mean, m2 + d * (x - mean)

def finalize(state):
    n, mean, m2 = state
    return mean, m2 / n
""",
)

BAD = {
    "mean-replaced": GOOD.replace("self.m += d / self.n", "self.m = d / self.n"),
    "old-difference-twice": GOOD.replace("self.s += d * (x - self.m)", "self.s += d * d"),
    "cancels": """
class RunningStats:
    def __init__(self):
        self.n = self.total = self.squares = 0

    def add(self, x):
        self.n += 1
        self.total += x
        self.squares += x * x

    def mean(self):
        return self.total / self.n

    def variance(self):
        return (self.squares - self.total ** 2 / float(self.n)) / self.n
""",
    "counted-late": GOOD.replace("        self.n += 1\n", "")
    .replace("self.s += d * (x - self.m)", "self.s += d * (x - self.m); self.n += 1")
    .replace("d / self.n", "d / max(1, self.n)"),
}
