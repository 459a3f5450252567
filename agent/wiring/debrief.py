"""Debriefs: sealed rounds read from files, put together, and worded if a model is asked."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from agent import assets
from agent.errors import LoopError, ModelAnswerError, SettingError, TranscriptError
from agent.ports.chat import ChatModel, Message
from agent.ports.files import file_name, read_file
from agent.records import Level, Scorecard, Sealed, Transcript, Turn
from agent.records.debrief import Debrief, Process, Statement
from agent.records.debrief_data import Prior
from agent.steps.debriefing.composing import Asked, Basis, debrief
from agent.steps.debriefing.heard import holds_only
from agent.steps.fencing import fenced
from agent.steps.grading import content_hash
from agent.steps.sealing import check_seal, seal
from agent.wiring.debrief_data import (
    compensation,
    contradiction_signs,
    data_stamps,
    debrief_rules,
    likelihoods,
)

_LARGEST = 20 << 20
_MOST_ROUNDS = 16
_ENDINGS = (".json", ".jsonl")
_LONGEST_STATEMENT = 260
"""Tokens that a model may use for one statement."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rounds of one loop, and why others are not among them."""

    sealed: tuple[Sealed, ...]
    left_out: tuple[str, ...]


def basis() -> Basis:
    """Reads all that a debrief goes by.

    Raises:
        DataError: a file breaks its own rules.
    """
    return Basis(
        rules=debrief_rules(),
        likelihoods=likelihoods(),
        signs=contradiction_signs(),
        stories=assets.story_signs(),
        pay=compensation(),
        rubrics={rubric.id: rubric for rubric in assets.rubrics()},
        stamps=data_stamps(),
    )


def gather(paths: Sequence[Path]) -> Gathered:
    """Reads the rounds of one loop from files and folders.

    A file holds a sealed round, a scorecard, a transcript, or one of these a line (`.jsonl`). A
    scorecard without a transcript beside it can be debriefed; nothing of it can be quoted.

    Raises:
        LoopError: nothing in there is a round, or there are too many.
        SealBrokenError: a sealed round was changed since.
        TranscriptError: a file is missing, too large, or holds something else.
    """
    cards: list[Scorecard] = []
    sealed: list[Sealed] = []
    transcripts: dict[str, Transcript] = {}
    for path in _files(paths):
        for data in _items(path):
            found = _record(data, path)
            if isinstance(found, Sealed):
                sealed.append(check_seal(found))
            elif isinstance(found, Scorecard):
                cards.append(found)
            else:
                transcripts[content_hash(found)] = found
    left_out = []
    for card in cards:
        transcript = transcripts.pop(card.transcript_sha256, None)
        if transcript is None:
            left_out.append(f"{card.transcript_id}: no transcript beside its scorecard: not quoted")
        sealed.append(_sealed(card, transcript, sealed))
    known = {each.scorecard.transcript_sha256 for each in sealed}
    left_out += [
        f"{each.id} ({each.round}): has no scorecard, so it is left out"
        for sha256, each in transcripts.items()
        if sha256 not in known
    ]
    return Gathered(_checked(sealed), tuple(left_out))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (
                each
                for each in sorted(path.rglob("*"))
                if each.suffix in _ENDINGS and each.is_file() and not each.name.startswith(".")
            )
        else:
            yield path


def _items(path: Path) -> Iterator[Any]:
    """The JSON values of a file: one, or one a line."""
    text = read_file(path, _LARGEST, TranscriptError).decode("utf-8", "replace")
    pieces: Iterable[str] = [text]
    if path.suffix == ".jsonl":
        pieces = (line for line in text.splitlines() if line.strip())
    for piece in pieces:
        try:
            yield json.loads(piece)
        except (json.JSONDecodeError, RecursionError) as error:
            raise TranscriptError(
                f"{path} holds no JSON", "name sealed rounds or scorecards"
            ) from error


def _record(data: Any, path: Path) -> Sealed | Scorecard | Transcript:
    keys = data.keys() if isinstance(data, dict) else ()
    kind: type[Sealed] | type[Scorecard] | type[Transcript] = Transcript
    if "sealed" in keys:
        kind = Sealed
    elif "areas" in keys:
        kind = Scorecard
    try:
        return kind.model_validate_json(json.dumps(data))
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"])) or "the file"
        raise TranscriptError(
            f"{path} holds no round ({where}: {error.errors()[0]['msg']})",
            "name sealed rounds, or what 'mockloop grade --out' wrote",
        ) from error


