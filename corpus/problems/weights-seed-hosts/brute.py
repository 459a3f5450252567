def seed_hosts(passes_on: dict[str, list[str]]) -> list[str]:
    """A host is a seed if it reaches everybody who reaches it, and is the first of these by name."""
    fed_by: dict[str, list[str]] = {}
    for host, others in passes_on.items():
        for other in others:
            fed_by.setdefault(other, []).append(host)

    seeds = []
    for host in set(passes_on) | set(fed_by):
        above = reach(fed_by, host)
        if host == min(above) and above <= reach(passes_on, host):
            seeds.append(host)
    return sorted(seeds)


def reach(links: dict[str, list[str]], start: str) -> set[str]:
    reached = {start}
    stack = [start]
    while stack:
        for host in links.get(stack.pop(), ()):
            if host not in reached:
                reached.add(host)
                stack.append(host)
    return reached
