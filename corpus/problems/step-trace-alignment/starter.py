def unexplained_time(left: list[list], right: list[list]) -> int:
    """Least time that remains unexplained when two traces are aligned.

    A trace lists operations as [name, time] in the order in which they ran. Operations of the same
    name may be paired, each at most once, and pairs do not cross. A pair leaves the difference of
    its times unexplained, an operation without a partner its whole time.
    """
    raise NotImplementedError
