"""The spacing port: when a thing should be seen again (FSRS version 6, by the `fsrs` library).

Reviews are days apart here: there are no learning steps of minutes, and due dates are not
scattered at random, so the same reviews always give the same dates.
"""

from datetime import UTC, datetime

from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler, State

from agent.records.plan import Card, Result

_RATINGS: dict[Result, Rating] = {
    "again": Rating.Again,
    "hard": Rating.Hard,
    "good": Rating.Good,
    "easy": Rating.Easy,
}


class Spacing:
    """Spaced repetition.

    Args:
        retention: the probability of recall at which a card falls due, between 0 and 1.
    """

    def __init__(self, retention: float) -> None:
        self._scheduler = Scheduler(
            desired_retention=retention,
            learning_steps=(),
            relearning_steps=(),
            enable_fuzzing=False,
        )

    def reviewed(self, item: str, before: Card | None, result: Result, when: datetime) -> Card:
        """Returns the card after a review.

        Args:
            item: names the card.
            before: the card so far; None at its first review.
            result: how it went.
            when: with its time zone; a time before the last review counts as that review's.
        """
        at = when.astimezone(UTC)
        card = FsrsCard(card_id=1, due=at)
        if before is not None:
            last = datetime.fromisoformat(before.reviewed)
            at = max(at, last)
            card = FsrsCard(
                card_id=1,
                state=State.Review,
                stability=before.stability,
                difficulty=before.difficulty,
                due=datetime.fromisoformat(before.due),
                last_review=last,
            )
        card, _ = self._scheduler.review_card(card, _RATINGS[result], at)
        if card.stability is None or card.difficulty is None:
            raise ValueError("a card that was reviewed has no stability")
        return Card(
            item=item,
            stability=card.stability,
            difficulty=card.difficulty,
            due=card.due.isoformat(),
            reviewed=at.isoformat(),
            reviews=(before.reviews if before else 0) + 1,
        )
