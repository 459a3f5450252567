"""Course schedule: whether all courses can be taken, or an order in which they can."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("course schedule",), ("prerequisite",), ("courses", "order"))

EXCEPT = ("schedule iii", "schedule iv", "semester", "duration")

CASES = [
    ([2, [[1, 0]]], True),
    ([2, [[1, 0], [0, 1]]], False),
    ([4, [[1, 0], [2, 0], [3, 1], [3, 2]]], True),
    ([3, [[0, 1], [1, 2], [2, 0]]], False),
    ([5, [[1, 4], [2, 4], [3, 1], [3, 2]]], True),
    ([5, [[1, 0], [2, 1], [3, 2], [1, 3]]], False),
    ([4, [[0, 1], [2, 3], [3, 2]]], False),
    ([6, [[5, 0], [5, 2], [4, 0], [4, 1], [2, 3], [3, 1]]], True),
    ([4, [[2, 0], [1, 0], [3, 1], [3, 2], [1, 2]]], True),
    ([7, [[1, 0], [2, 1], [3, 2], [4, 3], [6, 5]]], True),
    ([1, []], True),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; to raise an error of its own says that there is no order."""
    count, pairs = args
    courses = "n num num_courses courses numcourses count v"
    edges = "prerequisites prereqs edges pairs requirements p deps"
    try:
        return plain(
            call(
                module,
                {courses: count, edges: pairs},
                {courses: list(range(count)), edges: pairs},
                {courses: count, edges: [tuple(each) for each in pairs]},
                {edges: pairs},
            )
        )
    except (ValueError, RuntimeError) as error:
        return {"refused": str(error)}


def check(args: Args, got: Json, want: Json) -> bool:
    """Whether it can be done, or an order; a pair may be meant either way round."""
    refused = got in (False, None, []) or isinstance(got, dict)
    if not want or refused or got is True:
        return bool(want) != refused
    if not isinstance(got, list) or not all(isinstance(each, int) for each in got):
        return False
    at = {course: i for i, course in enumerate(got)}
    named = {course for pair in args[1] for course in pair}
    if len(at) != len(got) or not named <= set(at) <= set(range(args[0])):
        return False
    ways = {at[a] < at[b] for a, b in args[1]}
    return len(ways) < 2


GOOD = """
def can_finish(n, prerequisites):
    after = defaultdict(list)
    missing = [0] * n
    for course, before in prerequisites:
        after[before].append(course)
        missing[course] += 1
    ready = [c for c in range(n) if not missing[c]]
    for course in ready:
        for other in after[course]:
            missing[other] -= 1
            if not missing[other]:
                ready.append(other)
    return len(ready) == n
"""

ALSO_GOOD = (
    GOOD.replace("len(ready) == n", "ready if len(ready) == n else []"),
    """
class CycleError(ValueError):
    pass

class Solution:
    def findOrder(self, numCourses: int, prerequisites: List[List[int]]) -> List[int]:
        graph = {c: [] for c in range(numCourses)}
        for a, b in prerequisites:
            graph[a].append(b)
        state, order = {}, []

        def visit(c):
            if state.get(c) == "done":
                return
            if state.get(c) == "open":
                raise CycleError(c)
            state[c] = "open"
            for b in graph[c]:
                visit(b)
            state[c] = "done"
            order.append(c)

        for c in graph:
            visit(c)
        return order
""",
)

BAD = {
    "seen-is-cycle": """
def can_finish(n, prerequisites):
    after = defaultdict(list)
    for a, b in prerequisites:
        after[b].append(a)
    def visit(c, seen):
        if c in seen:
            return False
        seen.add(c)
        return all(visit(x, seen) for x in after[c])
    return all(visit(c, set()) for c in range(n))
""",
    "from-first-only": """
def can_finish(n, prerequisites):
    after = defaultdict(list)
    for a, b in prerequisites:
        after[b].append(a)
    def visit(c, path):
        if c in path:
            return False
        return all(visit(x, path | {c}) for x in after[c])
    return visit(0, frozenset())
""",
    "order-despite-cycle": GOOD.replace("len(ready) == n", "ready"),
    "ready-too-early": GOOD.replace("if not missing[other]:", "if other not in ready:").replace(
        "len(ready) == n", "ready if len(ready) == n else []"
    ),
}
