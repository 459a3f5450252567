"""Hearing the parts of a story: situation, task, the candidate's own action, result, number.

By the form that each takes in speech. An action is a past deed in the first person singular
("I wrote …", or "Wrote …" where the subject is left out), never a deed of "we"; a result comes
after it. The forms were written down from the `developed` lines of evals/labelled/stories.jsonl.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.records import Part, Span, StorySigns, Transcript
from agent.steps.coverage import cue_pattern
from agent.steps.story_numbers import outcome

_ENDS = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")
_PAUSES = re.compile(r"(?<=[,;:])\s+|\s+(?=(?:and|but|so|then|because)\s)")
_LONGEST = 300
"""Characters of a sentence; a longer one (a recording has no full stops) is cut at a pause."""
_HARDEST = 600
"""Characters after which it is cut even where there is none."""

_IRREGULAR = (
    "began|bought|brought|built|chose|cut|did|dug|drew|drove|found|flew|gave|got|held|hid|kept|"
    "laid|led|left|let|made|met|overrode|paid|put|ran|rebuilt|redid|reran|rewrote|said|sat|sent|"
    "set|showed|spent|split|spoke|taught|threw|told|took|undid|went|withdrew|wrote|stood|stuck|fit"
)
_NO_DEED = (
    "wanted|needed|liked|loved|believed|supported|participated|contributed|attended|monitored|"
    "enjoyed|hoped|expected|wished|championed|sponsored|received|learned|joined|owned|appeared|"
    "seemed|moved on|worked|played|mentioned|followed|agreed|listened|happened|assumed|lacked|"
    "noticed|considered|remembered|supposed|imagined|preferred|tended|regarded|leaned|used to|"
    "decided that i would|left it|left there|gave input|guessed|realised|realized|admired|minded|"
    "lived|configured|took part|went to the meetings|kept no"
)
_BETWEEN = (
    "um|uh|have|had|also|then|just|even|myself|personally|first|finally|only|so|instead|simply|"
    "quickly|actually|respectfully|kindly|therefore|now|think|mean|well"
)
_DEED = rf"(?!(?:{_NO_DEED})\b)(?:re-?)?(?:{_IRREGULAR}|[a-z]{{2,20}}ed)\b"
_OWN = re.compile(
    r"(?<!when )(?<!where )(?<!since )(?<!while )"
    rf"\b[Ii](?:['’](?:ve|d))?,?\s+(?:(?:{_BETWEEN}),?\s+){{0,4}}{_DEED}"
)
_BARE = re.compile(rf"^(?=[A-Z])(?i:(?:and |then |so )?{_DEED})\s")
_HABIT = re.compile(
    r"\b(?:always|usually|generally|constantly|often|whenever|never|in general|each day|"
    r"every (?:day|time))\b",
    re.IGNORECASE,
)

_LEAST = 1.0
"""The least weight of a measured outcome, with what its place in the story gives or takes."""
_LATER, _BEFORE_DEED = 0.4, 0.5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one turn: the turn's 0-based index, and its own characters."""

    turn: int
    text: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(turn=self.turn, quote=self.text)


def sentences(transcript: Transcript, turns: Sequence[int]) -> tuple[Sentence, ...]:
    """Returns the sentences of some turns, in order; each stands in its turn as it is."""
    return tuple(
        Sentence(place, piece)
        for place in turns
        for text in _ENDS.split(transcript.turns[place].text)
        for piece in _pieces(text.strip())
        if piece
    )


def is_own_deed(text: str) -> bool:
    """Whether a sentence tells something that the speaker did, and not what they use to do."""
    return not _HABIT.search(text) and bool(_OWN.search(text) or _BARE.search(text))


def heard(told: Sequence[Sentence], signs: StorySigns) -> tuple[dict[Part, Span], Span | None]:
    """Returns the parts of a story, each with the sentence that shows it, and its number.

    Args:
        told: the candidate's sentences, in order.
        signs: by which words parts are heard.
    """
    deed = next((n for n, each in enumerate(told) if is_own_deed(each.text)), None)
    found: dict[Part, Span] = {}
    setting = _setting(told, signs, deed)
    if setting is not None:
        found["situation"] = told[setting].span
    if deed is None:
        return found, None
    tasks = list(_with(told, signs.task))
    task = next((n for n in tasks if n <= deed + 1), tasks[0] if tasks else None)
    if task is not None:
        found["task"] = told[task].span
    found["action"] = told[deed].span
    place, number = _number(told, deed)
    ends = [n for n in _with(told, signs.result) if n >= deed]
    end = place if number else ends[-1] if ends else None
    if end is not None:
        found["result"] = told[end].span
    return found, number


def _setting(told: Sequence[Sentence], signs: StorySigns, deed: int | None) -> int | None:
    """The first sentence with a setting; else what was said before the first deed."""
    settings = list(_with(told, signs.situation))
    if deed and not any(n <= deed for n in settings):
        return 0
    return settings[0] if settings else None


def _with(told: Sequence[Sentence], cues: tuple[str, ...]) -> Iterator[int]:
    pattern = cue_pattern(cues)
    return (n for n, each in enumerate(told) if pattern.search(each.text.lower()))


def _number(told: Sequence[Sentence], deed: int) -> tuple[int, Span | None]:
    """The likeliest measured outcome, and its sentence: the later of two as likely."""
    weights: dict[int, float] = {}
    for n, each in enumerate(told):
        found = outcome(each.text)
        if found:
            weights[n] = found.weight + _LATER * n / len(told) - _BEFORE_DEED * (n < deed)
    best = max(weights, key=lambda n: weights[n], default=None)
    found = outcome(told[best].text) if best is not None else None
    if best is None or found is None or weights[best] < _LEAST:
        return 0, None
    return best, Span(turn=told[best].turn, quote=found.clause)


def _pieces(text: str) -> Iterator[str]:
    """Yields a sentence, cut at pauses where it is too long."""
    if len(text) <= _LONGEST:
        yield text
        return
    start, last = 0, 0
    for pause in _PAUSES.finditer(text):
        if pause.start() - start > _LONGEST:
            cut = last or pause.start()
            yield from _hard(text[start:cut].strip())
            start, last = cut, 0
        last = pause.start()
    yield from _hard(text[start:].strip())


def _hard(text: str) -> Iterator[str]:
    for start in range(0, len(text), _HARDEST):
        yield text[start : start + _HARDEST].strip()
