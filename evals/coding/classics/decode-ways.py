"""Decode ways: how many readings a string of digits has with 1 for A to 26 for Z."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("decode ways",), ("decod", "digits", "number of ways"), ("decod", "digits", "how many"))

EXCEPT = ("wildcard", "decode ways ii")

CASES = [
    (["12"], 2),
    (["226"], 3),
    (["06"], 0),
    (["10"], 1),
    (["27"], 1),
    (["2101"], 1),
    (["11106"], 2),
    (["100"], 0),
    (["0"], 0),
    (["7"], 1),
    (["26"], 2),
    (["1111"], 5),
    (["230"], 0),
    (["110"], 1),
    (["207"], 1),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"s digits text": args[0]})


GOOD = """
def num_decodings(s):
    before, now = 0, 1
    for i, digit in enumerate(s):
        ways = now if digit != "0" else 0
        if i and 10 <= int(s[i - 1:i + 1]) <= 26:
            ways += before
        before, now = now, ways
    return now
"""

BAD = {
    "zero-alone": GOOD.replace('now if digit != "0" else 0', "now"),
    "leading-zero-pair": GOOD.replace("10 <= int", "1 <= int"),
    "twenty-six-missed": GOOD.replace("<= 26", "< 26"),
}
