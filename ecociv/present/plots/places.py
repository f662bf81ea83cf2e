"""Figure of where the plans are from (notebook 01): points, no boundaries.

In: the ``documents``, ``places`` and ``statements`` tables. Out: a `Plot`.
"""

from __future__ import annotations

from math import cos, radians

import pandas as pd
from matplotlib.axes import Axes

from ecociv.present.labels import in_order, label, plan_list, source_notes
from ecociv.present.panels import nothing_to_show, spread
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.style import (
    BOTH_WIDTHS,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    SMALL_SIZE,
    Lang,
    figure_style,
    grid,
    new_figure,
    width_mm,
)
from ecociv.tables.holder import Tables

_MARKERS = {
    "province": ("D", PALETTE[4]),
    "prefecture_city": ("o", PALETTE[0]),
    "county_level_city": ("^", PALETTE[2]),
    "county": ("v", PALETTE[3]),
    "development_zone": ("s", PALETTE[1]),
}
#: Degrees around the outermost points, millimetres of a line of words, and of the height where
#: words do not ask for more.
_MARGIN, _LINE_MM, _TALLEST_MM = 3.0, 3.4, 130.0


def plot_places(
    located: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "single",
) -> Plot:
    """Places of the plans by longitude and latitude; no boundary is drawn.

    Parameters
    ----------
    located
        What `place_rows` returns.
    plans
        What `plan_list` returns.
    lang, width
        As everywhere.
    """
    shown = located.dropna(subset=["longitude", "latitude"])
    absent = located[~located["doc_id"].isin(shown["doc_id"])]
    with figure_style():
        if shown.empty:
            fig = nothing_to_show(lang, width)
        else:
            x, y = _view(shown["longitude"]), _view(shown["latitude"])
            stretch = 1 / cos(radians(sum(y) / 2))
            words = shown[f"name_{lang}"] + " (" + shown["n_statements"].astype(str) + ")"
            names = words.groupby([shown["longitude"], shown["latitude"]]).agg("\n".join).to_dict()
            tall = _LINE_MM * max(name.count("\n") + 1 for name in names.values())
            height = (width_mm(width) - 16) * stretch * (y[1] - y[0]) / (x[1] - x[0])
            # Many names need more room than the points: the view grows, the scales stay alike.
            more = max(tall * (len(names) + 1) / height, 1) * (y[1] - y[0]) / 2
            y = (sum(y) / 2 - more, sum(y) / 2 + more)
            height = max(min(height, _TALLEST_MM), tall * (len(names) + 1))
            fig, ax = new_figure(width, 18 + height)
            ax.set_xlim(x)
            ax.set_ylim(y)
            for level in in_order("admin_level", shown["admin_level"].unique()):
                rows = shown[shown["admin_level"] == level]
                marker, colour = _MARKERS.get(level, ("X", MUTED))
                ax.plot(rows["longitude"], rows["latitude"], marker, color=colour, markersize=5,
                        markeredgecolor=INK, markeredgewidth=0.5, zorder=3,
                        label=label("admin_level", level, lang))  # fmt: skip
            _name_points(ax, names, tall * (y[1] - y[0]) / height)
            ax.set_aspect(stretch)
            ax.set_xlabel({"en": "Longitude (°E), approximate", "zh": "经度（°E），近似"}[lang])
            ax.set_ylabel({"en": "Latitude (°N), approximate", "zh": "纬度（°N），近似"}[lang])
            grid(ax, "both")
            fig.legend(loc="outside upper left", ncols=2 if width_mm(width) < 120 else 5)
    used = plans[plans["doc_id"].isin(shown["doc_id"])]
    n_statements = int(shown["n_statements"].sum())
    note_en, note_zh = source_notes(n_statements, "statements", "条陈述", used)
    missing = plans.set_index("doc_id").loc[absent["doc_id"]]
    absent_en = f"Not shown, for want of coordinates: {'; '.join(missing['name_en'])}. "
    absent_zh = f"缺坐标而未绘出：{'、'.join(missing['name_zh'])}。"
    return Plot(
        name="01_places",
        fig=fig,
        lang=lang,
        caption_en="Places of the plans, with the number of statements of each. Positions are "
        "approximate: a point of each city after GeoNames (CC BY 4.0), for a development zone that "
        "of its host city. No boundaries are drawn. "
        f"{absent_en if len(absent) else ''}{note_en}",
        caption_zh="各规划所属地区，括号内为陈述条数。位置为近似值：据GeoNames（CC BY 4.0）取城市"
        f"一点，开发区取其所在市。图中不绘任何界线。{absent_zh if len(absent) else ''}{note_zh}",
        rows=located,
        call="plot_places(place_rows(tables), plans)",
    )


def place_rows(tables: Tables) -> pd.DataFrame:
    """Plans with their places, one row a plan; cells are empty where there is none.

    Returns
    -------
    DataFrame
        ``doc_id``, ``name_en``, ``name_zh`` (of the plan), ``n_statements``, ``place_id``,
        ``admin_level``, ``region``, ``longitude`` and ``latitude`` in degrees, approximate, and
        ``coordinates_note`` with their source.
    """
    columns = ["place_id", "admin_level", "region", "longitude", "latitude", "coordinates_note"]
    plans = plan_list(tables.documents, tables.places)
    counts = tables.statements["doc_id"].value_counts()
    plans["n_statements"] = plans["doc_id"].map(counts).fillna(0).astype("int64")
    located = plans.merge(tables.documents[["doc_id", "place_id"]], on="doc_id", how="left")
    return located.merge(tables.places[columns], on="place_id", how="left")


def _view(values: pd.Series) -> tuple[float, float]:
    """What an axis shows: all points with some room around them."""
    return float(values.min()) - _MARGIN, float(values.max()) + _MARGIN


def _name_points(ax: Axes, names: dict[tuple[float, float], str], tall: float) -> None:
    """Names beside their points, towards the middle, moved apart so that none meets another."""
    middle = sum(ax.get_xlim()) / 2
    heights = spread([y for _, y in names], tall)
    for ((x, y), name), height in zip(names.items(), heights, strict=True):
        side, align = (1, "left") if x <= middle else (-1, "right")
        ax.annotate(name, (x, height), xytext=(side * 6, 0), textcoords="offset points", ha=align,
                    va="center", fontsize=SMALL_SIZE, color=INK,
                    bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.6})  # fmt: skip
        if abs(height - y) > tall / 3:
            ax.plot([x, x + side * 0.3], [y, height], color=MUTED, linewidth=0.5, zorder=2)


def _places(tables: Tables, *, lang: Lang, width: str | float) -> Plot:
    plans = plan_list(tables.documents, tables.places)
    return plot_places(place_rows(tables), plans, lang=lang, width=width)


FIGURES = (FigureSpec("01_places", _places, "single", widths=BOTH_WIDTHS),)
