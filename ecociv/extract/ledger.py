"""Account for every numeral of a plan, those included that reading dropped.

In: a plan, the tokens of its text, and what became of them. Out: ledger entries with raw offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ecociv.extract.statement import LedgerEntry
from ecociv.extract.text.folding import fold
from ecociv.extract.values.quantities import scan
from ecociv.extract.values.tokens import Token
from ecociv.read.plan import Plan

#: A dropped stretch without any of these holds no numeral and need not be scanned.
_ANY_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千万亿〇零ⅠⅡⅢⅣⅤⅥ覆]")


def ledger_of(
    plan: Plan, tokens: Sequence[Token], claimed: dict[int, str], reasons: dict[int, str]
) -> list[LedgerEntry]:
    """Ledger of a plan, in the order of its raw text.

    Parameters
    ----------
    plan
        The plan.
    tokens
        Tokens of its repaired text.
    claimed
        Start of a token to the first statement that holds it.
    reasons
        Start of a token to the reason why it is none.
    """
    entries = [*_kept(plan, tokens, claimed, reasons), *_dropped(plan)]
    return sorted(entries, key=lambda entry: (entry.start, entry.end))


def _kept(
    plan: Plan, tokens: Sequence[Token], claimed: dict[int, str], reasons: dict[int, str]
) -> Iterator[LedgerEntry]:
    """Entries for the tokens of the repaired text."""
    for token in tokens:
        start, end = plan.raw_span(token.start, token.end)
        text = plan.raw[start:end]
        name = claimed.get(token.start)
        reason = None if name else reasons.get(token.start)
        disposition = "statement" if name else "rejected" if reason else "unclaimed"
        yield LedgerEntry(plan.doc_id, start, end, text, disposition, name, reason)


def _dropped(plan: Plan) -> Iterator[LedgerEntry]:
    """Entries for numerals in stretches that are not part of the repaired text."""
    for stretch in plan.dropped:
        text = fold(plan.raw[stretch.raw_start : stretch.raw_end])
        for token in scan(text) if _ANY_NUMERAL.search(text) else ():
            start, end = stretch.raw_start + token.start, stretch.raw_start + token.end
            raw = plan.raw[start:end]
            yield LedgerEntry(plan.doc_id, start, end, raw, "rejected", None, stretch.reason)
