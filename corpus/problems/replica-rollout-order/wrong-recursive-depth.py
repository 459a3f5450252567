from collections import defaultdict


def rollout_waves(requires: dict[str, list[str]]) -> tuple[list[list[str]], list[str]]:
    """The wave of a job by recursion over its requirements."""
    for job, needed in requires.items():
        for name in needed:
            if name not in requires:
                raise ValueError(f"{job} requires {name}, which has no entry")

    waves_of: dict[str, int | None] = {}
    on_the_way: set[str] = set()

    def wave_of(job: str) -> int | None:
        if job in on_the_way:
            return None
        if job not in waves_of:
            on_the_way.add(job)
            found = [wave_of(name) for name in requires[job]]
            on_the_way.discard(job)
            waves_of[job] = None if None in found else 1 + max(found, default=-1)
        return waves_of[job]

    by_wave: defaultdict[int, list[str]] = defaultdict(list)
    for job in sorted(requires):
        wave = wave_of(job)
        if wave is not None:
            by_wave[wave].append(job)
    return [by_wave[wave] for wave in range(len(by_wave))], sorted(
        job for job in requires if waves_of[job] is None
    )
