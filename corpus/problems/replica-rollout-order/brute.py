def rollout_waves(requires: dict[str, list[str]]) -> tuple[list[list[str]], list[str]]:
    """Look through all jobs again for every wave."""
    for job, needed in requires.items():
        for name in needed:
            if name not in requires:
                raise ValueError(f"{job} requires {name}, which has no entry")

    waves: list[list[str]] = []
    running: set[str] = set()
    while True:
        wave = [
            job
            for job, needed in requires.items()
            if job not in running and running.issuperset(needed)
        ]
        if not wave:
            break
        waves.append(sorted(wave))
        running.update(wave)
    return waves, sorted(set(requires) - running)
