"""Finds the code that a candidate wrote, whatever its names and shape, and calls it.

The names that the known problems use. All but `comparing` runs inside the sandbox beside that
code. Standard library and NumPy only.
"""

from calling import Thing, build, call, find, invoke
from comparing import nothing, same, same_bag
from lessons import Lesson, predictions
from looking import (
    Args,
    Code,
    Entry,
    Json,
    Layout,
    compares,
    entries,
    generator,
    likeness,
    mentions,
    own_classes,
    plain,
    reads,
)
from nodes import Nodes, prelude

__all__ = [
    "Args",
    "Code",
    "Entry",
    "Json",
    "Layout",
    "Lesson",
    "Nodes",
    "Thing",
    "build",
    "call",
    "compares",
    "entries",
    "find",
    "generator",
    "invoke",
    "likeness",
    "mentions",
    "nothing",
    "own_classes",
    "plain",
    "predictions",
    "prelude",
    "reads",
    "same",
    "same_bag",
]
