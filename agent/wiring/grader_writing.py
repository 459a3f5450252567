"""Fitting the embedded grader, from reading to files: the probe, and what it gave."""

from dataclasses import dataclass

import numpy as np

from agent import assets
from agent.ports.corpus_stamp import embedding_name
from agent.ports.hidden import HiddenReader
from agent.ports.known_vectors import write_known
from agent.records import Given, ProbeCard
from agent.steps.exchanges import exchanges, texts_of
from agent.steps.probing import Numbers
from agent.wiring.given import write_given
from agent.wiring.grader_measure import GRADER, fit_probe, probe_given
from agent.wiring.grader_reading import Embed, OnStep, RoundRead, read_rounds, untold
from agent.wiring.labelled import MEASURED, labelled, labels_folder
from agent.wiring.probe_file import write_probe
from agent.wiring.probe_grader import reader_name


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fit, before it is written.

    Attributes:
        card, numbers: the probe.
        given: what transcripts left out of the fit were given; and by fits without a whole kind.
        reads: what it was fitted on.
        reader, embed: what read it.
    """

    card: ProbeCard
    numbers: dict[str, Numbers]
    given: dict[str, tuple[Given, ...]]
    reads: tuple[RoundRead, ...]
    reader: HiddenReader
    embed: Embed


def fitted(
    reader: HiddenReader,
    embed: Embed,
    model: str,
    layer: int,
    version: str,
    on_step: OnStep = untold,
) -> Fitted:
    """Reads all labelled transcripts, fits a probe and measures it.

    Args:
        reader: gives hidden states.
        embed: gives the sentence embedding of every text.
        model: id of the known model that is read.
        layer: how many of its layers are kept.
        version: of the new probe.
        on_step: is told what is being done.

    Raises:
        EvalError: the labels are not there, as in an installed wheel.
        ModelUnavailableError: the model gave no answer; what was read is kept.
    """
    reads = tuple(read_rounds(reader, embed, on_step))
    given = {}
    for without in ("", *MEASURED):
        on_step(f"measuring, fitted without {without}" if without else "measuring")
        lines = tuple(probe_given(reads, version, f"embedded:{model}", without))
        given[f"{GRADER}-without-{without}" if without else GRADER] = lines
    on_step("fitting on everything")
    card, numbers = fit_probe(reads, given[GRADER], model, layer, version)
    return Fitted(card, numbers, given, reads, reader, embed)


def write_fitted(done: Fitted) -> None:
    """Puts a fit in force, and keeps beside the labels what it was made of.

    Raises:
        StorageError: the disk is full or a folder cannot be written.
    """
    write_probe(assets.probe_folder(), done.card, done.numbers)
    for name, lines in done.given.items():
        write_given(name, lines)
    texts = sorted({t for i in labelled() for t in texts_of(exchanges(i.transcript))})
    turns = np.array([done.embed([text])[text] for text in texts], dtype=np.float32)
    write_known(labels_folder() / "turns.npz", embedding_name(), texts, turns)
    made = {each.text for read in done.reads for each in read.made}
    segments = sorted(made | {text for read in done.reads for text in read.texts.values()})
    write_known(
        labels_folder() / "hidden.npz",
        reader_name(done.reader.stamp),
        segments,
        done.reader.vectors(segments),
    )
