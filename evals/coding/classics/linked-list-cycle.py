"""Whether a linked list has a cycle."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude("next")

PROMPT = (("linked list", "cycle"), ("cycle in a linked list",), ("linked list", "loop"))

EXCEPT = ("length of the cycle",)

# The last number is where the last node leads back to; -1 for nowhere.
CASES = [
    ([[3, 2, 0, -4], 1], True),
    ([[1, 2], 0], True),
    ([[1], -1], False),
    ([[1], 0], True),
    ([[1, 2, 3, 4], -1], False),
    ([[1, 2, 3, 4], 3], True),
    ([[5, 5, 5, 5, 5], -1], False),
    ([[1, 2, 3, 4, 5], 2], True),
    ([[1, 2], -1], False),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; the node where the cycle begins is as good as True."""
    nodes = Nodes(module, "next")
    values, back = args
    head = nodes.chain(values)
    several = []
    node = head
    while node is not None:
        several.append(node)
        node = nodes.get(node, "next")
    if back >= 0:
        nodes.set(several[-1], "next", several[back])
    result = call(module, {"head node list": head})
    if result in (True, False, None) or back < 0:
        return bool(result)
    return result is several[back]


GOOD = """
def has_cycle(head):
    slow = fast = head
    while fast and fast.next:
        slow, fast = slow.next, fast.next.next
        if slow is fast:
            return True
    return False
"""

BAD = {
    "by-value": """
def has_cycle(head):
    seen = set()
    while head:
        if head.val in seen:
            return True
        seen.add(head.val)
        head = head.next
    return False
""",
    "always-equal-at-start": """
def has_cycle(head):
    slow = fast = head
    while fast and fast.next:
        if slow is fast:
            return True
        slow, fast = slow.next, fast.next.next
    return False
""",
    "back-to-head-only": """
def has_cycle(head):
    node, steps = head, 0
    while node and steps < 100:
        node, steps = node.next, steps + 1
        if node is head and head:
            return True
    return False
""",
}
