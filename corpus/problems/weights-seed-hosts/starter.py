def seed_hosts(passes_on: dict[str, list[str]]) -> list[str]:
    """Choose the hosts on which to load new weights by hand.

    `passes_on` maps a host to the hosts to which it passes on whatever it receives.
    Return as few hosts as possible such that in the end every host has the weights.
    """
    raise NotImplementedError
