"""Tables and plans as the values that the page works on.

In: the tables and the plans they were made from. Out: plain values for JSON: statements by column
with each text stored once, and for each plan its raw text with what became of its parts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from ecociv.read import Plan
from ecociv.tables import Tables
from ecociv.tables.schema import schema
from ecociv.tables.serialize import cell_text

#: Columns of the plans that the page shows.
PLAN_COLUMNS = (
    "doc_id", "place_id", "title_zh", "title_en", "doc_type", "issuing_body_zh", "document_number",
    "document_date", "posted_date", "period_start", "period_end", "completeness", "damage_zh",
    "damage_en", "source_title", "source_site", "file", "sha256", "n_chars",
)  # fmt: skip
INDICATOR_COLUMNS = (
    "indicator_id", "name_zh", "name_en", "definition_en", "domain", "better", "unit_std",
    "synonyms_zh",
)  # fmt: skip

Row = dict[str, Any]


def statement_columns(tables: Tables) -> dict[str, Row]:
    """Statements by column: texts as a pool and an index into it, -1 where there is none."""
    frame = tables.statements
    fields = schema("statements").fields
    columns = {
        field.name: pooled(frame[field.name])
        if field.type == "string"
        else {"type": field.type, "data": [_plain(value) for value in frame[field.name]]}
        for field in fields
    }
    domains = tables.indicators.set_index("indicator_id")["domain"].to_dict()
    columns["domain"] = pooled(_get(domains, key) for key in frame["indicator_id"])
    return columns


def pooled(values: Iterable[Any]) -> Row:
    """A text column as each text once, in the order of first use, and which one a row has.

    Examples
    --------
    >>> pooled(["甲", "乙", None, "甲"])
    {'type': 'string', 'pool': ['甲', '乙'], 'data': [0, 1, -1, 0]}
    """
    pool: dict[str, int] = {}
    data = [-1 if pd.isna(value) else pool.setdefault(value, len(pool)) for value in values]
    return {"type": "string", "pool": list(pool), "data": data}


def quotes(tables: Tables, plans: Mapping[str, Plan]) -> list[list[int] | None]:
    """Where each statement's sentence stands in the raw text; None where that cannot be said."""
    frame = tables.statements
    rows = zip(frame["doc_id"], frame["start"], frame["sentence_zh"], frame["sentence_offset"],
               strict=True)  # fmt: skip
    return [_quote(plans[doc_id], start, words, offset) for doc_id, start, words, offset in rows]


def _quote(plan: Plan, start: int, sentence: str, offset: Any) -> list[int] | None:
    at = plan.text_offset(int(start))
    if at is None:
        return None
    if pd.notna(offset) and plan.text.startswith(sentence, at - int(offset)):
        first = at - int(offset)
    else:
        # The value may stand in an earlier sentence or heading that governs this one.
        first = plan.text.find(sentence, at)
    if first < 0:
        return None
    low, high = plan.raw_span(first, first + len(sentence))
    # Across fragments that stand out of order the span would cover what lies between them.
    return [low, high] if high - low <= 2 * len(sentence) else None


def plan_rows(tables: Tables) -> list[Row]:
    """The plans, with the names of their places."""
    places = _by_key(tables.places, "place_id", ("name_zh", "name_en"))
    rows = _records(tables.documents, PLAN_COLUMNS)
    for row in rows:
        place = places.get(row.pop("place_id"), {})
        row["place_zh"], row["place_en"] = place.get("name_zh"), place.get("name_en")
    return rows


def indicator_rows(tables: Tables) -> dict[str, Row]:
    """The codebook's indicators that some statement has."""
    used = tables.indicators["indicator_id"].isin(set(tables.statements["indicator_id"].dropna()))
    return _by_key(tables.indicators[used], "indicator_id", INDICATOR_COLUMNS)


