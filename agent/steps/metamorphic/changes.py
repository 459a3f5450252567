"""The changes that are made to what was said on one area. All else in the transcript stays.

Each takes what was said, what there is to change it with, and a draw; each returns the whole
transcript. Only `interviewer_says` touches what the
interviewer says, and only `moved` the order of the turns.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.records import Noise, Transcript
from agent.steps.exchanges import stretches
from agent.steps.metamorphic import noise
from agent.steps.metamorphic.said import Draw, Said, each_answer, gone_round, sentences, with_texts
from agent.steps.quoting import overlaps

_PADDED = 0.5
"""Words of padding for each word of an answer."""
_MOST_PADDING = 4
_NOTHING_LEFT = "Hm."


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to change an area with.

    Attributes:
        texts: of the family's bank that suit the area, in the order in which they are to be used.
        rest: the same of a second bank; empty where the family has none.
        noise: how words come out wrong.
    """

    texts: Sequence[str]
    rest: Sequence[str]
    noise: Noise


def padded(said: Said, material: Material, draw: Draw) -> Transcript:
    """Adds sentences of the bank after the first sentence and at the end of every answer."""
    changed: dict[int, str] = {}
    used = 0
    for place in said.turns:
        text = said.transcript.turns[place].text
        wanted, words, added = _PADDED * len(text.split()), 0, 0
        found: list[str] = []
        while added < _MOST_PADDING and (not found or words < wanted):
            found.append(material.texts[used % len(material.texts)])
            words += len(found[-1].split())
            used, added = used + 1, added + 1
        first, *rest = sentences(text) or [""]
        changed[place] = " ".join([first, *found[1:], *rest, found[0]]).strip()
    return with_texts(said, changed)


def followed(said: Said, material: Material, draw: Draw) -> Transcript:
    """Adds one text of the bank at the end of every answer."""
    return _with_one_each(said, material.texts, "{answer} {text}")


def opened(said: Said, material: Material, draw: Draw) -> Transcript:
    """Puts one text of the bank before every answer."""
    return _with_one_each(said, material.texts, "{text} {answer}")


def replaced(said: Said, material: Material, draw: Draw) -> Transcript:
    """Puts one text of the bank in the place of every answer."""
    return _with_one_each(said, material.texts, "{text}")


def repeated(said: Said, material: Material, draw: Draw) -> Transcript:
    """Says every answer again, after a text of the bank that leads over to it."""
    return _with_one_each(said, material.texts, "{answer} {text} {answer}")


def _with_one_each(said: Said, texts: Sequence[str], form: str) -> Transcript:
    given = gone_round(texts, len(said.turns))
    return with_texts(
        said,
        {
            place: form.format(answer=said.transcript.turns[place].text, text=text)
            for place, text in zip(said.turns, given, strict=True)
        },
    )


def followed_once(said: Said, material: Material, draw: Draw) -> Transcript:
    """Adds the first text at the end of one answer that is drawn."""
    place = draw.one_of(said.turns)
    return with_texts(said, {place: f"{said.transcript.turns[place].text} {material.texts[0]}"})


def ended(said: Said, material: Material, draw: Draw) -> Transcript:
    """Adds the first text at the end of the last answer."""
    place = said.turns[-1]
    return with_texts(said, {place: f"{said.transcript.turns[place].text} {material.texts[0]}"})


def answered_by(said: Said, material: Material, draw: Draw) -> Transcript:
    """Puts the first text in the place of the first answer, and texts of the rest in all others."""
    first, *others = said.turns
    rest = gone_round(material.rest, len(others))
    return with_texts(said, {first: material.texts[0], **dict(zip(others, rest, strict=True))})


def strengthened(said: Said, material: Material, draw: Draw) -> Transcript:
    """Adds the strong passage to the last answer."""
    place = said.turns[-1]
    return with_texts(said, {place: f"{said.transcript.turns[place].text} {said.strong}"})


def weakened(said: Said, material: Material, draw: Draw) -> Transcript:
    """Takes out every sentence of the answers that a rater quoted, in part or whole."""

    def kept(text: str) -> str:
        quotes = [quote for _, quote in said.quoted]
        rest = [s for s in sentences(text) if not any(overlaps(s, quote) for quote in quotes)]
        return " ".join(rest) or _NOTHING_LEFT

    return each_answer(said, kept)


def misheard(said: Said, material: Material, draw: Draw) -> Transcript:
    """Writes the answers as a speech-to-text program would."""
    return each_answer(said, lambda text: noise.misheard(text, material.noise, draw))


def slipped(said: Said, material: Material, draw: Draw) -> Transcript:
    """Has the answers said by somebody who learnt the language late."""
    return each_answer(said, lambda text: noise.slipped(text, material.noise, draw))


def interviewer_says(said: Said, material: Material, draw: Draw) -> Transcript:
    """Adds the first text to the question that opens the area.

    Raises:
        ValueError: nobody asked before the first answer.
    """
    if said.asked is None:
        raise ValueError(f"{said.name}: no question comes before the first answer")
    question = said.transcript.turns[said.asked].text
    return with_texts(said, {said.asked: f"{question} {material.texts[0]}"})


def moved(said: Said, material: Material, draw: Draw) -> Transcript:
    """Moves the area's exchanges as one block: to the end from the first half, else to the front.

    An exchange is what the interviewer asks and what the candidate answers. The first and the last
    of the round stay where they are, being its greeting and its end. Turns keep the times of their
    new places.
    """
    parts = stretches(said.transcript.turns)
    first, middle, last = parts[0], parts[1:-1], parts[-1]
    block = [part for part in middle if set(part) & set(said.turns)]
    others = [part for part in middle if part not in block]
    early = bool(block) and 2 * middle.index(block[len(block) // 2]) < len(middle)
    ordered = [first, *(others + block if early else block + others), last]
    turns = said.transcript.turns
    places = [place for part in ordered for place in part]
    timed = tuple(
        turns[place].model_copy(update={"t": turn.t})
        for place, turn in zip(places, turns, strict=True)
    )
    return said.transcript.model_copy(update={"turns": timed})
