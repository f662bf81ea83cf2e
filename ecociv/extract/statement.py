"""The two records that extraction yields: a statement, and a ledger entry.

In: nothing but values. Out: frozen dataclasses whose fields are the columns of the
``statements`` and ``ledger`` tables, in their order.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

import pandas as pd

from ecociv.extract.evidence import statement_evidence

#: Coded values of the ``statements`` table, as the annotation guideline defines them.
KINDS = ("target", "status", "investment", "project", "criterion", "milestone")
VALUE_TYPES = ("number", "range", "grade", "ratio", "full", "deadline")
OPERATORS = ("ge", "gt", "le", "lt", "eq", "approx", "range")
CHANGES = ("level", "delta", "relative", "annual_rate")
YEAR_SOURCES = ("explicit", "inherited", "plan_period", "none")


@dataclass(frozen=True, slots=True)
class Statement:
    """One atomic quantitative statement, or one dated commitment without a number.

    ``start`` and ``end`` are half-open offsets into the raw text of the plan, so that
    ``raw[start:end] == value_text`` always holds. ``value_low`` and ``value_high`` are as
    written (360 for 360万亩), in ``unit_zh``; ``value_std_*`` are in ``unit_std``. ``None`` is
    a missing value. The coded values are those of the annotation guideline. A notebook shows a
    statement with its value marked in its sentence.
    """

    statement_id: str
    doc_id: str
    section_id: str | None
    task_id: str | None
    start: int
    end: int
    value_text: str
    sentence_zh: str
    kind: str
    value_type: str
    indicator_zh: str
    scope_zh: str | None
    indicator_id: str | None
    operator: str | None
    value_low: float | None
    value_high: float | None
    unit_zh: str | None
    value_std_low: float | None
    value_std_high: float | None
    unit_std: str | None
    change: str | None
    direction: str | None
    baseline_year: int | None
    baseline_value: float | None
    target_year: int | None
    year_source: str
    nature: str | None
    binding_verb_zh: str | None
    strength: str | None
    method: str
    rule_id: str
    confidence: float

    def _repr_html_(self) -> str:
        return statement_evidence(asdict(self))._repr_html_()


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one numeral: a statement, a rejection with its reason, or nothing.

    ``disposition`` is ``statement`` (then ``statement_id`` names the first one that holds the
    numeral), ``rejected`` (then ``reason`` is a code of `values.reasons`), or
    ``unclaimed`` (no rule said anything: look here for what the extractor missed).
    """

    doc_id: str
    start: int
    end: int
    text: str
    disposition: str
    statement_id: str | None
    reason: str | None


INTEGER_COLUMNS = ("start", "end", "baseline_year", "target_year")
FLOAT_COLUMNS = (
    "value_low",
    "value_high",
    "value_std_low",
    "value_std_high",
    "baseline_value",
    "confidence",
)


def statements_frame(statements: list[Statement] | tuple[Statement, ...]) -> pd.DataFrame:
    """Put statements into a DataFrame.

    Parameters
    ----------
    statements
        As `ecociv.extract_statements` returns them.

    Returns
    -------
    DataFrame
        One row per statement, shape (n, 32), columns in the order of `Statement`; offsets and
        years are nullable integers (``Int64``), values floats, the rest text.

    Examples
    --------
    >>> from ecociv import extract_statements, plan_from_text, statements_frame
    >>> plan = plan_from_text("到2026年,森林覆盖率达到29.8%。")
    >>> statements_frame(extract_statements(plan))[["indicator_zh", "value_low", "unit_zh"]]
      indicator_zh  value_low unit_zh
    0        森林覆盖率       29.8       %
    """
    names = [field.name for field in fields(Statement)]
    frame = pd.DataFrame(
        {name: [getattr(statement, name) for statement in statements] for name in names},
        columns=names,
    )
    for name in names:
        if name in INTEGER_COLUMNS:
            frame[name] = frame[name].astype("Int64")
        elif name in FLOAT_COLUMNS:
            frame[name] = frame[name].astype("float64")
        else:
            frame[name] = frame[name].astype("str")
    return frame
