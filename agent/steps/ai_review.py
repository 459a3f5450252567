"""Whether a candidate found, proved and fixed the fault in what an assistant proposed."""

import re
from collections.abc import Iterator, Sequence

from agent.records import CaseRun, Evidence, Execution, Proposal, Review, Transcript
from agent.steps.code_events import CODE_BLOCK
from agent.steps.coverage import cue_pattern
from agent.steps.sentences import SENTENCE_END

TRIED = re.compile(r"\A\(tries \w+\((?P<args>.*)\): ", re.DOTALL)
"""How a turn begins in which the candidate called their function with input of their own."""


def review_of(
    transcript: Transcript,
    proposal: Proposal,
    proposed: Execution,
    ended: Execution | None,
    shown_by: Sequence[int] = (),
) -> Review:
    """Says what became of a proposal.

    Args:
        transcript: what was said.
        proposal: what an assistant offered.
        proposed: what came of running it.
        ended: what came of running the candidate's last code; None where there is none.
        shown_by: 0-based turns in which an input of the candidate's own showed the fault.
    """
    ran = [_whole(transcript, place) for place in shown_by]
    return Review(
        fault=proposal.kind,
        found=_said(transcript, proposal.names),
        proved=ran[0] if ran else _said(transcript, proposal.shows),
        fixed=None if ended is None else _fixed(proposed, ended),
    )


def _fixed(proposed: Execution, ended: Execution) -> bool:
    """Whether every case that the proposal fails passes now."""
    passes = {_key(case) for case in ended.cases if case.verdict == "passed"}
    return all(_key(case) in passes for case in proposed.failures)


def _key(case: CaseRun) -> tuple[str, int]:
    return case.group, case.number


def _said(transcript: Transcript, cues: tuple[str, ...]) -> Evidence | None:
    """The first sentence of the candidate's in which one of the cues stands; code is left out."""
    pattern = cue_pattern(cues)
    for place, sentence in _sentences(transcript):
        if pattern.search(sentence.lower()):
            return Evidence(turn=place, quote=sentence, t=transcript.turns[place].t)
    return None


def _sentences(transcript: Transcript) -> Iterator[tuple[int, str]]:
    for place, turn in enumerate(transcript.turns):
        if turn.speaker == "candidate":
            for sentence in SENTENCE_END.split(CODE_BLOCK.sub("\n", turn.text)):
                yield from ((place, line.strip()) for line in sentence.splitlines() if line.strip())


def _whole(transcript: Transcript, place: int) -> Evidence:
    turn = transcript.turns[place]
    return Evidence(turn=place, quote=turn.text.splitlines()[0], t=turn.t)
