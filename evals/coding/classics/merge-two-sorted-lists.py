"""Merge two sorted linked lists, or two sorted arrays."""

from driving import Args, Code, Json, Nodes, call, plain, prelude, reads

PRELUDE = prelude("next")

PROMPT = (("merge two sorted",), ("merge", "two sorted lists"), ("merge", "two sorted arrays"))

EXCEPT = ("k sorted", "in place", "in-place")

CASES = [
    ([[1, 2, 4], [1, 3, 4]], [1, 1, 2, 3, 4, 4]),
    ([[1, 3, 5], [2, 4, 6]], [1, 2, 3, 4, 5, 6]),
    ([[2], [1]], [1, 2]),
    ([[1], [2, 3]], [1, 2, 3]),
    ([[5], [1, 2, 4]], [1, 2, 4, 5]),
    ([[1, 2], [8, 9, 10]], [1, 2, 8, 9, 10]),
    ([[7, 8], [1]], [1, 7, 8]),
    ([[1, 1], [1, 1, 1]], [1, 1, 1, 1, 1]),
    ([[-5, 0], [-7, 3]], [-7, -5, 0, 3]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function, with nodes where it speaks of a next one."""
    names = "l1 a list1 nums1 first left", "l2 b list2 nums2 second right"
    if not reads(module, "next", "nxt"):
        return plain(call(module, dict(zip(names, args, strict=True))))
    nodes = Nodes(module, "next")
    heads = [nodes.chain(each) for each in args]
    return nodes.chained(call(module, dict(zip(names, heads, strict=True))))


GOOD = """
def merge(a, b):
    out = head = ListNode()
    while a and b:
        if a.val <= b.val:
            out.next, a = a, a.next
        else:
            out.next, b = b, b.next
        out = out.next
    out.next = a or b
    return head.next
"""

ALSO_GOOD = (
    """
def merge(a, b):
    i = j = 0
    out = []
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    return out + a[i:] + b[j:]
""",
)

BAD = {
    "rest-lost": GOOD.replace("    out.next = a or b\n", ""),
    "one-rest-lost": ALSO_GOOD[0].replace(" + b[j:]", ""),
    "equal-dropped": """
def merge(a, b):
    i = j = 0
    out = []
    while i < len(a) and j < len(b):
        out.append(min(a[i], b[j]))
        low = out[-1]
        i += a[i] == low
        j += b[j] == low
    return out + a[i:] + b[j:]
""",
}
