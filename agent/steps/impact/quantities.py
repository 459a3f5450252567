"""Quantities in a claim: figures of an effect, amounts of money, periods.

A year, a date, a period, the name of a model or a version, or a team's size measures no effect.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.steps.impact.lexicon import Lexicon, folded

_WORDS = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"(?:a )?hundreds?|(?:a )?thousands?|(?:a )?millions?|(?:a )?billions?|dozens?"
    r"|one (?=percent|point|per cent|hundred|million|in )|"
    r"zero|half|halved|halving|halves|twice|double[ds]?|doubling|triple[ds]?|tripling"
    r"|quadrupled|tenfold|twofold|threefold|"
    r"thirds?|quarters?|fifths?|sixth|eighths?|tenths?)"
)
_DIGITS = (
    r"(?:[+-]|~|≈|<|>)?\s?(?:[$€£¥₹]\s?|(?:usd|eur|gbp|chf|inr|us\$)\s)?(?:\d(?:[\d.,]*\d)?|\.\d+)"
)
_SUFFIX = (
    r"(?:\s?(?:%|percent\b|per cent\b|pp\b|bps\b|x\b|×|k\b|m\b|mm\b|mn\b|bn\b|b\b|million\b"
    r"|billion\b|thousand\b))?"
)
QUANTITY = re.compile(
    rf"(?<![\w.,@-])(?:{_DIGITS}{_SUFFIX}|{_WORDS}(?:[\s-](?:and a |of a )?(?:{_WORDS}|percent"
    rf"|per cent|point))*)(?![\w])"
    rf"|(?<![\w.,@])[+-]?\d(?:[\d.,]*\d)?(?:ms|s|k|m|b|gb|mb|tb|kb|x|%|pp|bps|h|hrs|min|fps"
    rf"|qps|bn|mm)(?![\w])"
    rf"|(?<=[a-z]-)(?:half|third)(?!\w)|\S*→\s*\S+"
)
_CURRENCY = r"(?:[$€£¥₹]|\b(?:usd|eur|gbp|chf|inr|us\$)\s)"
_AMOUNT = (
    rf"{_CURRENCY}\s?\d[\d.,]*\s?(?:k|m|mm|mn|b|bn|million|billion|thousand)?(?!\w)"
    rf"|(?:\d[\d.,]*(?:\s?(?:k|m|bn|million|billion|thousand))?|(?:{_WORDS}[\s-])+)\s?(?:us )?"
    r"(?:dollars|euros?|pounds|cents|rupees|francs|yen|¢)(?!\w)|\d[\d.,]*\s?¢"
)
MONEY = re.compile(_AMOUNT)
_NOT_GAINED = re.compile(
    r"\b(?:budgets? of|with a|manag\w+ (?:a |an )?|own(?:ed|ing)? (?:a |an )?|on a|portfolio of|"
    r"valued at|funding of|grant of|market of|for a|raised a|salary of|business with)\s?$"
)
_BUDGETED = re.compile(
    r"\s?(?:\w+\s)?(?:budget|portfolio|company|business|salary|grant|industry|market|project)\b"
)

SYSTEM_UNIT = re.compile(
    r"(?<![\w.])\d[\d.,]*\s?(?:k|m)?\s?(?:ms|milliseconds?|µs|us|microseconds?|qps|rps|tps"
    r"|ops/s|fps|"
    r"gb|mb|tb|pb|kb|gib|mib|gigabytes?|megabytes?|terabytes?|gpu[\s-]hours?|cpu[\s-]hours?"
    r"|core[\s-]hours?|gpus?|tpus?|a100s?|h100s?|hosts|servers|machines)(?!\w)"
    r"|\b(?:milliseconds|gigabytes|megabytes|terabytes)\b|\b(?:images|requests|queries|events"
    r"|frames|tokens|rows|records|transactions|predictions|jobs|ops|calls|messages)"
    r"(?: (?:per|a|each) |/)(?:second|minute|hour|day|sec|min|s)\b|\b\d[\d.,]*\s?(?:k"
    r"|m)?\+?\s?rpm\b|"
    r"\b(?:process|handl|serv|ingest|scor)\w* (?:\w+ )?\d\S*\+? ?(?:k|m|b|million"
    r"|billion)?\+? (?:\w+ )?"
    r"(?:events|requests|queries|documents|images|records|transactions|messages|rows|calls"
    r"|jobs|vectors|predictions)\b|\btimes as many\b|\bevents a day\b|\bgpu[\s-]hours\b"
)
_TIME = r"(?:seconds?|secs?|s|minutes?|mins?|min|hours?|hrs?|h|days?|weeks?)"
_SPAN = rf"(?:\d[\d.,]*|(?:{_WORDS}[\s-]?)+|an?|one)"
_ABOUT = r"(?:about |over |around |under |below |almost |nearly |less than |just |some )?"
DURATION_MOVED = re.compile(
    rf"\bfrom {_ABOUT}{_SPAN}\s?(?:{_TIME}\b)?.{{0,12}}? to {_ABOUT}{_SPAN}\s?{_TIME}\b"
    rf"|\bfrom {_ABOUT}{_SPAN}\s?{_TIME}\b.{{0,12}}? to {_ABOUT}{_SPAN}(?!\w)"
    rf"|\b{_SPAN}\s?(?:{_TIME}\b)?\s?(?:→|->|instead of|rather than|where (?:it|they) (?:took"
    rf"|needed)|,? ?down from)\s?{_SPAN}\s?{_TIME}\b"
    rf"|\b(?:in|to) {_ABOUT}{_SPAN}\s?{_TIME} (?:instead of|rather than|from)\b"
    rf"|\b(?:to|in) (?:under|below|less than) {_SPAN}\s?{_TIME}\b|\ba tenth of a second\b"
    rf"|\bfrom hours to minutes\b|\bfrom days to (?:hours|minutes)\b"
    rf"|\bfrom minutes to seconds\b|\bfrom weeks to (?:days|hours)\b"
)

_DAYS = (
    r"(?:nights?|weeks?|weekends?|fortnights?|months?|years?|seasons?|sprints?|semesters?"
    r"|winters?|summers?|springs?|autumns?|quarters?|halves|days?)"
)
_PERIOD = re.compile(
    rf"(?<!\w)(?:\d+|{_WORDS}|a|an|one|per|each|every|this|last|past|next|first|second|third"
    rf"|final|previous|same|"
    rf"few|several|couple of|entire|whole|following|the|that|/)[\s-]?(?:full |whole |more |or two |"
    rf"consecutive |and a half |straight |business |working )*(?:\d+ )?{_DAYS}(?![\w])"
    r"|\b(?:this|last|next|first|second|whole|past) half\b|\bh[12]\b|\bfy\s?\d\d|\bq[1-4]\b"
    r"|\bweek \d+"
    r"|(?<![\d$€£.,])(?:19|20)\d\d(?![\d%,.]\d|\w|%)|\bmonthly (?=saving|bill|spend|cost|revenue)"
    rf"|\b\d+\s?(?:yr|mo|wk)s?\b|/\s?(?:month|mo|year|yr|quarter|week)\b"
)
_NO_PERIOD = re.compile(
    r"\d+-days? (?:readmission\w*|retention|active|churn|mortality|window|ltv|survival)|(?:a"
    r"|per|each|every|the|/)\s?days?\b"
    r"|by (?:a|one) quarter|(?:a|one|three) quarters?(?= of| less| more| fewer| million"
    r"| billion)|by three quarters|every day"
)
_NAMES = re.compile(
    r"\b\d+(?:\.\d+)?b\b(?= (?:model|parameter|llm|base|chat|checkpoint))|\bint\d+\b"
    r"|\bfp\d+\b|\b\d+[\s-]bit\b|\b\d-?bits?\b"
    r"|\b(?:led|lead|mentor\w*|manag\w+|team of|coach\w*|supervis\w+|hired|of the"
    r"|with) (?:\w+ )?(?:\d+|[a-z]+) "
    r"(?:engineers|juniors|people|interns|scientists|reports|teams)\b|\b(?:top|layer|version"
    r"|v|phase|python|gpt|tier|level)[\s-]?\d[\d.]*"
    r"|\bsecond (?:half|quarter|year|week|month)|\b(?:one|two|three) of (?:us|the)"
    r"|\brewritten twice|\b24/7\b|\bone of\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text."""

    start: int
    end: int


