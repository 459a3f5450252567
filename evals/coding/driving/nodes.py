"""Nodes of trees, lists and graphs, and what goes before the candidate's code."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from looking import Code, Json, likeness, own_classes, parameters_of, plain

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
_LINKS = {
    "left": "left l lc left_child",
    "right": "right r rc right_child",
    "next": "next nxt n next_node after",
    "random": "random rand rnd",
    "neighbors": "neighbors neighbours adj adjacent edges links friends",
}
_PROBE = 7919


def prelude(*links: str) -> str:
    """Returns what is put before the candidate's code: the usual imports and node classes.

    Args:
        links: what the further arguments of `Node` are; a tree's, where none are named.
    """
    return _IMPORTS + _NODES.replace("{links!r}", repr(links or ("left", "right")))


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
        return sample(self._class, value)

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


def sample(owner: Any, value: Json) -> Any:
    """An object of a node class that holds the value."""
    required = [each for each in parameters_of(owner) if each.default is each.empty]
    made = owner(*[value, *[None] * (len(required) - 1)][: max(1, len(required))])
    if hasattr(made, "__dict__"):
        for name, each in vars(made).items():
            if each is None and likeness(name, _LINKS["neighbors"]) >= 2:
                setattr(made, name, [])
    return made


def _node_names(owner: type, links: Iterable[str]) -> dict[str, str]:
    """How a node class calls its value and its links; empty where it is no such class."""
    try:
        made = sample(owner, _PROBE)
    except Exception:  # noqa: BLE001 - a class that cannot be made so is no node
        return {}
    attributes = {
        name: getattr(made, name, None)
        for name in [*getattr(made, "__dict__", ()), *getattr(owner, "__slots__", ())]
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
