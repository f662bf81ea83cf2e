"""Whether the words of a figure can be read: measured, not looked at.

In: a figure. Out: every text with a missing glyph, cut off by the edge, overlapping another text,
or too small. Tests hold every figure to an empty list.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import Any

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text
from matplotlib.transforms import Bbox, BboxBase

from ecociv.present.style import FONT_PATH, SMALLEST_SIZE, figure_style, settle

#: Points by which two text boxes may reach into each other: a box holds the line's full height,
#: also where no letter fills it.
TOLERANCE = 0.6
_COLUMNS = ["problem", "text", "detail"]


def legibility_problems(fig: Figure) -> pd.DataFrame:
    """Find text of a figure that cannot be read as it will be printed.

    Parameters
    ----------
    fig
        A figure, at the size in which it is printed.

    Returns
    -------
    DataFrame
        ``problem`` (``missing_glyph``, ``too_small``, ``cut_off`` or ``overlap``), ``text`` and
        ``detail``; no row where all is well.

    Examples
    --------
    >>> from ecociv.present.style import new_figure
    >>> with figure_style():
    ...     fig, ax = new_figure("single", 40)
    ...     label = ax.text(0.5, 0.5, "森林覆盖率")
    ...     other = ax.text(0.5, 0.5, "湿地面积")
    >>> legibility_problems(fig)["problem"].tolist()
    ['overlap']
    """
    settle(fig)
    with figure_style():
        canvas: Any = FigureCanvasAgg(fig)
        canvas.draw()
        renderer = canvas.get_renderer()
        boxes = [(text, text.get_window_extent(renderer)) for text in _shown_texts(fig)]
    points = fig.dpi / 72
    found = [
        *_missing_glyphs(boxes),
        *_too_small(boxes),
        *_cut_off(boxes, fig.bbox, points),
        *_overlaps(boxes, TOLERANCE * points),
    ]
    return pd.DataFrame(found, columns=_COLUMNS)


def _shown_texts(fig: Figure) -> list[Text]:
    """Texts that are drawn: visible, not empty, and their ticks within the axes."""
    hidden = _undrawn_ticks(fig)
    return [
        text
        for text in fig.findobj(Text)
        if text.get_visible() and text.get_text().strip() and id(text) not in hidden
    ]


def _undrawn_ticks(fig: Figure) -> set[int]:
    """Labels of ticks that lie outside the view: they exist, and are never drawn."""
    hidden = set()
    for ax in fig.axes:
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            margin = 1e-9 * max(abs(low), abs(high), 1.0)
            off = not ax.axison or not ax.get_visible() or not axis.get_visible()
            for tick in [*axis.get_major_ticks(), *axis.get_minor_ticks()]:
                if off or not low - margin <= tick.get_loc() <= high + margin:
                    hidden |= {id(tick.label1), id(tick.label2)}
    return hidden


def _missing_glyphs(boxes: list[tuple[Text, Bbox]]) -> list[tuple[str, str, str]]:
    found = []
    for text, _ in boxes:
        missing = sorted({c for c in text.get_text() if not c.isspace() and c not in _glyphs()})
        if missing:
            codes = " ".join(f"U+{ord(character):04X}" for character in missing)
            found.append(("missing_glyph", text.get_text(), codes))
    return found


@cache
def _glyphs() -> frozenset[str]:
    return frozenset(chr(code) for code in FT2Font(FONT_PATH).get_charmap())


def _too_small(boxes: list[tuple[Text, Bbox]]) -> list[tuple[str, str, str]]:
    return [
        ("too_small", text.get_text(), f"{text.get_fontsize()} points")
        for text, _ in boxes
        if float(text.get_fontsize()) < SMALLEST_SIZE
    ]


def _cut_off(
    boxes: list[tuple[Text, Bbox]], edge: BboxBase, points: float
) -> list[tuple[str, str, str]]:
    found = []
    for text, box in boxes:
        beyond = max(edge.x0 - box.x0, edge.y0 - box.y0, box.x1 - edge.x1, box.y1 - edge.y1)
        if beyond > 0.1 * points:
            found.append(("cut_off", text.get_text(), f"{beyond / points:.1f} points"))
    return found


def _overlaps(boxes: list[tuple[Text, Bbox]], tolerance: float) -> list[tuple[str, str, str]]:
    found = []
    for (text, box), (other, other_box) in combinations(boxes, 2):
        width = min(box.x1, other_box.x1) - max(box.x0, other_box.x0)
        height = min(box.y1, other_box.y1) - max(box.y0, other_box.y0)
        if width > tolerance and height > tolerance:
            found.append(("overlap", text.get_text(), other.get_text()))
    return found
