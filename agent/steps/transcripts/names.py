"""Speakers' names: which text can be one, and which two are of one person."""

import re
import unicodedata
from functools import lru_cache

from agent.steps.transcripts.roles import role

_PRONOUN = r"(?:she|her|hers|he|him|his|they|them|theirs|ze|zir|xe|xem|any|all)"
_PRONOUNS = re.compile(rf"\b{_PRONOUN}(?:\s?/\s?{_PRONOUN}){{1,3}}\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
_OF_A_COMPANY = re.compile(r"\s*(?:\||\s[-–—/@•·]\s|@).*$")
_DEVICE = re.compile(r"['’]s (?:iphone|ipad|phone|macbook.*|laptop|presentation|screen)$")
_TITLES = frozenset("dr prof professor mr mrs ms miss mx sir dame ing".split())  # noqa: SIM905
_SUFFIXES = frozenset("jr sr ii iii iv phd md msc bsc mba esq".split())  # noqa: SIM905
_GENERIC = re.compile(r"(?:unknown )?(?:speaker|participant|person|guest|voice)[ _-]?\w{0,3}")

_PARTICLES = frozenset(
    "de da do dos del della der den di du van von ter la le el al bin ibn".split()  # noqa: SIM905
)
_NOT_NAMES = frozenset(
    """note notes example examples option options step steps summary answer question problem
    solution approach plan idea input output time space complexity edge case cases result results
    situation task action star pros cons todo caveat warning hint tip update also then so and but
    or first second third finally next yes no okay ok right sure thanks well features feature label
    labels data metric metrics model models training retrieval ranking baseline offline online loss
    negatives positives evaluation deployment monitoring rollout latency scale objective goal
    target guardrails date duration topic subject location attendees participants invited title
    meeting transcript recording agenda host organizer link http https if else elif for while try
    except finally with def class return import from case switch default do lambda assert raise
    self public private static void function let const var int bool str float while""".split()  # noqa: SIM905
)
_LONGEST_WORDS = 5
_CACHED = 4096
_DATE = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*\d"
)
_WRONG = frozenset('?!;"=<>{}\\`“”…%$*#^~')


@lru_cache(maxsize=_CACHED)
def fold(name: str) -> str:
    """Returns a name without what meeting programs and people add to it.

    Case, pronouns, titles, suffixes, asides in brackets, companies and devices are left out, and
    "Bell, Ada" is turned round.
    """
    text = "".join(char for char in name if unicodedata.category(char) != "Cf")
    text = _DEVICE.sub("", " ".join(unicodedata.normalize("NFKC", text).casefold().split()))
    for shape in (_PRONOUNS, _ASIDE, _OF_A_COMPANY):
        text = shape.sub(" ", text) if shape.sub(" ", text).strip() else text
    last, comma, first = (part.strip() for part in text.partition(","))
    if comma and first and first.replace(".", "") not in _SUFFIXES:
        text = f"{first} {last}"
    words = re.sub(r"[^\w'’-]+|_", " ", text.replace(".", "")).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return " ".join(words) or text.strip()


def shortens(short: str, full: str) -> bool:
    """Whether a folded name is another one cut short, as "ada l" and "ada" are of "ada lang"."""
    few, many = short.split(), full.split()
    if not few or len(few[0]) < 2 or len(few) > len(many) or short == full:
        return False
    if few[0] != many[0] or any(word.isdecimal() for word in many[1:]):
        return False
    return all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(few, many, strict=False))


def adds_initials(full: str, short: str) -> bool:
    """Whether a folded name is another one with initials after it, as "ada l" is of "ada"."""
    more = full.removeprefix(f"{short} ").split()
    return full.startswith(f"{short} ") and all(len(word) == 1 for word in more)


@lru_cache(maxsize=_CACHED)
def like_a_name(text: str) -> bool:
    """Whether a text can be a name by its shape: few words, capitals, no sentence's punctuation."""
    bare = _bare(text)
    words = bare.split()
    if not words or not _well_formed(bare, words):
        return False
    if role(text) or _GENERIC.fullmatch(bare.casefold()):
        return True
    return all(_proper(word) or word.casefold() in _PARTICLES for word in words) and _proper(
        words[0]
    )


@lru_cache(maxsize=_CACHED)
def like_a_lowercase_name(text: str) -> bool:
    """Whether a text can be a name that somebody typed without capitals."""
    bare = _bare(text)
    words = bare.split()
    return 1 <= len(words) <= 2 and _well_formed(bare, words)


def _bare(text: str) -> str:
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    for shape in (_PRONOUNS, _ASIDE, _OF_A_COMPANY):
        visible = shape.sub(" ", visible)
    return visible.strip(" \t[]()-–—|,")


def _well_formed(bare: str, words: list[str]) -> bool:
    if len(words) > _LONGEST_WORDS or set(bare) & _WRONG or not bare[0].isalpha():
        return False
    if any("." in word and len(word.replace(".", "")) > 3 for word in words):
        return False
    if _DATE.match(bare.casefold()):
        return False
    return not all(word.casefold().strip(".,") in _NOT_NAMES for word in words)


def _proper(word: str) -> bool:
    """Whether a word begins with a capital, or with a letter of a script that has none."""
    first = word.lstrip("'’(")[:1]
    return (
        first.isdecimal() or (first.isalpha() and first.lower() == first.upper()) or first.isupper()
    )
