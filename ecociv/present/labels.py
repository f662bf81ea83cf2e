"""Words of figures: codes of the tables, names of plans and years in English and Chinese.

In: codes and the ``documents`` and ``places`` tables. Out: short labels. The words of codes stand
in ``labels.csv``, those of names to be shortened in ``place_words.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from ecociv.present.style import Lang

_FOLDER = Path(__file__).parent
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def label(field: str, code: Any, lang: Lang) -> str:
    """Short label of a code; the code itself where no label is written for it.

    Examples
    --------
    >>> label("kind", "target", "en"), label("kind", "target", "zh"), label("unit_zh", "公里", "en")
    ('Targets', '目标', '公里')
    """
    return _labels().get((field, str(code), lang), str(code))


def unit_sign(symbol: Any) -> str:
    """A unit symbol of the tables in the signs that readers know; empty for a bare number.

    Examples
    --------
    >>> [unit_sign(symbol) for symbol in ("10*8.CNY", "ug/m3", "kg/(hm2.a)", "1", None)]
    ['10⁸ CNY', 'µg/m³', 'kg/(hm² a)', '', '']
    """
    if pd.isna(symbol) or symbol == "1":
        return ""
    text = re.sub(r"10\*(\d+)", lambda power: f"10{power[1].translate(_RAISED)}", symbol)
    text = re.sub(r"(?<=[a-zA-Z])[23]\b", lambda power: power[0].translate(_RAISED), text)
    text = re.sub(r"\bu(?=[A-Za-z])", "µ", text).replace("Cel", "°C").replace("[ppth]", "‰")
    text = text.replace("[mu_cn]", "mu")
    return text.replace(".", " ").replace("_", " ")


def in_order(field: str, codes: Iterable[str]) -> list[str]:
    """Codes in the order of their labels' list; unlisted ones behind, by alphabet.

    Examples
    --------
    >>> in_order("kind", ["milestone", "other", "status", "target"])
    ['target', 'status', 'milestone', 'other']
    """
    place = {code: number for number, (name, code, _) in enumerate(_labels()) if name == field}
    return sorted(codes, key=lambda code: (place.get(code, len(_labels())), code))


def plan_names(documents: pd.DataFrame, places: pd.DataFrame, lang: Lang) -> dict[str, str]:
    """Short names of plans: place and years.

    Parameters
    ----------
    documents, places
        The tables of these names.
    lang
        Language of the names.

    Returns
    -------
    dict
        ``doc_id`` to the place's name with the plan's period, or else the year of its date, or
        else that of its posting; a plan without a place goes by its ``doc_id``, and so do plans
        whose names would be the same.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc_id": ["a"], "place_id": ["a"], "period_start": [2011],
    ...                           "period_end": [2015]})
    >>> places = pd.DataFrame({"place_id": ["a"], "name_en": ["Quzhou"], "name_zh": ["衢州市"]})
    >>> plan_names(documents, places, "en")
    {'a': 'Quzhou 2011–15'}
    """
    column = f"name_{lang}"
    place_name = dict(zip(places["place_id"], places[column], strict=True))
    names = {}
    for row in documents.to_dict("records"):
        name = place_name.get(row["place_id"])
        name = row["doc_id"] if name is None or pd.isna(name) else short_place(name, lang)
        names[row["doc_id"]] = f"{name} {_years(row)}".strip()
    taken = list(names.values())
    return {
        doc_id: f"{name} ({doc_id})" if taken.count(name) > 1 else name
        for doc_id, name in names.items()
    }


def plan_list(documents: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Plans in the order in which figures show them, with their names.

    Parameters
    ----------
    documents, places
        The tables of these names.

    Returns
    -------
    DataFrame
        ``doc_id``, ``name_en``, ``name_zh``: the earliest first, by the document's date, or else
        the first year of its period, or else the posting.
    """
    dated = documents.assign(
        date=[_sort_year(row) for row in documents.to_dict("records")],
        name_en=documents["doc_id"].map(plan_names(documents, places, "en")),
        name_zh=documents["doc_id"].map(plan_names(documents, places, "zh")),
    )
    ordered = dated.sort_values(["date", "doc_id"], ignore_index=True)
    return ordered[["doc_id", "name_en", "name_zh"]]


def short_place(name: str, lang: Lang) -> str:
    """A place's name with its longest words abbreviated.

    Examples
    --------
    >>> short_place("威海经济技术开发区", "zh")
    '威海经开区'
    """
    for written, short in _place_words()[lang]:
        name = name.replace(written, short)
    return name


def source_notes(n: int, what_en: str, what_zh: str, plans: pd.DataFrame) -> tuple[str, str]:
    """The sentences that close a caption: n, and where the rows come from.

    Parameters
    ----------
    n
        Number of rows behind the figure.
    what_en, what_zh
        What they are (``"targets"``, ``"条目标"``).
    plans
        Plans that the figure shows, as from `plan_list`.

    Returns
    -------
    tuple of str
        English and Chinese.

    Examples
    --------
    >>> plans = pd.DataFrame({"doc_id": ["a"], "name_en": ["Quzhou 2011–15"], "name_zh": ["衢州"]})
    >>> source_notes(2, "targets", "条目标", plans)[0]
    'n = 2 targets of 1 plan. Source: ecociv tables (Quzhou 2011–15).'
    """
    plural = "plan" if len(plans) == 1 else "plans"
    named_en, named_zh = "; ".join(plans["name_en"]), "、".join(plans["name_zh"])
    return (
        f"n = {n:,} {what_en} of {len(plans)} {plural}. Source: ecociv tables ({named_en}).",
        f"n = {n}{what_zh}，{len(plans)}份规划。来源：ecociv数据表（{named_zh}）。",
    )


def _years(row: dict[str, Any]) -> str:
    if pd.notna(row.get("period_start")) and pd.notna(row.get("period_end")):
        start, end = int(row["period_start"]), int(row["period_end"])
        if start == end:
            return str(start)
        return f"{start}–{end % 100:02d}" if start // 100 == end // 100 else f"{start}–{end}"
    for name in ("document_date", "posted_date"):
        if pd.notna(row.get(name)):
            return str(row[name].year)
    return ""


def _sort_year(row: dict[str, Any]) -> float:
    if pd.notna(row.get("document_date")):
        return float(row["document_date"].year)
    if pd.notna(row.get("period_start")):
        return float(row["period_start"])
    return float(row["posted_date"].year) if pd.notna(row.get("posted_date")) else float("inf")


@cache
def _labels() -> dict[tuple[str, str, str], str]:
    table = pd.read_csv(_FOLDER / "labels.csv", dtype=str, keep_default_na=False)
    return {
        (row["field"], row["code"], lang): row[lang]
        for row in table.to_dict("records")
        for lang in ("en", "zh")
    }


@cache
def _place_words() -> dict[str, list[tuple[str, str]]]:
    table = pd.read_csv(_FOLDER / "place_words.csv", dtype=str)
    return {
        lang: list(zip(rows["written"], rows["short"], strict=True))
        for lang, rows in table.groupby("lang")
    }
