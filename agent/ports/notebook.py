"""The notebook port: cells as a Jupyter notebook file (nbformat 4)."""

from collections.abc import Sequence

import nbformat
from nbformat import v4


def notebook_file(cells: Sequence[tuple[str, str]]) -> str:
    """Returns a notebook as its file's text; the same cells always give the same text.

    Args:
        cells: `code` or `markdown`, and the source.

    Raises:
        nbformat.ValidationError: what was made is no notebook.
    """
    made = {"code": v4.new_code_cell, "markdown": v4.new_markdown_cell}
    book = v4.new_notebook(  # type: ignore[no-untyped-call]
        cells=[
            made[kind](source.rstrip("\n"), id=f"cell-{place}")  # type: ignore[no-untyped-call]
            for place, (kind, source) in enumerate(cells)
        ],
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}
        },
    )
    nbformat.validate(book)
    return str(nbformat.writes(book)) + "\n"  # type: ignore[no-untyped-call]
