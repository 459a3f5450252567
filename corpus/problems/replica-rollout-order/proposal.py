from graphlib import CycleError, TopologicalSorter


def rollout_waves(requires):
    """Waves of jobs that can restart together, and the jobs that never can, in linear time."""
    for job, needed in requires.items():
        for name in needed:
            if name not in requires:
                raise ValueError(f"{job} requires {name}, which has no entry")
    sorter = TopologicalSorter(requires)
    try:
        sorter.prepare()
    except CycleError:
        pass  # the sorter still hands out whatever does not depend on a circle
    waves = []
    while sorter.is_active():
        wave = sorted(sorter.get_ready())
        sorter.done(*wave)
        waves.append(wave)
    if sum(map(len, waves)) == len(requires):
        return waves, []
    return waves, sorted(sorter.remaining())
