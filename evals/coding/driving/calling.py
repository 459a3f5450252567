"""Calls what a candidate wrote, in whatever order it takes its arguments."""

from __future__ import annotations

import copy
import inspect
import itertools
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from looking import (
    SPARE,
    Code,
    Entry,
    Layout,
    code_of,
    entries,
    likeness,
    own_classes,
    parameters_of,
    public_names,
)

_ODD = (TypeError, AttributeError, ValueError, KeyError, IndexError)


def find(module: Code, like: str, takes: int) -> Entry:
    """The likeliest entry of that arity whose name is like one of the words.

    Raises:
        LookupError: there is none.
    """
    fitting = [each for each in entries(module) if fits(each, takes, {})]
    named = [each for each in fitting if likeness(each.name, like)]
    if not named:
        raise LookupError(f"no function like {like.split(maxsplit=1)[0]} that takes {takes}")
    return max(named, key=lambda each: likeness(each.name, like))


def call(
    module: Code, *layouts: Layout, extra: Layout | None = None, like: str = "", unlike: str = ""
) -> Any:
    """Calls the candidate's function with the first layout that it takes.

    Where names do not tell the order of the parameters, orders are tried until one raises no
    error; where that fails, the next layout is tried.

    Args:
        module: the candidate's code.
        layouts: ways to hand over the arguments, the likeliest first.
        extra: what further parameters get, where there are such.
        like: words in the names of functions that are preferred.
        unlike: words in the names of functions that are not.

    Raises:
        LookupError: nothing takes any of the layouts.
    """
    known = extra or {}
    fitting = [
        (entry, layout)
        for entry in entries(module)
        for layout in layouts
        if fits(entry, len(layout), known)
    ]
    if not fitting:
        raise LookupError("no function that takes these arguments")

    def doubt(entry: Entry) -> tuple[bool, ...]:
        name = entry.name
        spare = bool(SPARE.search(name.lower()))
        return entry.helper, spare, likeness(name, unlike) > 1, not likeness(name, like)

    best = min((entry for entry, _ in fitting), key=doubt)
    return invoke(best, *(layout for entry, layout in fitting if entry is best), extra=known)


def invoke(entry: Entry, *layouts: Layout, extra: Layout | None = None) -> Any:
    """Calls this entry; `call` says how. Where arrays raise errors, lists are tried."""
    several = [*layouts]
    if any(isinstance(value, np.ndarray) for layout in layouts for value in layout.values()):
        several += [{hints: _listed(value) for hints, value in each.items()} for each in layouts]
    ways = [way for layout in several for way in _arranged(entry, layout, extra or {})]
    first: Exception | None = None
    for values, named in ways:
        given = copy.deepcopy((values, named)) if len(ways) > 1 else (values, named)
        try:
            result = entry.call(*given[0], **given[1])
            return list(result) if inspect.isgenerator(result) else result
        except _ODD as error:
            first = first or error
    raise first or LookupError(f"{entry.name} does not take these arguments")


def build(owner: type, *layouts: Layout, extra: Layout | None = None) -> Any:
    """Makes an object of a class.

    Raises:
        LookupError: its constructor takes none of the layouts.
    """
    entry = Entry(owner.__name__, owner, parameters_of(owner))
    fitting = [each for each in layouts if fits(entry, len(each), extra or {})]
    if not fitting:
        raise LookupError(f"{owner.__name__} cannot be made")
    return invoke(entry, *fitting, extra=extra)


class Thing:
    """An object of the candidate's class, its methods found by what they are for."""

    def __init__(
        self,
        module: Code,
        roles: Mapping[str, tuple[str, int]],
        *layouts: Layout,
        extra: Layout | None = None,
    ) -> None:
        """Makes the object.

        Args:
            module: the candidate's code.
            roles: by role, words that such a method's name may have, and what it takes.
            layouts: ways to make the object; with no arguments, where none are given.
            extra: what further parameters of the constructor get.

        Raises:
            LookupError: there is no class with such methods.
        """
        for owner in reversed(own_classes(module)):
            methods = _roles(owner, roles)
            if len(methods) < len(roles):
                continue
            try:
                self.object = build(owner, *(layouts or ({},)), extra=extra)
            except LookupError:
                continue
            self.methods = methods
            return
        raise LookupError("no class with these methods")

    def __call__(self, role: str, *args: Any) -> Any:
        """Calls the method for this role, or reads the property."""
        found = getattr(self.object, self.methods[role])
        return found(*args) if callable(found) else found

    def entry(self, role: str) -> Entry:
        """The method for this role, for `invoke`."""
        method = getattr(self.object, self.methods[role])
        return Entry(self.methods[role], method, parameters_of(method))


