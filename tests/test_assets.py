import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from string import Template

import pytest

from agent import assets
from agent.data_files import read_record
from agent.errors import DataError, SettingError
from agent.records import Area, Criterion, KnownModel, Question, Rubric

PROMPTS = assets.data_root() / "prompts"


def _ids(folder: str) -> list[str]:
    return sorted(path.stem for path in (PROMPTS / folder).glob("*.yaml"))


def _templates() -> list[str]:
    folders = (PROMPTS / "judges", PROMPTS / "interviewer", PROMPTS / "debrief")
    files = chain.from_iterable(sorted(folder.glob("*.yaml")) for folder in folders)
    return [f"{path.parent.name}/{path.stem}" for path in files]


def _rubrics() -> list[Rubric]:
    return [assets.rubric(each) for each in _ids("rubrics")]


def _areas() -> list[Area]:
    return [area for rubric in _rubrics() for area in rubric.areas]


def _criteria() -> list[Criterion]:
    return [criterion for area in _areas() for criterion in area.criteria]


def _questions() -> list[Question]:
    return [*assets.questions("ml-design")]


def test_every_folder_of_prompts_is_read_by_these_tests() -> None:
    folders = {path.relative_to(PROMPTS).parts[0] for path in PROMPTS.rglob("*.yaml")}
    assert folders == {
        "judges",
        "interviewer",
        "rubrics",
        "rounds",
        "candidates",
        "debrief",
    }


@pytest.mark.parametrize("prompt_id", _templates())
def test_every_template_is_well_formed(prompt_id: str) -> None:
    parts = assets.prompt(prompt_id).parts
    assert [name for name, text in parts.items() if not Template(text).is_valid()] == []


@pytest.mark.parametrize("round_id", _ids("rubrics"))
def test_every_rubric_is_named_after_its_round(round_id: str) -> None:
    assert assets.rubric(round_id).id == round_id


@pytest.mark.parametrize("round_id", _ids("rounds"))
def test_every_plan_is_named_after_its_round(round_id: str) -> None:
    assert assets.round_plan(round_id).id == round_id


@pytest.mark.parametrize("candidate_id", _ids("candidates/scripted"))
def test_every_candidate_is_named_after_its_file(candidate_id: str) -> None:
    assert assets.scripted_candidate(candidate_id).id == candidate_id


@pytest.mark.parametrize("rubric", _rubrics(), ids=lambda rubric: rubric.id)
def test_every_scale_runs_from_one_to_five(rubric: Rubric) -> None:
    assert [grade.score for grade in rubric.scale] == [1, 2, 3, 4, 5]


def test_the_bars_are_those_of_the_rubric_page() -> None:
    assert assets.rubric("ml-design").bars == {"E4": 3, "E5": 4, "E6": 5}


def test_the_areas_are_those_of_the_rubric_page() -> None:
    assert [area.id for area in assets.rubric("ml-design").areas] == [
        "problem_framing",
        "training_data",
        "feature_engineering",
        "modeling",
        "evaluation_deployment",
    ]


@pytest.mark.parametrize("rubric", _rubrics(), ids=lambda rubric: rubric.id)
def test_a_criterion_id_is_unique_in_its_rubric(rubric: Rubric) -> None:
    ids = Counter(criterion.id for area in rubric.areas for criterion in area.criteria)
    assert set(ids.values()) == {1}


@pytest.mark.parametrize("criterion", _criteria(), ids=lambda criterion: criterion.id)
def test_every_cue_is_lower_case(criterion: Criterion) -> None:
    assert [cue for cue in criterion.cues if cue != cue.lower().strip()] == []


@pytest.mark.parametrize("criterion", _criteria(), ids=lambda criterion: criterion.id)
def test_every_criterion_asks_one_question(criterion: Criterion) -> None:
    assert criterion.ask.endswith("?")
    assert criterion.ask.count("?") == 1


@pytest.mark.parametrize("round_id", _ids("rounds"))
def test_every_stage_names_an_area_of_its_rubric(round_id: str) -> None:
    known = {area.id for area in assets.rubric(round_id).areas}
    assert [s.area for s in assets.round_plan(round_id).stages if s.area not in known] == []


def test_an_ml_design_round_lasts_45_minutes() -> None:
    plan = assets.round_plan("ml-design")
    assert [stage.minutes for stage in plan.stages] == [5, 5, 10, 10, 10]
    assert plan.closing_minutes == 5
    assert plan.minutes == 45


@pytest.mark.parametrize("round_id", _ids("rounds"))
def test_every_opening_sets_the_problem(round_id: str) -> None:
    assert assets.round_plan(round_id).opening.count("$statement") == 1


