"""The slides port: a few slides as a PPTX file (python-pptx)."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Emu, Pt

_TITLE_AND_TEXT = 5  # the stock template's layout with nothing but a title
_MARGIN, _TOP = Emu(500_000), Emu(1_500_000)
_SIZES_PT = ((200, 24), (500, 18), (1_200, 14))
"""Up to so many characters on a slide, so large; smaller beyond."""
_SMALLEST_PT = 10


@dataclass(frozen=True, slots=True)
class Bars:
    """A native bar chart: the series' name, and the bars' names and values."""

    name: str
    values: Sequence[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: title, lines of text, speaker's notes, and a chart or None."""

    title: str
    lines: Sequence[str]
    notes: str
    bars: Bars | None = None


def slides_file(title: str, slides: Sequence[Slide], made: datetime) -> bytes:
    """Returns slides as a PPTX file.

    Args:
        title: of the whole.
        slides: in order.
        made: when.
    """
    deck = Presentation()
    core = deck.core_properties
    core.title, core.author, core.last_modified_by = title[:200], "", ""
    core.created = core.modified = made.replace(tzinfo=None)
    for each in slides:
        _add(deck, each)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _add(deck: "Presentation", each: Slide) -> None:  # type: ignore[valid-type]
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_AND_TEXT])  # type: ignore[attr-defined]
    slide.shapes.title.text = each.title
    slide.shapes.title.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    width, height = deck.slide_width - 2 * _MARGIN, deck.slide_height - _TOP - _MARGIN  # type: ignore[attr-defined]
    text_width = Emu(width // 2) if each.bars else Emu(width)
    frame = slide.shapes.add_textbox(_MARGIN, _TOP, text_width, Emu(height)).text_frame
    frame.word_wrap = True
    long = sum(len(line) for line in each.lines) * (2 if each.bars else 1)
    size = next((pt for most, pt in _SIZES_PT if long <= most), _SMALLEST_PT)
    for place, line in enumerate(each.lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.text = line
        paragraph.font.size = Pt(size)
        paragraph.space_after = Pt(size / 2)
    if each.bars:
        data = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = [name for name, _ in each.bars.values]
        values = [value for _, value in each.bars.values]
        data.add_series(each.bars.name, values)  # type: ignore[no-untyped-call]
        left = Emu(_MARGIN + width // 2)
        shape = slide.shapes.add_chart(
            XL_CHART_TYPE.COLUMN_CLUSTERED, left, _TOP, Emu(width // 2), Emu(height), data
        )
        chart = shape.chart
        chart.has_legend = False
        chart.plots[0].has_data_labels = True
        chart.plots[0].data_labels.show_value = True
    slide.notes_slide.notes_text_frame.text = each.notes
