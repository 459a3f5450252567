def seed_hosts(passes_on: dict[str, list[str]]) -> list[str]:
    """The hosts that nobody lists, and the first host by name of every circle."""
    hosts = set(passes_on).union(*passes_on.values())
    fed_by: dict[str, list[str]] = {}
    for host, others in passes_on.items():
        for other in others:
            if other != host:
                fed_by.setdefault(other, []).append(host)

    order: list[str] = []
    seen: set[str] = set()
    for start in sorted(hosts):
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(passes_on.get(start, ())))]
        while stack:
            host, others = stack[-1]
            for other in others:
                if other not in seen:
                    seen.add(other)
                    stack.append((other, iter(passes_on.get(other, ()))))
                    break
            else:
                order.append(host)
                stack.pop()

    seeds = []
    placed: set[str] = set()
    for start in reversed(order):
        if start in placed:
            continue
        placed.add(start)
        circle = [start]
        for host in circle:
            for other in fed_by.get(host, ()):
                if other not in placed:
                    placed.add(other)
                    circle.append(other)
        if len(circle) > 1 or start not in fed_by:
            seeds.append(min(circle))
    return sorted(seeds)
