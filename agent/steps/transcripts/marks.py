"""What the beginning of a line says: a time, a name, or both."""

import re
from dataclasses import dataclass

from agent.steps.transcripts.clock import CLOCK, seconds

_LONGEST_HEAD = 200
_INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_LEAD = re.compile(r"(?:#{1,6}\s+|[-*•>]\s+)?")
_EMPHASIS = r"\*{1,3}|_{1,3}"
_GAP = r"[\s,|–—-]{0,6}"


def _stamp(name: str) -> str:
    """A time, or a time and that of the end, bare or in brackets."""
    until = rf"(?:\s?(?:-{{1,2}}>?|–|—)\s?{CLOCK})?"
    return rf"[\[(<]?\s?(?P<{name}>{CLOCK}){until}\s?[\])>]?"


_HEAD = re.compile(
    rf"""(?:{_stamp("t1")}{_GAP})?
    (?P<opened>{_EMPHASIS})?
    (?:{_stamp("t2")}{_GAP})?
    (?P<name>[^\s:：*][^:：*]{{0,59}}?)
    (?P<closed>{_EMPHASIS})?
    (?:{_GAP}{_stamp("t3")})?
    \s{{0,3}}(?P<late>{_EMPHASIS})?\s{{0,3}}
    (?:(?P<colon>[:：])(?P<after>\s{{0,3}}(?:{_EMPHASIS})(?=\s|$))?(?=\s|$|(?<=：)|(?<=\*)) | $)""",
    re.VERBOSE,
)
_TIME_ALONE = re.compile(rf"(?:{_EMPHASIS})?{_stamp('t')}(?:{_EMPHASIS})?$")
_BRACKETED_TIME = re.compile(rf"[\[(<]\s?(?P<t>{CLOCK})\s?[\])>]\s*")
_OF_A_CHAT = re.compile(r"^From\s+(.+?)(?:\s+[Tt]o\s+.*)?$")
_BRACKETED = re.compile(r"^\[([^\[\]]+)\]$")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at the beginning of a line.

    Attributes:
        name: who speaks; empty where the line is a time and nothing else.
        t: in seconds; None where no time is given.
        text: what follows the colon.
        label: a colon stands after the name.
        strong: the name stands in bold, in brackets or in a heading.
        of_day: the time is that of a clock on the wall.
    """

    name: str
    t: float | None
    text: str = ""
    label: bool = False
    strong: bool = False
    of_day: bool = False


def mark(line: str) -> Mark | None:
    """Reads the beginning of a line.

    Returns:
        What it says; None where it is neither a time alone, nor a name alone, nor a name with a
        colon. Whether the name can be one is not asked here.
    """
    visible = line.strip(_INVISIBLE + " \t")
    if line[:4].isspace():
        return None
    lead = _LEAD.match(visible)
    start = lead.end() if lead else 0
    body = visible[start : start + _LONGEST_HEAD]
    alone = _TIME_ALONE.match(body)
    if alone:
        return Mark("", seconds(alone["t"]), of_day=_has_half(alone["t"]))
    found = _HEAD.match(body)
    if not found or (not found["colon"] and len(visible) > start + len(body)):
        return None
    written = found["t1"] or found["t2"] or found["t3"]
    end = found.end("colon")
    if found["opened"] and found["after"] and not (found["closed"] or found["late"]):
        end = found.end("after")
    text = visible[start + end :].strip() if found["colon"] else ""
    late = None if written else _BRACKETED_TIME.match(text)
    if late:
        written, text = late["t"], text[late.end() :]
    return _marked(found, written, text, heading=visible.startswith("#"))


def _marked(found: re.Match[str], written: str | None, text: str, heading: bool) -> Mark:
    name = found["name"].strip()
    chat = _OF_A_CHAT.match(name) if written else None
    name = chat[1].strip() if chat else name
    bracketed = _BRACKETED.match(name)
    return Mark(
        name=bracketed[1].strip() if bracketed else name,
        t=seconds(written) if written else None,
        text=text,
        label=bool(found["colon"]),
        strong=bool(found["opened"] or bracketed or heading),
        of_day=bool(chat)
        or bool(bracketed and written and not found["colon"])
        or _has_half(written or ""),
    )


def _has_half(clock: str) -> bool:
    return clock.lower().replace(".", "").endswith(("am", "pm"))