@pytest.mark.parametrize("candidate_id", _ids("candidates/scripted"))
def test_a_scripted_candidate_answers_a_real_question(candidate_id: str) -> None:
    question = assets.scripted_candidate(candidate_id).question
    assert question in {each.id for each in _questions()}


@pytest.mark.parametrize("candidate_id", _ids("candidates/scripted"))
def test_a_scripted_candidate_answers_every_area(candidate_id: str) -> None:
    answers = assets.scripted_candidate(candidate_id).answers
    assert set(answers) == {area.id for area in assets.rubric("ml-design").areas}


def test_question_ids_are_unique() -> None:
    assert set(Counter(question.id for question in _questions()).values()) == {1}


@pytest.mark.parametrize("question", _questions(), ids=lambda question: question.id)
def test_every_cue_of_a_fact_is_lower_case(question: Question) -> None:
    cues = [cue for fact in question.facts for cue in fact.cues]
    assert [cue for cue in cues if cue != cue.lower()] == []


@pytest.mark.parametrize("round_id", ["lunch", "", "../judges/area"])
def test_an_unknown_round_is_told_which_rounds_there_are(round_id: str) -> None:
    with pytest.raises(SettingError) as raised:
        assets.round_plan(round_id)
    assert raised.value.remedy.endswith(", ".join(_ids("rounds")))


def test_a_round_without_a_rubric_is_told_which_have_one() -> None:
    with pytest.raises(SettingError) as raised:
        assets.rubric("lunch")
    assert raised.value.remedy.endswith(", ".join(_ids("rubrics")))


def test_an_unknown_question_is_told_which_there_are() -> None:
    with pytest.raises(SettingError, match="short-video-feed"):
        assets.question("ml-design", "lunch")


def test_a_missing_prompt_names_its_file() -> None:
    with pytest.raises(DataError, match=r"judges/lunch\.yaml is missing"):
        assets.prompt("judges/lunch")


def test_a_broken_file_is_named_with_its_fault(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("id: broken\nversion: 1\nscale: []\n")
    with pytest.raises(DataError, match=r"broken\.yaml cannot be read.*scale"):
        read_record(file, Rubric)


def test_a_stamp_changes_with_the_body() -> None:
    plan = assets.round_plan("ml-design")
    other = plan.model_copy(update={"closing": "Goodbye."})
    assert assets.stamp(other).sha256 != assets.stamp(plan).sha256


def test_a_hash_does_not_change_with_the_version_alone() -> None:
    plan = assets.round_plan("ml-design")
    other = plan.model_copy(update={"version": plan.version + 1})
    assert assets.stamp(other).sha256 == assets.stamp(plan).sha256
    assert assets.stamp(other).version != assets.stamp(plan).version


@pytest.mark.parametrize(
    ("model_id", "size", "sha256", "parts"),
    [
        (
            "qwen2.5-coder-1.5b",
            1_117_320_768,
            "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
            22,
        ),
        (
            "qwen2.5-coder-0.5b",
            491_400_064,
            "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
            6,
        ),
    ],
)
def test_known_weights_are_those_of_the_issue(
    model_id: str, size: int, sha256: str, parts: int
) -> None:
    known: dict[str, KnownModel] = {each.id: each for each in assets.known_models().embedded}
    model = known[model_id]
    assert (model.size, model.sha256) == (size, sha256)
    assert model.packages is not None
    assert model.packages.parts == parts


def test_the_larger_model_is_the_default() -> None:
    assert assets.known_models().embedded[0].id == "qwen2.5-coder-1.5b"


@pytest.fixture
def plan_file(tmp_path: Path) -> Iterator[Path]:
    """A round's file that a test may break; all other data are as they are."""
    for path in assets.data_root().iterdir():
        if path.name in ("corpus", "evals"):
            (tmp_path / path.name).symlink_to(path)
    shutil.copytree(PROMPTS, tmp_path / "prompts")
    with assets.rooted(tmp_path):
        yield tmp_path / "prompts" / "rounds" / "partner.yaml"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{area: ", "{area: no-", "names no-.*no area of its rubric"),
        ("id: partner", "id: partner\nchange_in: nowhere", "names nowhere"),
    ],
)
def test_a_round_that_names_no_area_of_its_rubric_is_not_begun(
    plan_file: Path, old: str, new: str, fault: str
) -> None:
    plan_file.write_text(plan_file.read_text().replace(old, new, 1))
    with pytest.raises(DataError, match=fault):
        assets.round_plan("partner")


def test_a_file_that_is_no_text_is_named(plan_file: Path) -> None:
    plan_file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match=r"partner\.yaml cannot be read"):
        assets.round_plan("partner")
