"""Taking names and addresses out of a transcript before others get to see it.

What is found by its shape (mail, telephone, links, handles, names that are introduced) is
replaced; what is only known to whoever was there has to be named by them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from phonenumbers import PhoneNumberMatcher

from agent.records import Transcript

_SHAPES = (
    ("mail", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    ("link", re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("link", re.compile(r"\b(?:linkedin|github|gitlab)\.com/\S+", re.IGNORECASE)),
    ("handle", re.compile(r"(?<![\w@])@[A-Za-z_]\w{2,}")),
)
_REGION = "US"
"""Where a telephone number without a country belongs."""

_INTRODUCED = re.compile(
    r"(?:\b[Mm]y name(?:'s| is)|\b[Cc]all me|\b[Tt]his is|\b[Ss]peaking with|\bI(?:'m| am)"
    r"|\b(?:[Tt]hanks|[Tt]hank you|[Hh]i|[Hh]ello|[Hh]ey|[Bb]ye|[Ww]elcome)(?: very much)?,?)"
    r" ((?:[A-Z][a-z]+(?:[-'][A-Z][a-z]+)?)(?: [A-Z][a-z]+)?)"
)
_NOT_NAMES = frozenset(
    """Yes No Sure So And But For From At In On Of It I We You The A An All Everyone Everybody There
    Here Today Now Then That This What How Why Okay Ok Fine Right Good Great Let Please Just Not
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December Meta Google Python""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A transcript without names.

    Attributes:
        transcript: with what was found replaced.
        replaced: what was found, and what stands for it, in the order found.
    """

    transcript: Transcript
    replaced: tuple[tuple[str, str], ...]


def scrub(transcript: Transcript, names: Iterable[str] = ()) -> Scrubbed:
    """Takes names and addresses out of a transcript.

    Args:
        transcript: what was said.
        names: further names, of people and companies; matched whole, in any case.
    """
    texts = [turn.text for turn in transcript.turns]
    found: dict[str, str] = {}
    for text in texts:
        for kind, shape in _SHAPES:
            for match in shape.findall(text):
                found.setdefault(match, f"[{kind}]")
        for number in PhoneNumberMatcher(text, _REGION):
            found.setdefault(number.raw_string, "[telephone]")
    people = [*names, *(name for text in texts for name in introduced(text))]
    for place, name in enumerate(dict.fromkeys(n.strip() for n in people if n.strip()), 1):
        found.setdefault(name, f"[name {place}]")
        for part in name.split():
            if part not in _NOT_NAMES and len(part) > 1:
                found.setdefault(part, f"[name {place}]")
    order = sorted(found, key=len, reverse=True)
    turns = tuple(
        turn.model_copy(update={"text": _without(turn.text, order, found)})
        for turn in transcript.turns
    )
    changed = transcript.model_copy(
        update={"turns": turns, "prompt": _without(transcript.prompt, order, found)}
    )
    return Scrubbed(changed, tuple((name, found[name]) for name in found))


def introduced(text: str) -> list[str]:
    """Returns the names that a text introduces or addresses."""
    names = []
    for match in _INTRODUCED.finditer(text):
        words = [word for word in match[1].split() if word not in _NOT_NAMES]
        if words:
            names.append(" ".join(words))
    return names


def _without(text: str, order: Iterable[str], found: dict[str, str]) -> str:
    for name in order:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", found[name], text, flags=re.IGNORECASE)
    return text
