"""The embedded grader: scores read from the hidden states of a small model, by a fitted probe.

What is read is fixed by the probe's card: the weights, the layer, the prompt, the rubric, the form
of the text. Anything else would give numbers that were never measured, so it is refused.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from agent import assets
from agent.errors import EvalError, ModelUnavailableError, SettingError
from agent.ports.corpus_stamp import embedding_name
from agent.ports.embedded import EmbeddedServer
from agent.ports.embedding import MiniLM
from agent.ports.hidden import CONTEXT_TOKENS, HiddenReader, ServedHidden
from agent.ports.known_vectors import as_kept, key_of, read_known
from agent.ports.weights import Progress, WeightsCache, silent
from agent.records import (
    Area,
    AreaScore,
    ProbeCard,
    Scorecard,
    Stamp,
    Transcript,
    Usage,
    Versions,
)
from agent.settings import Settings
from agent.steps.addressed import without_addressed
from agent.steps.exchanges import TEXT_VERSION, exchanges, texts_of
from agent.steps.grading import OnArea, content_hash, failed_call, no_report
from agent.steps.hire_odds import hire_odds, verdict_by_odds
from agent.steps.logistic import Floats
from agent.steps.probe_scoring import score_area
from agent.steps.probing import SPOKEN, Found, Numbers, found_in, scaled, segment_text
from agent.wiring.labelled import labels_folder, labels_stamp
from agent.wiring.models import embedding_tokenizer, find_known
from agent.wiring.probe_file import read_card, read_probe
from agent.wiring.versions import PROBE_PROMPT

REMEDY = "fit it anew: mockloop grader fit --write"


@dataclass(frozen=True, slots=True)
class Probe:
    """A fitted probe: its card, and its numbers by round."""

    card: ProbeCard
    numbers: Mapping[str, Numbers]

    @property
    def stamp(self) -> Stamp:
        """What scores were fitted by."""
        body = self.card.model_dump_json(exclude={"errors"})
        return Stamp(id="probe", version=self.card.version, sha256=assets.short_hash(body))


def shipped_probe() -> Probe:
    """Reads the probe that comes with the program, and checks that it still fits.

    Raises:
        DataError: its files are missing or damaged.
        SettingError: weights, embedding, prompt, rubric, text form or labels are no longer those
            that it was fitted on.
    """
    card, numbers = read_probe(assets.probe_folder())
    return Probe(_fitting(card), numbers)


def shipped_card() -> ProbeCard:
    """Reads the card of the probe that comes with the program, and checks that it still fits.

    Raises:
        DataError, SettingError: as `shipped_probe` does.
    """
    return _fitting(read_card(assets.probe_folder()))


def _fitting(card: ProbeCard) -> ProbeCard:
    if changed := changed_since(card):
        raise SettingError(
            f"the embedded grader was fitted with other {', '.join(changed)}", REMEDY
        )
    return card


def changed_since(card: ProbeCard) -> list[str]:
    """Returns what is no longer as it was when a probe was fitted."""
    now: dict[str, tuple[object, object]] = {
        "weights": (find_known(card.model).sha256, card.weights_sha256),
        "sentence embedding": (embedding_name(), card.embedding),
        "text": (TEXT_VERSION, card.text_version),
        "prompt": (assets.stamp(assets.prompt(PROBE_PROMPT)), card.prompt),
    }
    for fit in card.rounds:
        now[f"rubric ({fit.round})"] = (assets.stamp(assets.rubric(fit.round)), fit.rubric)
    with suppress(EvalError):  # an installed wheel carries no labels to compare with
        now["labels"] = (labels_stamp(), card.labels)
    return [name for name, (here, fitted) in now.items() if here != fitted]


def open_reader(
    settings: Settings,
    model: str,
    layer: int,
    stack: ExitStack,
    progress: Progress = silent,
    *,
    known: bool = False,
) -> ServedHidden:
    """Returns a reader of hidden states; weights are fetched and served when they are needed.

    Args:
        settings: of the run.
        model: id of a known model.
        layer: how many layers are kept.
        stack: ends the server.
        progress: is told how far a download has come.
        known: does not read again what a checkout carries of the labelled transcripts.
    """

    def start() -> EmbeddedServer:
        return stack.enter_context(hidden_server(settings, model, layer, progress))

    stamp = reader_stamp(model, layer)
    kept = read_known(labels_folder() / "hidden.npz", reader_name(stamp)) if known else {}
    return ServedHidden(start, stamp, settings.home / "hidden", kept)


def hidden_server(
    settings: Settings, model: str, layer: int, progress: Progress = silent
) -> EmbeddedServer:
    """Starts a server of a known model's hidden states, fetching its weights where need be.

    Raises:
        WeightsError: the weights cannot be had, or the server does not start.
    """
    from agent.ports.gguf_layers import first_layers

    known, cache = find_known(model), WeightsCache(settings.home / "models")
    cut = first_layers(cache.pull(known, progress), layer, cache.folder, known.sha256)
    return EmbeddedServer(
        cut, known.id, context=CONTEXT_TOKENS, threads=settings.threads, hidden=True
    )


def reader_stamp(model: str, layer: int) -> Stamp:
    """Returns the stamp of a known model's hidden states at a layer."""
    sha256 = find_known(model).sha256[:12]
    return Stamp(id=f"embedded:{model}", version=f"layer-{layer}", sha256=sha256)


