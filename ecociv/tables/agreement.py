"""Whether a field of a predicted row agrees with the annotated row.

In: one predicted and one annotated row as mappings. Out: field by field, right or wrong. An
annotated cell may hold several equally good values, separated by ``|``, and a second column
(``indicator_alt_zh``, ``scope_alt_zh``) may hold more.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
from rapidfuzz.fuzz import ratio

from ecociv.extract.text.folding import fold

#: The fields that must all be right for a record to count as full: name and columns.
FULL_FIELDS: dict[str, tuple[str, ...]] = {
    "kind": ("kind",),
    "value": ("value_low", "value_high"),
    "unit": ("unit_zh",),
    "operator": ("operator",),
    "change": ("change",),
    "direction": ("direction",),
    "baseline_year": ("baseline_year",),
    "target_year": ("target_year",),
    "indicator": ("indicator_zh",),
    "scope": ("scope_zh",),
}
#: Fields whose accuracy is shown as well, where the annotated rows have them.
OTHER_FIELDS: dict[str, tuple[str, ...]] = {
    "value_type": ("value_type",),
    "year_source": ("year_source",),
}
NUMERIC_COLUMNS = ("value_low", "value_high", "baseline_year", "target_year")

_ALTERNATIVES = {"indicator_zh": "indicator_alt_zh", "scope_zh": "scope_alt_zh"}
_IGNORED = re.compile(r"[\s的\"“”]+")
_UNIT_FORMS = {"㎡": "m²", "㎥": "m³", "㎞": "km", "㎎": "mg", "㎏": "kg"}
_UNIT_PATTERN = re.compile("|".join(_UNIT_FORMS))

Row = Mapping[str, Any]


def is_missing(value: object) -> bool:
    """Whether a cell is empty: None, NaN, NA or the empty text."""
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    if isinstance(value, str):
        return value == ""
    return isinstance(value, float) and math.isnan(value)


def folded_name(value: object) -> str:
    """An indicator or a scope as it is compared: without spaces, quotation marks and 的.

    Examples
    --------
    >>> folded_name("城市 公共供水的管网漏损率")
    '城市公共供水管网漏损率'
    """
    return "" if is_missing(value) else _IGNORED.sub("", fold(str(value)))


def folded_unit(value: object) -> str:
    """A unit as it is compared: without spaces, full-width forms and one-character units folded.

    Examples
    --------
    >>> folded_unit("微克／立方米 "), folded_unit("万㎡"), folded_unit("％")
    ('微克/立方米', '万m²', '%')
    """
    if is_missing(value):
        return ""
    text = _UNIT_PATTERN.sub(lambda found: _UNIT_FORMS[found[0]], fold(str(value)))
    return re.sub(r"\s+", "", text)


def alternatives(row: Row, column: str) -> list[Any]:
    """Every value of an annotated cell that counts as right; ``None`` is the empty cell.

    Examples
    --------
    >>> alternatives({"scope_zh": "市区", "scope_alt_zh": "建成区|城区"}, "scope_zh")
    ['市区', '建成区', '城区']
    >>> alternatives({"kind": "target|"}, "kind")
    ['target', None]
    """
    values = _split(row[column])
    alternative = row.get(_ALTERNATIVES.get(column, ""))
    if not is_missing(alternative):
        values += _split(alternative)
    return values


def _split(value: object) -> list[Any]:
    if is_missing(value):
        return [None]
    if isinstance(value, str):
        return [part.strip() or None for part in value.split("|")]
    return [value]


def compare(pred: Row, gold: Row) -> dict[str, bool]:
    """Compare a predicted row with an annotated row, field by field.

    Parameters
    ----------
    pred
        The columns named in `FULL_FIELDS`, and those of `OTHER_FIELDS` where there are any.
    gold
        The same; cells may hold alternatives.

    Returns
    -------
    dict
        Right or wrong for each field of `FULL_FIELDS`, and of `OTHER_FIELDS` where both rows
        have it. An indicator and a scope that split one wording at another place
        (农村 + 生活污水治理率, or 农村生活污水治理率 without a scope) are both right.

    Examples
    --------
    >>> row = dict.fromkeys(
    ...     ["kind", "value_low", "value_high", "unit_zh", "operator", "change", "direction",
    ...      "baseline_year", "target_year", "indicator_zh", "scope_zh"])
    >>> gold = row | {"indicator_zh": "生活污水治理率", "scope_zh": "农村", "value_low": 45.0}
    >>> pred = row | {"indicator_zh": "农村生活污水治理率", "value_low": 45}
    >>> [field for field, right in compare(pred, gold).items() if not right]
    []
    """
    right = {
        field: all(_same(column, pred[column], gold) for column in columns)
        for field, columns in FULL_FIELDS.items()
    }
    if not (right["indicator"] and right["scope"]) and _same_joined(pred, gold):
        right["indicator"] = right["scope"] = True
    for field, columns in OTHER_FIELDS.items():
        if all(column in pred and column in gold for column in columns):
            right[field] = all(_same(column, pred[column], gold) for column in columns)
    return right


def is_full(right: Mapping[str, bool]) -> bool:
    """Whether every field that a full record needs is right."""
    return all(right[field] for field in FULL_FIELDS)


def agreement(pred: Row, gold: Row, right: Mapping[str, bool]) -> float:
    """How well two rows on one span go together; the highest total decides who is matched.

    A full record outweighs everything, then the number of right fields, then the likeness of
    the indicators (which alone tells several milestones on one deadline apart).
    """
    name = folded_name(pred["indicator_zh"])
    likeness = max(
        ratio(name, folded_name(other)) / 100 for other in alternatives(gold, "indicator_zh")
    )
    return 100 * is_full(right) + sum(right[field] for field in FULL_FIELDS) + 2 * likeness


def _same(column: str, value: object, gold: Row) -> bool:
    accepted = alternatives(gold, column)
    if column in NUMERIC_COLUMNS:
        return any(_same_number(value, other) for other in accepted)
    if column == "unit_zh":
        return folded_unit(value) in [folded_unit(other) for other in accepted]
    if column in _ALTERNATIVES:
        return folded_name(value) in [folded_name(other) for other in accepted]
    return ("" if is_missing(value) else value) in [other or "" for other in accepted]


def _same_number(value: Any, other: Any) -> bool:
    if is_missing(value) or is_missing(other):
        return is_missing(value) and is_missing(other)
    return math.isclose(float(value), float(other), rel_tol=1e-9, abs_tol=1e-12)


def _same_joined(pred: Row, gold: Row) -> bool:
    joined = folded_name(pred["scope_zh"]) + folded_name(pred["indicator_zh"])
    return any(
        joined == folded_name(scope) + folded_name(name)
        for scope in alternatives(gold, "scope_zh")
        for name in alternatives(gold, "indicator_zh")
    )
