"""Grading a round with a strong model: one structured call an area and sample.

Areas are asked about in another order for every sample, so that none is always the first or the
last to be read; the order follows from the transcript, so that a run can be repeated.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.ports.chat import ChatModel
from agent.records import Area, AreaScore, Prompt, Rubric, Scorecard, Transcript, Usage, Versions
from agent.steps.addressed import GAP, without_addressed
from agent.steps.grading import OnArea, content_hash, no_report, shared_messages
from agent.steps.judging import LONGEST_JUDGEMENT_TOKENS, Bench, area_text, judge_area
from agent.steps.near_bar import verdict_near_bar
from agent.steps.pooling import pooled
from agent.steps.windowing import room_for_turns, turns_shown


def grade_strong(
    transcript: Transcript,
    rubric: Rubric,
    prompt: Prompt,
    models: Sequence[ChatModel],
    versions: Versions,
    seed: int = 0,
    on_area: OnArea = no_report,
    before: Scorecard | None = None,
) -> Scorecard:
    """Grades one round. What speaks to whoever grades is left out of what is judged.

    Args:
        transcript: what was said.
        rubric: the scale, the areas and the bars.
        prompt: the judge's prompt.
        models: one a sample; the same model, drawn anew.
        versions: what is in force.
        seed: of the order of the areas.
        on_area: is told of an area when it is begun (None) and when its last sample is read.
        before: an earlier scorecard of the same words by the same versions, whose areas are kept
            but for those whose call failed.

    Raises:
        ModelRefusedError: the model will refuse every call.
    """
    said, sha256 = without_addressed(transcript, GAP), content_hash(transcript)
    benches = {area.id: _bench(said, area, rubric, prompt, models[0]) for area in rubric.areas}
    done = {i: a for i, a in before.areas.items() if not a.call_failed} if before else {}
    open_areas = [area for area in rubric.areas if area.id not in done]
    usage = before.usage if before else Usage()
    given: dict[str, list[AreaScore]] = {area.id: [] for area in open_areas}
    for sample, area in _asked(open_areas, len(models), f"{seed}:{sha256}"):
        if sample == 0:
            on_area(area, None)
        found, cost = judge_area(area, benches[area.id].bench, models[sample])
        left_out = benches[area.id].left_out
        given[area.id].append(found.model_copy(update={"turns_left_out": left_out}))
        usage += cost
        if sample == len(models) - 1:
            pool = pooled(given[area.id], area)
            done[area.id] = pool.model_copy(update={"turns_left_out": left_out})
            on_area(area, done[area.id])
    areas = {area.id: done[area.id] for area in rubric.areas}
    decided, reason = verdict_near_bar(areas, rubric, transcript.target_level)
    return Scorecard(
        transcript_id=transcript.id,
        transcript_sha256=sha256,
        round=transcript.round,
        target_level=transcript.target_level,
        areas=areas,
        verdict=decided,
        verdict_reason=reason,
        strategy="strong",
        versions=versions,
        usage=usage,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """What an area is judged by, and how many turns of a long transcript were left out."""

    bench: Bench
    left_out: int


def _bench(
    said: Transcript, area: Area, rubric: Rubric, prompt: Prompt, model: ChatModel
) -> _Shown:
    """Shows all turns where they fit, which is the same text for every area."""
    plain = Bench(said, rubric, prompt, shared_messages(said, rubric, prompt, ()))
    texts = (plain.shared[0], max((area_text(each, plain) for each in rubric.areas), key=len))
    room = room_for_turns(model.context_tokens, LONGEST_JUDGEMENT_TOKENS, texts)
    shown = turns_shown(said, area, room)
    shared = shared_messages(said, rubric, prompt, shown)
    return _Shown(replace(plain, shared=shared), len(said.turns) - len(shown))


def shuffled(areas: Sequence[Area], key: str) -> list[Area]:
    """Returns areas in an order that follows from the key and nothing else."""
    return sorted(areas, key=lambda area: hashlib.sha256(f"{key}:{area.id}".encode()).digest())


def _asked(areas: Sequence[Area], samples: int, key: str) -> Iterator[tuple[int, Area]]:
    for sample in range(samples):
        for area in shuffled(areas, f"{key}:{sample}"):
            yield sample, area
