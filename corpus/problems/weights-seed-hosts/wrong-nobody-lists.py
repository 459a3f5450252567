def seed_hosts(passes_on: dict[str, list[str]]) -> list[str]:
    """The hosts that no other host lists."""
    hosts = set(passes_on).union(*passes_on.values())
    fed = {other for host, others in passes_on.items() for other in others if other != host}
    return sorted(hosts - fed)
