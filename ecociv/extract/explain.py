"""Say which rules made or refused a record, and from which words.

In: a plan and a place in its raw text. Out: the numeral there, what became of it, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ecociv.extract.engine import extract_plan
from ecociv.extract.rules import RULES
from ecociv.extract.statement import LedgerEntry, Statement
from ecociv.extract.values.reasons import REASONS
from ecociv.read.plan import Plan

#: The fields that a reader checks, in the order of the guideline.
_TOLD = (
    "kind indicator_zh scope_zh operator value_low value_high unit_zh change direction"
    " baseline_year baseline_value target_year year_source indicator_id binding_verb_zh"
    " confidence sentence_zh"
).split()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of the numeral at a place, and the records that its rules made."""

    offset: int
    entry: LedgerEntry | None
    statements: tuple[Statement, ...]

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        """The numeral, the reason or the records, and for each record its rules and fields."""
        entry = self.entry
        if entry is None:
            yield f"no numeral at {self.offset}"
            return
        yield f"{entry.text!r} [{entry.start}:{entry.end}): {entry.disposition}"
        if entry.reason:
            english, chinese = REASONS[entry.reason]
            yield f"  {entry.reason}: {english} ({chinese})"
        for record in self.statements:
            yield f"  {record.statement_id} by {record.rule_id}"
            yield from (f"    {name}: {RULES[name]}" for name in record.rule_id.split("+"))
            for name in _TOLD:
                value = getattr(record, name)
                if value is not None:
                    yield f"    {name} = {value}"


def explain(plan: Plan, offset: int) -> Explanation:
    """Explain the numeral at an offset of the raw text.

    Parameters
    ----------
    plan
        From `ecociv.read_plan`.
    offset
        A place in the raw text, counted in characters.

    Raises
    ------
    IndexError
        The offset lies outside the text.

    Examples
    --------
    >>> from ecociv.read import plan_from_text
    >>> print(explain(plan_from_text("第3章。森林覆盖率达到40%。"), 1))
    '3' [1:2): rejected
      ordinal: a place in an order (序数)
    """
    if not 0 <= offset < len(plan.raw):
        raise IndexError(f"offset {offset} is not within [0:{len(plan.raw)})")
    extraction = extract_plan(plan)
    for entry in extraction.ledger:
        if entry.start <= offset < entry.end:
            records = tuple(
                record
                for record in extraction.statements
                if record.start < entry.end and record.end > entry.start
            )
            return Explanation(offset, entry, records)
    return Explanation(offset, None, ())
