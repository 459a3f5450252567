"""Whether a text is a palindrome."""

from driving import Args, Code, Json, call, mentions, prelude, reads

PRELUDE = prelude()

PROMPT = (
    ("valid palindrome",),
    ("is a palindrome",),
    ("palindrome", "whether"),
    ("check", "palindrome"),
)

EXCEPT = ("delet", "remov", "linked list", "partition", "substring", "subsequence")

CASES = [
    (["racecar"], True),
    (["abba"], True),
    (["ab"], False),
    (["a"], True),
    (["abca"], False),
    (["abcda"], False),
    (["noon"], True),
    (["aab"], False),
    (["A man, a plan, a canal: Panama"], True),
    (["race a car"], False),
    (["0P"], False),
    (["1a2"], False),
    (["12321"], True),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function, where marks are not meant to be skipped without them."""
    text = args[0]
    if not reads(module, "isalnum", "isalpha", "lower", "sub") and not mentions(module, " "):
        text = "".join(each for each in text.lower() if each.isalnum())
    return bool(call(module, {"s text string": text}))


GOOD = """
def is_palindrome(s):
    i, j = 0, len(s) - 1
    while i < j:
        if not s[i].isalnum():
            i += 1
        elif not s[j].isalnum():
            j -= 1
        elif s[i].lower() != s[j].lower():
            return False
        else:
            i, j = i + 1, j - 1
    return True
"""

BAD = {
    "case-kept": GOOD.replace("s[i].lower() != s[j].lower()", "s[i] != s[j]"),
    "digits-skipped": GOOD.replace("isalnum", "isalpha"),
    "first-and-last": """
def is_palindrome(s):
    return s[0] == s[-1]
""",
}
