"""Text from outside, made safe to stand in a prompt.

What a candidate, a document or a transcript says is material. It must not be able to close the
fence it stands in, nor to speak the chat template's own tokens. (After inspect_ai,
`neutralize_structural_delimiters`.)
"""

import re

LONGEST_ANSWER = 6_000
"""Characters of one turn that a prompt takes; the transcript keeps the whole."""

_OPENS = re.compile(
    r"<(?=\s*(?:/\s*)?(?:candidate|direction|transcript|quotes)\b|\|[^<>|]{1,40}\|>)", re.IGNORECASE
)
"""What opens one of our fences or a token of a chat template; without it, neither is one."""

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")


def clean(text: str) -> str:
    """Returns what a person typed or pasted, without control and direction characters."""
    text = _LINE_ENDS.sub("\n", text)
    text = text.encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub("", text).strip()


def fenced(text: str, longest: int = LONGEST_ANSWER) -> str:
    """Returns text that cannot close a fence of ours; what is over `longest` is cut and said."""
    text = _OPENS.sub("‹", clean(text))
    if len(text) > longest:
        text = f"{text[:longest].rstrip()} […cut here]"
    return text
