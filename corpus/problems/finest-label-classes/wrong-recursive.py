def finest_classes(
    subtopics: dict[str, list[str]], counts: dict[str, int], least: int
) -> list[str]:
    """The topics to use as classes."""
    if not subtopics:
        return []
    below = {child for children in subtopics.values() for child in children}
    root = next(topic for topic in subtopics if topic not in below)

    def finest(topic: str) -> tuple[int, list[str]]:
        children = subtopics[topic]
        if not children:
            return counts[topic], [topic]
        parts = [finest(child) for child in children]
        total = sum(each for each, _ in parts)
        picked = [name for _, names in parts for name in names]
        if len(picked) == 1 or any(each < least for each, _ in parts):
            return total, [topic]
        return total, picked

    total, picked = finest(root)
    return picked if total >= least else []
