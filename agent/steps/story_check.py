"""Checking a written story: STAR, its number, its length, and a result that is late or hedged.

The parts are found as in spoken answers (`agent.steps.story_parts`). The length is words over a
pace, an estimate with a range, unless a rehearsal was spoken, at a plausible pace.
"""

from collections.abc import Iterator

from agent.records import (
    PARTS,
    BankStory,
    Pace,
    Part,
    Span,
    SpokenLength,
    StoryCheck,
    StorySigns,
    StoryTuning,
    Transcript,
    Turn,
)
from agent.steps.agenda import clock_face
from agent.steps.coverage import cue_pattern
from agent.steps.speech import PLAUSIBLE_PACE, words_in
from agent.steps.story_parts import heard, sentences


def as_transcript(story: BankStory) -> Transcript:
    """Returns a written story as a round in which it is all that is said."""
    said = Turn(speaker="candidate", t=0.0, text=story.text)
    return Transcript(id=story.id, round="jedi", turns=(said,))


def check_story(story: BankStory, signs: StorySigns, tuning: StoryTuning) -> StoryCheck:
    """Returns what a story holds and what is wrong with it.

    Args:
        story: of the bank.
        signs: by which words parts are heard.
        tuning: the limits.
    """
    parts, number = heard(sentences(as_transcript(story), (0,)), signs)
    length = spoken_length(story, tuning.pace)
    return StoryCheck(
        id=story.id,
        heard={part: parts[part].quote for part in PARTS if part in parts},
        number=number.quote if number else None,
        length=length,
        faults=tuple(_faults(story, parts, number, length, tuning)),
    )


def spoken_length(story: BankStory, pace: Pace) -> SpokenLength:
    """Returns how long a story takes to tell: as last rehearsed aloud, or estimated.

    Args:
        story: of the bank.
        pace: words a minute.
    """
    words = words_in(story.text)
    slowest, quickest = PLAUSIBLE_PACE
    for run in reversed(story.rehearsals):
        if run.aloud and run.whole and slowest <= (run.words_a_minute or 0) <= quickest:
            times = (run.seconds, run.seconds, run.seconds)
            return _length(words, times, measured=True)
    times = (60 * words / pace.usual, 60 * words / pace.quick, 60 * words / pace.slow)
    return _length(words, times, measured=False)


def _length(words: int, times: tuple[float, float, float], *, measured: bool) -> SpokenLength:
    usual, shortest, longest = (round(each, 1) for each in times)
    return SpokenLength(
        words=words, seconds=usual, shortest_s=shortest, longest_s=longest, measured=measured
    )


def _faults(
    story: BankStory,
    parts: dict[Part, Span],
    number: Span | None,
    length: SpokenLength,
    tuning: StoryTuning,
) -> Iterator[str]:
    for part in PARTS:
        if part not in parts:
            yield _MISSING[part]
    if "result" in parts and number is None:
        yield "The result has no number: say what changed, from which value to which."
    if length.seconds > tuning.longest_s:
        kind = "as rehearsed" if length.measured else "by estimate"
        most = clock_face(tuning.longest_s)
        yield f"Too long: {clock_face(length.seconds)} {kind}, {most} at most."
    elif length.longest_s > tuning.longest_s:
        yield (
            f"May be too long: {clock_face(length.longest_s)} at a slow pace, "
            f"{clock_face(tuning.longest_s)} at most."
        )
    if "result" in parts:
        yield from _result_faults(story.text, parts["result"].quote, length, tuning)


def _result_faults(
    text: str, result: str, length: SpokenLength, tuning: StoryTuning
) -> Iterator[str]:
    found = cue_pattern(tuning.hedges).search(result.lower())
    if found:
        yield f"The result is hedged (“{found[0]}”): say it plainly, or say how sure you are."
    at = text.find(result)
    before, after = words_in(text[:at]), words_in(text[at + len(result) :])
    begins_s = 60 * before / tuning.pace.usual
    if length.words and after / length.words >= tuning.buried_share:
        yield f"The result is buried: {after} of {length.words} words come after it."
    elif begins_s >= tuning.late_s:
        yield f"The result comes late: after about {clock_face(begins_s)} at the usual pace."


_MISSING: dict[Part, str] = {
    "situation": "No situation heard: say when and where it was.",
    "task": "No task heard: say what had to be reached, or what stood in the way.",
    "action": "No action of your own heard: say what you did, as “I”.",
    "result": "No result heard: say how it ended.",
}
