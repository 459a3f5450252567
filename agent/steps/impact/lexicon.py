"""The words by which claims are placed, compiled once.

All that searches does so in a text folded by `folded`, which keeps every character's place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from agent.records import ImpactSigns

Kind = Literal["raw", "system", "product", "business", "none"]
KINDS: tuple[Kind, ...] = ("raw", "system", "product", "business", "none")

_NEVER = re.compile(r"(?!)")
_FOLDS = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "–": "-", "−": "-"})


@dataclass(frozen=True, slots=True)
class Term:
    """A word for what was measured, by its place in a text."""

    start: int
    end: int
    kind: Kind


def folded(text: str) -> str:
    """Returns a text in lower case with plain quotes and dashes, character by character."""
    plain = text.translate(_FOLDS)
    return "".join(low if len(low := char.lower()) == 1 else char for char in plain)


def pattern(cues: tuple[str, ...], *, plural: bool = False) -> re.Pattern[str]:
    """Returns what finds any of the cues in a folded text, the longest first.

    Args:
        cues: the words.
        plural: whether an added s makes no difference.
    """
    if not cues:
        return _NEVER
    ordered = sorted(set(cues), key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(_cue, ordered))}){'s?' * plural}(?![\w'])")


class Lexicon:
    """What is searched for.

    Args:
        signs: the words.
    """

    def __init__(self, signs: ImpactSigns) -> None:
        self._terms = tuple(
            (kind, pattern(getattr(signs.terms, kind), plural=True)) for kind in KINDS
        )
        self._topic_after = re.compile(rf"[\s-]+(?:{'|'.join(map(_cue, signs.topic_nouns))})\b")
        self.change = pattern(signs.change)
        self.comparatives = pattern(signs.comparatives)
        self.people = pattern(signs.people)
        self.uptake = pattern(signs.uptake)
        self.strong_uptake = pattern(signs.strong_uptake)
        one = "|".join(map(_cue, signs.taker))
        self.taker = re.compile(rf"\b(?:the|a|another|one|their) (?:[\w-]+ ){{1,2}}(?:{one})\b")
        self.takers = pattern(signs.takers)
        self.named_takers = pattern(signs.named_takers)
        self.using_people = pattern(signs.using_people)
        self.counts = pattern(signs.counts)
        self.negations = pattern(signs.negations)
        self.not_negations = pattern(signs.not_negations)
        self.null_results = pattern(signs.null_results)
        self.plans = pattern(signs.plans)
        self.modals = pattern(signs.modals)
        self.not_plans = pattern(signs.not_plans)
        verbs = "|".join(map(_cue, signs.purposes))
        self.purposes = re.compile(rf"\b(?:to|for)\s+(?:better |help |further )?(?:{verbs})\b")
        self.attained = re.compile(rf"\b(?:{'|'.join(map(_cue, signs.attained))})(?:\s\w+){{0,3}}$")
        self.speeds = pattern(signs.speeds)
        never = "|".join(map(_cue, signs.not_labour))
        hours = "|".join(map(_cue, signs.labour))
        self.labour = re.compile(
            rf"\b(?:sav\w+|freed|freeing|cut\w*|less"
            rf"|fewer)\b(?:(?!\b(?:{never})\b)[^.;,]){{0,40}}?\d\S*\s(?:\w+ )?(?<!-)(?:{hours})"
            rf"\b(?! (?:to|later))"
        )
        self.topic_verbs = pattern(signs.topic_verbs)
        self.vanity = pattern(signs.vanity)
        self.time_frames = pattern(signs.time_frames)
        self.not_time_frames = pattern(signs.not_time_frames)
        self.owners = pattern(signs.owners)
        self.others = pattern(signs.others)
        self.doers = frozenset(signs.doers)
        self.not_doers = frozenset(signs.not_doers)

    def terms(self, text: str) -> tuple[Term, ...]:
        """Returns the terms in a folded text, in order; of two that overlap, the longer.

        A term that a topic noun follows ("retention model") is none, nor is the first of two that
        stand side by side ("storage bill").
        """
        found = sorted(self._all(text), key=lambda term: (term.start - term.end, term.start))
        taken: list[Term] = []
        for term in found:
            if all(term.end <= other.start or other.end <= term.start for other in taken):
                taken.append(term)
        kept = [term for term in taken if term.kind != "none" and not self._is_topic(term, text)]
        kept.sort(key=lambda term: term.start)
        return tuple(
            term
            for place, term in enumerate(kept)
            if not self._names_next(term, kept[place + 1 : place + 2], text)
        )

    @staticmethod
    def _names_next(term: Term, after: list[Term], text: str) -> bool:
        return any(each.kind != "raw" and not text[term.end : each.start].strip() for each in after)

    def _all(self, text: str) -> Iterator[Term]:
        for kind, form in self._terms:
            for found in form.finditer(text):
                yield Term(found.start(), found.end(), kind)

    def _is_topic(self, term: Term, text: str) -> bool:
        return term.kind != "raw" and bool(self._topic_after.match(text, term.end))


def _cue(cue: str) -> str:
    words = re.split(r"[\s-]+", cue.strip())
    return r"[\s-]+".join(
        re.escape(word.rstrip("*")) + r"\w*" * word.endswith("*") for word in words
    )
