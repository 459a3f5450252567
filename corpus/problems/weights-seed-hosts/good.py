from collections.abc import Iterable


def seed_hosts(passes_on: dict[str, list[str]]) -> list[str]:
    """Search once by name, then once more from the roots of that search backwards.

    A root can be reached only by its own circle and by later roots, so those that are still
    unreached in the second pass are the seeds; each is the first by name of its circle.
    """
    hosts = set(passes_on).union(*passes_on.values())
    roots = unreached(passes_on, sorted(hosts))
    return sorted(unreached(passes_on, reversed(roots)))


def unreached(passes_on: dict[str, list[str]], hosts: Iterable[str]) -> list[str]:
    """Those hosts that none of the hosts before them reaches."""
    reached: set[str] = set()
    first = []
    for start in hosts:
        if start in reached:
            continue
        first.append(start)
        reached.add(start)
        stack = [start]
        while stack:
            for host in passes_on.get(stack.pop(), ()):
                if host not in reached:
                    reached.add(host)
                    stack.append(host)
    return first