def periods(text: str, lexicon: Lexicon) -> tuple[Place, ...]:
    """Returns where a folded text names a period or a date."""
    never = [*_places(_NO_PERIOD, text), *_places(lexicon.not_time_frames, text)]
    found = [*_places(_PERIOD, text), *_places(lexicon.time_frames, text)]
    durations = _places(DURATION_MOVED, text)
    return tuple(place for place in found if not _within(place, (*never, *durations)))


def figures(text: str, lexicon: Lexicon) -> tuple[Place, ...]:
    """Returns where a folded text has a figure of an effect."""
    never = (*periods(text, lexicon), *_places(_NAMES, text))
    return tuple(place for place in _places(QUANTITY, text) if not _within(place, never))


def has_figure(text: str) -> bool:
    """Whether a text has any quantity at all."""
    return bool(QUANTITY.search(folded(text)))


def money(text: str) -> tuple[Place, ...]:
    """Returns where a folded text has an amount of money that is no budget and no pay."""
    return tuple(
        place
        for place in _places(MONEY, text)
        if not _NOT_GAINED.search(text, max(0, place.start - 30), place.start)
        and not _BUDGETED.match(text, place.end)
    )


def _places(form: re.Pattern[str], text: str) -> list[Place]:
    return [Place(*found.span()) for found in form.finditer(text)]


def _within(place: Place, others: Iterator[Place] | tuple[Place, ...]) -> bool:
    return any(place.start < other.end and other.start < place.end for other in others)
