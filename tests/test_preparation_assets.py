"""The data of the preparation commands, held to the rubric, the questions and the guides."""

import pytest

from agent import assets
from agent.preparation_assets import disagreements, scripts, story_tuning
from agent.records import ROUND_IDS, Cited
from agent.wiring.script_facts import cited_lines

SIDES = [side for each in disagreements().disagreements for side in (each.followed, each.other)]
CITED = [cited for side in SIDES for cited in side.cited]
CITED += [cited for each in scripts().recruiter_questions.questions for cited in each.cited]


@pytest.mark.parametrize("cited", CITED, ids=lambda cited: cited.heading)
def test_every_section_that_is_cited_is_there(cited: Cited) -> None:
    assert cited_lines(cited).startswith(f"corpus/guides/{cited.file}:")


def test_a_side_follows_the_page_that_carries_it() -> None:
    for side in SIDES:
        pages = [(assets.guides() / cited.file).read_text() for cited in side.cited]
        assert any(document in page for page in pages for document in side.documents)


def test_the_product_follows_document_003() -> None:
    assert all(each.followed.documents == ("003",) for each in disagreements().disagreements)


def test_a_side_is_had_by_its_id() -> None:
    who = disagreements().get("who-decides")
    assert who.side().id == "hiring-manager"
    assert who.side("hiring-committee") == who.other
    with pytest.raises(KeyError):
        who.side("nobody")


def test_both_lists_of_rounds_name_rounds_there_are() -> None:
    which = disagreements().get("which-rounds")
    for side in (which.followed, which.other):
        assert side.rounds
        assert {each.round for each in side.rounds} <= set(ROUND_IDS)


def test_every_question_that_settles_a_disagreement_names_one() -> None:
    named = {each.disagreement for each in scripts().recruiter_questions.questions} - {""}
    assert named == {each.id for each in disagreements().disagreements}


def test_every_value_has_what_is_usual() -> None:
    assert story_tuning().usual.keys() == {area.id for area in assets.rubric("jedi").areas}


def test_ids_of_demands_are_unique() -> None:
    ids = [each.id for each in story_tuning().demands]
    assert len(ids) == len(set(ids))
