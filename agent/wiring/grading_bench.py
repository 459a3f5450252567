"""Measurements of the embedded grader: tokens it reads and seconds it takes for a transcript."""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import httpx2

from agent import assets
from agent.ports.embedded import EmbeddedServer
from agent.ports.hidden import ServedHidden
from agent.ports.weights import Progress
from agent.records import Transcript
from agent.settings import Settings
from agent.steps.fencing import fenced
from agent.wiring.bench import Figure
from agent.wiring.labelled import MEASURED, labelled
from agent.wiring.probe_grader import (
    TurnVectors,
    grade_by_probe,
    hidden_server,
    reader_stamp,
    shipped_probe,
)
from agent.wiring.versions import PROBE_PROMPT, grading_versions

_TRANSCRIPTS = 7
_WORDS = 1_000
_FEWER, _SECONDS = 3.0, 60.0

OnTranscript = Callable[[int, int], None]


def grading(settings: Settings, progress: Progress, on_transcript: OnTranscript) -> list[Figure]:
    """Grades the labelled ML design transcripts nearest to 1,000 words, with nothing kept of them.

    What is compared with is asking about every area by itself, with the whole transcript in the
    prompt: the tokens of those prompts, counted by the server and not read.

    Args:
        settings: of the run.
        progress: is told how far a download has come.
        on_transcript: is told how many transcripts are done, of how many.

    Raises:
        EvalError: the labelled transcripts are not there, as in an installed wheel.
        WeightsError: the embedded model cannot be had.
    """
    probe = shipped_probe()
    some = _near_a_thousand_words([each.transcript for each in labelled(MEASURED)])
    embed = TurnVectors(settings, progress)
    embed(["a first text, so that starting is not timed"])
    read: list[int] = []
    naive: list[int] = []
    seconds: list[float] = []
    with ExitStack() as stack:
        server = stack.enter_context(
            hidden_server(settings, probe.card.model, probe.card.layer, progress)
        )
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        reader = ServedHidden(
            lambda: server, reader_stamp(probe.card.model, probe.card.layer), folder
        )
        reader.vectors(["a first text, so that starting is not timed"])
        for done, transcript in enumerate(some):
            on_transcript(done, len(some))
            before, started = reader.tokens, time.monotonic()
            rubric = assets.rubric(transcript.round)
            versions = grading_versions(rubric.id, reader.stamp, PROBE_PROMPT, probe.stamp)
            grade_by_probe(transcript, rubric.areas, probe, reader, embed, versions)
            seconds.append(time.monotonic() - started)
            read.append(reader.tokens - before)
            naive.append(sum(_tokens(server, text) for text in _naive(transcript)))
        on_transcript(len(some), len(some))
    return _figures(some, read, naive, seconds)


def _figures(
    some: Sequence[Transcript],
    read: Sequence[int],
    naive: Sequence[int],
    seconds: Sequence[float],
) -> list[Figure]:
    n = len(some)
    fewer = sum(naive) / sum(read)
    median = statistics.median(seconds)
    words = statistics.median(_words(each) for each in some)
    return [
        Figure(
            what=f"tokens read a transcript, {words:.0f} words (median)",
            value=statistics.median(read),
            bar="",
            met=True,
            n=n,
        ),
        Figure(
            what="tokens of asking area by area, over tokens read",
            value=fewer,
            bar=f">= {_FEWER:g}",
            met=fewer >= _FEWER,
            n=n,
        ),
        Figure(
            what="seconds to grade such a transcript, p50",
            value=median,
            bar=f"< {_SECONDS:g}",
            met=median < _SECONDS,
            n=n,
        ),
    ]


def _near_a_thousand_words(transcripts: Sequence[Transcript]) -> list[Transcript]:
    design = [each for each in transcripts if each.round == "ml-design"]
    return sorted(design, key=lambda each: (abs(_words(each) - _WORDS), each.id))[:_TRANSCRIPTS]


def _words(transcript: Transcript) -> int:
    return sum(len(turn.text.split()) for turn in transcript.turns)


def _naive(transcript: Transcript) -> list[str]:
    prompt, rubric = assets.prompt(PROBE_PROMPT), assets.rubric(transcript.round)
    own = f"scale-{rubric.id}"
    lines = "\n".join(f"{turn.speaker.title()}: {fenced(turn.text)}" for turn in transcript.turns)
    return [
        prompt.render(
            "asked",
            segment=lines,
            title=area.title,
            definition=area.definition,
            scale=prompt.render(own if own in prompt.parts else "scale"),
        )
        for area in rubric.areas
    ]


def _tokens(server: EmbeddedServer, text: str) -> int:
    answer = httpx2.post(
        f"{server.url.removesuffix('/v1')}/tokenize",
        json={"content": text},
        headers={"Authorization": f"Bearer {server.key}"},
    )
    return len(answer.raise_for_status().json()["tokens"])
