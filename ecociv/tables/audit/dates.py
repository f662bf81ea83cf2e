"""Checks of dates and years."""

from __future__ import annotations

from collections.abc import Mapping

from ecociv.tables.audit.finding import Finding, Row, anchor_of, name_of
from ecociv.tables.serialize import cell_text

_AHEAD = ("target", "milestone", "investment", "project")

Tables = Mapping[str, list[Row]]


def deadline_before_document(tables: Tables) -> list[Finding]:
    """A commitment whose year lies before the year of the document (or of its posting)."""
    written = {}
    for row in tables["documents"]:
        day = row["document_date"] if row["document_date"] is not None else row["posted_date"]
        if day is not None:
            written[row["doc_id"]] = day.year
    return [
        Finding(
            row["doc_id"],
            anchor_of(row),
            "warning",
            (row["statement_id"],),
            f"The deadline {row['target_year']} for {name_of(row)} lies before the document "
            f"({written[row['doc_id']]}).",
            f"{name_of(row)}的期限{row['target_year']}年早于文件年份({written[row['doc_id']]}年)。",
        )
        for row in tables["statements"]
        if row["kind"] in _AHEAD
        and row["target_year"] is not None
        and row["target_year"] < written.get(row["doc_id"], 0)
    ]


def baseline_not_before_target(tables: Tables) -> list[Finding]:
    """A baseline year that does not lie before the target year."""
    return [
        Finding(
            row["doc_id"],
            anchor_of(row),
            "warning",
            (row["statement_id"],),
            f"{name_of(row)}: the baseline year {row['baseline_year']} does not lie before the "
            f"target year {row['target_year']}.",
            f"{name_of(row)}:基准年{row['baseline_year']}年不早于目标年{row['target_year']}年。",
        )
        for row in tables["statements"]
        if row["baseline_year"] is not None
        and row["target_year"] is not None
        and row["baseline_year"] >= row["target_year"]
    ]


def posted_before_document(tables: Tables) -> list[Finding]:
    """A page posted before the date that the document bears."""
    return [
        Finding(
            row["doc_id"],
            "",
            "warning",
            (),
            f"The page is dated {cell_text(row['posted_date'])}, before the document's own date "
            f"{cell_text(row['document_date'])}.",
            f"网页发布日期{cell_text(row['posted_date'])}早于文件落款日期"
            f"{cell_text(row['document_date'])}。",
        )
        for row in tables["documents"]
        if row["posted_date"] is not None
        and row["document_date"] is not None
        and row["posted_date"] < row["document_date"]
    ]


def period_reversed(tables: Tables) -> list[Finding]:
    """A plan's period that ends before it begins."""
    return [
        Finding(
            row["doc_id"],
            "",
            "error",
            (),
            f"The plan's period ends in {row['period_end']}, before it begins in "
            f"{row['period_start']}.",
            f"规划期末年{row['period_end']}早于首年{row['period_start']}。",
        )
        for row in tables["documents"]
        if row["period_start"] is not None
        and row["period_end"] is not None
        and row["period_end"] < row["period_start"]
    ]
