def slowest_stage(times: list[int], memory: list[int], devices: int, capacity: int) -> int | None:
    """Time of the slowest stage when a row of layers is cut into pipeline stages as well as possible.

    Layer i takes times[i] and needs memory[i]. The row is cut into at most `devices` stages of
    neighbouring layers, and no stage may need more memory than `capacity`.
    """
    raise NotImplementedError
