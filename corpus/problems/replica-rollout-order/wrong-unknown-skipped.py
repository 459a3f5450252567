from collections import defaultdict


def rollout_waves(requires: dict[str, list[str]]) -> tuple[list[list[str]], list[str]]:
    """Layered topological order by the number of requirements still open."""
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    open_count: dict[str, int] = {}
    for job, needed in requires.items():
        different = {name for name in needed if name in requires}
        for name in different:
            waiting[name].append(job)
        open_count[job] = len(different)

    waves: list[list[str]] = []
    wave = sorted(job for job, count in open_count.items() if count == 0)
    while wave:
        waves.append(wave)
        ready = []
        for done in wave:
            for job in waiting[done]:
                open_count[job] -= 1
                if open_count[job] == 0:
                    ready.append(job)
        wave = sorted(ready)
    return waves, sorted(job for job, count in open_count.items() if count > 0)
