"""Where a sentence ends."""

import re

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
"""White space after a mark that ends a sentence; an abbreviation's point counts as one."""
