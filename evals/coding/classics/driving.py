"""Finds the code that a candidate wrote, whatever its names and shape, and calls it.

The first part runs inside the sandbox beside that code; what follows
`recognised` runs outside. Standard library and NumPy only.
"""

from __future__ import annotations

import copy
import dis
import functools
import inspect
import itertools
import math
import random
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
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

_IMPORTS = """\
from __future__ import annotations
import abc, bisect, collections, copy, dataclasses, functools, heapq, itertools, math
import operator, random, re, statistics, string, sys, threading, time, typing
import numpy, numpy as np
from bisect import bisect_left, bisect_right, insort
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from functools import cache, cmp_to_key, lru_cache, partial, reduce
from heapq import heapify, heappop, heappush, heappushpop, heapreplace, nlargest, nsmallest
from itertools import accumulate, chain, combinations, count, groupby, permutations, product
from math import ceil, exp, floor, gcd, inf, isclose, isnan, log, log2, sqrt
from typing import *
"""

_NODES = """\
class GivenNode:
    _links = ()
    _same = {'value': 'val', 'data': 'val', 'v': 'val', 'key': 'val', 'label': 'val',
             'l': 'left', 'r': 'right', 'nxt': 'next', 'n': 'next', 'previous': 'prev',
             'neighbours': 'neighbors', 'adjacent': 'neighbors', 'adj': 'neighbors'}
    def __init__(self, val=0, *links, **named):
        for name, other in zip(self._links, links):
            setattr(self, name, other)
        for name, other in {'val': val, **named}.items():
            setattr(self, name, other)
    def __getattr__(self, name):
        if name in self._same:
            return getattr(self, self._same[name])
        if name in ('left', 'right', 'next', 'prev', 'random', 'parent', 'child'):
            return None
        if name in ('neighbors', 'children'):
            return self.__dict__.setdefault(name, [])
        raise AttributeError(name)
    def __setattr__(self, name, value):
        self.__dict__[self._same.get(name, name)] = value
class TreeNode(GivenNode):
    _links = ('left', 'right')
class ListNode(GivenNode):
    _links = ('next',)
class Node(GivenNode):
    _links = {links!r}
"""
_GIVEN = ("GivenNode", "TreeNode", "ListNode", "Node")

_LINKS = {
    "left": "left l lc left_child",
    "right": "right r rc right_child",
    "next": "next nxt n next_node after",
    "random": "random rand rnd",
    "neighbors": "neighbors neighbours adj adjacent edges links friends",
}
_SPARE = re.compile(r"brute|naive|(^|_)(test|slow|old|expected|reference|demo)")
_ODD = (TypeError, AttributeError, ValueError, KeyError, IndexError)
_PROBE = 7919


def prelude(*links: str) -> str:
    """Returns what is put before the candidate's code: the usual imports and node classes.

    Args:
        links: what the further arguments of `Node` are; a tree's, where none are named.
    """
    return _IMPORTS + _NODES.replace("{links!r}", repr(links or ("left", "right")))


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


# What there is


@functools.lru_cache(4)
def own_classes(module: Code) -> list[type]:
    """The candidate's own classes in the order of the text, those that others use first."""
    found = [
        each
        for each in vars(module).values()
        if isinstance(each, type)
        and each.__module__ == module.__name__
        and not _given(each)
        and not issubclass(each, BaseException)
    ]
    found = list(dict.fromkeys(found))
    return sorted(found, key=lambda each: (not _used(module, each), _line(each)))


@functools.lru_cache(4)
def entries(module: Code) -> list[Entry]:
    """All that could be the answer to the question, the likeliest first."""
    found = [
        Entry(name, each, _parameters(each), _line(each), _used(module, each))
        for name, each in _functions(module).items()
    ]
    for owner in own_classes(module):
        made = _parameters(owner)
        for name in _public(owner):
            parameters = _parameters(getattr(owner, name))
            if not isinstance(inspect.getattr_static(owner, name), (staticmethod, classmethod)):
                parameters = parameters[1:]
            method = inspect.getattr_static(owner, name)
            helper = _used(module, owner) or _used(module, method)
            call = _made_and_called(owner, len(made), name)
            found.append(Entry(name, call, made + parameters, _line(method), helper))
    return sorted(found, key=lambda e: (e.helper, bool(_SPARE.search(e.name.lower())), -e.line))


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


def find(module: Code, like: str, takes: int) -> Entry:
    """The likeliest entry of that arity whose name is like one of the words.

    Raises:
        LookupError: there is none.
    """
    fitting = [each for each in entries(module) if _fits(each, takes, {})]
    named = [each for each in fitting if likeness(each.name, like)]
    if not named:
        raise LookupError(f"no function like {like.split(maxsplit=1)[0]} that takes {takes}")
    return max(named, key=lambda each: likeness(each.name, like))


