"""Figures of shared wording (notebook 09).

In: frames of `ecociv.analysis.language` and the plans in order. Out: a `Plot` each.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from ecociv.analysis.clauses import plans_of
from ecociv.analysis.language import (
    COMMON,
    COMMON_SHARE,
    LOCAL,
    MIXED,
    SHARINGS,
    pair_likeness,
    sentence_sharing,
)
from ecociv.analysis.permutation import orders_text, pair_covariates, permute_pairs
from ecociv.analysis.shingles import N_GRAM
from ecociv.analysis.vintage import plan_vintage
from ecociv.present.labels import plan_list, source_notes
from ecociv.present.panels import nothing_to_show
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.style import (
    BOTH_WIDTHS,
    INK,
    MUTED,
    PALETTE,
    SMALL_SIZE,
    Lang,
    figure_style,
    grid,
    new_figure,
    width_mm,
)
from ecociv.tables.holder import Tables

WORDS = {
    COMMON: ("common stock", "通用表述"),
    MIXED: ("partly shared", "部分相同"),
    LOCAL: ("local", "本地表述"),
}
_FILL = {COMMON: PALETTE[1], MIXED: PALETTE[3], LOCAL: "#ECECEC"}


def plot_sharing(
    sentences: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Sentences along each plan, by whether another plan says them in the same words.

    Parameters
    ----------
    sentences
        What `sentence_sharing` gives.
    plans
        As from `plan_list`.
    lang, width
        Language and width of the figure.
    """
    shown = plans[plans["doc_id"].isin(sentences["doc_id"])]
    with figure_style():
        fig, ax = new_figure(width, 20 + 7.0 * len(shown))
        for row, doc_id in enumerate(shown["doc_id"]):
            own = sentences[sentences["doc_id"] == doc_id]
            ends = own["n_chars"].cumsum() / own["n_chars"].sum()
            starts = ends.shift(fill_value=0.0)
            for code in SHARINGS:
                of_kind = own["sharing"] == code
                spans = list(zip(starts[of_kind], (ends - starts)[of_kind], strict=True))
                ax.broken_barh(spans, (row - 0.36, 0.72), color=_FILL[code], linewidth=0)
            shared = own["n_shared"].sum() / own["n_chars"].sum()
            ax.annotate(
                f"{100 * shared:.1f}%", (1, row), xytext=(3, 0), textcoords="offset points",
                va="center", fontsize=SMALL_SIZE, color=INK,
            )  # fmt: skip
        ax.set_yticks(range(len(shown)), shown[f"name_{lang}"])
        ax.set_ylim(len(shown) - 0.5, -0.5)
        ax.set_xlim(0, 1)
        ax.set_xticks([0, 0.5, 1], ["0", "50", "100"])
        ax.set_xlabel({"en": "Position in the running text (%)", "zh": "在正文中的位置（%）"}[lang])
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
        handles = [ax.barh([0], [0], color=_FILL[code]) for code in SHARINGS]
        words = [WORDS[code][lang == "zh"] for code in SHARINGS]
        fig.legend(handles, words, loc="outside upper left", ncols=len(SHARINGS))
    note = source_notes(len(sentences), "sentences", "个句子", shown)
    en = (
        "Wording that another plan has, too, in runs of characters without marks and digits. "
        f"Common stock: at least {COMMON_SHARE:.0%} of the sentence; local: none of it. Right: "
        "share of the plan's characters in shared wording. "
    )
    zh = (
        f"与他份规划相同的表述（去标点与数字后的连续汉字）。通用表述：相同部分占全句{COMMON_SHARE:.0%}"
        "及以上；本地表述：无相同部分。右侧为相同表述占全文字数的比例。"
    )
    call = f"plot_sharing(sentences, plans, lang={lang!r}, width={width!r})"
    columns = [name for name in sentences.columns if name != "text"]
    return Plot("09_sharing", fig, lang, en + note[0], zh + note[1], sentences[columns], call)


