"""Finding the measured outcome of a story: a change, not just any figure.

A team's size, a year, a sample, a share of traffic or a threshold is no outcome. What counts is a
quantity that moved (from one value to another, by so much, so much more) or that is held against
another. Quantities may be spelled out, as speech is written down.
"""

import re
from dataclasses import dataclass

_WORDS = (
    "zero|none|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    "ninety|hundred|thousand|million|half|third|quarter"
)
_DIGITS = r"[$€£]?(?:\d[\d.,]{0,12}(?<![.,])|\.\d{1,6})[%kKmM]?"
_NAMES = {
    "Q": r"(?:(?:<digits>|\b(?:<words>)\b|(?:(?<=to )|(?<=from ))one\b|\bone(?= point))"
    r"(?:[\s-]+(?:and )?(?:a )?(?:(?:<words>|one|point|something|fold)\b|<digits>)){0,4})",
    "figure": r"(?:[$€£]?\d{0,6}\.\d{1,6}|<Q>\s*(?:percent|per cent|%))",
    "unit": r"(?:\s*(?:<size>|(?:milliseconds?|ms|seconds?|minutes?|hours?|days?|weeks?|months?|"
    r"euros?|dollars?|pounds?|thousand|million|metres?|megabytes?|MB|kilobytes?)\b))",
    "size": r"(?:percent|per cent|%|points?\b|times\b|-?fold\b|decibels?)",
    "went": r"\b(?:went|gone|fell|fallen|dropped?|rose|risen|moved|improved|increased|decreased|"
    r"reduced|cut|down|up|grew|shrank|climbed|sank|gained|lifted|raised|lost|saved?|jumped|"
    r"recovered|back|helped|ended|landed|won)\b",
    "better": r"(?:more|fewer|less|under|over|better|faster|cheaper|shorter|higher|lower)\b",
    "words": _WORDS,
    "digits": _DIGITS,
}
"""Parts of a form; a number in a form stands for so many characters of one clause, at most."""

_HELD = (
    r"\bfrom\b<30><Q><35>\bto\b<22><Q>",
    r"<Q><unit>?<25>\s(?:down |up |back )?(?:to|became|now)\s<14><Q>",
    r"<Q><unit>?<40>\bbefore,?\s<10><Q>",
    r"<Q><30>\b(?:instead of|against|rather than|versus|where it (?:had|was)|took)\b<25><Q>",
    r"<Q><30>\bwould(?:['’]ve| have) been<12><Q>",
)
_MOVED = (
    r"<went>(?:\s(?!in\b|over\b|once\b|for\b|on\b)[\w'’]+){0,3}?\s<Q>\s*<size>",
    r"<went>(?:\s\w+){0,2}?\s(?:by|to|at)\s(?:\w+\s){0,2}?<Q>",
    r"<Q>\s*<size>\s*(?:[\w-]+\s){0,2}?<better>",
    r"\b(?:plus|minus)\s(?:\w+\s)?<Q>",
    r"\b(?:error|rate|recall|precision|accuracy|auc|agreement|median|average|kappa|loss|losses)\b"
    r"<30><figure>",
    r"\b(?:loss|losses)\b(?:\s\w+){0,2}?\s<digits>",
    r"<Q>\s*(?:percent|%)?\s(?:right|correct)\b",
    r"\b(?:fell|dropped|rose)\s(?:by\s)?(?:about\s|around\s)?<Q>",
)
_AFTER = re.compile(
    r"\b(?:result|ended|landed|after|afterwards|since|launched|trial|pilot|test|experiment|"
    r"in the end|stood at|improved|now|by the|within|held-out|control|that week|a week|"
    r"first (?:week|month|year))\b",
    re.IGNORECASE,
)
_NO_OUTCOME = re.compile(
    r"\b(?:if|unless|would(?!['’]ve been| have been)|could|should|might|will|promised|wanted|"
    r"expected|estimat\w+|goal|target|limit|rule|threshold|revert|trip\w*|cap|whenever|had to|"
    r"of (?:the )?traffic|simulat\w+|claimed|planned|years? ago)\b",
    re.IGNORECASE,
)
_BEFORE = 50
"""Characters before a figure in which it may be said that it is no outcome."""
_HELD_WEIGHT, _MOVED_WEIGHT, _AFTER_WEIGHT = 1.5, 1.0, 0.3
_CLAUSE = re.compile(r"[,;:](?=\s)")


def _form(text: str) -> re.Pattern[str]:
    """Writes the named parts of a form out."""
    while named := re.search(r"<([a-zA-Z]+)>", text):
        text = text.replace(named[0], _NAMES[named[1]])
    return re.compile(re.sub(r"<(\d+)>", r"[^.!?;:]{0,\1}?", text), re.IGNORECASE)


_HELD_FORMS = tuple(map(_form, _HELD))
_MOVED_FORMS = tuple(map(_form, _MOVED))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measured outcome in a sentence.

    Attributes:
        weight: how much it looks like one, 1.0 to 1.8.
        clause: the sentence's own characters from the pause before it to the pause after.
    """

    weight: float
    clause: str


def outcome(sentence: str) -> Outcome | None:
    """Returns the measured outcome that a sentence holds, if it holds one."""
    held = _first(_HELD_FORMS, sentence)
    found = held or _first(_MOVED_FORMS, sentence)
    if found is None:
        return None
    weight = _HELD_WEIGHT if held else _MOVED_WEIGHT
    after = _AFTER_WEIGHT if _AFTER.search(sentence) else 0.0
    return Outcome(weight + after, _clause(sentence, found))


def _first(forms: tuple[re.Pattern[str], ...], sentence: str) -> re.Match[str] | None:
    for form in forms:
        for found in form.finditer(sentence):
            if not _NO_OUTCOME.search(sentence, max(0, found.start() - _BEFORE), found.end()):
                return found
    return None


def _clause(sentence: str, found: re.Match[str]) -> str:
    start, end = 0, len(sentence)
    for pause in _CLAUSE.finditer(sentence):
        if pause.end() <= found.start():
            start = pause.end()
        elif pause.start() >= found.end():
            end = pause.start()
            break
    return sentence[start:end].strip()
