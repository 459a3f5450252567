from collections import defaultdict


def unexplained_time(left: list[list], right: list[list]) -> int:
    by_name: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, trace in enumerate((left, right)):
        for name, time in trace:
            if time < 0:
                raise ValueError("negative time in a trace")
            by_name[name][side].append(time)
    remaining = 0
    for ours, theirs in by_name.values():
        ours.sort(reverse=True)
        theirs.sort(reverse=True)
        pairs = min(len(ours), len(theirs))
        remaining += sum(abs(a - b) for a, b in zip(ours, theirs))
        remaining += sum(ours[pairs:]) + sum(theirs[pairs:])
    return remaining
