"""Put reviewed corrections on top of what the rules made.

In: the machine's statements and ledger, and the corrections. Out: the published ones. A correction
that no longer fits is an error: it would otherwise be lost without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ecociv.codebook import indicators, match_indicator, standardize
from ecociv.errors import UnitError
from ecociv.read import Plan
from ecociv.tables.assemble import sentence_around, sentence_offset, task_at
from ecociv.tables.curation import Correction
from ecociv.tables.schema import parse_cell, plain_rows, schema
from ecociv.tables.serialize import cell_text

#: ``curated_fields`` of a row that a reviewer added.
WHOLE_ROW = "row"
#: Ledger reason of a numeral whose statement a reviewer removed.
REMOVED = "removed_in_review"
STANDARD = ("value_std_low", "value_std_high", "unit_std")

Row = dict[str, Any]


def apply_corrections(
    statements: pd.DataFrame, corrections: list[Correction], plans: Mapping[str, Plan]
) -> pd.DataFrame:
    """Put corrections on top of the machine's statements.

    Parameters
    ----------
    statements
        Rows of the ``statements`` table.
    corrections
        From `read_corrections`.
    plans
        The plans by ``doc_id``: the words of an added row must stand where it says.

    Returns
    -------
    DataFrame
        The corrected rows; ``method`` and ``curated_fields`` say what a reviewer changed. Codebook
        indicator and standard values follow the corrected words, unless they are set themselves.

    Raises
    ------
    CurationError
        A row or an old value is not there any more, an added row is there already, or its words
        stand elsewhere.
    """
    rows: dict[str, Row] = {row["statement_id"]: row for row in plain_rows(statements)}
    changed: dict[str, list[str]] = {}
    for item in corrections:
        if item.action == "add":
            _add(rows, item, plans, changed)
            continue
        row = _row(rows, item)
        if item.action == "remove":
            del rows[item.statement_id]
            changed.pop(item.statement_id, None)
            continue
        current = cell_text(row[item.field])
        if current != item.old:
            found = f"{item.statement_id} {item.field} {current!r}"
            raise item.error(found, f"{item.old!r}, the old value")
        row[item.field] = parse_cell(item.new, schema("statements").field(item.field).type)
        changed.setdefault(item.statement_id, []).append(item.field)
    _check_complete(rows, corrections)
    for statement_id, names in changed.items():
        row = rows[statement_id]
        row["method"] = "curated"
        if row.get("curated_fields") != WHOLE_ROW:
            ordered = [name for name in schema("statements").columns if name in names]
            row["curated_fields"] = "|".join(ordered)
        if row["kind"] != "milestone":
            _derive(row, names)
    return pd.DataFrame(list(rows.values()), columns=schema("statements").columns, dtype=object)


def _check_complete(rows: dict[str, Row], corrections: list[Correction]) -> None:
    """Every added row has the fields that no row may lack."""
    required = [field.name for field in schema("statements").fields if field.required]
    for item in corrections:
        row = rows.get(item.statement_id)
        if item.action == "add" and row is not None:
            missing = [name for name in required if row[name] is None]
            if missing:
                found = f"{item.statement_id} without {', '.join(missing)}"
                raise item.error(found, f"every field of {', '.join(required)}")


def _row(rows: dict[str, Row], item: Correction) -> Row:
    row = rows.get(item.statement_id)
    if row is None:
        raise item.error(f"no row {item.statement_id}", "a row of the statements")
    if row["value_text"] != item.value_text:
        found = f"{item.statement_id} with value_text {row['value_text']!r}"
        raise item.error(found, repr(item.value_text))
    return row


def _add(
    rows: dict[str, Row],
    item: Correction,
    plans: Mapping[str, Plan],
    changed: dict[str, list[str]],
) -> None:
    if item.statement_id not in changed:
        if item.statement_id in rows:
            raise item.error(f"{item.statement_id}, which is there", "a row that is not there")
        rows[item.statement_id] = _new_row(item, plans)
    row = _row(rows, item)
    if row["curated_fields"] != WHOLE_ROW:
        raise item.error(f"{item.statement_id}, which is there", "a row that is not there")
    row[item.field] = parse_cell(item.new, schema("statements").field(item.field).type)
    changed.setdefault(item.statement_id, []).append(item.field)


def _new_row(item: Correction, plans: Mapping[str, Plan]) -> Row:
    """An added row: where it stands follows from its identifier and its words."""
    doc_id, _, place = item.statement_id.partition("-")
    known = [name for name in plans if item.statement_id.startswith(f"{name}-")]
    if known:
        doc_id = max(known, key=len)
        place = item.statement_id.removeprefix(f"{doc_id}-")
    offset = place.split("-")[0]
    if doc_id not in plans or not offset.isdecimal():
        raise item.error(f"statement_id {item.statement_id!r}", "a plan and an offset")
    plan, start = plans[doc_id], int(offset)
    end = start + len(item.value_text)
    if plan.raw[start:end] != item.value_text:
        found = f"{plan.raw[start:end]!r} at {doc_id} [{start}:{end})"
        raise item.error(found, repr(item.value_text))
    at = plan.text_offset(start)
    if at is None:
        raise item.error(f"words at {start} that a repair leaves out", "words of the text")
    section, sentence = plan.section_at(at), sentence_around(plan, at)
    row: Row = dict.fromkeys(schema("statements").columns)
    return row | {
        "statement_id": item.statement_id,
        "doc_id": doc_id,
        "section_id": section.section_id if section else None,
        "task_id": task_at(plan, start),
        "start": start,
        "end": end,
        "value_text": item.value_text,
        "sentence_zh": sentence,
        "sentence_offset": sentence_offset(plan, sentence, start, item.value_text),
        "year_source": "none",
        "method": "curated",
        "curated_fields": WHOLE_ROW,
    }


def _derive(row: Row, given: list[str]) -> None:
    """Let indicator and standard values follow the corrected words."""
    unit = row["unit_zh"] or ""
    if "indicator_id" not in given and {"indicator_zh", "unit_zh"} & set(given):
        row["indicator_id"] = match_indicator(row["indicator_zh"] or "", unit).indicator_id
    if set(STANDARD) & set(given):
        return
    known = indicators().set_index("indicator_id")["unit_std"]
    unit_std = known.get(row["indicator_id"])
    row |= dict.fromkeys(STANDARD)
    if pd.isna(unit_std) or pd.isna(row["value_low"]):
        return
    try:
        values = standardize(row["value_low"], row["value_high"], unit, unit_std)
    except UnitError:
        return
    row |= dict(zip(STANDARD, values, strict=True))


def follow_ledger(ledger: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """The ledger as the published statements have it.

    A numeral whose statement a reviewer removed is rejected, with the reason
    ``removed_in_review``; one that an added row holds is in a statement; a value without a
    numeral (全覆盖) that a reviewer added has a line of its own.
    """
    rows = plain_rows(ledger)
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for row in statements.itertuples():
        spans.setdefault(row.doc_id, []).append((row.start, row.end, row.statement_id))
    ids = set(statements["statement_id"])
    held: set[str] = set()
    for entry in rows:
        here = [
            (start, end, name)
            for start, end, name in spans.get(entry["doc_id"], ())
            if start < entry["end"] and entry["start"] < end
        ]
        held |= {name for *_, name in here}
        if entry["statement_id"] in ids:
            continue
        if here:
            entry |= {"disposition": "statement", "statement_id": here[0][2], "reason": None}
        elif entry["disposition"] == "statement":
            entry |= {"disposition": "rejected", "statement_id": None, "reason": REMOVED}
    first: dict[tuple[str, int, int], Row] = {}
    for row in statements[~statements["statement_id"].isin(held)].itertuples():
        line = (row.doc_id, row.start, row.end, row.value_text, "statement", row.statement_id, None)
        first.setdefault(line[:3], dict(zip(ledger.columns, line, strict=True)))
    return pd.DataFrame([*rows, *first.values()], columns=ledger.columns, dtype=object)