# Calling it


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
        if _fits(entry, len(layout), known)
    ]
    if not fitting:
        raise LookupError("no function that takes these arguments")

    def doubt(entry: Entry) -> tuple[bool, ...]:
        name = entry.name
        spare = bool(_SPARE.search(name.lower()))
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
    entry = Entry(owner.__name__, owner, _parameters(owner))
    fitting = [each for each in layouts if _fits(entry, len(each), extra or {})]
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
        return Entry(self.methods[role], method, _parameters(method))


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


# Nodes


class Nodes:
    """Makes and reads nodes: of the candidate's own class, or else of the one that is given."""

    def __init__(self, module: Code, *links: str) -> None:
        self._class: Any = module.__dict__.get("GivenNode")
        self._names = {"val": "val", **{link: link for link in links}}
        for owner in own_classes(module):
            names = _node_names(owner, links)
            if names:
                self._class, self._names = owner, names

    def make(self, value: Json) -> Any:
        """A node with this value, linked to nothing."""
        return _sample(self._class, value)

    def get(self, node: Any, name: str) -> Any:
        """What a node has under `val` or a link."""
        return getattr(node, self._names[name])

    def set(self, node: Any, name: str, value: Any) -> None:
        """Links a node to another."""
        setattr(node, self._names[name], value)

    def tree(self, values: list[Json]) -> Any:
        """A binary tree from its values by level, null where a child is missing."""
        if not values:
            return None
        root = self.make(values[0])
        waiting, rest = deque([root]), iter(values[1:])
        for value in rest:
            node = waiting.popleft()
            for side, each in (("left", value), ("right", next(rest, None))):
                if each is not None:
                    self.set(node, side, self.make(each))
                    waiting.append(self.get(node, side))
        return root

    def levels(self, root: Any) -> list[Json]:
        """The values of a binary tree by level, as `tree` takes them."""
        values: list[Json] = []
        waiting = deque([root])
        while waiting and len(values) < 10_000:
            node = waiting.popleft()
            values.append(None if node is None else plain(self.get(node, "val")))
            if node is not None:
                waiting += [self.get(node, "left"), self.get(node, "right")]
        while values and values[-1] is None:
            values.pop()
        return values

    def within(self, root: Any) -> Iterator[Any]:
        """The nodes of a binary tree, from the top."""
        waiting = deque([root])
        while waiting:
            node = waiting.popleft()
            if node is not None:
                yield node
                waiting += [self.get(node, "left"), self.get(node, "right")]

    def chain(self, values: list[Json]) -> Any:
        """A linked list of these values."""
        nodes = [self.make(value) for value in values]
        for one, after in itertools.pairwise(nodes):
            self.set(one, "next", after)
        return nodes[0] if nodes else None

    def chained(self, head: Any) -> list[Json]:
        """The values of a linked list; of a list without end, the first 10,000."""
        values: list[Json] = []
        while head is not None and len(values) < 10_000:
            values.append(plain(self.get(head, "val")))
            head = self.get(head, "next")
        return values


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


# Models that are trained

_RATE = "lr alpha eta rate learning_rate step_size a"
_EPOCHS = (
    "epochs n_iter num_iter iters iterations n_iterations num_iterations num_epochs max_iter "
    "n_epochs n_steps num_steps steps"
)
_FITS = "fit train gradient_descent gd sgd regression descent optimize"
_NO_FIT = "predict sigmoid loss mse cost gradient grad gradients error accuracy score evaluate"


@dataclass(frozen=True)
class Lesson:
    """What a linear model is trained on.

    Attributes:
        rows: to train on.
        targets: of the rows.
        queries: rows to predict for.
        rates: learning rates to try, each with a number of epochs.
        loss: of predictions, given the targets.
        link: turns the sum of weights times features into a prediction.
    """

    rows: Json
    targets: Json
    queries: Json
    rates: tuple[tuple[float, int], ...]
    loss: Callable[[Any, Any], float]
    link: Callable[[Any], Any] = lambda sums: sums


