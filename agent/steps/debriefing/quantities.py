"""Figures in what was said: value, unit, part in a change, and what makes it another figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from agent.records.contradicting import ContradictionSigns
from agent.steps.debriefing.wording import Spoken, has_any, stem, telling_words

Part = Literal["from", "to", "by", "is"]
"""What a figure is in a change: where it began, where it ended, by how much, or no change."""

_ONES = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
_NAMED = {word: float(n) for n, word in enumerate(_ONES)}
_NAMED |= {word: 10.0 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALES |= {"k": 1e3, "m": 1e6, "bn": 1e9}
_SPELLED = "|".join(sorted((*_NAMED, "a", "an"), key=len, reverse=True))
_NUMBER = re.compile(
    r"(?P<sign>[$€£])?\s?(?<![\w.])"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<word>(?:{_SPELLED})"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)(?![\w]))"
    r"(?:\s?(?P<scale>hundred|thousand|million|billion|bn|[kKmM])(?!\w))?"
    r"(?:\s?(?P<unit>%|per cent|(?!(?:a|an|per|each|every)\b)[A-Za-z]+))?",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:rose|raised|lifted|up|down|cut|fell|dropped|drop|went down|went up|increased|decreased|"
    r"saved|saves|reduced|improved|gained|grew)\b"
)
_ABOUT = r"\s*(?:about|around|nearly|almost|just|roughly|only)?\s*$"
_PARTS: dict[Part, re.Pattern[str]] = {
    "from": re.compile(rf"\bfrom{_ABOUT}"),
    "to": re.compile(rf"\b(?:to|down to|up to){_ABOUT}"),
    "by": re.compile(rf"\bby{_ABOUT}"),
}
_PERIOD = re.compile(r"\s*(?:a|an|per|each|every)\s(hour|day|week|month|quarter|year)\b", re.I)
_POINTING = re.compile(r"^(?:it|that|this|which|they)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE_SENTENCE = ("people", "time")
"""Classes whose figure is about all that its sentence is about."""
_FEWEST_WORDS = 2
"""A clause with fewer telling words is read with its whole sentence."""
_NEAR = 60
_SMALLEST_BARE = 3.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        said: where it was said.
        text: the figure as it was said, with its unit.
        value: in the base unit of its class: days for stretches of time.
        unit: the class, or the stem of the noun that is counted.
        part: of a change.
        rough: whether it is said to be about so much.
        qualifiers: what makes it another figure.
        measured: stems of the words of its clause.
        around: stems of the sentence and those beside it.
    """

    said: Spoken
    text: str
    value: float
    unit: str
    part: Part
    rough: bool
    qualifiers: frozenset[str]
    measured: frozenset[str]
    around: frozenset[str]


def figures(said: Spoken, plain: frozenset[str], signs: ContradictionSigns) -> Iterator[Figure]:
    """Yields the figures of a sentence that have a unit or count something.

    Args:
        said: the sentence.
        plain: stems that tell nothing apart.
        signs: units and qualifiers.
    """
    text = said.text
    matches = list(_NUMBER.finditer(text))
    for place, match in enumerate(matches):
        value = _value(match)
        if value is None or _YEAR.fullmatch(match["digits"] or ""):
            continue
        unit, value = _unit(match, value, matches[place + 1 :], text, signs)
        if not unit:
            continue
        if has_any(text[match.end() - 2 : match.end() + 20].lower(), signs.never):
            continue
        period = _PERIOD.match(text, match.end())
        unit = f"{unit} a {period[1].lower()}" if period else unit
        clause = text if unit in _WHOLE_SENTENCE else _clause(text, match)
        if _POINTING.match(clause.strip()):
            clause = f"{said.before} {clause}"
        measured = telling_words(clause, plain)
        if len(measured) < _FEWEST_WORDS:
            measured = telling_words(text, plain)
        yield Figure(
            said=said,
            text=match[0].strip(),
            value=value,
            unit=unit,
            part=_part(text, match),
            rough=has_any(text[max(0, match.start() - 14) : match.start()].lower(), signs.about),
            qualifiers=qualifiers(text, signs),
            measured=measured,
            around=telling_words(f"{said.before} {text} {said.after}", plain),
        )


def qualifiers(text: str, signs: ContradictionSigns) -> frozenset[str]:
    """Returns what makes a sentence's figures other figures: percentiles, plans, places, times."""
    lower = text.lower()
    named = {name for name, words in signs.qualifiers.items() if has_any(lower, words)}
    places = re.findall(r"\b[Ii]n ((?:[A-Z][a-z]+ ?)+)", text)
    return frozenset({*named, *(f"in {place.strip().lower()}" for place in places)})


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    else:
        words = re.split(r"[ -]", match["word"].lower())
        if words[0] in ("a", "an"):
            value = 1.0
            if not (match["scale"] or (match["unit"] or "").lower() in ("year", "month", "week")):
                return None
        else:
            value = sum(_NAMED[word] for word in words)
    return value * _SCALES.get((match["scale"] or "").lower(), 1.0)


def _unit(
    match: re.Match[str],
    value: float,
    later: list[re.Match[str]],
    text: str,
    signs: ContradictionSigns,
) -> tuple[str, float]:
    """The class of a figure's unit, and its value in it; empty where it has none."""
    if match["sign"]:
        return "money", value
    word = (match["unit"] or "").lower()
    if word == "of" and text[match.start("unit") :].lower().startswith("of us"):
        return "people", value
    for name, words in signs.units.items():
        if word in words:
            if name != "time":
                return name, value
            return "time", value * signs.days[word.rstrip("s")]
    if later and word in ("", "to", "and", "down", "up"):
        borrowed, _ = _unit(later[0], value, later[1:], text, signs)
        return (borrowed, value) if borrowed != "time" else ("", value)
    if word in ("", "to", "of", "on", "in", "with", "and", "at", "before", "when", "by", "offline"):
        return ("bare" if "." in (match["digits"] or "") else ""), value
    if match["scale"] or value >= _SMALLEST_BARE:
        return f"count of {stem(word)}", value
    return "", value


def _part(text: str, match: re.Match[str]) -> Part:
    before = text[max(0, match.start() - _NEAR) : match.start()].lower()
    for part, form in _PARTS.items():
        if form.search(before):
            return part
    return "by" if _CHANGE.search(before) else "is"


_PAUSE = re.compile(r"[,;:](?=\s)|\b(?:and|but|while|which|since|because)\b")


def _clause(text: str, match: re.Match[str]) -> str:
    """The words around a figure, to the pauses; those before reach farther than those after."""
    pauses = [each.end() for each in _PAUSE.finditer(text, 0, match.start())]
    start = pauses[-1] if pauses and match.start() - pauses[-1] > 12 else 0
    after = _PAUSE.search(text, match.end())
    return text[start : after.start() if after else len(text)]
