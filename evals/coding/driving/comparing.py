"""Compares answers: what runs outside the sandbox."""

from __future__ import annotations

import math

from looking import Json


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