def predictions(module: Code, lesson: Lesson) -> list[float]:
    """Trains the candidate's linear model, and gives its predictions for the queries.

    Of all rates, and of all ways to read the weights, those count that fit the rows best: a
    vector may hold the bias first or last. A model without a bias gets a column of ones.
    """
    every = np.array([*lesson.rows, *lesson.queries], float)
    targets = np.array(lesson.targets, float)
    found: list[tuple[float, list[float]]] = []
    errors: list[Exception] = []
    for rate, epochs in lesson.rates:
        extra = {_RATE: rate, _EPOCHS: epochs, "batch_size bs batch batchsize": 8,
                 "n_features num_features d": every.shape[1], "seed random_state": 0}  # fmt: skip
        try:
            readings = _readings(module, every, targets, extra, lesson.link)
        except Exception as error:  # noqa: BLE001 - another rate may do
            errors.append(error)
            continue
        for each in readings:
            if np.isfinite(each).all():
                fit, beyond = np.split(each, [len(targets)])
                found.append((lesson.loss(fit, targets), beyond.tolist()))
    if not found:
        raise errors[0] if errors else ValueError("no weights that are numbers")
    return min(found)[1]


def _readings(
    module: Code, every: Any, targets: Any, extra: Layout, link: Callable[[Any], Any]
) -> list[Any]:
    """Predictions by each way to read what was learned from the first rows."""
    rows = every[: len(targets)]
    layout = {"x features data inputs": rows, "y labels targets t": targets}
    try:
        model = Thing(module, {"fit": (_FITS, 2)}, {}, extra=extra)
    except LookupError:
        ordered = {_RATE: extra[_RATE], _EPOCHS: extra[_EPOCHS]}
        ways = (layout, {**layout, **ordered})
        learned = call(module, *ways, extra=extra, like=_FITS, unlike=_NO_FIT)
    else:
        given = invoke(model.entry("fit"), layout, extra=extra)
        named = [n for n in ("predict_proba", "predict") if hasattr(model.object, n)]
        alone = [n for n in named if len(_parameters(getattr(model.object, n))) == 1]
        predict = alone[0] if alone else ""
        if predict:
            found = np.asarray(getattr(model.object, predict)(every), float)
            wide = found.ndim == 2 and found.shape[1] == 2
            return [found[:, 1] if wide else found.ravel()]
        learned = [given, vars(model.object)]
    width = rows.shape[1]
    vectors, numbers = _parts(learned, width)
    whole = [each for each in vectors if each.size == width + 1]
    bare = [each for each in vectors if each.size == width]
    if bare and not whole and not numbers and not (rows == 1).all(axis=0).any():
        ones = np.c_[np.ones(len(every)), every]
        return _readings(module, ones, targets, extra, link)
    sums = [every @ each[1:] + each[0] for each in whole]
    sums += [every @ each[:-1] + each[-1] for each in whole]
    sums += [every @ each + number for each in bare for number in numbers or [0.0]]
    return [link(each) for each in sums]


def _parts(learned: Any, width: int) -> tuple[list[Any], list[float]]:
    """The vectors and the numbers in what was learned; a bias may be a vector of one."""
    if isinstance(learned, dict):
        learned = list(learned.values())
    if isinstance(learned, (float, int, np.number)) and not isinstance(learned, bool):
        return [], [float(learned)]
    if isinstance(learned, np.ndarray) or (
        isinstance(learned, list) and learned and all(isinstance(e, (int, float)) for e in learned)
    ):
        flat = np.asarray(learned, float).ravel()
        return ([], flat.tolist()) if flat.size == 1 < width else ([flat], [])
    if isinstance(learned, (tuple, list)):
        parts = [_parts(each, width) for each in learned]
        return [v for vectors, _ in parts for v in vectors], [n for _, ns in parts for n in ns]
    return [], []


# How it is found


def _given(owner: type) -> bool:
    return owner.__name__ in _GIVEN and any(each.__name__ == "GivenNode" for each in owner.__mro__)


def _functions(module: Code) -> dict[str, Any]:
    return {
        name: each
        for name, each in vars(module).items()
        if not isinstance(each, type)
        and getattr(each, "__module__", None) == module.__name__
        and inspect.isfunction(inspect.unwrap(each) if callable(each) else None)
    }


def _public(owner: type) -> list[str]:
    names = [name for name in vars(owner) if not name.startswith("_")]
    called = ["__call__"] if "__call__" in vars(owner) else []
    methods = [name for name in names if callable(getattr(owner, name))]
    return [name for name in methods if not isinstance(getattr(owner, name), type)] + called


@functools.lru_cache(256)
def _parameters(something: Any) -> tuple[inspect.Parameter, ...]:
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


def _code(something: Any) -> list[CodeType]:
    if isinstance(something, type):
        return [code for each in vars(something).values() for code in _code(each)]
    something = getattr(something, "fget", None) or getattr(something, "__func__", something)
    found = getattr(inspect.unwrap(something) if callable(something) else None, "__code__", None)
    return _inner(found) if isinstance(found, CodeType) else []


