"""From what a file has people say to a transcript of one round."""

import re
from collections.abc import Iterable, Iterator, Sequence

from agent.errors import TranscriptError
from agent.records import RoundSigns, Rubric, Transcript, Turn
from agent.steps.transcripts.casting import cast
from agent.steps.transcripts.clock import are_sound, settled
from agent.steps.transcripts.rounds import recognised
from agent.steps.transcripts.said import Parsed, Reading, ReadTranscript, Said, counted
from agent.steps.transcripts.turns import said_twice, turns_of, without_repeats

_SENTENCES = re.compile(r"(?<=[.!?？])\s+|\n+")
_SMALL_TALK = re.compile(
    r"\b(?:how are you|hear me|see my screen|are you ready|shall we (?:start|begin)|ready to start"
    r"|how is your day|how was your|any questions before|sounds? good|is that okay|can you see)\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"(?:please |let's |now |we'd like you to |i'd like you to )?"
    r"(?:design|implement|write|given|tell me about|describe|walk me|think of|suppose|imagine)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4
_LONGEST_PROMPT = 120


def assembled(
    parsed: Parsed, reading: Reading, name: str, signs: RoundSigns, rubrics: Iterable[Rubric]
) -> ReadTranscript:
    """Makes a transcript of what a file has people say.

    Args:
        parsed: what the file holds.
        reading: what the user says about it.
        name: the transcript's id where the file has none.
        signs: the words of each round.
        rubrics: those that there are.

    Raises:
        TranscriptError: nothing is said, or it is not clear who the candidate is or which round it
            is of.
    """
    spoken = [each for each in parsed.said if each.text.strip()]
    if not spoken:
        raise TranscriptError("nothing is said in it", "name a file that holds a transcript")
    who = cast(spoken, reading.candidate)
    once, repeats = without_repeats(spoken)
    timed, of_times = settled(once, parsed.time_of_day)
    turns = turns_of(timed, who.people, who.candidate)
    round_id = reading.round or parsed.round or recognised(turns, signs, rubrics)
    transcript = Transcript(
        id=parsed.id or name,
        round=round_id,
        prompt=parsed.prompt or _prompt(turns),
        target_level=parsed.level or reading.level,
        turns=turns,
    )
    notes = [*parsed.notes, *who.notes, *of_times]
    if repeats:
        notes.append(f"left out: {counted(repeats, 'repeat')} of the same words at the same time")
    notes += _of_repeats(once)
    if not (reading.round or parsed.round):
        notes.append(f"round: {round_id} (recognised by what is said)")
    return ReadTranscript(transcript, tuple(notes))


def completed(transcript: Transcript, reading: Reading) -> ReadTranscript:
    """Adds to one of our own transcripts what the user says about it.

    Args:
        transcript: as the file has it; who the candidate is stands in it. Only times that cannot
            be are mended.
        reading: a round in it goes before that of the file, a level after it.

    Raises:
        TranscriptError: the candidate says nothing.
    """
    if not any(turn.speaker == "candidate" and turn.text.strip() for turn in transcript.turns):
        raise TranscriptError(
            "the candidate says nothing in it", "check who is named as the candidate"
        )
    round_id = reading.round or transcript.round
    level = transcript.target_level or reading.level
    note = f"round: {round_id} (as you say; the file says {transcript.round})"
    said = tuple(Said(turn.speaker, turn.text, turn.t) for turn in transcript.turns)
    turns = transcript.turns
    notes: tuple[str, ...] = (note,) if round_id != transcript.round else ()
    if not are_sound([turn.t for turn in turns]):
        timed, of_times = settled(said, time_of_day=False)
        pairs = zip(turns, timed, strict=True)
        turns = tuple(turn.model_copy(update={"t": each.t or 0.0}) for turn, each in pairs)
        notes += of_times
    update = {"round": round_id, "target_level": level, "turns": turns}
    return ReadTranscript(transcript.model_copy(update=update), (*notes, *_of_repeats(said)))


def _of_repeats(said: Sequence[Said]) -> tuple[str, ...]:
    twice = said_twice(said)
    return (f"kept: {counted(twice, 'turn')} said twice in a row, word for word",) if twice else ()


def _prompt(turns: Sequence[Turn]) -> str:
    """Returns the first thing that the interviewer asks for, shortened."""
    asked = [turn.text for turn in turns if turn.speaker == "interviewer"]
    sentences = [each.strip() for text in asked for each in _SENTENCES.split(text) if each.strip()]
    found = next(_questions(sentences), sentences[0] if sentences else "")
    if len(found) <= _LONGEST_PROMPT:
        return found
    return f"{found[:_LONGEST_PROMPT].rsplit(None, 1)[0]} …"


def _questions(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        asks = sentence.endswith(("?", "？", "؟")) or _ORDERS.match(sentence)
        if asks and len(sentence.split()) >= _FEWEST_WORDS and not _SMALL_TALK.search(sentence):
            yield sentence
