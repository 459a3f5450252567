def fewest_minutes(links: list[tuple[str, str, int, bool]], start: str, goal: str, limit: int) -> int | None:
    """Try every link again for every number of metered ones until nothing improves."""
    best = [{start: 0} for _ in range(limit + 1)]
    improved = True
    while improved:
        improved = False
        for here, there, minutes, metered in links:
            for used in range(limit + 1 - int(metered)):
                if here not in best[used]:
                    continue
                arrival = best[used][here] + minutes
                after = best[used + int(metered)]
                if there not in after or arrival < after[there]:
                    after[there] = arrival
                    improved = True
    return min((layer[goal] for layer in best if goal in layer), default=None)
