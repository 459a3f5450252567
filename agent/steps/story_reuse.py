"""Seeing that a project was told before.

People who have one job speak of the same product in every story: words in common prove nothing by
themselves, and a cap on a wrong ground costs a candidate the round. A reuse is therefore only
taken from words that say so, the candidate's or the interviewer's; which of the earlier stories
is meant is told by the words in common.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.records import Span, Told, Transcript
from agent.steps.story_parts import Sentence, sentences
from agent.steps.story_segments import Segment

_THING = (
    r"(?:project|system|piece of work|story|program(?:me)?|product|initiative|effort|example)\b"
)
_IT_IS = r"(?:it['’]?s|it is|it was|that['’]?s|that is|that was|that would be|this is|this was)"
_UP_TO_TWO = r"(?:[\w-]+\s){0,2}?"
_SAME = rf"(?:the |that |this )?(?:very )?same\s{_UP_TO_TWO}{_THING}(?!\s(?:of|that|for|with)\b)"
_SAYS = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"^(?:(?:so|um|uh|well|yes|yeah|oh|ah|and|actually)[,.]? ){{0,2}}(?:on |from )?{_SAME}",
        rf"\b{_IT_IS}\s(?:actually |really |all |in fact )?{_SAME}",
        rf",\s{_SAME}[.,!]?$",
        r"\b(?:it|this|that)(?:['’]s| is| was) (?:all )?connected\b",
        r"\bi(?:['’]ve| have)? used it up\b",
        r"\bi(?:['’]ve)? (?:already |just )?told you (?:that|this)\b",
    )
)
_NAMES = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        r"\b(?:it['’]?s|that['’]?s|that would be|this is)\s(?:the|my|our|that)\s"
        r"[^.,;:?!]{2,40}\sagain\b",
        r"^(?:\w+[,.]? )?(?:the|my|our)\s[^.,;:?!]{2,30}\sagain\b",
        r"\b(?:i['’]d|i would|let me|permit me|may i|if i may|allow me|can i|could i)\b[^.?!]{0,30}"
        r"\b(?:return to|go back to|come back to|revisit)\s(?:the|my|our|that)\b",
    )
)
"""These name what was told before: it has to have been named there."""
_ASKS = re.compile(
    rf"\b(?:{_IT_IS}|is (?:this|that|it)|was (?:this|that|it))\s(?:{_SAME}|the same\s{_UP_TO_TWO}"
    r"[\w-]+,?\s(?:again|then)\b)|\bwas that also your\b|[,.]\sisn['’]t that one\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:different|another|separate|other|new)\b|^(?:no|not|nope)\b", re.I)
_OPENING = 2
"""How many sentences of an answer are looked at for words that say that the project is known."""
_SAID_HERE = 3.0
"""How much a word counts that stands beside what says so."""
_WORD = re.compile(r"[a-z][a-z'’]{2,}")
_LONGEST_PROJECT = 5
_SHORTEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Projects:
    """What the stories of one round are about.

    Attributes:
        words: of each segment, how often each word stands in it.
        shares: by word, in how many segments it stands.
        general: words that tell no project apart.
    """

    words: tuple[Counter[str], ...]
    shares: Counter[str]
    general: frozenset[str]

    def telling(self, word: str) -> float:
        """Returns how much a word tells stories of this round apart, 0 where not at all."""
        if word in self.general:
            return 0.0
        return math.log((len(self.words) + 1) / self.shares[word]) if self.shares[word] else 0.0

    def names(self, place: int) -> tuple[str, ...]:
        """Returns the words that tell a story's project apart, the most telling first."""
        weights = {word: n * self.telling(word) for word, n in self.words[place].items()}
        best = sorted(weights, key=lambda word: (-weights[word], word))[:_LONGEST_PROJECT]
        return tuple(word for word in best if weights[word] > 0)


def projects(transcript: Transcript, told: Sequence[Segment], general: Sequence[str]) -> Projects:
    """Counts the words of each story."""
    words = tuple(
        Counter(word for place in each.turns for word in _words(transcript.turns[place].text))
        for each in told
    )
    shares = Counter(word for each in words for word in each)
    return Projects(words, shares, frozenset(map(_stem, general)))


def told_before(
    transcript: Transcript, told: Sequence[Segment], place: int, found: Projects
) -> Told | None:
    """Returns the earlier story of the same project, if words say that there is one.

    Args:
        transcript: what was said.
        told: the stories of the round, in the order told.
        place: of the story that is looked at.
        found: the words of the stories.
    """
    for said in _said_again(transcript, told[place]):
        beside = set(_words(said.quote))
        named = _any(_NAMES, said.quote) and not _any(_SAYS, said.quote)
        if named and not _named(found, place, beside):
            continue
        scores = [_common(found, earlier, place, beside) for earlier in range(place)]
        best = max(range(place), key=lambda earlier: (scores[earlier], earlier), default=None)
        shown = None if best is None else _shows(transcript, told[best], found, place, beside)
        if best is not None and shown is not None and told[best].areas:
            return Told(area=told[best].areas[0], earlier=shown, later=said)
    return None


def _said_again(transcript: Transcript, segment: Segment) -> Iterator[Span]:
    """Yields what says in a segment that its project is a known one."""
    for place in sorted((*segment.asked, *segment.turns)):
        if place in segment.turns:
            opening = sentences(transcript, (place,))[:_OPENING]
            yield from (each.span for each in opening if _any((*_SAYS, *_NAMES), each.text))
            continue
        reply = sentences(transcript, [turn for turn in segment.turns if turn > place][:1])[:1]
        denied = any(_DENIES.search(each.text) for each in reply)
        asked = [each for each in sentences(transcript, (place,)) if _ASKS.search(each.text)]
        if asked and not denied:
            yield asked[0].span


def _any(forms: Sequence[re.Pattern[str]], text: str) -> bool:
    return any(form.search(text) for form in forms)


def _named(found: Projects, place: int, beside: set[str]) -> bool:
    """Whether one of the words, and not a small one, stands in an earlier story."""
    return any(
        word in found.words[earlier] and found.telling(word) > 0
        for earlier in range(place)
        for word in beside
        if len(word) >= _SHORTEST_NAME
    )


def _common(found: Projects, earlier: int, later: int, beside: set[str]) -> float:
    shared = found.words[earlier].keys() & found.words[later].keys()
    shared |= found.words[earlier].keys() & beside
    return sum(found.telling(word) * (_SAID_HERE if word in beside else 1.0) for word in shared)


def _shows(
    transcript: Transcript, earlier: Segment, found: Projects, place: int, beside: set[str]
) -> Span | None:
    """Returns the sentence of the earlier story that has most in common with the later."""
    wanted = found.words[place].keys() | beside

    def weight(each: Sentence) -> float:
        return sum(found.telling(word) for word in set(_words(each.text)) & wanted)

    best = max(sentences(transcript, earlier.turns), key=weight, default=None)
    return best.span if best else None


def _words(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text.lower())]


def _stem(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
