"""One thing as a reader wants to check it: a statement, a plan, a comparison.

In: a statement, a plan, or rows of compared pairs. Out: what prints itself as plain text and, in a
notebook, as HTML in which nothing that a plan says can be markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from ecociv.errors import OptionError
from ecociv.extract import Statement
from ecociv.extract.evidence import Evidence, statement_evidence
from ecociv.present.comparison import Comparison, comparison
from ecociv.read import Plan
from ecociv.read.outline_view import OutlineView

__all__ = ["Comparison", "Evidence", "OutlineView", "show"]


def show(
    thing: Statement | Plan | Mapping[str, Any] | pd.Series | pd.DataFrame,
) -> Evidence | OutlineView | Comparison:
    """Show a statement in its sentence, a plan by its outline, or a comparison with its reasons.

    Parameters
    ----------
    thing
        A `Statement` or one row of the ``statements`` table; a `Plan`; or what
        `ecociv.analysis.compare.compare_indicator` returns, whole or one row of it. Where a
        statement has no ``sentence_offset``, the first occurrence of its value is marked.

    Raises
    ------
    OptionError
        It is a frame of something else.

    Examples
    --------
    >>> from ecociv import extract_statements, plan_from_text
    >>> plan = plan_from_text("到2025年，森林覆盖率达到40%以上。", doc_id="demo")
    >>> show(extract_statements(plan)[0])
    demo-000014
    target: 森林覆盖率 ge 40% (2025)
    到2025年，森林覆盖率达到【40%】以上
    """
    if isinstance(thing, Plan):
        return thing.outline()
    if isinstance(thing, Statement):
        return statement_evidence(asdict(thing))
    if isinstance(thing, pd.DataFrame):
        if "comparability" not in thing:
            found = f"a frame of {', '.join(map(str, thing.columns[:3]))}, …"
            raise OptionError("show", found, "a statement, a plan, or compared pairs")
        return comparison([_present(row) for row in thing.to_dict("records")])
    row = _present(dict(thing))
    return comparison([row]) if "comparability" in row else statement_evidence(row)


def _present(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row with None for a missing value."""
    return {str(name): None if pd.isna(value) else value for name, value in row.items()}
