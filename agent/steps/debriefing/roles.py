"""Who led a piece of work, told two ways: "I led" in one round, "she led, I helped" in another."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from agent.records import StorySigns
from agent.records.contradicting import ContradictionSigns
from agent.records.debrief import Cited, Contradiction
from agent.steps.debriefing.wording import Spoken, telling_words

_OBJECT = 70
"""Characters after the word for leading in which it is said what was led."""


def told_roles(
    earlier: Sequence[Spoken],
    later: Sequence[Spoken],
    stories: StorySigns,
    signs: ContradictionSigns,
) -> Iterator[Contradiction]:
    """Yields what the candidate led in one round and somebody else in the other.

    Args:
        earlier, later: sentences of two rounds.
        stories: words that tell no story apart.
        signs: words for leading and for helping.
    """
    for one in earlier:
        for other in later:
            for mine, theirs in ((one, other), (other, one)):
                about = _shared(mine, theirs, stories, signs)
                if about:
                    yield Contradiction(
                        kind="role",
                        about=about,
                        one=Cited(place=one.place, turn=one.turn, quote=one.text),
                        other=Cited(place=other.place, turn=other.turn, quote=other.text),
                        values=("led by the candidate", "not led by the candidate"),
                    )
                    break


def _shared(
    mine: Spoken, theirs: Spoken, stories: StorySigns, signs: ContradictionSigns
) -> tuple[str, ...]:
    """What both are about, where the one says "I led it" and the other that somebody else did."""
    own = _led_by_me(signs).search(mine.text)
    if own is None or _led_by_me(signs).search(theirs.text):
        return ()
    foreign = _led_by_other(signs).search(theirs.text)
    helped = _helped(signs).search(theirs.text)
    led = telling_words(mine.text[own.end() : own.end() + _OBJECT], stories, signs)
    rest = telling_words(theirs.text, stories, signs)
    about = led & rest
    if len(about) < 2:
        return ()
    if foreign:
        thing = telling_words(_around(theirs.text, foreign), stories, signs)
        unshared = thing - led
        ok = bool(helped) and len(thing & led) >= 1 and not unshared
        passive = foreign.group().lower().find(" by ") >= 0 and len(about) >= 2
        return tuple(sorted(about)) if ok or (passive and bool(about)) else ()
    return tuple(sorted(about)) if helped and len(led - rest) <= 1 else ()


def _around(text: str, match: re.Match[str]) -> str:
    """What is led, in the words after the verb to the next pause."""
    rest = text[match.end() : match.end() + _OBJECT]
    return re.split(r"[;.,]|\band\b|\bwhile\b", rest)[0]


@lru_cache(maxsize=4)
def _leading(leads: tuple[str, ...]) -> str:
    return "|".join(re.escape(each) for each in sorted(leads, key=len, reverse=True))


def _led_by_me(signs: ContradictionSigns) -> re.Pattern[str]:
    return re.compile(rf"\b[Ii] (?:also |then |myself )?(?:{_leading(signs.leads)})\b")


def _led_by_other(signs: ContradictionSigns) -> re.Pattern[str]:
    who = "|".join(signs.others)
    by = r"(?:led|owned|written|designed|driven|built|managed|run) by (?:\w+ ){0,3}"
    return re.compile(
        rf"\b{by}(?:{who})\b|\b(?:{who})\s(?:{_leading(signs.leads)})\b", re.IGNORECASE
    )


def _helped(signs: ContradictionSigns) -> re.Pattern[str]:
    return re.compile(rf"\b[Ii] (?:only |just )?(?:{'|'.join(signs.helps)})\b")