def reader_name(stamp: Stamp) -> str:
    """Returns by which name vectors of a reader are kept."""
    return f"{stamp.id} {stamp.version} {stamp.sha256}"


class TurnVectors:
    """Sentence embeddings of turns, each embedded by itself: a batch would change the others.

    Args:
        settings: of the run.
        progress: is told how far a download has come.
        known: does not embed again what a checkout carries of the labelled transcripts.
    """

    def __init__(
        self, settings: Settings, progress: Progress = silent, *, known: bool = False
    ) -> None:
        self._settings, self._progress = settings, progress
        kept = read_known(labels_folder() / "turns.npz", embedding_name()) if known else {}
        self._known = dict(kept)
        self._embedding: MiniLM | None = None

    def __call__(self, texts: Iterable[str]) -> dict[str, Floats]:
        """Returns the embedding of each text, shape (384,).

        Raises:
            WeightsError: the tokenizer could not be fetched.
        """
        return {text: self._vector(text).astype(np.float64) for text in texts}

    def _vector(self, text: str) -> NDArray[np.float32]:
        key = key_of(text)
        if key not in self._known:
            if self._embedding is None:
                self._embedding = MiniLM(embedding_tokenizer(self._settings, self._progress))
            self._known[key] = as_kept(self._embedding.embed([text]))[0]
        return self._known[key]


def grade_by_probe(
    transcript: Transcript,
    areas: Sequence[Area],
    probe: Probe,
    reader: HiddenReader,
    embed: Callable[[Iterable[str]], Mapping[str, Floats]],
    versions: Versions,
    on_area: OnArea = no_report,
) -> Scorecard:
    """Grades one round. What the model does not read any more leaves its areas unscored.

    Args:
        transcript: what was said; what speaks to whoever grades is left out.
        areas: of its round's rubric, those that are graded.
        probe: has numbers for the round.
        reader: reads as the probe's card says.
        embed: gives the sentence embedding of every text.
        versions: what is in force.
        on_area: is told of each area when it is begun (None) and when it is done.
    """
    rubric, started, read = assets.rubric(transcript.round), monotonic(), reader.tokens
    said = without_addressed(transcript)
    numbers = probe.numbers[rubric.id]
    parts = exchanges(said)
    found = found_in(parts, rubric, embed(texts_of(parts)), numbers)
    scored: dict[str, AreaScore] = {}
    fault: ModelUnavailableError | None = None
    for number, area in enumerate(rubric.areas):
        if area not in areas:
            continue
        on_area(area, None)
        try:
            if fault is None:
                vector = _vector(rubric.id, found, number, area, reader)
                scored[area.id] = score_area(
                    said, found, number, area, vector, numbers.picking, numbers.marking
                )
        except ModelUnavailableError as error:
            fault = error
        if fault is not None:
            scored[area.id] = failed_call(fault)
        on_area(area, scored[area.id])
    odds = hire_odds(scored, rubric, transcript.target_level)
    decided, reason = verdict_by_odds(scored, rubric, transcript.target_level, odds)
    return Scorecard(
        transcript_id=transcript.id,
        transcript_sha256=content_hash(transcript),
        round=transcript.round,
        target_level=transcript.target_level,
        areas=scored,
        verdict=decided,
        verdict_reason=reason,
        strategy="probe",
        calibration="calibrated",
        errors=tuple(each for each in probe.card.errors if each.round == rubric.id),
        hire_odds=odds,
        versions=versions,
        usage=Usage(tokens_evaluated=reader.tokens - read, seconds=round(monotonic() - started, 3)),
    )


def _vector(
    round_id: str, found: Found, number: int, area: Area, reader: HiddenReader
) -> Floats | None:
    if found.spoken[number] < SPOKEN:
        return None
    likely = found.likely[:, number]
    text = segment_text(round_id, found.parts, likely, area, assets.prompt(PROBE_PROMPT))
    if not text:
        return None
    vector: Floats = scaled(reader.vectors([text]))[0]
    return vector
