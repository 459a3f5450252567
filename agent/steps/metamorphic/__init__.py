"""Changing what was said on an area in ways of which the effect on its score is known.

`FAMILIES` are the ways, `build` makes a changed transcript, `looked_at` says whether a score did
what it should have, and `figures` sums a run up.
"""

from agent.steps.metamorphic.families import FAMILIES, Banks, Family, build, family
from agent.steps.metamorphic.figures import Figures, figures, looked_at
from agent.steps.metamorphic.said import Said

__all__ = [
    "FAMILIES",
    "Banks",
    "Family",
    "Figures",
    "Said",
    "build",
    "family",
    "figures",
    "looked_at",
]