def _sealed(card: Scorecard, transcript: Transcript | None, before: Sequence[Sealed]) -> Sealed:
    """A scorecard as a round of a loop; it is named by its round, and counted."""
    number = sum(each.scorecard.round == card.round for each in before) + 1
    place = f"{card.round}-{number}"
    clock = datetime.now(UTC).isoformat(timespec="seconds")
    if transcript is not None:
        return seal(place, card, transcript, clock)
    nothing = Turn(speaker="interviewer", t=0.0, text="(no transcript)")
    empty = Transcript(
        id=card.transcript_id, round=card.round, target_level=card.target_level, turns=(nothing,)
    )
    alone = card.model_copy(update={"transcript_sha256": content_hash(empty), "stories": ()})
    return seal(place, alone, empty, clock)


def _checked(sealed: Sequence[Sealed]) -> tuple[Sealed, ...]:
    if not sealed:
        raise LoopError(
            "there is no sealed round and no scorecard in there",
            "grade rounds first: mockloop grade TRANSCRIPTS --out loop.jsonl",
        )
    if len(sealed) > _MOST_ROUNDS:
        raise LoopError(
            f"{len(sealed)} rounds are more than a loop has", f"name at most {_MOST_ROUNDS}"
        )
    places = [each.place for each in sealed]
    twice = sorted({place for place in places if places.count(place) > 1})
    if twice:
        raise LoopError(f"{twice[0]} is there twice", "name the rounds of one loop")
    return tuple(sealed)


def level_of(sealed: Sequence[Sealed], chosen: Level | None) -> Level:
    """Returns the level that a loop is for.

    Raises:
        SettingError: none is chosen, and the rounds name none or not the same.
    """
    named = {each.scorecard.target_level for each in sealed} - {None}
    if chosen is not None:
        return chosen
    if len(named) != 1:
        said = "no level" if not named else "several levels"
        raise SettingError(f"the rounds name {said}", "say which with --level")
    return named.pop()  # type: ignore[return-value]


def debrief_of(
    gathered: Gathered,
    name: str,
    level: Level | None,
    prior: float | None,
    process: Process | None,
) -> Debrief:
    """Returns the debrief of rounds that were read.

    Args:
        gathered: the rounds.
        name: of the loop, as it is shown.
        level: asked for; the rounds' own where it is None.
        prior: probability before the rounds; that of agent/data/debrief.yaml where it is None.
        process: who decides; the default of that file where it is None.

    Raises:
        SettingError: no level is known, or no prior is stated for it.
    """
    known, asked = basis(), level_of(gathered.sealed, level)
    stated = known.rules.priors.get(asked)
    if prior is not None:
        stated = Prior(value=prior, source="stated by you")
    if stated is None:
        stated = Prior(value=0.5, source=f"no prior is stated for {asked}; even odds")
    order = Asked(file_name(name), asked, stated, process or known.rules.default_process)
    return debrief(gathered.sealed, order, known, gathered.left_out)


def worded(found: Debrief, model: ChatModel) -> Debrief:
    """Returns the debrief with each statement worded by a model, from its own facts alone.

    One call a round. Words that hold a figure, a quote or a verdict which is not in the facts are
    not said; the template's are.

    Raises:
        ModelRefusedError: the model will refuse every call.
    """
    statements = tuple(_worded(each, model) for each in found.statements)
    return found.model_copy(update={"statements": statements})


def _worded(own: Statement, model: ChatModel) -> Statement:
    prompt = assets.prompt("debrief/statement")
    facts = "\n".join(f"- {fenced(claim)}" for claim in own.claims)
    messages = (
        Message("system", prompt.render("system")),
        Message("user", prompt.render("facts", facts=facts)),
    )
    try:
        said = model.complete(messages, max_tokens=_LONGEST_STATEMENT).value.strip()
    except ModelAnswerError:
        return own
    if not holds_only(said, own.claims):
        return own
    return own.model_copy(update={"words": said, "worded_by": model.stamp.id})
