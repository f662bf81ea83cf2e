"""What stands behind the findings of the audit, and how far each plan's rows can be trusted.

In: the tables, and the plans as they were found. Out: the words that each finding points at, with
their offsets, and one row per plan of what is lost, repaired, corrected, inferred or doubtful.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ecociv.analysis.corpus import character_account
from ecociv.analysis.sensitivity import least_confidence
from ecociv.read import Plan
from ecociv.tables.holder import Tables
from ecociv.tables.serialize import cell_text

#: Fields of the source record that a finding about a copy rests on, by check.
RECORD_FIELDS = {
    "incomplete_copy": ("completeness", "damage_zh"),
    "posted_before_document": ("document_date", "posted_date"),
    "period_reversed": ("period_start", "period_end"),
}
#: Around the words in a quotation.
OPEN, CLOSE = "【", "】"
_COLUMNS = ["finding_id", "doc_id", "check", "severity", "evidence", "source", "start", "end",
            "quote_zh", "as_recorded"]  # fmt: skip


def quoted_evidence(tables: Tables, plans: Mapping[str, Plan], around: int = 16) -> pd.DataFrame:
    """The words that each finding of the audit points at.

    Parameters
    ----------
    tables
        As `ecociv.load_tables` gives them.
    plans
        Plans by ``doc_id``, as `ecociv.analysis.corpus.corpus_plans` gives them.
    around
        Characters of the raw text to quote on both sides.

    Returns
    -------
    DataFrame
        One row per finding and piece of evidence: ``finding_id``, ``doc_id``, ``check``,
        ``severity``, ``evidence`` (identifier of a statement or repair), ``source``
        (``statements``, ``repairs``, or ``source_record`` for a finding about a copy), ``start``
        and ``end`` (in the raw text; empty for a source record), ``quote_zh`` (the raw text with
        the words in 【】, or the fields of the record), ``as_recorded`` (whether the raw text holds
        there what the table says; empty for a source record).

    Examples
    --------
    >>> from ecociv import load_tables
    >>> from ecociv.analysis.corpus import corpus_plans
    >>> found = quoted_evidence(load_tables(), corpus_plans())
    >>> bool(found["as_recorded"].dropna().all())
    True
    """
    places: dict[str, dict[str, Any]] = {}
    for source, key, words in (
        ("statements", "statement_id", "value_text"),
        ("repairs", "repair_id", "before"),
    ):
        for row in getattr(tables, source).to_dict("records"):
            places[row[key]] = {
                "source": source, "start": row["start"], "end": row["end"], "words": row[words],
            }  # fmt: skip
    records = tables.documents.set_index("doc_id")
    rows: list[dict[str, Any]] = []
    for finding in tables.quality_findings.to_dict("records"):
        named = "" if pd.isna(finding["evidence"]) else finding["evidence"]
        known = [name for name in named.split("|") if name in places]
        shared = {name: finding[name] for name in _COLUMNS[:4]}
        if not known:
            record = records.loc[finding["doc_id"]]
            rows.append(shared | {"source": "source_record", "quote_zh": _said(record, finding)})
        for name in known:
            place = places[name]
            raw = plans[finding["doc_id"]].raw
            start, end = int(place["start"]), int(place["end"])
            quote = (
                f"{raw[max(start - around, 0) : start]}{OPEN}{raw[start:end]}{CLOSE}"
                f"{raw[end : end + around]}"
            )
            rows.append(
                shared
                | {"evidence": name, "source": place["source"], "start": start, "end": end}
                | {"quote_zh": " ".join(quote.split())}
                | {"as_recorded": raw[start:end] == place["words"]}
            )
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    return frame.astype({"start": "Int64", "end": "Int64", "as_recorded": "boolean"})


def trust_profile(tables: Tables, plans: Mapping[str, Plan], doubtful: float = 0.2) -> pd.DataFrame:
    """How much of each plan is lost, repaired, corrected, inferred or doubtful.

    Parameters
    ----------
    tables
        As `ecociv.load_tables` gives them.
    plans
        Plans by ``doc_id``.
    doubtful
        Share of all statements that counts as doubtful, the least sure.

    Returns
    -------
    DataFrame
        One row per plan: ``doc_id``, ``completeness``, ``n_gaps`` (stretches declared lost),
        ``n_repairs``, ``share_left_out`` (characters of the file that are not read),
        ``n_findings``, ``n_statements``, ``share_curated``, ``share_inferred`` (of the years of
        statements, those that do not stand in the sentence), ``share_doubtful``.
    """
    account = character_account(plans).set_index("doc_id")
    out = account[["furniture", "noise", "not_read"]].sum(axis=1) / account["n_chars"]
    least = least_confidence(tables.statements["confidence"], doubtful)
    rows = []
    for record in tables.documents.to_dict("records"):
        doc_id = record["doc_id"]
        own = tables.statements[tables.statements["doc_id"] == doc_id]
        repairs = tables.repairs[tables.repairs["doc_id"] == doc_id]
        dated = own[own["target_year"].notna()]
        rows.append(
            {
                "doc_id": doc_id,
                "completeness": record["completeness"],
                "n_gaps": int((repairs["op"] == "gap").sum()),
                "n_repairs": len(repairs),
                "share_left_out": out[doc_id],
                "n_findings": int((tables.quality_findings["doc_id"] == doc_id).sum()),
                "n_statements": len(own),
                "share_curated": (own["method"] == "curated").mean(),
                "share_inferred": (dated["year_source"] != "explicit").mean(),
                "share_doubtful": (own["confidence"] < least).mean(),
            }
        )
    return pd.DataFrame(rows)


def _said(record: pd.Series, finding: Mapping[str, Any]) -> str:
    """What the source record says of the fields that a finding about a copy rests on."""
    names = RECORD_FIELDS.get(finding["check"], ())
    values = {name: record[name] for name in names}
    return "; ".join(f"{name}: {cell_text(value)}" for name, value in values.items()
                     if not pd.isna(value))  # fmt: skip
