"""Who led a piece of work, told two ways: "I led" in one round, "she led, I helped" in another."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from agent.records.contradicting import ContradictionSigns
from agent.records.debrief import Cited, Contradiction
from agent.steps.debriefing.wording import Spoken, telling_words

_FEWEST_SHARED = 2
_OBJECT = 70
"""Characters after the word for leading in which it is said what was led."""


def told_roles(
    earlier: Sequence[Spoken],
    later: Sequence[Spoken],
    plain: frozenset[str],
    signs: ContradictionSigns,
) -> Iterator[Contradiction]:
    """Yields what the candidate led in one round and somebody else in the other.

    Args:
        earlier, later: sentences of two rounds.
        plain: stems that tell nothing apart.
        signs: words for leading and for helping.
    """
    for one, other, told_first in _opposed(earlier, later, signs):
        mine, theirs = (one, other) if told_first else (other, one)
        about = _shared(mine, theirs, plain, signs)
        if about:
            yield Contradiction(
                kind="role",
                about=about,
                one=Cited(place=one.place, turn=one.turn, quote=one.text),
                other=Cited(place=other.place, turn=other.turn, quote=other.text),
                values=("led by the candidate", "not led by the candidate"),
            )


def _opposed(
    earlier: Sequence[Spoken], later: Sequence[Spoken], signs: ContradictionSigns
) -> Iterator[tuple[Spoken, Spoken, bool]]:
    """Yields sentences that say "I led" and "others did", and whether the first says "I led"."""
    for first, second, told_first in ((earlier, later, True), (later, earlier, False)):
        led = [each for each in first if _led_by_me(signs).search(each.text)]
        foreign = [each for each in second if led and _led_by_others(each, signs)]
        for mine in led:
            for theirs in foreign:
                yield (mine, theirs, True) if told_first else (theirs, mine, False)


def _led_by_others(said: Spoken, signs: ContradictionSigns) -> bool:
    if _led_by_me(signs).search(said.text):
        return False
    return bool(_led_by_other(signs).search(said.text) or _helped(signs).search(said.text))


def _shared(
    mine: Spoken, theirs: Spoken, plain: frozenset[str], signs: ContradictionSigns
) -> tuple[str, ...]:
    """What both are about, where the one says "I led it" and the other that somebody else did.

    "She led it and I helped" has to name nothing but what "I" led; "it was led by her" may.
    """
    own = _led_by_me(signs).search(mine.text)
    foreign = _led_by_other(signs).search(theirs.text)
    helped = _helped(signs).search(theirs.text)
    led = telling_words(mine.text[own.end() : own.end() + _OBJECT], plain) if own else frozenset()
    rest = telling_words(theirs.text, plain)
    about = tuple(sorted(led & rest))
    if len(about) < _FEWEST_SHARED:
        return ()
    if foreign is None:
        return about if len(led - rest) <= 1 else ()
    thing = telling_words(_object(theirs.text, foreign), plain)
    named = bool(helped) and bool(thing) and thing <= led
    return about if named or " by " in foreign[0].lower() else ()


def _object(text: str, match: re.Match[str]) -> str:
    """What is led, in the words after the verb to the next pause."""
    rest = text[match.end() : match.end() + _OBJECT]
    return re.split(r"[;.,]|\band\b|\bwhile\b", rest)[0]


def _leading(leads: tuple[str, ...]) -> str:
    return "|".join(re.escape(each) for each in sorted(leads, key=len, reverse=True))


def _led_by_me(signs: ContradictionSigns) -> re.Pattern[str]:
    return _form(rf"\b[Ii] (?:also |then |myself )?(?:{_leading(signs.leads)})\b")


def _led_by_other(signs: ContradictionSigns) -> re.Pattern[str]:
    who = "|".join(signs.others)
    by = r"(?:led|owned|written|designed|driven|built|managed|run) by (?:[\w-]+ ){0,3}"
    return _form(rf"\b(?i:{by}(?:{who})\b|\b(?:{who})\s(?:{_leading(signs.leads)}))\b")


def _helped(signs: ContradictionSigns) -> re.Pattern[str]:
    return _form(rf"\b[Ii] (?:only |just )?(?:{'|'.join(signs.helps)})\b")


@lru_cache(maxsize=16)
def _form(text: str) -> re.Pattern[str]:
    return re.compile(text)
