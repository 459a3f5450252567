import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.records import Chunk
from agent.steps.chunking import LONGEST_WORDS, chunks

DOCUMENT = """\
---
title: Labels
areas: [training_data, modeling]
---
Before any heading.

# Guide

One line
and another.


A second paragraph.
## Labels

- clicks
- skips

### Delay ###
A day.

## Features
```python
# not a heading

age = 3
```
The end.
"""

SENTENCE = "One two three four five six seven eight nine ten."


def _chunks(text: str) -> tuple[Chunk, ...]:
    return chunks(text, "notes.md")


def _headings(text: str) -> list[str]:
    return [chunk.heading for chunk in _chunks(text)]


def _words(text: str) -> list[str]:
    return [word for chunk in _chunks(text) for word in chunk.text.split()]


def test_a_chunk_carries_the_headings_above_it() -> None:
    assert _headings(DOCUMENT) == [
        *("", "Guide", "Guide > Labels", "Guide > Labels > Delay", "Guide > Features")
    ]


def test_a_chunk_names_its_file() -> None:
    assert {chunk.file for chunk in _chunks(DOCUMENT)} == {"notes.md"}


def test_a_hash_without_a_space_is_no_heading() -> None:
    assert _headings("# Guide\n\n#tag is a word here\n") == ["Guide"]


def test_a_hash_that_ends_a_word_stays_in_the_heading() -> None:
    assert _headings("# Notes on C#\n\nText.\n") == ["Notes on C#"]


def test_the_front_matter_is_left_out() -> None:
    assert "title:" not in _words(DOCUMENT)


def test_the_areas_of_the_front_matter_hold_for_every_chunk() -> None:
    assert {chunk.areas for chunk in _chunks(DOCUMENT)} == {("training_data", "modeling")}


@pytest.mark.parametrize("front", ["title: Labels", "areas: modeling", "just words", "{"])
def test_a_front_matter_without_a_list_of_areas_names_none(front: str) -> None:
    assert _chunks(f"---\n{front}\n---\nText.\n")[0].areas == ()


def test_a_front_matter_with_an_impossible_date_names_no_areas() -> None:
    assert _chunks("---\ndate: 2026-02-30\n---\nText.\n")[0].areas == ()


def test_what_stands_between_two_rules_is_no_front_matter() -> None:
    assert "Clicks" in _words("---\nClicks become labels.\n---\nText.\n")


def test_a_chunk_names_the_lines_it_stands_on() -> None:
    lines = DOCUMENT.split("\n")
    for chunk in _chunks(DOCUMENT):
        stretch = lines[chunk.first_line - 1 : chunk.last_line]
        assert " ".join(stretch).split() == chunk.text.split()


def test_windows_line_ends_change_nothing() -> None:
    assert _chunks(DOCUMENT.replace("\n", "\r\n")) == _chunks(DOCUMENT)


def test_a_last_line_without_its_end_changes_nothing() -> None:
    assert _chunks(DOCUMENT.removesuffix("\n")) == _chunks(DOCUMENT)


@pytest.mark.parametrize("mark", ["\f", "\v", "\x1c", "\x85", "\u2028"])
def test_only_line_ends_count_as_lines(mark: str) -> None:
    assert _chunks(f"# One\n\npage one{mark}\n\n# Two\n\npage two\n")[1].first_line == 7


def test_paragraphs_under_one_heading_are_held_together() -> None:
    assert [chunk.text for chunk in _chunks("# Guide\n\nOne.\n\nTwo.\n")] == ["One.\n\nTwo."]


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_a_hash_in_fenced_code_is_no_heading(fence: str) -> None:
    assert _headings(f"# Guide\n\n{fence}\n# a comment\n{fence}\n") == ["Guide"]


def test_a_heading_after_fenced_code_is_a_heading() -> None:
    assert _headings("```\ncode\n```\n# Guide\n\nText.\n") == ["", "Guide"]


@pytest.mark.parametrize(("outer", "inner"), [("~~~", "```"), ("````", "```")])
def test_a_fence_within_a_fence_ends_nothing(outer: str, inner: str) -> None:
    text = f"# Guide\n\n{outer}\n{inner}\n# a comment\n{inner}\n{outer}\n"
    assert _headings(text) == ["Guide"]


def test_code_on_a_single_line_opens_no_fence() -> None:
    assert _headings("```pip install mockloop```\n\n# Guide\n\nText.\n") == ["", "Guide"]


def test_a_long_section_is_cut_between_paragraphs() -> None:
    paragraph = " ".join([SENTENCE] * 8)
    cut = _chunks("# Guide\n\n" + f"{paragraph}\n\n" * 3)
    assert [chunk.text for chunk in cut] == [paragraph] * 3


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    cut = _chunks(" ".join([SENTENCE] * 40))
    assert len(cut) > 1
    assert {chunk.text[-4:] for chunk in cut} == {"ten."}


def test_a_long_sentence_is_cut_between_words() -> None:
    cut = _chunks("word " * (2 * LONGEST_WORDS + 7))
    assert [len(chunk.text.split()) for chunk in cut] == [LONGEST_WORDS, LONGEST_WORDS, 7]


@pytest.mark.parametrize(
    "text", ["", "\n \n\t\n", "# Only a heading\n", "---\nareas: [modeling]\n---\n"]
)
def test_a_document_without_text_has_no_chunks(text: str) -> None:
    assert _chunks(text) == ()


@pytest.mark.timeout(3)
def test_a_heading_with_a_wide_gap_is_read_at_once() -> None:
    assert _headings(f"# Guide{' ' * 2_000}to labels\n\nText.\n")


@given(st.text(st.sampled_from("ab.!?`~- \n\r\t\f\u2028é")), st.integers(1, 200))
def test_nothing_of_a_document_without_headings_is_lost(text: str, times: int) -> None:
    document = f"first {text * times}"
    assert "".join(_words(document)) == "".join(document.split())


@given(st.lists(st.sampled_from(["w " * 70, "end. ", "\n", "\n\n", "\n# H\n", "\n```\n"])))
def test_no_chunk_is_longer_than_the_longest(pieces: list[str]) -> None:
    assert all(len(chunk.text.split()) <= LONGEST_WORDS for chunk in _chunks("".join(pieces)))
