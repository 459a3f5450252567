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
    classes: dict[str, int] = {}
    for topic in reversed(downwards):
        children = subtopics[topic]
        total[topic] = sum(total[child] for child in children) if children else counts[topic]
        splits = all(total[child] >= least for child in children)
        classes[topic] = max(1, sum(classes[child] for child in children)) if splits else 1

    if total[root] < least:
        return []
    picked = []
    open_topics = [root]
    while open_topics:
        topic = open_topics.pop()
        if total[topic] >= least:
            picked.append(topic)
        if classes[topic] > 1:
            open_topics.extend(subtopics[topic])
    return picked