def _further(parameter: inspect.Parameter, layout: Layout, extra: Layout) -> str | None:
    """Which of the extra values a parameter is for, if it is for one."""
    if not extra:
        return None
    best = max(extra, key=lambda hints: likeness(parameter.name, hints))
    strength = likeness(parameter.name, best)
    rival = max((likeness(parameter.name, hints) for hints in layout), default=0)
    return best if strength >= 2 and strength > rival else None


def fits(entry: Entry, count: int, extra: Layout) -> bool:
    free = [
        each
        for each in entry.parameters
        if each.kind is not each.KEYWORD_ONLY and not _further(each, {}, extra)
    ]
    needed = sum(each.default is each.empty for each in free)
    return needed <= count <= len(free)


def _arranged(
    entry: Entry, layout: Layout, extra: Layout
) -> list[tuple[list[Any], dict[str, Any]]]:
    """The ways to hand over a layout, the likeliest first: one, where the names are plain."""
    further = {each.name: _further(each, layout, extra) for each in entry.parameters}
    free = [e for e in entry.parameters if e.kind is not e.KEYWORD_ONLY and not further[e.name]]
    free = free[: len(layout)]
    if len(free) < len(layout):
        return []
    ways = []
    for order in itertools.permutations(layout):
        fits = [_suits(each, hints, layout[hints]) for each, hints in zip(free, order, strict=True)]
        ways.append((sum(fits), all(fit > 0 for fit in fits), order))
    ways.sort(key=lambda way: -way[0])
    if ways[0][1]:
        del ways[1:]
    kinds: dict[tuple[str, ...], dict[str, Any]] = {}
    for _, _, order in ways:
        values = {each.name: layout[hints] for each, hints in zip(free, order, strict=True)}
        kinds.setdefault(tuple(_kind(value) for value in values.values()), values)
    known = {name: extra[hints] for name, hints in further.items() if hints}
    return [_filled(entry, {**values, **known}) for values in kinds.values()]


def _listed(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray) else value


def _kind(value: Any) -> str:
    """What kind of value it is: those of one kind cannot be told apart by trying."""
    deep = 0
    inner = _listed(value)
    while isinstance(inner, (list, tuple)) and inner:
        deep, inner = deep + 1, inner[0]
    return f"{type(value).__name__} {deep} {type(inner).__name__ if deep else ''}"


def _filled(entry: Entry, values: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    keyed = {each.name for each in entry.parameters if each.kind is each.KEYWORD_ONLY}
    free = [each for each in entry.parameters if each.name not in keyed]
    last = max((i for i, each in enumerate(free, 1) if each.name in values), default=0)
    ordered = [values.get(each.name, each.default) for each in free[:last]]
    return ordered, {name: value for name, value in values.items() if name in keyed}


def _suits(parameter: inspect.Parameter, hints: str, value: Any) -> int:
    """How well a parameter suits a value: by its name, and by its annotation."""
    noted = str(getattr(parameter.annotation, "__name__", parameter.annotation)).lower()
    kinds = {
        "list": r"list|sequence|iter|array|tuple|set\b|deque|collection",
        "int": r"\bint|float",
        "float": r"\bint|float",
        "str": r"\bstr\b",
    }
    outermost = re.sub(r"\[.*", "", noted.removeprefix("optional["))
    seen = {kind for kind, pattern in kinds.items() if re.search(pattern, outermost)}
    by_note = 0
    if parameter.annotation is not parameter.empty and seen:
        kind = "list" if isinstance(value, np.ndarray) else type(value).__name__
        by_note = 2 if kind in seen else -2
    return likeness(parameter.name, hints) + by_note


def _roles(owner: type, roles: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """The methods, properties and attributes for these roles, as far as there are such."""
    takes: dict[str, tuple[int, int]] = {}
    for name, each in vars(owner).items():
        if isinstance(each, property) and not name.startswith("_"):
            takes[name] = (0, 0)
    for name in public_names(owner):
        given = parameters_of(getattr(owner, name))
        if not isinstance(inspect.getattr_static(owner, name), (staticmethod, classmethod)):
            given = given[1:]
        needed = sum(each.default is each.empty for each in given)
        takes[name] = (needed, len(given))
    pairs = [
        (likeness(name.strip("_") if name != "__call__" else "call", words), role, name)
        for role, (words, count) in roles.items()
        for name, (least, most) in takes.items()
        if least <= count <= most
    ]
    found: dict[str, str] = {}
    for _, role, name in sorted(pairs, key=lambda pair: -pair[0]):
        if role not in found and name not in found.values():
            found[role] = name
    for code in code_of(vars(owner).get("__init__")):
        for role, (words, count) in roles.items():
            named = [name for name in code.co_names if likeness(name, words) == 3]
            if role not in found and count == 0 and named:
                found[role] = named[0]
    return found
