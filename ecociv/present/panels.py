"""Building blocks of plots: rows of plans, panels of categories, dots with intervals.

In: tidy frames with one row per plan and category. Out: drawn axes. Plot functions put them
together and add the words.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from ecociv.present.style import (
    INK,
    MUTED,
    PALETTE,
    RULE,
    SMALL_SIZE,
    SMALLEST_SIZE,
    Lang,
    grid,
    new_figure,
    width_mm,
)

#: Millimetres: one panel of dots, the names of plans left of it, one row, and what stands around.
_PANEL_MM, _NAMES_MM, _ROW_MM, _FRAME_MM = 21.0, 27.0, 4.4, 13.0


def dot_panels(
    frame: pd.DataFrame,
    plans: pd.DataFrame,
    field: str,
    names: dict[str, str],
    *,
    value: str = "share",
    xlabel: str,
    lang: Lang,
    width: str | float,
    percent: bool = True,
    totals: bool = True,
) -> Figure:
    """One panel for each category, one row for each plan: a dot with its interval, and n.

    Parameters
    ----------
    frame
        ``doc_id``, `field`, `value`, ``low``, ``high``, ``n`` and, with `totals`, ``n_plan``.
    plans
        As from `plan_list`.
    field
        Column of the category.
    names
        Categories in order, with their words.
    value
        Column that is drawn.
    xlabel
        What it is, with its unit.
    lang, width
        As for every plot function.
    percent
        Whether the value is a share, shown from 0 to 100%.
    totals
        Whether the rows of a plan are counted behind its name.
    """
    if not names:
        return nothing_to_show(lang, width)
    panel_columns = max(1, int((width_mm(width) - _NAMES_MM) // _PANEL_MM))
    n_rows = -(-len(names) // panel_columns)
    n_columns = -(-len(names) // n_rows)
    height = n_rows * (_FRAME_MM - 4 + _ROW_MM * len(plans)) + 8
    fig, axes = new_figure(
        width, height, n_rows, n_columns, sharex=True, sharey=True, squeeze=False
    )
    fig.set_layout_engine("constrained", w_pad=0.075)  # numbers stand nearer to their own panel
    ids = plans["doc_id"].tolist()
    for ax, (code, name) in zip(axes.flat, names.items(), strict=False):
        rows = frame[frame[field] == code].set_index("doc_id").reindex(ids)
        _dots(ax, rows, value)
        ax.set_title(wrapped(name, lang, (width_mm(width) - _NAMES_MM) / n_columns))
        if percent:
            ax.set_xlim(-0.03, 1.03)
            ax.set_xticks([0, 0.5, 1], ["0", "50", "100"])
        else:
            ax.set_xlim(0, 1.04 * frame["high"].max())
            ax.xaxis.set_major_locator(MaxNLocator(4, integer=True))
    for ax in axes.flat[len(names) :]:
        ax.set_axis_off()
    # Under a panel that is not there, the axis belongs to the panel above it.
    for number, ax in enumerate(axes.flat[: len(names)]):
        ax.tick_params(labelbottom=number + n_columns >= len(names))
    counts = frame.drop_duplicates("doc_id").set_index("doc_id")
    labels = [
        f"{plan.name} ({int(counts['n_plan'].get(plan.Index, 0))})" if totals else plan.name
        for plan in plans.set_index("doc_id")[f"name_{lang}"].rename("name").to_frame().itertuples()
    ]
    axes[0, 0].set_yticks(range(len(ids)), labels)
    axes[0, 0].set_ylim(len(ids) - 0.4, -0.6)
    fig.supxlabel(xlabel, fontsize=SMALL_SIZE, color=INK)
    return fig


def nothing_to_show(lang: Lang, width: str | float) -> Figure:
    """A figure that says that there is no row to draw."""
    fig, ax = new_figure(width, 20)
    ax.set_axis_off()
    words = {"en": "No row to show", "zh": "无可显示的数据"}
    ax.text(0.5, 0.5, words[lang], ha="center", va="center", color=MUTED)
    return fig


def _dots(ax: Axes, rows: pd.DataFrame, value: str) -> None:
    at = np.arange(len(rows))
    ax.hlines(at, rows["low"], rows["high"], color=PALETTE[2], linewidth=1.6)
    ax.plot(rows[value], at, "o", color=PALETTE[0], markersize=3.2, markeredgewidth=0)
    for y, n in zip(at, rows["n"], strict=True):
        text = "–" if pd.isna(n) else f"{int(n)}"
        ax.annotate(
            text,
            (1, y),
            xycoords=ax.get_yaxis_transform(),
            xytext=(1.5, 0),
            textcoords="offset points",
            fontsize=SMALLEST_SIZE,
            color=MUTED,
            va="center",
        )
    grid(ax, "x")
    ax.spines["left"].set_visible(False)


def count_matrix(
    ax: Axes,
    counts: pd.DataFrame,
    column_names: Sequence[str],
    row_names: Sequence[str],
    *,
    upright: bool = False,
) -> None:
    """Numbers in cells, the darker the larger their share of the row.

    Parameters
    ----------
    ax
        Where to draw.
    counts
        One row per plan, one column per category.
    column_names, row_names
        Their words.
    upright
        Whether the names of the columns stand upright, not turned; they must be short for that.
    """
    values = counts.to_numpy(dtype=float)
    totals = values.sum(axis=1, keepdims=True)
    shares = np.divide(values, totals, out=np.zeros_like(values), where=totals > 0)
    # From white to the darkest colour of the palette, by lightness alone.
    dark = np.array([int(PALETTE[0][i : i + 2], 16) / 255 for i in (1, 3, 5)])
    ax.imshow(1 - shares[:, :, None] * (1 - dark), aspect="auto")
    for (y, x), n in np.ndenumerate(values):
        if n:
            colour = "white" if shares[y, x] > 0.45 else INK
            ax.text(x, y, f"{n:.0f}", ha="center", va="center", color=colour, fontsize=SMALL_SIZE)
    ax.set_xticks(range(len(column_names)), column_names, rotation=0 if upright else 90)
    ax.set_yticks(range(len(row_names)), row_names)
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_xticks(np.arange(len(column_names) + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(len(row_names) + 1) - 0.5, minor=True)
    ax.grid(which="minor", color=RULE, linewidth=0.5)
    ax.tick_params(which="minor", length=0)


#: Marks that end no line, and marks that begin none.
_OPENING, _CLOSING = "（(“‘《【", "）)，。、；：”’》】%"


def wrapped(text: str, lang: Lang, mm: float, size: float = 7.0) -> str:
    r"""Text in lines that fit a width; Chinese breaks anywhere but at its marks.

    Examples
    --------
    >>> wrapped("Ecological security", "en", 18)
    'Ecological\nsecurity'
    >>> wrapped("目标、投资与工程", "zh", 12)
    '目标、投\n资与工程'
    >>> wrapped("示范区(市)指标", "zh", 12)
    '示范区\n(市)指标'
    """
    em = size * 25.4 / 72
    if lang == "zh":
        per_line = max(2, int(mm / em))
        n_lines = -(-len(text) // per_line)
        per_line = -(-len(text) // n_lines)
        cuts = [_break_before(text, at) for at in range(per_line, len(text), per_line)]
        return "\n".join(text[at:end] for at, end in pairwise([0, *cuts, len(text)]))
    return textwrap.fill(text, max(6, int(mm / (0.52 * em))))


def _break_before(text: str, at: int) -> int:
    while at > 0 and (text[at] in _CLOSING or text[at - 1] in _OPENING):
        at -= 1
    return at


def spread(positions: Sequence[float], gap: float) -> list[float]:
    """Positions moved apart as little as needed for labels of one height to stand clear.

    Examples
    --------
    >>> spread([1.0, 1.1, 5.0], 1.0)
    [0.55, 1.55, 5.0]
    """
    order = np.argsort(positions, kind="stable")
    blocks: list[tuple[float, int]] = []
    for position in np.asarray(positions, dtype=float)[order]:
        centre, count = float(position), 1
        while blocks and centre - blocks[-1][0] < gap * (count + blocks[-1][1]) / 2 - 1e-12:
            other, n = blocks.pop()
            centre, count = (centre * count + other * n) / (count + n), count + n
        blocks.append((centre, count))
    placed = [centre + gap * (i - (n - 1) / 2) for centre, n in blocks for i in range(n)]
    result = [0.0] * len(placed)
    for place, index in zip(placed, order, strict=True):
        result[index] = round(place, 9)
    return result


def signed_percent() -> FuncFormatter:
    """Ticks as signed numbers with a real minus sign."""
    return FuncFormatter(lambda value, _: f"{value:+g}".replace("-", "−") if value else "0")
