import math

import pytest

from agent.errors import TranscriptError
from agent.steps.transcripts.cues import are_cues, parse_cues


def _said(text: str) -> list[tuple[str, float | None, str]]:
    return [(each.speaker, each.t, each.text) for each in parse_cues(text).said if each.text]


def _vtt(*payloads: str) -> str:
    cues = (
        f"00:00:0{place}.000 --> 00:00:0{place}.900\n{payload}\n"
        for place, payload in enumerate(payloads, 1)
    )
    return "WEBVTT\n\n" + "\n".join(cues)


@pytest.mark.parametrize(
    "text",
    [
        _vtt("<v Ada>Hello.</v>", "<v Bo>How?</v>"),
        _vtt("<v Ada>Hello.", "<v Bo>How?"),
        _vtt("<v.loud.first Ada>Hello.</v>", "<v Bo>How?</v>"),
        _vtt("Ada: Hello.", "Bo: How?"),
        _vtt("- Ada: Hello.", ">> Bo: How?"),
        _vtt("Ada\nHello.", "Bo\nHow?"),
        _vtt("<b>Ada:</b> Hello.", "Bo: <i>How?</i>"),
        _vtt("<v Ada>Hello.</v>", "<v Bo>How?</v>").removeprefix("WEBVTT\n\n"),
        _vtt("Ada: Hello.", "Bo: How?").replace(".", ",").replace("Hello,", "Hello."),
    ],
)
def test_who_says_a_cue_is_found_wherever_it_stands(text: str) -> None:
    assert _said(text) == [("Ada", 1.0, "Hello."), ("Bo", 2.0, "How?")]


def test_two_voices_in_one_cue_are_two() -> None:
    assert _said(_vtt("<v Ada>Hello.</v>\n<v Bo>How?</v>")) == [
        ("Ada", 1.0, "Hello."),
        ("Bo", 1.0, "How?"),
    ]


def test_a_cue_that_names_nobody_goes_on_with_who_spoke() -> None:
    said = _said(_vtt("Ada: Hello,", "and more.", "Bo: How?", "Ada: So."))
    assert [speaker for speaker, _, _ in said] == ["Ada", "Ada", "Bo", "Ada"]


@pytest.mark.parametrize(
    ("payload", "says"),
    [
        ("don&#39;t &amp; a &lt; b", "don't & a < b"),
        ("{\\an8}up <c.red>there</c>", "up there"),
        ("at <00:00:01.500>once", "at once"),
        ("a < b and c > d", "a < b and c > d"),
        ('<font color="#fff">white</font>', "white"),
        ("one\ntwo", "one two"),
    ],
)
def test_tags_and_entities_are_read(payload: str, says: str) -> None:
    assert _said(_vtt(f"<v Ada>{payload}")) == [("Ada", 1.0, says)]


def test_comments_styles_names_and_empty_cues_are_passed_over() -> None:
    text = (
        "WEBVTT\nKind: captions\n\nNOTE\nAda: not said\n\nSTYLE\n::cue { color: red }\n\n"
        "intro\n00:01.000 --> 00:02.000 align:start\n<v Ada>Hello.\n\n"
        "00:02.000 --> 00:03.000\n\n"
        "8f0c2a51-1b7e-4c55-9d0e-3b1f0c9a7e11/12-0\n00:03.000 --> 00:04.000\n<v Bo>How?\n"
    )
    assert _said(text) == [("Ada", 1.0, "Hello."), ("Bo", 3.0, "How?")]


def test_words_after_a_blank_line_are_not_lost() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nAda: Hello,\n\nall of you.\n\n2\n"
    text += "00:00:03,000 --> 00:00:04,000\nBo: How?\n"
    assert _said(text) == [("Ada", 1.0, "Hello,"), ("Ada", 1.0, "all of you."), ("Bo", 3.0, "How?")]


def test_a_missing_blank_line_makes_no_cue_of_two() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nAda: Hello.\n2\n00:00:03,000 --> 00:00:04,000\nBo: How?"
    )
    assert _said(text) == [("Ada", 1.0, "Hello."), ("Bo", 3.0, "How?")]


def test_more_than_an_hour_is_read() -> None:
    text = "WEBVTT\n\n01:02:03.500 --> 01:02:04.000\n<v Ada>Hello.\n"
    assert _said(text) == [("Ada", 3723.5, "Hello.")]


def test_a_time_that_is_none_loses_no_words() -> None:
    text = "WEBVTT\n\nNaN:NaN:NaN.NaN --> NaN:NaN:NaN.NaN\n<v Ada>Hello.\n\n"
    text += "-00:00:05.000 --> 00:00:01.000\n<v Bo>How?\n"
    ada, bo = parse_cues(text).said
    assert ada.t is not None
    assert math.isnan(ada.t)
    assert (bo.text, bo.t) == ("How?", -5.0)


def test_captions_that_name_nobody_are_refused() -> None:
    with pytest.raises(TranscriptError, match="names who speaks"):
        parse_cues(_vtt("Hello.", "How?"))


@pytest.mark.parametrize(
    ("text", "named_so", "are"),
    [
        ("WEBVTT\n", False, True),
        ("00:01.000 --> 00:02.000\nHi", True, True),
        ("Ada: from 0:01 --> 0:02, as I said", True, False),
        ("Ada: a --> b\nBo: c --> d", False, False),
        ("1\n00:00:01,0 --> 00:00:02,0\nHi\n\n2\n00:00:03,0 --> 00:00:04,0\nHo", False, True),
    ],
)
def test_captions_are_told_by_their_content_first(text: str, named_so: bool, are: bool) -> None:
    assert are_cues(text, named_so) is are