def _holders(module: Code) -> list[Any]:
    """All that holds code of the candidate: functions, and the methods of classes."""
    owners = [
        each
        for each in vars(module).values()
        if isinstance(each, type) and each.__module__ == module.__name__ and not _given(each)
    ]
    return [*_functions(module).values(), *(each for own in owners for each in vars(own).values())]


def _codes(module: Code) -> list[CodeType]:
    return [code for holder in _holders(module) for code in _code(holder)]


def _line(something: Any) -> int:
    return min((code.co_firstlineno for code in _code(something)), default=0)


def _used(module: Code, something: Any) -> bool:
    """Whether the candidate's code uses it elsewhere than in itself and in tests."""
    own = _code(something)
    name = getattr(something, "__name__", getattr(getattr(something, "fget", 0), "__name__", ""))
    for holder in _holders(module):
        codes = _code(holder)
        test = codes and (_SPARE.search(codes[0].co_name.lower()) or codes[0].co_argcount == 0)
        if codes and codes[0] not in own and not test and any(name in c.co_names for c in codes):
            return True
    return False


def _further(parameter: inspect.Parameter, layout: Layout, extra: Layout) -> str | None:
    """Which of the extra values a parameter is for, if it is for one."""
    if not extra:
        return None
    best = max(extra, key=lambda hints: likeness(parameter.name, hints))
    strength = likeness(parameter.name, best)
    rival = max((likeness(parameter.name, hints) for hints in layout), default=0)
    return best if strength >= 2 and strength > rival else None


def _fits(entry: Entry, count: int, extra: Layout) -> bool:
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
    for name in _public(owner):
        given = _parameters(getattr(owner, name))
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
    for code in _code(vars(owner).get("__init__")):
        for role, (words, count) in roles.items():
            named = [name for name in code.co_names if likeness(name, words) == 3]
            if role not in found and count == 0 and named:
                found[role] = named[0]
    return found


def _sample(owner: Any, value: Json) -> Any:
    """An object of a node class that holds the value."""
    required = [each for each in _parameters(owner) if each.default is each.empty]
    made = owner(*[value, *[None] * (len(required) - 1)][: max(1, len(required))])
    if hasattr(made, "__dict__"):
        for name, each in vars(made).items():
            if each is None and likeness(name, _LINKS["neighbors"]) >= 2:
                setattr(made, name, [])
    return made


def _node_names(owner: type, links: Iterable[str]) -> dict[str, str]:
    """How a node class calls its value and its links; empty where it is no such class."""
    try:
        sample = _sample(owner, _PROBE)
    except Exception:  # noqa: BLE001 - a class that cannot be made so is no node
        return {}
    attributes = {
        name: getattr(sample, name, None)
        for name in [*getattr(sample, "__dict__", ()), *getattr(owner, "__slots__", ())]
    }
    held = [name for name, value in attributes.items() if value == _PROBE]
    names = {"val": held[-1]} if held else {}
    for link in links:
        hints = _LINKS[link]
        others = [name for name in attributes if name not in names.values()]
        best = max(others, key=lambda name: likeness(name, hints), default="")
        if not best or not likeness(best, hints):
            return {}
        names[link] = best
    return names if "val" in names else {}


# Recognising and comparing, outside the sandbox


def recognised(text: str, prompt: Iterable[tuple[str, ...]], others: Iterable[str] = ()) -> bool:
    """Whether a title and first question are of the problem with this `PROMPT` and `EXCEPT`."""
    text = text.lower()
    named = any(all(phrase in text for phrase in group) for group in prompt)
    return named and not any(phrase in text for phrase in others)


def same(got: Json, want: Json, within: float = 1e-6) -> bool:
    """Whether two values are equal, numbers within a share of the wanted one."""
    if isinstance(want, list):
        return (
            isinstance(got, list)
            and len(got) == len(want)
            and all(same(a, b, within) for a, b in zip(got, want, strict=True))
        )
    if isinstance(want, (int, float)) and isinstance(got, (int, float)):
        return got == want or math.isclose(got, want, rel_tol=within, abs_tol=within)
    return bool(type(got) is type(want) and got == want)


def same_bag(got: Json, want: Json, *, inner: bool = False) -> bool:
    """Whether two lists hold the same in any order; with `inner`, the lists in them too."""
    if not isinstance(got, list):
        return False

    def key(each: Json) -> str:
        return repr(sorted(each, key=repr) if inner and isinstance(each, list) else each)

    return sorted(map(key, got)) == sorted(map(key, want))


def nothing(got: Json) -> bool:
    """Whether it says that there is no answer."""
    endless = isinstance(got, float) and math.isinf(got)
    return got is None or got is False or got in (-1, [], "") or endless
