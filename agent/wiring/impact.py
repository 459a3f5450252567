"""Reading claims of impact: the words from the program's data, and a fallback that is fitted."""

from functools import cached_property
from pathlib import Path
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from agent import assets
from agent.data_files import PACKAGE, read_record
from agent.errors import ClaimsError, WeightsError
from agent.ports.converter import LONGEST_CHARS, to_markdown
from agent.ports.corpus_stamp import embedding_name
from agent.ports.embedding import MiniLM
from agent.records import (
    ImpactSigns,
    ImpactWording,
    LabelledClaim,
    ReadClaim,
    Rung,
    RungWeights,
)
from agent.settings import Settings
from agent.steps.impact.claims import claim_lines, claims_in
from agent.steps.impact.lexicon import Lexicon
from agent.steps.impact.likeness import likely_rung
from agent.steps.impact.placing import read_claim
from agent.wiring.models import embedding_tokenizer

FITTED_ON = ("development", "held-out", "third", "fourth")
"""Batches of labelled claims by which words and weights were made."""

MEASURED_ON = "fifth"
"""The batch that was labelled after the method was finished, and led to no change of it."""

MOST_CLAIMS = 20_000
"""Claims that are read at once."""

_C = 10.0
"""Inverse strength of the fit's penalty; 3, 10 and 30 came to the same within a claim or two."""
_DIGITS = 5


class ClaimReader:
    """Places claims.

    Args:
        settings: of the run.
        by_words_only: never ask the sentence embedding.
    """

    def __init__(self, settings: Settings, *, by_words_only: bool = False) -> None:
        self._settings = settings
        self._lexicon = Lexicon(read_record(PACKAGE / "data" / "impact.yaml", ImpactSigns))
        self._by_words_only = by_words_only
        self.fault = ""
        """Why the sentence embedding could not be asked; empty where it could or had not to be."""

    def read(self, claim: str) -> ReadClaim:
        """Places one claim, not empty."""
        return read_claim(claim, self._lexicon, None if self._by_words_only else self._likeness)

    def _likeness(self, claim: str) -> Rung:
        embedding = self._embedding
        if embedding is None:
            return "raw"
        return likely_rung(embedding.embed([claim])[0], self._weights)

    @cached_property
    def _weights(self) -> RungWeights:
        return RungWeights.model_validate_json(weights_file().read_bytes())

    @cached_property
    def _embedding(self) -> MiniLM | None:
        if self._weights.embedding != embedding_name():
            self.fault = "the fallback was fitted with another sentence embedding"
            return None
        try:
            return MiniLM(embedding_tokenizer(self._settings), threads=1)
        except WeightsError as error:
            self.fault = error.fault
            return None


def wording() -> ImpactWording:
    """Reads how claims are shown."""
    return read_record(PACKAGE / "data" / "impact-wording.yaml", ImpactWording)


def claims_of(source: Path | None, given: TextIO, *, one_a_line: bool) -> tuple[str, ...]:
    """Returns the claims of a document, or of what is given on standard input.

    Args:
        source: the document; None for standard input.
        given: standard input.
        one_a_line: every line that is not empty is a claim.

    Raises:
        ClaimsError: there is too much of it, it is no text, or there are more claims than are read.
        CorpusError: the document cannot be read.
    """
    text = to_markdown(source) if source else _standard_input(given)
    found = claim_lines(text) if one_a_line else claims_in(text)
    if len(found) > MOST_CLAIMS:
        raise ClaimsError(f"there are more than {MOST_CLAIMS:,} claims", "split the input")
    return found


def _standard_input(given: TextIO) -> str:
    try:
        text = given.read(LONGEST_CHARS + 1)
    except UnicodeDecodeError as error:
        raise ClaimsError("standard input is not UTF-8", "pipe text, or name a file") from error
    if len(text) > LONGEST_CHARS:
        raise ClaimsError(f"standard input has over {LONGEST_CHARS:,} characters", "split it")
    if "\0" in text:
        raise ClaimsError("standard input is not text", "pipe text, or name a file")
    return text


def weights_file() -> Path:
    """Returns where the fitted fallback lies."""
    return PACKAGE / "data" / "impact-rungs.json"


def labelled_claims(batch: str) -> tuple[LabelledClaim, ...]:
    """Reads a batch of labelled claims.

    Raises:
        FileNotFoundError: there is no such batch.
    """
    path = assets.data_root() / "evals" / "impact" / f"{batch}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(LabelledClaim.model_validate_json(line) for line in lines)


def fit_weights(settings: Settings) -> RungWeights:
    """Fits the fallback on the batches of `FITTED_ON`: logistic regression, classes balanced.

    Raises:
        WeightsError: the sentence embedding's tokenizer could not be fetched.
    """
    from sklearn.linear_model import LogisticRegression

    claims = [claim for batch in FITTED_ON for claim in labelled_claims(batch)]
    embedding = MiniLM(embedding_tokenizer(settings), threads=1)
    vectors: NDArray[np.float32] = embedding.embed([claim.claim for claim in claims])
    fit = LogisticRegression(C=_C, max_iter=2_000, class_weight="balanced")
    fit.fit(vectors, [claim.rung for claim in claims])
    rungs: list[Rung] = list(fit.classes_)
    return RungWeights(
        embedding=embedding.name,
        claims=len(claims),
        weights={
            rung: tuple(round(float(each), _DIGITS) for each in row)
            for rung, row in zip(rungs, fit.coef_, strict=True)
        },
        bias={
            rung: round(float(each), _DIGITS)
            for rung, each in zip(rungs, fit.intercept_, strict=True)
        },
    )
