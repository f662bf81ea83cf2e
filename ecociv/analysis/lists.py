"""Which national list a plan could have been measured against when it was made.

In: the thresholds of national lists, the level of each place and the years of each plan. Out: one
row per plan and list, with what the list is to the plan and why.
"""

from __future__ import annotations

import re

import pandas as pd

from ecociv.tables.agreement import is_missing

#: What a list is written for, by the level of a place. County-level cities are counties to it.
LIST_LEVEL = {
    "county": "county",
    "county_level_city": "county",
    "prefecture_city": "city",
    "province": "province",
}
#: A development zone is no administrative division: no list is written for it. The county list is
#: the nearest, because a zone is run within a city as a county or district is.
ANALOGY_LEVEL = {"development_zone": "county"}

#: What a list is to a plan: written for its level, for a like level, for the country, or neither.
USES = ("own_level", "analogy", "national", "other_level")
#: How it stands in time.
TIMINGS = ("in_force", "same_year", "superseded", "expired", "not_yet_issued", "undated_plan")

_FIVE_YEAR = re.compile(r"five-year plan", re.IGNORECASE)
#: Portals of Chinese governments put the day of posting into the address (t20240221_1066508).
_POSTED = re.compile(r"/t(20\d{6})_")

COLUMNS = [
    "doc_id", "list_id", "list_en", "list_zh", "edition", "edition_confirmed", "use", "timing",
    "applies",
]  # fmt: skip


def lists_in_force(
    standards: pd.DataFrame, documents: pd.DataFrame, places: pd.DataFrame, vintage: pd.DataFrame
) -> pd.DataFrame:
    """What each national list is to each plan.

    A list applies where it is written for the level of the place (or, for a development zone, for
    the nearest level), was issued before the plan was made, and no newer list for that level had
    been issued. Lists of one year with the plan count where their posting or the plan's own date
    settles the order, else they are ``same_year``. Targets of a national five-year plan expire
    with the last year of its period (…2010, 2015, 2020).

    Parameters
    ----------
    standards, documents, places
        Rows of the tables of these names.
    vintage
        What `ecociv.analysis.vintage.plan_vintage` returns.

    Returns
    -------
    DataFrame
        One row per plan and list: ``doc_id``, ``list_id``, ``list_en``, ``list_zh``, ``edition``,
        ``edition_confirmed`` (whether the year was read at the source), ``use`` (`USES`),
        ``timing`` (`TIMINGS`) and ``applies``.
    """
    lists = [_list_record(list_id, rows) for list_id, rows in standards.groupby("list_id")]
    plans = _plans(documents, places, vintage)
    rows = []
    for plan in plans:
        placed = [{**entry, "use": _use(entry, plan)} for entry in lists]
        placed = [{**entry, "timing": _timing(entry, plan)} for entry in placed]
        for entry in placed:
            timing = _superseded(entry, placed)
            applies = timing == "in_force" and entry["use"] != "other_level"
            rows.append({"doc_id": plan["doc_id"], **entry, "timing": timing, "applies": applies})
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values(["doc_id", "edition", "list_id"], ignore_index=True)


def list_level(admin_level: str) -> str | None:
    """Level for which lists are written that a place belongs to, by its own or by analogy.

    Examples
    --------
    >>> list_level("county_level_city"), list_level("development_zone"), list_level("")
    ('county', 'county', None)
    """
    return LIST_LEVEL.get(admin_level) or ANALOGY_LEVEL.get(admin_level)


def five_year_end(year: int) -> int:
    """Last year of the national five-year period that a year lies in.

    Examples
    --------
    >>> five_year_end(2007), five_year_end(2011), five_year_end(2020)
    (2010, 2015, 2020)
    """
    return -(-year // 5) * 5


def _plans(
    documents: pd.DataFrame, places: pd.DataFrame, vintage: pd.DataFrame
) -> list[dict[str, object]]:
    merged = (
        documents[["doc_id", "place_id", "document_date", "posted_date"]]
        .merge(places[["place_id", "admin_level"]], on="place_id", how="left")
        .merge(vintage[["doc_id", "made_by"]], on="doc_id", how="left")
    )
    return [
        {
            "doc_id": row["doc_id"],
            "admin_level": "" if is_missing(row["admin_level"]) else row["admin_level"],
            "made_by": None if is_missing(row["made_by"]) else int(row["made_by"]),
            "day": _day(row["document_date"]) or _day(row["posted_date"]),
        }
        for row in merged.to_dict("records")
    ]


def _list_record(list_id: str, rows: pd.DataFrame) -> dict[str, object]:
    first = rows.iloc[0]
    levels = {level for cell in rows["applies_to"].dropna() for level in cell.split("|")}
    confirmed = rows["confirmed_fields"].fillna("").str.split("|")
    posted = [day for source in rows["source"] for day in _POSTED.findall(source)]
    return {
        "list_id": list_id,
        "list_en": first["list_en"],
        "list_zh": first["list_zh"],
        "edition": int(first["edition"]),
        "edition_confirmed": bool(confirmed.map(lambda fields: "edition" in fields).any()),
        "levels": levels,
        "known_by": min(posted, default=None),
    }


def _use(entry: dict[str, object], plan: dict[str, object]) -> str:
    levels: set[str] = entry["levels"]  # type: ignore[assignment]
    level = str(plan["admin_level"])
    if LIST_LEVEL.get(level) in levels:
        return "own_level"
    if ANALOGY_LEVEL.get(level) in levels:
        return "analogy"
    return "national" if "national" in levels else "other_level"


def _timing(entry: dict[str, object], plan: dict[str, object]) -> str:
    edition: int = entry["edition"]  # type: ignore[assignment]
    made_by = plan["made_by"]
    if not isinstance(made_by, int):
        return "undated_plan"
    if edition > made_by:
        return "not_yet_issued"
    if edition == made_by:
        known, day = entry["known_by"], plan["day"]
        return "in_force" if known and day and str(known) <= str(day) else "same_year"
    if _FIVE_YEAR.search(str(entry["list_en"])) and five_year_end(edition) < made_by:
        return "expired"
    return "in_force"


def _superseded(entry: dict[str, object], placed: list[dict[str, object]]) -> str:
    """The timing of a list, once newer lists for the same use are looked at."""
    newer = any(
        other["timing"] == "in_force"
        and other["use"] == entry["use"]
        and int(str(other["edition"])) > int(str(entry["edition"]))
        for other in placed
    )
    timing = str(entry["timing"])
    return "superseded" if timing == "in_force" and newer else timing


def _day(date: object) -> str | None:
    return None if pd.isna(date) else pd.Timestamp(date).strftime("%Y%m%d")