def plot_likeness(
    pairs: pd.DataFrame,
    tests: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Likeness of each pair of plans against the years between them.

    Parameters
    ----------
    pairs
        What `pair_likeness` gives, with the columns of `pair_covariates`.
    tests
        What `permute_pairs` gives for them.
    plans
        As from `plan_list`.
    lang, width
        Language and width of the figure.
    """
    names = plans.set_index("doc_id")[f"name_{lang}"]
    rows = pairs.sort_values(["likeness", "doc_a", "doc_b"], ascending=[False, True, True])
    with figure_style():
        if rows.empty:
            fig = nothing_to_show(lang, width)
        else:
            labels = [f"{names[row.doc_a]} / {names[row.doc_b]}" for row in rows.itertuples()]
            fig = _draw_likeness(rows, labels, lang, width)
    note = source_notes(len(rows), "pairs", "对规划", plans)
    en = (
        "Shared wording of each pair: characters of one plan in words of the other, mean of both "
        "directions. Right: years between the two, and what they have in common. Correlation over "
        f"the pairs, by permutation ({orders_text(len(plans))}): {_tests(tests, 'en')}; in "
        "brackets the smallest p that so few plans allow. "
    )
    zh = (
        "两两之间相同表述的比例（双向平均），右侧为相隔年数与共同之处。与各因素的相关系数及对规划标签的"
        f"置换检验：{_tests(tests, 'zh')}；括号内为如此少的规划所能得到的最小p值。"
    )
    call = f"plot_likeness(pairs, tests, plans, lang={lang!r}, width={width!r})"
    return Plot("09_likeness", fig, lang, en + note[0], zh + note[1], pairs, call)


def _draw_likeness(rows: pd.DataFrame, labels: list[str], lang: Lang, width: str | float) -> Figure:
    narrow = width_mm(width) < 120
    fig, (ax, beside) = new_figure(
        width, 24 + 4.4 * len(rows), 1, 2, sharey=True, width_ratios=(1.6, 1)
    )
    at = range(len(rows))
    ax.hlines(at, 0, rows["likeness"], color=PALETTE[2], linewidth=1.2)
    ax.plot(rows["likeness"], at, "o", color=PALETTE[0], markersize=4)
    for place, (words, cells) in enumerate(_columns(rows, lang)):
        beside.text(
            place, -0.7, words, ha="center", va="bottom" if narrow else "baseline",
            fontsize=SMALL_SIZE, color=MUTED, rotation=90 if narrow else 0,
        )  # fmt: skip
        for y, text in enumerate(cells):
            beside.text(place, y, text, ha="center", va="center", fontsize=SMALL_SIZE)
    beside.set_xlim(-0.5, 3.5)
    beside.set_axis_off()
    ax.set_yticks(at, labels)
    ax.set_ylim(len(rows) - 0.4, -3.2 if narrow else -1.6)
    top = float(rows["likeness"].max())
    ax.set_xlim(0, 1.08 * top if top > 0 else 1)
    ax.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=1, symbol=""))
    ax.set_xlabel({"en": "Shared wording (%)", "zh": "相同表述占比（%）"}[lang])
    ax.spines["left"].set_visible(False)
    grid(ax, "x")
    return fig


_COVARIATES = {
    "years_apart": ("years apart", "相隔年数"),
    "same_province": ("same province", "同省"),
    "same_level": ("same level", "同层级"),
    "same_type": ("same kind of document", "同类文件"),
}


def _columns(rows: pd.DataFrame, lang: Lang) -> list[tuple[str, list[str]]]:
    """Words and cells of the columns beside the pairs; nothing is written where it is not known."""
    yes = {"en": "yes", "zh": "是"}[lang]
    heads = _COLUMN_WORDS[lang]
    years = ["" if pd.isna(apart) else f"{apart:g}" for apart in rows["years_apart"]]
    flags = [
        [yes if known is not pd.NA and known else "–" for known in rows[name]]
        for name in ("same_province", "same_level", "same_type")
    ]
    return list(zip(heads, [years, *flags], strict=True))


_COLUMN_WORDS = {
    "en": ("Years", "Province", "Level", "Type"),
    "zh": ("相隔年数", "同省", "同层级", "同类"),
}


def _tests(tests: pd.DataFrame, lang: Lang) -> str:
    parts = []
    for row in tests.dropna(subset=["correlation"]).itertuples():
        name = _COVARIATES[row.covariate][lang == "zh"]
        value = f"{row.correlation:+.2f}".replace("-", "−")
        parts.append(f"{name} r = {value}, p = {row.p_two_sided:.2f} (≥ {row.p_smallest:.3f})")
    return ("；" if lang == "zh" else "; ").join(parts)


def _sharing(tables: Tables, **options: Any) -> Plot:
    plans = plan_list(tables.documents, tables.places)
    return plot_sharing(sentence_sharing(plans_of(tables.documents)), plans, **options)


def _likeness(tables: Tables, **options: Any) -> Plot:
    plans = plan_list(tables.documents, tables.places)
    vintage = plan_vintage(tables.documents, tables.statements, tables.citations)
    near = pair_covariates(tables.documents, tables.places, vintage)
    pairs = pair_likeness(plans_of(tables.documents), N_GRAM).merge(near, on=["doc_a", "doc_b"])
    return plot_likeness(
        pairs, permute_pairs(pairs, "likeness", list(_COVARIATES)), plans, **options
    )


#: They need the texts of the plans, which `plans_of` finds from the current folder.
FIGURES = (
    FigureSpec("09_sharing", _sharing, widths=BOTH_WIDTHS),
    FigureSpec("09_likeness", _likeness),
)
