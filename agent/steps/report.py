"""A scorecard as a page to read: Markdown, with every quote and its time."""

from collections.abc import Iterator

from agent.records import AreaScore, Evidence, Rubric, Scorecard, Speech, Stamp
from agent.steps.agenda import clock_face
from agent.steps.costs import usage_text
from agent.steps.fencing import clean

UNCALIBRATED = (
    "Uncalibrated: the scores stand as the model gave them. How little the embedded models agree "
    "with labels is measured (docs/model-card.md). Read the quotes before the numbers."
)


def markdown(scorecard: Scorecard, rubric: Rubric, cost: str = "") -> str:
    """Returns the whole report as Markdown.

    Args:
        scorecard: of one transcript.
        rubric: of its round.
        cost: in words; left out where it is empty.
    """
    return "\n".join(_lines(scorecard, rubric, cost)) + "\n"


def part_text(found: AreaScore) -> str:
    """Returns how much of the transcript an area was graded on; empty where it was all of it."""
    if not found.turns_left_out:
        return ""
    return (
        f"graded on a part: the transcript is longer than the model's context, and "
        f"{found.turns_left_out} turns that say less on this area were left out"
    )


def score_text(found: AreaScore) -> str:
    """Returns a score as it is shown: `3/5`, `not assessed`, `unscored`."""
    return f"{found.score:g}/5" if found.score is not None else found.status


def summary(scorecard: Scorecard) -> str:
    """Returns one sentence that counts what has a score and what has none."""
    total = len(scorecard.areas)
    scored = sum(area.score is not None for area in scorecard.areas.values())
    absent = sum(area.status == "not assessed" for area in scorecard.areas.values())
    mean = scorecard.mean_score
    average = f", {mean:.1f} on average" if mean is not None else ""
    return (
        f"{scored} of {total} areas scored{average}; {absent} not assessed; "
        f"{len(scorecard.unscored)} could not be judged."
    )


def quote_text(evidence: Evidence) -> str:
    """Returns a quote with its time and turn."""
    who = "asked" if evidence.role == "question" else "said"
    return f"{clock_face(evidence.t)} (turn {evidence.turn}, {who}): “{one_line(evidence.quote)}”"


def speech_text(speech: Speech) -> str:
    """Returns the facts of a candidate's speech as one sentence."""
    pace = f"{speech.words_a_minute:.0f} words a minute" if speech.words_a_minute else "no pace"
    share = f"{speech.words} words, {speech.share:.0%} of the round"
    longest = f"longest answer {speech.longest_words} words (turn {speech.longest_turn})"
    fillers = f"{speech.fillers} fillers, {speech.fillers_per_100:.1f} in a hundred words"
    return f"{share}; {pace} by the times given; {longest}; {fillers}."


def one_line(text: str) -> str:
    """Returns text from outside so that it can write no heading, list or tag of its own."""
    return " ".join(clean(text).split()).replace("<", "&lt;")


def stamp_text(stamp: Stamp) -> str:
    """Returns a version as it is shown: id, version, hash."""
    version = f" v{stamp.version}" if stamp.version else ""
    return f"{stamp.id}{version} ({stamp.sha256})" if stamp.sha256 else f"{stamp.id}{version}"


def _lines(scorecard: Scorecard, rubric: Rubric, cost: str) -> Iterator[str]:
    level = scorecard.target_level or "none given"
    yield f"# Scorecard: {one_line(scorecard.transcript_id)}"
    yield ""
    yield f"Round {scorecard.round}, target level {level}."
    yield ""
    yield f"**Verdict: {scorecard.verdict or 'cannot be decided'}** — {scorecard.verdict_reason}."
    yield ""
    yield summary(scorecard)
    yield ""
    yield f"> {UNCALIBRATED}"
    yield from _addressed(scorecard)
    for area in rubric.areas:
        yield from _area(area.title, scorecard.areas[area.id])
    yield from _speech(scorecard)
    yield from _footer(scorecard, cost)


def _area(title: str, found: AreaScore) -> Iterator[str]:
    yield ""
    yield f"## {title}: {score_text(found)}"
    yield ""
    if found.unscored_reason:
        yield f"No score: {found.unscored_reason}."
        yield ""
    if part := part_text(found):
        yield f"{part[0].upper()}{part[1:]}."
        yield ""
    for evidence in found.evidence:
        yield f"- {quote_text(evidence)}"
    for quote in found.dropped_quotes:
        yield f"- dropped, since it stands nowhere in the candidate's turns: “{one_line(quote)}”"
    if found.rationale:
        yield ""
        yield f"The grader: {one_line(found.rationale)}"
    if found.one_more:
        yield ""
        yield f"A point more: {found.one_more}."
    if found.read_next:
        yield ""
        yield f"Read next: {'; '.join(map(one_line, found.read_next))}"


def _addressed(scorecard: Scorecard) -> Iterator[str]:
    if not scorecard.addressed:
        return
    yield ""
    yield "Said to whoever grades, and worth nothing:"
    yield ""
    for each in scorecard.addressed:
        yield f"- turn {each.turn}: “{one_line(each.text)}”"


def _speech(scorecard: Scorecard) -> Iterator[str]:
    if scorecard.speech is None:
        return
    yield ""
    yield "## How it was said (no part of any score)"
    yield ""
    yield speech_text(scorecard.speech)


def _footer(scorecard: Scorecard, cost: str) -> Iterator[str]:
    versions = scorecard.versions
    yield ""
    yield "---"
    yield ""
    yield (
        f"Model {stamp_text(versions.model)}; "
        f"prompts {', '.join(map(stamp_text, versions.prompts))}; "
        f"rubric {stamp_text(versions.rubric)}; "
        f"schemas {', '.join(map(stamp_text, versions.schemas))}; "
        f"calibration {stamp_text(versions.calibration)}; "
        f"corpus {stamp_text(versions.corpus)}."
    )
    yield f"{'; '.join(filter(None, (usage_text(scorecard.usage), cost)))}."
