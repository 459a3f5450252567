"""Accounts merge: accounts that share an address belong to one person."""

from driving import Args, Code, Json, call, plain, prelude, same_bag

PRELUDE = prelude()

PROMPT = (("accounts merge",), ("merge", "accounts"), ("accounts", "share", "email"))

CASES = [
    (
        [[["J", "a@x", "b@x"], ["J", "c@x"], ["J", "a@x", "d@x"], ["M", "m@x"]]],
        [["J", "a@x", "b@x", "d@x"], ["J", "c@x"], ["M", "m@x"]],
    ),
    ([[["A", "a@x"]]], [["A", "a@x"]]),
    ([[["A", "a@x", "b@x"], ["A", "c@x", "d@x"], ["A", "e@x", "a@x"]]],
     [["A", "a@x", "b@x", "e@x"], ["A", "c@x", "d@x"]]),
    ([[["A", "a@x"], ["A", "b@x"]]], [["A", "a@x"], ["A", "b@x"]]),
    ([[["A", "a@x", "b@x"], ["A", "c@x", "d@x"], ["A", "b@x", "c@x"]]],
     [["A", "a@x", "b@x", "c@x", "d@x"]]),
    ([[["D", "d0", "d1"], ["D", "d3", "d4"], ["D", "d4", "d5"], ["D", "d2", "d3"],
       ["D", "d1", "d2"]]],
     [["D", "d0", "d1", "d2", "d3", "d4", "d5"]]),
    ([[["A", "z@x", "a@x"], ["B", "k@x"], ["A", "a@x", "m@x"]]],
     [["A", "a@x", "m@x", "z@x"], ["B", "k@x"]]),
    ([[["A", "a@x"], ["A", "a@x"]]], [["A", "a@x"]]),
]  # fmt: skip


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"accounts a": args[0]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """In any order."""
    return same_bag(got, want, inner=True)


GOOD = """
def merge(accounts):
    parent = {}
    def find(x):
        while parent[x] != x:
            x = parent[x]
        return x
    owner = {}
    for name, *mails in accounts:
        for mail in mails:
            parent.setdefault(mail, mail)
            owner[mail] = name
            parent[find(mail)] = find(mails[0])
    groups = defaultdict(list)
    for mail in parent:
        groups[find(mail)].append(mail)
    return [[owner[root], *sorted(mails)] for root, mails in groups.items()]
"""

BAD = {
    "one-pass": """
def merge(accounts):
    out = []
    for name, *mails in accounts:
        for group in out:
            if group[0] == name and set(group[1:]) & set(mails):
                group[1:] = sorted(set(group[1:]) | set(mails))
                break
        else:
            out.append([name] + sorted(set(mails)))
    return out
""",
    "by-name": """
def merge(accounts):
    groups = defaultdict(set)
    for name, *mails in accounts:
        groups[name] |= set(mails)
    return [[name] + sorted(mails) for name, mails in groups.items()]
""",
}