def section_paths(tables: Tables) -> dict[str, str]:
    """Headings from the top of the outline down, for the sections that hold a statement."""
    parents: dict[str, Any] = dict(
        zip(tables.sections["section_id"], tables.sections["parent_id"], strict=True)
    )
    headings = {row["section_id"]: _heading(row) for row in _records(tables.sections)}
    paths = {}
    for section in dict.fromkeys(tables.statements["section_id"].dropna()):
        path, current = [headings[section]], parents[section]
        while pd.notna(current):
            path.append(headings[current])
            current = parents[current]
        paths[section] = " › ".join(reversed(path))
    return paths


def task_rows(tables: Tables) -> dict[str, Row]:
    """Tasks with the bodies responsible for them, as written."""
    bodies: dict[str, list[list[str]]] = {}
    for row in _records(tables.task_agencies, ("task_id", "role", "agency_zh")):
        bodies.setdefault(row["task_id"], []).append([row["role"], row["agency_zh"]])
    return {
        row["task_id"]: {"heading": _heading(row), "bodies": bodies.get(row["task_id"], [])}
        for row in _records(tables.tasks, ("task_id", "number", "heading_zh"))
    }


def finding_rows(tables: Tables) -> list[Row]:
    """Quality findings, each with the rows it rests on."""
    names = ("doc_id", "severity", "evidence", "message_en", "message_zh")
    rows = _records(tables.quality_findings, names)
    for row in rows:
        row["evidence"] = row["evidence"].split("|") if row["evidence"] else []
    return rows


def plan_texts(tables: Tables, plans: Mapping[str, Plan]) -> list[Row]:
    """For each plan its raw text, and what became of its parts; offsets count characters."""
    ledger = _grouped(tables.ledger, ("start", "end", "disposition", "reason"))
    sections = _grouped(tables.sections, ("start", "level", "numbering", "heading_zh"))
    return [
        {
            "raw": plans[doc_id].raw,
            "ledger": ledger.get(doc_id, []),
            "sections": sections.get(doc_id, []),
            "edits": _edits(plans[doc_id]),
        }
        for doc_id in tables.documents["doc_id"]
    ]


def _edits(plan: Plan) -> list[list[Any]]:
    """Stretches that are read otherwise (``after`` says how) or left out (``after`` is None)."""
    left_out = [
        [part.raw_start, part.raw_end, None, part.note_en, part.note_zh] for part in plan.dropped
    ]
    replaced = [
        [repair.raw_start, repair.raw_end, repair.after, repair.reason_en, repair.reason_zh]
        for repair in plan.repairs
        if repair.after and repair.raw_start < repair.raw_end
    ]
    return sorted(left_out + replaced, key=lambda edit: (edit[0], edit[1]))


def _heading(row: Mapping[str, Any]) -> str:
    parts = (row.get("numbering") or row.get("number"), row["heading_zh"])
    return "".join(str(part) for part in parts if part)


def _grouped(frame: pd.DataFrame, names: tuple[str, ...]) -> dict[str, list[list[Any]]]:
    groups: dict[str, list[list[Any]]] = {}
    for row in _records(frame, ("doc_id", *names)):
        groups.setdefault(row["doc_id"], []).append([row[name] for name in names])
    return groups


def _by_key(frame: pd.DataFrame, key: str, names: tuple[str, ...]) -> dict[str, Row]:
    rows = _records(frame, dict.fromkeys((key, *names)))
    return {row[key]: {name: row[name] for name in names} for row in rows}


def _records(frame: pd.DataFrame, names: Iterable[str] | None = None) -> list[Row]:
    names = list(frame.columns if names is None else names)
    columns = [[_plain(value) for value in frame[name]] for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(value: Any) -> str | int | float | None:
    """A cell as JSON can say it: whole numbers without a decimal point, dates as text."""
    if pd.isna(value):
        return None
    if isinstance(value, str):
        return value
    text = cell_text(value)
    try:
        return int(text)
    except ValueError:
        return float(value) if isinstance(value, float) else text


def _get(mapping: Mapping[Hashable, Any], key: Any) -> Any:
    return None if pd.isna(key) else mapping.get(key)
