"""A scorecard as a page to read: Markdown, with every quote and its time."""

from collections.abc import Iterator

from agent.records import AreaScore, Evidence, Rubric, Scorecard, Speech, Stamp
from agent.steps.agenda import clock_face
from agent.steps.code_report import code_lines
from agent.steps.costs import usage_text
from agent.steps.fencing import clean
from agent.steps.story_lines import cap_line, story_line

UNCALIBRATED = (
    "Uncalibrated: the scores stand as the model gave them. How little the embedded models agree "
    "with labels is measured (docs/model-card.md). Read the quotes before the numbers."
)


_KIND_LIKE_REAL = "natural"
"""The kind of labelled transcripts that is likest to a real round."""


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


def score_with_error(found: AreaScore, scorecard: Scorecard) -> str:
    """Returns a score with how far such scores lie from labels: `3.4/5 ± 0.6`."""
    text = score_text(found)
    like_real = [each for each in scorecard.errors if each.kind == _KIND_LIKE_REAL]
    if found.score is None or not like_real:
        return text
    return f"{text} ± {like_real[0].mae:.1f}"


def spread_text(found: AreaScore) -> str:
    """Returns how sure a score is; empty where that is not known."""
    if found.spread is None:
        return ""
    if found.spread.odds:
        odds = enumerate(found.spread.odds, 1)
        return "odds " + ", ".join(f"{score}: {each:.0%}" for score, each in odds if each >= 0.005)
    given = ", ".join(f"{score:g}" for score in found.spread.given)
    times = len(found.spread.given) + found.spread.left_out
    missing = f"; {found.spread.left_out} gave no score" if found.spread.left_out else ""
    return f"graded {times} times: {given}{missing}"


def trust(scorecard: Scorecard) -> str:
    """Returns how far the scores can be trusted, in a few sentences."""
    if scorecard.calibration == "uncalibrated":
        return UNCALIBRATED
    measured = "; ".join(
        f"{each.kind}: {each.mae:.2f} points away on average, {each.within_one:.0%} within one,"
        f" QWK {each.qwk:.2f} (n = {each.n})"
        for each in scorecard.errors
    )
    return (
        "Read from the hidden states of a small model and fitted on labels by language models. On "
        f"labelled transcripts that were left out of the fit: {measured}. The ± is the error on "
        f"{_KIND_LIKE_REAL} ones. It names criteria by cue words and gives no reasons of its own; "
        "a stronger model (MOCKLOOP_GRADER_MODEL) is asked for reasons, and its agreement is "
        "measured with 'mockloop eval matrix'."
    )


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
    yield f"> {trust(scorecard)}"
    yield from _addressed(scorecard)
    yield from _code(scorecard)
    for area in rubric.areas:
        if area.id in scorecard.areas:
            yield from _area(area.title, scorecard.areas[area.id], scorecard)
            yield from _cap(cap_line(scorecard, area.id, rubric))
    yield from _stories(scorecard, rubric)
    yield from _speech(scorecard)
    yield from _footer(scorecard, cost)


def _area(title: str, found: AreaScore, scorecard: Scorecard) -> Iterator[str]:
    yield ""
    yield f"## {title}: {score_with_error(found, scorecard)}"
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
    if spread := spread_text(found):
        yield ""
        yield f"{spread[0].upper()}{spread[1:]}."
    if found.rationale:
        yield ""
        yield f"The grader: {one_line(found.rationale)}"
    if found.one_more:
        yield ""
        yield f"A point more: {one_line(found.one_more)}."
    if found.read_next:
        yield ""
        yield f"Read next: {'; '.join(map(one_line, found.read_next))}"


def _cap(why: str) -> Iterator[str]:
    if why:
        yield ""
        yield f"{one_line(why[0].upper() + why[1:])}."


def _stories(scorecard: Scorecard, rubric: Rubric) -> Iterator[str]:
    if not scorecard.stories:
        return
    yield ""
    yield "## The stories told"
    yield ""
    for story in scorecard.stories:
        yield f"- {one_line(story_line(story, rubric))}"


def _code(scorecard: Scorecard) -> Iterator[str]:
    lines = [one_line(line) for line in code_lines(scorecard)]
    if lines:
        yield ""
        yield "## The code"
        yield ""
        yield from (f"- {line}" for line in lines)


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
