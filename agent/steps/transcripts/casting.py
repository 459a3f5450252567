"""Who of those who speak is the candidate."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from agent.errors import TranscriptError
from agent.steps.transcripts.names import fold, shortens
from agent.steps.transcripts.roles import chat_role, role
from agent.steps.transcripts.said import Said, counted, nobody_named, words_in

NOBODY = "(no name)"
_MOST_PEOPLE = 40
_MARGIN = 0.2
"""How far the likeliest candidate has to lead the next: share of words less share of questions."""

_QUESTION_MARKS = "?？؟"
_REMEDY = "name the candidate with --candidate"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who.

    Attributes:
        people: for every name as it is written, the one name that its bearer goes by here.
        candidate: the candidate's names among those.
        notes: what was guessed.
    """

    people: Mapping[str, str]
    candidate: frozenset[str]
    notes: tuple[str, ...] = ()


def cast(said: Sequence[Said], candidate: Sequence[str] = ()) -> Cast:
    """Finds the candidate: by name, else by a role that a name says, else by how they talk.

    Args:
        said: by more than one speaker.
        candidate: the candidate's names where the user gave them.

    Raises:
        TranscriptError: there is one speaker only, a name is unknown, or it is not clear who it is.
    """
    people = _people(each.speaker for each in said)
    names = tuple(dict.fromkeys(people.values()))
    if names == (NOBODY,):
        raise nobody_named()
    if len(names) > _MOST_PEOPLE:
        raise TranscriptError(
            f"{counted(len(names), 'speaker')} are named in it", "check that it is one interview"
        )
    if len(names) == 1:
        raise TranscriptError(
            f"it names one speaker only, {names[0]}",
            "a transcript needs interviewer and candidate; export it with all speakers' names",
        )
    if candidate:
        chosen = frozenset(_given(name, people) for name in candidate)
        reason = ""
    else:
        chosen, reason = _by_role(people) or _by_talk(said, people, names)
    if chosen == frozenset(names):
        raise TranscriptError("every speaker in it is the candidate", _REMEDY)
    return Cast(people, chosen, tuple(_notes(people, names, chosen, reason)))


def _people(written: Iterable[str]) -> dict[str, str]:
    """Returns for every written name the first one that the same person is written with."""
    names = list(dict.fromkeys(written))
    folded = {name: fold(name) for name in names}
    keys = sorted(set(folded.values()), key=lambda key: (-len(key.split()), -len(key), key))
    whole: dict[str, str] = {}
    for key in keys if len(keys) <= _MOST_PEOPLE * 2 else ():
        fuller = {whole[full] for full in whole if shortens(key, full)}
        whole[key] = fuller.pop() if len(fuller) == 1 else key
    first: dict[str, str] = {}
    return {
        name: first.setdefault(whole.get(key, key), name.strip() or NOBODY)
        for name, key in folded.items()
    }


def _given(name: str, people: Mapping[str, str]) -> str:
    """Returns who is meant by a name that the user gave."""
    key = fold(name)
    same = {person for written, person in people.items() if fold(written) == key}
    near = {
        person
        for written, person in people.items()
        if shortens(key, fold(written)) or shortens(fold(written), key)
    }
    for found in (same, near):
        if len(found) == 1:
            return found.pop()
    listed = ", ".join(dict.fromkeys(people.values()))
    raise TranscriptError(
        f"nobody in it is called {name!r}" if not near else f"{name!r} may be more than one in it",
        f"the speakers are: {listed}",
    )


def _by_role(people: Mapping[str, str]) -> tuple[frozenset[str], str] | None:
    """Finds the candidate by what the names say; None where they do not."""
    everybody = frozenset(people.values())
    roles = {person: role(name) for name, person in people.items() if role(name)}
    if all(chat_role(name) for name in people):
        roles = {person: chat_role(name) for name, person in people.items()}
    named = frozenset(person for person in roles if roles[person] == "candidate")
    if named and named != everybody:
        return named, ""
    rest = everybody - roles.keys() - {NOBODY}
    if roles and not named and len(rest) == 1:
        return rest, "the only one who is not named as an interviewer"
    return None


def _by_talk(
    said: Sequence[Said], people: Mapping[str, str], names: Sequence[str]
) -> tuple[frozenset[str], str]:
    """Finds the candidate by who says most and asks least."""
    asking = {person for name, person in people.items() if role(name) == "interviewer"}
    words: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for each in said:
        words[people[each.speaker]] += words_in(each.text)
        asked[people[each.speaker]] += sum(each.text.count(mark) for mark in _QUESTION_MARKS)
    all_words, all_asked = max(1, words.total()), max(1, asked.total())
    scores = {
        name: words[name] / all_words - asked[name] / all_asked
        for name in names
        if name not in asking and name != NOBODY
    }
    ranked = sorted(scores, key=lambda name: -scores[name])
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
        figures = ", ".join(f"{n} ({words[n]:,} words, {asked[n]} questions)" for n in names)
        raise TranscriptError(f"it is not clear who the candidate is: {figures}", _REMEDY)
    best = ranked[0]
    most = words[best] == max(words.values())
    talkers = [name for name in names if words[name] * len(names) * 2 >= all_words]
    least = asked[best] == min(asked[name] for name in (*talkers, best))
    reasons = [says for says, is_so in (("says most", most), ("asks least", least)) if is_so]
    return frozenset({best}), ", ".join(reasons) or "says much and asks little"


def _notes(
    people: Mapping[str, str], names: Sequence[str], chosen: frozenset[str], reason: str
) -> Iterable[str]:
    for person in names:
        others = [name for name, of in people.items() if of == person and name.strip() != person]
        if others:
            yield f"one speaker: {', '.join((person, *dict.fromkeys(others)))}"
    if reason:
        yield f"candidate: {', '.join(n for n in names if n in chosen)} (guessed: {reason})"
    rest = [name for name in names if name not in chosen]
    if len(rest) > 1:
        yield f"counted as interviewers: {', '.join(rest)}"
