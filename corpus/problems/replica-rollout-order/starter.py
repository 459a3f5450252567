def rollout_waves(requires: dict[str, list[str]]) -> tuple[list[list[str]], list[str]]:
    """Plan the restarts of serving jobs as waves.

    `requires` maps each job to the jobs that must already run the new format before it may restart.
    Return the waves in order, each a list of jobs, and beside them a list of the jobs left over.
    Raise ValueError for input that you have to refuse.
    """
    raise NotImplementedError
