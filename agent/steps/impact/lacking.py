"""What a claim lacks: a figure of its effect, a period, and who did it."""

import re
from collections.abc import Iterator

from agent.records import Lack
from agent.steps.impact.lexicon import Lexicon
from agent.steps.impact.quantities import figures, periods

_FIRST = re.compile(r"^\W*(?:[a-z]+ly )?([a-z][a-z-]*)")


def lacks(text: str, reached: str, lexicon: Lexicon) -> tuple[Lack, ...]:
    """Returns what a folded claim lacks, in the order of `LACKS`.

    Args:
        text: the folded claim.
        reached: the same, blank where it states nothing reached.
        lexicon: the words to go by.
    """
    return tuple(_lacks(text, reached, lexicon))


def _lacks(text: str, reached: str, lexicon: Lexicon) -> Iterator[Lack]:
    if not figures(reached, lexicon):
        yield "number"
    if not periods(text, lexicon):
        yield "time-frame"
    if not has_owner(text, lexicon):
        yield "owner"


def has_owner(text: str, lexicon: Lexicon) -> bool:
    """Whether a folded claim says that the writer did it.

    "I", "my" say so, and so does a first word that is an act, as bullets of a résumé begin. "We"
    alone, a passive, or a thing as the subject do not.
    """
    if lexicon.owners.search(text):
        return True
    first = _FIRST.match(text)
    if first is None or first[1] in lexicon.not_doers:
        return False
    word = first[1]
    return word in lexicon.doers or word.endswith("ed")
