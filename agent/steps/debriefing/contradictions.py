"""Things told two ways in different rounds, each with both quotes.

A method of our own, built for precision: a wrong reproach costs a candidate more than a missed
one. Two figures are held against each other only where unit, part in the change and qualifiers
are the same, words of their own clauses are shared, and a word that tells the project apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.records import StorySigns, Transcript
from agent.records.contradicting import ContradictionSigns
from agent.records.debrief import Cited, Contradiction, ContradictionKind
from agent.steps.debriefing.dates import told_dates
from agent.steps.debriefing.quantities import Figure, figures
from agent.steps.debriefing.roles import told_roles
from agent.steps.debriefing.wording import Spoken, has_any, plain_words, spoken

_OWN_WORDS = 1
"""Words of a clause on people or time that the other round may lack."""
_MOST = 20
"""Contradictions that are kept of one loop."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said in one round."""

    place: str
    transcript: Transcript


def contradictions(
    rounds: Sequence[Said], stories: StorySigns, signs: ContradictionSigns
) -> tuple[Contradiction, ...]:
    """Returns what is told two ways in two rounds: figures, team sizes, times, roles.

    Args:
        rounds: of one loop, in order.
        stories: words that tell no story apart.
        signs: by which words it is seen.
    """
    plain = plain_words(stories, signs)
    lines = [(each.place, spoken(each.place, each.transcript)) for each in rounds]
    told = [[f for line in own for f in figures(line, plain, signs)] for _, own in lines]
    found: list[Contradiction] = []
    for later in range(len(lines)):
        for earlier in range(later):
            found += _of_figures(told[earlier], told[later], signs)
            one, other = lines[earlier][1], lines[later][1]
            found += told_dates(one, other, plain, signs)
            found += told_roles(one, other, plain, signs)
    return _once(found)


def _once(found: Sequence[Contradiction]) -> tuple[Contradiction, ...]:
    """Each pair of sentences once."""
    kept = {(each.one, each.other): each for each in reversed(found)}
    return tuple(reversed(kept.values()))[:_MOST]


def _of_figures(
    earlier: Sequence[Figure], later: Sequence[Figure], signs: ContradictionSigns
) -> Iterator[Contradiction]:
    for one in earlier:
        for other in later:
            shared = _same_matter(one, other, signs)
            if shared and not _same_value(one, other, signs) and not _told_again(one, other, later):
                yield Contradiction(
                    kind=_kind(one.unit),
                    about=shared,
                    one=cited(one.said),
                    other=cited(other.said),
                    values=(one.text, other.text),
                )


def _kind(unit: str) -> ContradictionKind:
    kinds: dict[str, ContradictionKind] = {"people": "team size", "time": "time"}
    return kinds.get(unit, "number")


def _same_matter(one: Figure, other: Figure, signs: ContradictionSigns) -> tuple[str, ...]:
    """The words that two figures share, if they are of the same quantity; else none."""
    if one.unit != other.unit or one.part != other.part or one.qualifiers != other.qualifiers:
        return ()
    measured, around = one.measured & other.measured, one.around & other.around
    if one.unit in ("people", "time"):
        cues = signs.people_of_team if one.unit == "people" else signs.whole_effort
        if not (_cued(one, cues) and _cued(other, cues)):
            return ()
        enough = len(around) >= 2 and bool(one.measured & other.around)
        alone, theirs = one.measured - other.around, other.measured - one.around
        near = max(len(alone), len(theirs)) <= _OWN_WORDS
        return tuple(sorted(around)) if enough and near else ()
    counted = {one.unit.removeprefix("count of ")}
    if len(measured) >= 2 and len((measured | around) - counted) >= 2:
        return tuple(sorted(measured | around))
    if len(measured - counted) >= 1 and len(around - measured) >= 2:
        return tuple(sorted(measured | around))
    return ()


def _cued(figure: Figure, cues: tuple[str, ...]) -> bool:
    return has_any(figure.said.text.lower(), cues)


def _same_value(one: Figure, other: Figure, signs: ContradictionSigns) -> bool:
    most = max(abs(one.value), abs(other.value))
    allowed = signs.loose if one.rough or other.rough else signs.tolerance
    return most == 0 or abs(one.value - other.value) / most <= allowed


def _told_again(one: Figure, other: Figure, later: Sequence[Figure]) -> bool:
    """Whether the same sentence says the earlier value too, as in "from 9 to 6, then to 3"."""
    same = (each for each in later if each.said == other.said and each.unit == one.unit)
    return any(each.value == one.value and each.part == one.part for each in same)


def cited(said: Spoken) -> Cited:
    """Returns a sentence as a quote."""
    return Cited(place=said.place, turn=said.turn, quote=said.text)
