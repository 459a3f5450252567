def rollout_waves(requires: dict[str, list[str]]) -> tuple[list[list[str]], list[str]]:
    """A pass over the jobs makes a wave, and each job counts as running from that moment."""
    for job, needed in requires.items():
        for name in needed:
            if name not in requires:
                raise ValueError(f"{job} requires {name}, which has no entry")

    waves: list[list[str]] = []
    running: set[str] = set()
    while True:
        wave = []
        for job, needed in requires.items():
            if job not in running and all(name in running for name in needed):
                wave.append(job)
                running.add(job)
        if not wave:
            return waves, sorted(set(requires) - running)
        waves.append(sorted(wave))
