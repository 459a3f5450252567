def finest_classes(
    subtopics: dict[str, list[str]], counts: dict[str, int], least: int
) -> list[str]:
    """The topics to use as classes."""
    if not subtopics:
        return []
    below = {child for children in subtopics.values() for child in children}
    root = next(topic for topic in subtopics if topic not in below)
    downwards = [root]
    for topic in downwards:
        downwards.extend(subtopics[topic])

    total: dict[str, int] = {}
    for topic in reversed(downwards):
        children = subtopics[topic]
        total[topic] = sum(total[child] for child in children) if children else counts[topic]

    if total[root] < least:
        return []
    picked = []
    open_topics = [root]
    while open_topics:
        topic = open_topics.pop()
        children = subtopics[topic]
        if children and all(total[child] >= least for child in children):
            open_topics.extend(children)
        else:
            picked.append(topic)
    return picked
