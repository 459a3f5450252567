"""Looks at a candidate's code: its functions, classes and constants."""

from __future__ import annotations

import dis
import functools
import inspect
import itertools
import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import CodeType, ModuleType
from typing import Any

import numpy as np

Json = Any
"""A value that JSON can hold."""
Args = list[Json]
"""The arguments of a case."""
Code = ModuleType
"""The candidate's code, loaded."""
Layout = Mapping[str, Any]
"""Arguments by what parameters for them may be called: `{"coins c": [1, 2], "amount n": 7}`."""
_GIVEN = ("GivenNode", "TreeNode", "ListNode", "Node")
SPARE = re.compile(r"brute|naive|(^|_)(test|slow|old|expected|reference|demo)")


@dataclass(frozen=True)
class Entry:
    """Something that can be called: a function, a method, or a class with a method of it.

    Attributes:
        name: of the function or method.
        call: it.
        parameters: all that can be given, in order.
        line: where it begins.
        helper: whether other code of the candidate uses it.
    """

    name: str
    call: Callable[..., Any]
    parameters: tuple[inspect.Parameter, ...]
    line: int = 0
    helper: bool = False


@functools.lru_cache(4)
def own_classes(module: Code) -> list[type]:
    """The candidate's own classes in the order of the text, those that others use first."""
    found = [
        each
        for each in vars(module).values()
        if isinstance(each, type)
        and each.__module__ == module.__name__
        and not is_given(each)
        and not issubclass(each, BaseException)
    ]
    found = list(dict.fromkeys(found))
    return sorted(found, key=lambda each: (not _used(module, each), _line(each)))


@functools.lru_cache(4)
def entries(module: Code) -> list[Entry]:
    """All that could be the answer to the question, the likeliest first."""
    found = [
        Entry(name, each, parameters_of(each), _line(each), _used(module, each))
        for name, each in _functions(module).items()
    ]
    for owner in own_classes(module):
        made = parameters_of(owner)
        for name in public_names(owner):
            parameters = parameters_of(getattr(owner, name))
            if not isinstance(inspect.getattr_static(owner, name), (staticmethod, classmethod)):
                parameters = parameters[1:]
            method = inspect.getattr_static(owner, name)
            helper = _used(module, owner) or _used(module, method)
            call = _made_and_called(owner, len(made), name)
            found.append(Entry(name, call, made + parameters, _line(method), helper))
    return sorted(found, key=lambda e: (e.helper, bool(SPARE.search(e.name.lower())), -e.line))


def mentions(module: Code, *values: object) -> bool:
    """Whether one of the values stands in the candidate's code as a constant."""
    seen: list[object] = [
        value
        for name, value in vars(module).items()
        if isinstance(value, (str, int, float)) and not name.startswith("__")
    ]
    for code in _codes(module):
        for step in dis.get_instructions(code):
            if "CONST" in step.opname or "SMALL_INT" in step.opname or step.opname == "KW_NAMES":
                inside = isinstance(step.argval, (tuple, frozenset))
                seen += list(step.argval) if inside else [step.argval]
        seen += [word for const in code.co_consts if isinstance(const, tuple) for word in const]
    return any(type(one) is type(value) and one == value for one in seen for value in values)


def reads(module: Code, *names: str) -> bool:
    """Whether the candidate's code reads or sets an attribute with one of these names."""
    return any(
        step.argval in names
        for code in _codes(module)
        for step in dis.get_instructions(code)
        if "ATTR" in step.opname or "METHOD" in step.opname
    )


def compares(module: Code, value: object) -> bool:
    """Whether the candidate's code compares something with this constant."""
    for code in _codes(module):
        steps = list(dis.get_instructions(code))
        if value is None and any("NONE" in step.opname for step in steps):
            return True
        for step, after in itertools.pairwise(steps):
            seen = step.argval if isinstance(step.argval, (tuple, frozenset)) else (step.argval,)
            compared = after.opname in {"COMPARE_OP", "IS_OP", "CONTAINS_OP"}
            equal = any(type(each) is type(value) and each == value for each in seen)
            if compared and "LOAD" in step.opname and equal:
                return True
    return False


