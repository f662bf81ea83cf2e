"""What a careful reader would want flagged.

In: the published tables. Out: the ``quality_findings`` table. Every check is general: it looks at
the shape of a plan's statements, never at one plan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from ecociv.tables.audit.comparisons import conflicting_values, target_short_of_status
from ecociv.tables.audit.copies import (
    incomplete_copy,
    lost_stretch,
    no_section,
    numerals_unclaimed,
)
from ecociv.tables.audit.dates import (
    baseline_not_before_target,
    deadline_before_document,
    period_reversed,
    posted_before_document,
)
from ecociv.tables.audit.finding import Finding, Row
from ecociv.tables.audit.values import bounds_reversed, parts_total, ratio_total, share_over_100
from ecociv.tables.schema import plain_rows, schema

#: Tables that the checks read.
READ = ("documents", "statements", "ledger", "repairs", "indicators")
#: Every check by its code, as it stands in the column ``check``.
CHECKS: dict[str, Callable[[Mapping[str, list[Row]]], list[Finding]]] = {
    "parts_total": parts_total,
    "ratio_total": ratio_total,
    "share_over_100": share_over_100,
    "bounds_reversed": bounds_reversed,
    "target_short_of_status": target_short_of_status,
    "conflicting_values": conflicting_values,
    "deadline_before_document": deadline_before_document,
    "baseline_not_before_target": baseline_not_before_target,
    "posted_before_document": posted_before_document,
    "period_reversed": period_reversed,
    "incomplete_copy": incomplete_copy,
    "lost_stretch": lost_stretch,
    "no_section": no_section,
    "numerals_unclaimed": numerals_unclaimed,
}


def audit_tables(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Run every check.

    Parameters
    ----------
    tables
        ``documents``, ``statements``, ``ledger``, ``repairs`` and ``indicators``, in the types of
        the data model.

    Returns
    -------
    DataFrame
        The ``quality_findings`` table. A finding keeps its identifier from build to build as long
        as the words it points at stand where they stood.
    """
    given = {name: plain_rows(tables[name]) for name in READ}
    rows = []
    for check, run in CHECKS.items():
        for finding in run(given):
            anchor = f"-{finding.anchor}" if finding.anchor else ""
            rows.append(
                {
                    "finding_id": f"{finding.doc_id}-{check}{anchor}",
                    "doc_id": finding.doc_id,
                    "check": check,
                    "severity": finding.severity,
                    "evidence": "|".join(finding.evidence),
                    "message_en": finding.message_en,
                    "message_zh": finding.message_zh,
                }
            )
    return pd.DataFrame(rows, columns=schema("quality_findings").columns)
