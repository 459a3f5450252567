"""Feeds a RecentLatency and reads it."""


def drive(module, args):
    """Feeds each number of the calls to a new object, and reads it at each None."""
    width, calls = args
    recent = module.RecentLatency(width)
    reads = []
    for latency in calls:
        if latency is None:
            reads.append(recent.read())
        else:
            recent.add(latency)
    return reads