@functools.lru_cache(4096)
def likeness(name: str, hints: str) -> int:
    """How much a name is like one of the words: 3 for equal, down to 0 for not at all."""
    known = hints.lower().split()
    plain_name = name.lower().strip("_")
    if plain_name in known:
        return 3
    parts = re.findall(r"[a-z]+|\d+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name).lower())
    if set(parts) & {word for word in known if len(word) > 1}:
        return 2
    close = (plain_name.startswith(word) or word.startswith(plain_name) for word in known)
    long = (min(len(word), len(plain_name)) >= 3 for word in known)
    return int(any(a and b for a, b in zip(close, long, strict=True)))


def plain(value: Any) -> Json:
    """Returns a value as JSON has it: arrays, tuples, sets and the like become lists."""
    if isinstance(value, (np.ndarray, np.generic)):
        return plain(value.tolist())
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain(each) for each in value), key=repr)
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return [plain(each) for each in value]
    return value


def generator(module: Code, seed: int) -> Any:
    """A source of chance of the kind that the candidate's code uses."""
    if reads(module, "integers"):
        return np.random.default_rng(seed)
    return random.Random(seed)  # noqa: S311 - nothing is kept secret with it


def is_given(owner: type) -> bool:
    return owner.__name__ in _GIVEN and any(each.__name__ == "GivenNode" for each in owner.__mro__)


def _functions(module: Code) -> dict[str, Any]:
    return {
        name: each
        for name, each in vars(module).items()
        if not isinstance(each, type)
        and getattr(each, "__module__", None) == module.__name__
        and inspect.isfunction(inspect.unwrap(each) if callable(each) else None)
    }


def public_names(owner: type) -> list[str]:
    names = [name for name in vars(owner) if not name.startswith("_")]
    called = ["__call__"] if "__call__" in vars(owner) else []
    methods = [name for name in names if callable(getattr(owner, name))]
    return [name for name in methods if not isinstance(getattr(owner, name), type)] + called


@functools.lru_cache(256)
def parameters_of(something: Any) -> tuple[inspect.Parameter, ...]:
    made_plainly = inspect.getattr_static(something, "__init__", None) is object.__init__
    if isinstance(something, type) and made_plainly:
        return ()
    try:
        given = inspect.signature(something).parameters.values()
    except (TypeError, ValueError):
        return ()
    return tuple(each for each in given if each.kind not in {each.VAR_POSITIONAL, each.VAR_KEYWORD})


def _made_and_called(owner: Any, taken: int, name: str) -> Callable[..., Any]:
    return lambda *values, **named: getattr(owner(*values[:taken]), name)(*values[taken:], **named)


def _inner(code: CodeType) -> list[CodeType]:
    nested = [each for each in code.co_consts if isinstance(each, CodeType)]
    return [code, *(deeper for each in nested for deeper in _inner(each))]


def code_of(something: Any) -> list[CodeType]:
    if isinstance(something, type):
        return [code for each in vars(something).values() for code in code_of(each)]
    something = getattr(something, "fget", None) or getattr(something, "__func__", something)
    found = getattr(inspect.unwrap(something) if callable(something) else None, "__code__", None)
    return _inner(found) if isinstance(found, CodeType) else []


def _holders(module: Code) -> list[Any]:
    """All that holds code of the candidate: functions, and the methods of classes."""
    owners = [
        each
        for each in vars(module).values()
        if isinstance(each, type) and each.__module__ == module.__name__ and not is_given(each)
    ]
    return [*_functions(module).values(), *(each for own in owners for each in vars(own).values())]


def _codes(module: Code) -> list[CodeType]:
    return [code for holder in _holders(module) for code in code_of(holder)]


def _line(something: Any) -> int:
    return min((code.co_firstlineno for code in code_of(something)), default=0)


def _used(module: Code, something: Any) -> bool:
    """Whether the candidate's code uses it elsewhere than in itself and in tests."""
    own = code_of(something)
    name = getattr(something, "__name__", getattr(getattr(something, "fget", 0), "__name__", ""))
    for holder in _holders(module):
        codes = code_of(holder)
        test = codes and (SPARE.search(codes[0].co_name.lower()) or codes[0].co_argcount == 0)
        if codes and codes[0] not in own and not test and any(name in c.co_names for c in codes):
            return True
    return False
