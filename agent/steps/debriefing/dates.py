"""Dates of the same event told two ways: years and months."""

import re
from calendar import month_name
from collections.abc import Iterator, Sequence

from agent.records.contradicting import ContradictionSigns
from agent.records.debrief import Cited, Contradiction
from agent.steps.debriefing.wording import Spoken, has_any, telling_words

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTHS = tuple(month.lower() for month in month_name[1:])
_MONTH = re.compile(rf"\b(?:in|on|by|since)\s(?:autumn, |spring, )?({'|'.join(_MONTHS)})\b", re.I)


def told_dates(
    earlier: Sequence[Spoken],
    later: Sequence[Spoken],
    plain: frozenset[str],
    signs: ContradictionSigns,
) -> Iterator[Contradiction]:
    """Yields what happened at two dates, with the same word for what happened.

    Args:
        earlier, later: sentences of two rounds.
        plain: stems that tell nothing apart.
        signs: words for what happened.
    """
    dated = [(each, _events(each, signs), _dates(each)) for each in earlier if _dated(each)]
    for other in filter(_dated, later):
        events, dates = _events(other, signs), _dates(other)
        for one, own_events, own_dates in dated:
            shared = events & own_events
            apart = _apart(own_dates, dates)
            if not shared or not apart:
                continue
            about = telling_words(one.text, plain) & telling_words(other.text, plain)
            if len(about - _month_words()) >= 2:
                yield Contradiction(
                    kind="time",
                    about=tuple(sorted(about)),
                    one=Cited(place=one.place, turn=one.turn, quote=one.text),
                    other=Cited(place=other.place, turn=other.turn, quote=other.text),
                    values=apart,
                )


def _month_words() -> frozenset[str]:
    return frozenset(month[:7] for month in _MONTHS)


def _dated(said: Spoken) -> bool:
    return bool(_YEAR.search(said.text) or _MONTH.search(said.text))


def _events(said: Spoken, signs: ContradictionSigns) -> frozenset[str]:
    lower = said.text.lower()
    return frozenset(name for name, words in signs.events.items() if has_any(lower, words))


def _dates(said: Spoken) -> tuple[frozenset[str], frozenset[str]]:
    """The years and the months that a sentence names; none where it names several of a kind."""
    years = frozenset(_YEAR.findall(said.text))
    months = frozenset(found.lower() for found in _MONTH.findall(said.text))
    return years, months


def _apart(
    one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]
) -> tuple[str, ...]:
    """The two dates, where both name one year, or one month, and not the same; else none.

    Months alone are held against each other only where no sentence names a year that differs.
    """
    years, months = zip(one, other, strict=True)
    if all(len(each) == 1 for each in years) and years[0] != years[1]:
        return (*years[0], *years[1])
    known = years[0] and years[1]
    if (known or not (years[0] or years[1])) and all(len(each) == 1 for each in months):
        return (*months[0], *months[1]) if months[0] != months[1] else ()
    return ()
