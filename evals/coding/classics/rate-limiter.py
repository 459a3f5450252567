"""Rate limiter over a sliding window."""

from types import ModuleType
from typing import Any

from driving import Args, Code, Json, Thing, likeness, prelude

PRELUDE = prelude()

PROMPT = (("rate limiter",), ("rate-limiter",), ("rate limit",), ("requests per", "allow"))

EXCEPT = ("token bucket", "fixed window", "fixed-window", "leaky")

# A limit, a window in seconds, and requests by user and time. No request comes just as another
# leaves the window, and none that was refused would matter if it counted.
CASES = [
    ([2, 10, [["a", 1], ["a", 2], ["a", 3]]], [True, True, False]),
    ([2, 10, [["a", 1], ["a", 2], ["a", 30], ["a", 31], ["a", 32]]],
     [True, True, True, True, False]),
    ([1, 10, [["a", 1], ["a", 12], ["a", 13]]], [True, True, False]),
    ([2, 10, [["a", 1], ["a", 9], ["a", 12], ["a", 13]]], [True, True, True, False]),
    ([3, 10, [["a", 8], ["a", 9], ["a", 9.5], ["a", 11]]], [True, True, True, False]),
    ([2, 60, [["a", 100], ["a", 155], ["a", 165], ["a", 170]]], [True, True, True, False]),
    ([1, 10, [["a", 1], ["b", 2], ["a", 3], ["b", 4]]], [True, True, False, False]),
    ([2, 10, [["a", 5], ["b", 5.5], ["b", 6], ["a", 7], ["b", 8]]],
     [True, True, True, True, False]),
]  # fmt: skip


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self, *_: Any) -> float:
        return self.now


def drive(module: Code, args: Args) -> Json:
    """Makes the requests; without a time of its own for each, the clock is set before it."""
    limit, window, requests = args
    clock = _Clock()
    _set(module, clock)
    layouts = (
        {"limit max_requests n max capacity k requests rate": limit,
         "window seconds window_seconds period w t interval": window},
        {"limit max_requests n max capacity k requests rate": limit,
         "window seconds window_seconds period w t interval": window, "clock now timer": clock},
    )  # fmt: skip
    words = "allow is_allowed allow_request should_allow request hit acquire try_acquire call"
    for takes in (2, 1, 0):
        try:
            limiter = Thing(module, {"allow": (words, takes)}, *layouts)
        except LookupError:
            continue
        break
    else:
        raise LookupError("no limiter")
    names = [each.name for each in limiter.entry("allow").parameters][:takes]
    by_time = [likeness(name, "timestamp time now t ts at current_time") for name in names]
    others: dict[str, Thing] = {}
    answers = []
    for user, at in requests:
        clock.now = at
        if takes == 2:
            given = [at, user] if by_time[0] > by_time[1] else [user, at]
            answers.append(limiter("allow", *given))
            continue
        if takes == 1 and not by_time[0]:
            answers.append(limiter("allow", user))
            continue
        if user not in others:
            others[user] = Thing(module, {"allow": (words, takes)}, *layouts)
        answers.append(others[user]("allow", *[at][:takes]))
    return [bool(answer) for answer in answers]


def _set(module: Code, clock: _Clock) -> None:
    """Puts the clock in the place of those of the module `time`."""
    times = {"time", "monotonic", "perf_counter"}
    fake = ModuleType("time")
    for name in times:
        setattr(fake, name, clock)
    for name, each in list(vars(module).items()):
        if isinstance(each, ModuleType) and each.__name__ == "time":
            setattr(module, name, fake)
        elif name in times and callable(each) and getattr(each, "__module__", "") == "time":
            setattr(module, name, clock)


GOOD = """
class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.calls = defaultdict(deque)

    def allow(self, user, now):
        calls = self.calls[user]
        while calls and calls[0] <= now - self.window:
            calls.popleft()
        if len(calls) >= self.limit:
            return False
        calls.append(now)
        return True
"""

ALSO_GOOD = (
    """
import time

class Limiter:
    def __init__(self, seconds: int, max_requests: int):
        self.seconds = seconds
        self.max_requests = max_requests
        self.log = []

    def allow(self) -> bool:
        now = time.time()
        self.log = [t for t in self.log if t > now - self.seconds]
        if len(self.log) < self.max_requests:
            self.log.append(now)
            return True
        return False
""",
    GOOD.replace("user, now", "timestamp, user_id")
    .replace("[user]", "[user_id]")
    .replace("now", "timestamp"),
)

BAD = {
    "fixed-window": """
class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.counts = Counter()

    def allow(self, user, now):
        self.counts[user, now // self.window] += 1
        return self.counts[user, now // self.window] <= self.limit
""",
    "one-too-many": GOOD.replace(">= self.limit", "> self.limit"),
    "never-expires": GOOD.replace("while calls and calls[0] <= now - self.window:", "if False:"),
    "all-users": GOOD.replace("self.calls[user]", 'self.calls["all"]'),
    "not-recorded": GOOD.replace("        calls.append(now)\n", ""),
}
