"""Compared pairs of statements as a reader wants to check them: both sides, the class, the reasons.

In: rows of `ecociv.analysis.compare`. Out: a `Comparison`, which prints itself as plain text and as
HTML in a notebook, with class and reasons in English and Chinese.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from ecociv.analysis.comparability import REFUSED
from ecociv.codebook import indicators
from ecociv.present.labels import label

_SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ "}


@dataclass(frozen=True, slots=True)
class ComparedPair:
    """Two statements of one indicator, what they say, and whether they may be compared.

    ``sides`` hold plan, statement, what it is about and value of each; ``difference`` is empty
    where the pair is refused or has no distance.
    """

    indicator: str
    sides: tuple[tuple[str, str, str, str], tuple[str, str, str, str]]
    verdict: str
    reason_en: str
    reason_zh: str
    difference: str

    def __str__(self) -> str:
        sides = (f"  {plan}: {what} {value} [{name}]" for plan, name, what, value in self.sides)
        reasons = (f"  {reason}" for reason in (self.reason_en, self.reason_zh, self.difference))
        head = f"{self.indicator}: {self.verdict}"
        return "\n".join([head, *sides, *(line for line in reasons if line.strip())])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(plan)}</td><td><code>{escape(name)}</code></td>"
            f'<td lang="zh">{escape(what)}</td><td><b>{escape(value)}</b></td></tr>'
            for plan, name, what, value in self.sides
        )
        lines = [escape(self.reason_en), f'<span lang="zh">{escape(self.reason_zh)}</span>']
        lines += [escape(self.difference)] if self.difference else []
        return (
            f"<div><p><b>{escape(self.indicator)}</b>: <mark>{escape(self.verdict)}</mark></p>"
            f"<table>{rows}</table><p>{'<br>'.join(lines)}</p></div>"
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Compared pairs, in their order."""

    pairs: tuple[ComparedPair, ...]

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.pairs)) or "no pair to compare"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return "".join(pair._repr_html_() for pair in self.pairs) or "<p>no pair to compare</p>"


def comparison(rows: Iterable[Mapping[str, Any]]) -> Comparison:
    """Compared pairs to be shown.

    Parameters
    ----------
    rows
        Rows of what `ecociv.analysis.compare.compare_indicator` returns, with None for a missing
        value.

    Examples
    --------
    >>> sides = {"doc_a": "north", "doc_b": "south", "statement_a": "north-000014",
    ...          "statement_b": "south-000014", "name_a": "森林覆盖率", "name_b": "森林覆盖率",
    ...          "scope_a": None, "scope_b": "全市", "kind_a": "target", "kind_b": "target",
    ...          "operator_a": "ge", "operator_b": "eq", "low_a": 30.0, "high_a": 30.0,
    ...          "low_b": 71.0, "high_b": 71.0, "year_a": 2025, "year_b": None,
    ...          "year_source_a": "inherited", "year_source_b": "none"}
    >>> verdict = {"indicator_id": "forest_coverage", "comparability": "caution", "unit": "%",
    ...            "reason_en": "a value without a year", "reason_zh": "有数值未写明年份",
    ...            "difference_low": 41.0, "difference_high": 41.0, "stricter": "b"}
    >>> comparison([sides | verdict])
    Forest coverage / 森林覆盖率: with caution / 慎比
      north: target / 目标 森林覆盖率 ≥ 30 %, (2025) [north-000014]
      south: target / 目标 全市森林覆盖率 71 % [south-000014]
      a value without a year
      有数值未写明年份
      south − north: +41 %; asks for more / 要求更高: south
    """
    return Comparison(tuple(_pair(row) for row in rows))


def _pair(row: Mapping[str, Any]) -> ComparedPair:
    names = indicators().set_index("indicator_id").loc[row["indicator_id"]]
    verdict = row["comparability"]
    return ComparedPair(
        indicator=f"{names['name_en']} / {names['name_zh']}",
        sides=(_side(row, "a"), _side(row, "b")),
        verdict=" / ".join(label("comparability", verdict, lang) for lang in ("en", "zh")),
        reason_en=row["reason_en"] or "",
        reason_zh=row["reason_zh"] or "",
        difference="" if verdict == REFUSED else _difference(row),
    )


def _side(row: Mapping[str, Any], letter: str) -> tuple[str, str, str, str]:
    def field(name: str) -> Any:
        return row.get(f"{name}_{letter}")

    kind = " / ".join(label("kind_one", field("kind"), lang) for lang in ("en", "zh"))
    value = f"{_SIGNS.get(field('operator'), '')}{_span(field('low'), field('high'))}"
    value = f"{value} {row['unit'] or ''}".rstrip()
    if field("year") is not None:
        stated = field("year_source") == "explicit"
        value += f", {field('year')}" if stated else f", ({field('year')})"
    what = f"{kind} {field('scope') or ''}{field('name')}"
    return field("doc"), field("statement"), what, value


def _span(low: float | None, high: float | None, sign: str = "") -> str:
    ends = [f"{end:{sign}g}".replace("-", "−") for end in (low, high) if end is not None]
    return "–".join(dict.fromkeys(ends))


def _difference(row: Mapping[str, Any]) -> str:
    parts = []
    if row["difference_low"] is not None:
        span = _span(row["difference_low"], row["difference_high"], "+")
        parts.append(f"{row['doc_b']} − {row['doc_a']}: {span} {row['unit'] or ''}".rstrip())
    stricter = row["stricter"]
    if stricter is not None:
        who = {"same": "neither / 相同"}.get(stricter) or row[f"doc_{stricter}"]
        parts.append(f"asks for more / 要求更高: {who}")
    return "; ".join(parts)
