"""Team match: leads are data, reasons are quotes, and silence is not judged."""

from agent.records.matching import Match, Teams
from agent.steps.matching import OWN, fits, next_question, outcome, reply
from agent.wiring.debrief_data import teams

TEAMS: Teams = teams()


def _played(answers: dict[tuple[str, str], str], wish: str = "") -> Match:
    match = Match(id="m", teams=("ads", "feed", "integrity"))
    while (question := next_question(match, TEAMS)) is not None:
        said = answers.get((question.team, question.topic), "")
        said = wish if question.team == "preference" else said
        done = question.model_copy(update={"answer": said})
        match = match.model_copy(update={"exchanges": (*match.exchanges, done)})
    return match


def test_every_lead_asks_three_or_four_and_then_listens() -> None:
    asked = [each for each in _played({}).exchanges if each.team == "ads"]
    assert 4 <= len(asked) <= 5
    assert asked[-1].topic == OWN


def test_silence_is_not_judged() -> None:
    found = fits(_played({}), TEAMS, {})
    assert [each.judged for each in found] == [False] * 3
    assert {each.share for each in found} == {None}
    assert outcome(found).startswith("not judged")


def test_a_fit_is_shown_with_words_that_were_said() -> None:
    said = "We fought fraud rings that changed every week. The queue was full."
    found = fits(_played({("integrity", "adversaries"): said}), TEAMS, {})
    assert found[0].organisation == "Integrity"
    assert all(each.quote in said for each in found[0].shown)
    assert any("precision and recall" in line for line in found[0].against)


def test_what_the_candidate_refuses_never_fits_best() -> None:
    said = {("ads", "calibration"): "I calibrated bids in the auction."}
    found = fits(_played(said, "Feed would be good, but rather not in Ads."), TEAMS, {})
    ads = next(each for each in found if each.team == "ads")
    assert ads.refused
    assert not ads.preferred
    assert "Ads" not in outcome(found)
    assert next(each for each in found if each.team == "feed").preferred


def test_sealed_rounds_count_as_evidence_once_something_was_answered() -> None:
    match = _played({("feed", "ranking"): "I did not work on that yet."})
    found = fits(match, TEAMS, {"ml-design-1": ("A two-tower model fetches candidates.",)})
    feed = next(each for each in found if each.team == "feed")
    assert [each.source for each in feed.shown] == ["ml-design-1"]


def test_a_lead_answers_only_what_the_data_holds() -> None:
    lead = TEAMS.leads[0]
    assert reply("What is the pay?", lead, TEAMS) == lead.replies["pay"]
    assert reply("What is the CEO's birthday?", lead, TEAMS) == TEAMS.unanswered
    assert reply("", lead, TEAMS) == ""


def test_the_teams_are_those_that_the_guides_name() -> None:
    named = {"Ads", "Feed and Notifications", "Watch", "AI Products", "Integrity"}
    assert {lead.organisation for lead in TEAMS.leads} == named
