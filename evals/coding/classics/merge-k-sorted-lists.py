"""Merge k sorted lists."""

from driving import Args, Code, Json, Nodes, call, plain, prelude, reads

PRELUDE = prelude("next")

PROMPT = (
    ("merge k sorted",),
    ("merge", "k sorted lists"),
    ("merge", "k sorted"),
    ("merge", "sorted lists into one", "many"),
)

CASES = [
    ([[[1, 4, 5], [1, 3, 4], [2, 6]]], [1, 1, 2, 3, 4, 4, 5, 6]),
    ([[[1, 2, 3]]], [1, 2, 3]),
    ([[[5], [4], [3]]], [3, 4, 5]),
    ([[[1, 1], [1], [1, 1]]], [1, 1, 1, 1, 1]),
    ([[[1, 9], [2, 8], [3, 7], [4, 6], [5]]], [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ([[[-3, 0], [-2, 7, 9]]], [-3, -2, 0, 7, 9]),
    ([[[1, 5], [0], [2]]], [0, 1, 2, 5]),
    ([[[10, 20], [1, 2, 3, 4], [15]]], [1, 2, 3, 4, 10, 15, 20]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function, with nodes where it speaks of a next one's value."""
    nodes = Nodes(module, "next")
    linked = reads(module, "next", "nxt") and reads(module, "val", "value", "data")
    if not linked:
        return plain(call(module, {"lists arrays k": args[0]}))
    return nodes.chained(call(module, {"lists heads k": [nodes.chain(each) for each in args[0]]}))


GOOD = """
class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        heap = [(node.val, i, node) for i, node in enumerate(lists) if node]
        heapify(heap)
        out = head = ListNode()
        while heap:
            _, i, node = heappop(heap)
            out.next = node
            out = node
            if node.next:
                heappush(heap, (node.next.val, i, node.next))
        return head.next
"""

ALSO_GOOD = (
    """
def merge(lists):
    heap = [(each[0], i, 0) for i, each in enumerate(lists) if each]
    heapq.heapify(heap)
    out = []
    while heap:
        value, i, j = heapq.heappop(heap)
        out.append(value)
        if j + 1 < len(lists[i]):
            heapq.heappush(heap, (lists[i][j + 1], i, j + 1))
    return out
""",
    """
def merge_k(lists):
    streams = [iter(each) for each in lists]
    heap = []
    for i, stream in enumerate(streams):
        first = next(stream, None)
        if first is not None:
            heappush(heap, (first, i))
    while heap:
        value, i = heappop(heap)
        yield value
        following = next(streams[i], None)
        if following is not None:
            heappush(heap, (following, i))
""",
)

BAD = {
    "nodes-compared": GOOD.replace("(node.val, i, node) for", "(node.val, node) for")
    .replace("_, i, node =", "_, node =")
    .replace("(node.next.val, i, node.next)", "(node.next.val, node.next)"),
    "last-element-missed": ALSO_GOOD[0].replace("j + 1 < len(lists[i])", "j + 2 < len(lists[i])"),
    "only-first-elements": ALSO_GOOD[0].replace("if j + 1 < len(lists[i]):", "if False:"),
}
