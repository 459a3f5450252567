"""Stories of a made-up user, as they would be written into the bank."""

from pathlib import Path
from typing import Any

from langgraph.checkpoint.base import empty_checkpoint

from agent.ports.store import open_store
from agent.records import BankStory, Session, SessionTurn, Stamp

NIGHT = """\
Last spring the retraining of our parcel-delay model failed about twice a week, and nobody on \
the team knew why. I was on call and had to get the forecasts out by six each morning, \
although the quick patch on the table was to copy yesterday's forecasts over by hand.

I said no to the patch. I rewrote the feature job so that every table carried the time at \
which it was read, and I replayed forty nights to find the two that were late. My lead pushed \
back because it cost us three weeks of roadmap work, and I had to explain it to sales as well.

Failures went from nine a month to one, and other teams have adopted the same stamps since \
then. Next time I would have asked for the read times in writing first."""

MARKET = """\
We had a new market to open in March and no history for it at all. I didn't know whether \
people there order after work. I took two days, I wrote a plain rule from three \
neighbouring cities, and I put it behind a switch for only one district first. If the share of \
late orders went over ten percent for a day, the switch went off again. Waiting for data would \
have cost us the season. I think late orders maybe fell from 14 percent to 9 in the first \
week."""

LAUNCH = """\
The director wanted to launch the new embedding on all traffic. I disagreed. In the design \
review I said that the holdout was a week old, and I showed the table of the rows that had \
leaked. He had a point that the date was promised to a customer. The evening before I had told \
him what I would say, so he was not caught out. We agreed to launch on a tenth first, and \
there the click rate fell by 3 percent, so it was pulled."""

WE = "We are a fast team. We shipped a lot of things quickly, and everybody was happy with us."


def story(story_id: str, text: str, **other: object) -> BankStory:
    given = {"id": story_id, "title": story_id, "text": text, "added": "2026-03-02T09:00:00+00:00"}
    return BankStory.model_validate(given | other)


def save(home: Path, session: Session) -> None:
    """Saves a round as a graph would."""
    checkpoint = empty_checkpoint()
    checkpoint["channel_values"]["session"] = session.model_dump(mode="json")
    config = {"configurable": {"thread_id": session.id, "checkpoint_ns": ""}}
    with open_store(home) as store:
        store.saver.put(config, checkpoint, {}, {})  # type: ignore[arg-type]


def session(round_id: str, question: str, turns: tuple[SessionTurn, ...], **other: Any) -> Session:
    given = {
        "id": f"{round_id}-1",
        "round": round_id,
        "question": question,
        "target_level": "E5",
        "minutes": 45.0,
        "started": "2026-03-02T09:00:00+00:00",
        "model": Stamp(id="none"),
        "turns": turns,
    }
    return Session.model_validate(given | other)
