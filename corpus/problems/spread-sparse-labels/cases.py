import random
from math import isqrt
from typing import Any

EXAMPLES = [
    ([["s..r"]], ["ssrr"]),
    ([["a.#b", ".##.", "...."]], ["aa#b", "a##b", "aabb"]),
]

ORDINARY = [
    ([["a.#..", "..#..", "....b"]], ["aa#bb", "aa#bb", "a?bbb"]),
    ([["a....#", "####.#", ".....b"]], ["aaaab#", "####b#", "bbbbbb"]),
    ([["a.b..", ".....", "c...."]], ["a?bbb", "??bbb", "cc???"]),
    ([["s...#", "..#.r", "#...."]], ["sssr#", "ss#rr", "#srrr"]),
    ([["a...b", "#.#.#", ".....", "..c.."]], ["aa?bb", "#a#b#", "ccccc", "ccccc"]),
    ([["k.....", "......", "......"]], ["kkkkkk", "kkkkkk", "kkkkkk"]),
]

EDGE = [
    ([[]], []),
    ([["."]], ["."]),
    ([["...", "#.."]], ["...", "#.."]),
    ([["##", "##"]], ["##", "##"]),
    ([["ab", "cd"]], ["ab", "cd"]),
    ([["a.b"]], ["a?b"]),
    ([["a.a"]], ["aaa"]),
    ([["a.b", "...", "...", "..."]], ["a?b", "a?b", "a?b", "a?b"]),
    ([["a.b", "#.#", "#.#", "#.."]], ["a?b", "#?#", "#?#", "#??"]),
    ([["a.b", "#.#", "...", "..c"]], ["a?b", "#?#", "ccc", "ccc"]),
    ([["a#.", "##."]], ["a#.", "##."]),
    ([["a#", "#."]], ["a#", "#."]),
    ([["a", ".", ".", ".", "z"]], ["a", "a", "?", "z", "z"]),
    ([["a.....................b"]], ["aaaaaaaaaaa?bbbbbbbbbbb"]),
]


def sized(n: int, rng: random.Random) -> list[Any]:
    """About n pixels in a square, a quarter of them boundary, with few marks."""
    if n == 0:
        return [[]]
    width = isqrt(n)
    height = n // width
    pixels = [["#" if rng.random() < 0.25 else "." for _ in range(width)] for _ in range(height)]
    for _ in range(4 + n // 4000 if n > 100 else rng.randint(0, 4)):
        pixels[rng.randrange(height)][rng.randrange(width)] = rng.choice("abcde")
    return [["".join(row) for row in pixels]]


SCALE = [160000]
