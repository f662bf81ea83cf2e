"""Checks of the copies: what is lost, and what could not be placed or read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ecociv.tables.audit.finding import Finding, Row, anchor_of

_COMPLETENESS_ZH = {"truncated": "首尾缺失", "fragments": "残片"}

Tables = Mapping[str, list[Row]]


def incomplete_copy(tables: Tables) -> list[Finding]:
    """A copy that does not hold the whole document: what is not in it was not counted."""
    return [
        Finding(
            row["doc_id"],
            "",
            "note",
            (),
            f"The copy is not complete ({row['completeness']}): {row['damage_en'] or ''}".rstrip(
                ": "
            ),
            f"副本不完整({_COMPLETENESS_ZH[row['completeness']]}):{row['damage_zh'] or ''}".rstrip(
                ":"
            ),
        )
        for row in tables["documents"]
        if row["completeness"] in _COMPLETENESS_ZH
    ]


def lost_stretch(tables: Tables) -> list[Finding]:
    """A stretch that the source record declares lost."""
    return [
        Finding(
            row["doc_id"],
            f"{row['start']:06d}",
            "note",
            (row["repair_id"],),
            f"Text is lost at {row['start']}: {row['reason_en']}.",
            f"{row['start']}处文字缺失:{row['reason_zh']}。",
        )
        for row in tables["repairs"]
        if row["op"] == "gap"
    ]


def no_section(tables: Tables) -> list[Finding]:
    """Statements that stand before the first heading, or in no section."""
    findings = []
    outside = [row for row in tables["statements"] if row["section_id"] is None]
    for doc_id in dict.fromkeys(row["doc_id"] for row in outside):
        rows = [row for row in outside if row["doc_id"] == doc_id]
        findings.append(
            Finding(
                doc_id,
                anchor_of(rows[0]),
                "note",
                tuple(row["statement_id"] for row in rows),
                f"{len(rows)} statements stand in no section of the outline.",
                f"{len(rows)}条陈述不属于任何章节。",
            )
        )
    return findings


def numerals_unclaimed(tables: Tables) -> list[Finding]:
    """Numerals that no rule said anything about."""
    unclaimed = [row["doc_id"] for row in tables["ledger"] if row["disposition"] == "unclaimed"]
    return [
        Finding(
            doc_id,
            "",
            "note",
            (),
            f"{count} numerals are in no statement and have no reason for it.",
            f"有{count}个数字既不属于陈述,也未注明理由。",
        )
        for doc_id, count in sorted(Counter(unclaimed).items())
    ]
