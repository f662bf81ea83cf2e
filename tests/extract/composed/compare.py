"""What is wrong with the records of a composed text: one line for each field."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from ecociv.extract import Statement, extract_plan
from ecociv.read import plan_from_text

from .compose import SPELLINGS, Composed, Row

#: A day on which 2020 is past and 2025 is still to come.
ISSUED = date(2021, 3, 1)

#: Fields that a spelling must leave as they are.
SAME = (
    "value_text kind value_type indicator_zh scope_zh operator value_low value_high unit_zh "
    "change direction baseline_year baseline_value target_year year_source rule_id"
).split()


def folded(words: str | None) -> str:
    """One form for what may be spelled in several, and 的, which a name may have or not."""
    return re.sub(r"[\s的“”]", "", unicodedata.normalize("NFKC", words or ""))


def read(text: str) -> list[Statement]:
    """The statements of a text, but for dated commitments that have no number."""
    plan = plan_from_text(text, "composed", document_date=ISSUED)
    found = extract_plan(plan).statements
    return sorted((one for one in found if one.kind != "milestone"), key=lambda one: one.start)


@dataclass(frozen=True)
class Wrong:
    """A text in one spelling, and the fields that are not as they must be."""

    spelling: str
    text: str
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n    ".join((f"{self.text!r} ({self.spelling})", *self.lines))


def differences(row: Row, statement: Statement) -> list[str]:
    """The fields of a statement that are not as a row says."""
    amount = row.amount
    given = (folded(statement.indicator_zh), folded(statement.scope_zh))
    fields = {
        "(indicator_zh, scope_zh)": (
            given,
            tuple((folded(name), folded(scope)) for name, scope in row.measured),
        ),
        "operator": (statement.operator, row.operator),
        "change": (statement.change, row.change),
        "direction": (statement.direction or None, row.direction),
        "value_low": (statement.value_low, (amount.low,)),
        "value_high": (statement.value_high, (amount.high or amount.low,)),
        "unit_zh": (statement.unit_zh or "", (amount.unit,)),
        "baseline_year": (statement.baseline_year, (row.baseline_year,)),
        "baseline_value": (statement.baseline_value, (row.baseline_value,)),
        "target_year": (statement.target_year, row.target_year),
        "kind": (statement.kind, row.kind),
    }
    return [
        f"{amount}: {field}: expected {' or '.join(map(repr, accepted))}, got {value!r}"
        for field, (value, accepted) in fields.items()
        if value not in accepted
    ]


def problems(rows: tuple[Row, ...], statements: list[Statement]) -> list[str]:
    """What is wrong with the statements of a text: missed, spurious, or a field."""
    left, found = list(statements), []
    for row in rows:
        those = [one for one in left if folded(one.value_text) == folded(str(row.amount))]
        if not those:
            found.append(f"{row.amount}: missed, expected {row.measured[0][0]}")
            continue
        nearest = min(those, key=lambda one: len(differences(row, one)))
        left.remove(nearest)
        found += differences(row, nearest)
    return [*found, *(f"{one.value_text}: spurious {one.indicator_zh}" for one in left)]


def wrong(composed: Composed) -> Wrong | None:
    """The first spelling of a text that gives wrong records, or others than the first does."""
    first: list[tuple] = []
    for spelling, spell in SPELLINGS.items():
        text = spell(composed.text)
        statements = read(text)
        lines = problems(composed.rows, statements)
        fields = [
            tuple(
                folded(value) if isinstance(value, str) else value
                for value in (getattr(one, field) for field in SAME)
            )
            for one in statements
        ]
        first = first or fields
        if fields != first and not lines:
            lines = [f"expected as in full-width marks: {first}", f"got: {fields}"]
        if lines:
            return Wrong(spelling, text, tuple(lines))
    return None
