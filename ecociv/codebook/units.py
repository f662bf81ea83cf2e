"""Read written units and bring values to a standard unit.

In: a unit as a plan writes it (万亩, 微克/立方米, 吨标准煤/万元GDP) or a symbol of the tables
(``ug/m3``). Out: pint units, and values in a standard unit. Multipliers (万, 亿, 百 …), fractions
with / or 每, and products are composed in general; what the parts are is data (`units_zh.txt`).

The symbols of standard units follow UCUM where UCUM has one: ``10*4`` is ten thousand, a product
in a denominator stands in brackets (``m3/(10*4.CNY)``).
"""

from __future__ import annotations

from functools import cache, lru_cache

import pandas as pd
import pint
from rapidfuzz import process

from ecociv.codebook.folding import fold_characters
from ecociv.codebook.unit_grammar import multiplied, parsed_unit
from ecociv.codebook.unit_table import unit_table
from ecociv.errors import UnitError

#: More digits than a plan writes, few enough to hide binary noise (0.55 * 10000).
SIGNIFICANT_DIGITS = 12
CACHE_SIZE = 4096


def parse_unit(unit_zh: str) -> pint.Unit:
    """Unit of a written form or of a symbol.

    Parameters
    ----------
    unit_zh
        A unit as written, in any width and spelling; ``""`` is a plain number.

    Returns
    -------
    pint.Unit
        A unit of the codebook's own registry.

    Raises
    ------
    UnitError
        When it is unknown; the message names the nearest known units.

    Examples
    --------
    >>> parse_unit("μg/m³") == parse_unit("微克／立方米") == parse_unit("微克每立方米")
    True
    >>> parse_unit("万亩").is_compatible_with(parse_unit("公顷"))
    True
    >>> parse_unit("%").is_compatible_with(parse_unit("个百分点"))
    False
    >>> parse_unit("微克/立方")
    <Unit('microgram / cubic_meter')>
    """
    unit = parsed_unit(unit_zh)
    if unit is None:
        raise UnitError(unit_zh, f"known units, the nearest are {', '.join(nearest(unit_zh))}")
    return unit


def nearest(unit_zh: str, limit: int = 3) -> list[str]:
    """Known written forms most like an unknown one, best first.

    Examples
    --------
    >>> nearest("微克/立米")[0]
    '微克/立方米'
    """
    found = process.extract(unit_zh, [*known_units(), *_COMMON], limit=limit)
    return [form for form, *_ in found]


#: Composed units that messages may suggest; the parser needs no list of them.
_COMMON = ("微克/立方米", "立方米/万元", "吨标准煤/万元", "万千瓦", "万平方米", "亿元", "万户")


@lru_cache(maxsize=CACHE_SIZE)
def conversion_factor(unit_zh: str, unit_std: str) -> float | None:
    """Factor from a written unit to a standard unit, ``None`` where they do not measure alike.

    Three things count as alike besides what converts: the measure words that the unit file
    declares for the same things (``[accepts]``), a plain number where things are counted (16万 of
    people), and the numerator alone where the standard unit is a rate, because the indicator's
    name holds the denominator (万元GDP用水量50立方米).

    Parameters
    ----------
    unit_zh
        Unit as written.
    unit_std
        Symbol of the standard unit.

    Returns
    -------
    float or None
        What to multiply a value with.

    Raises
    ------
    UnitError
        When one of the two is unknown.

    Examples
    --------
    >>> conversion_factor("亿元", "10*4.CNY"), conversion_factor("家", "structure")
    (10000.0, None)
    >>> conversion_factor("立方米", "m3/(10*4.CNY)"), conversion_factor("户", "establishment")
    (1.0, 1.0)
    """
    unit, standard = parse_unit(unit_zh), parse_unit(unit_std)
    registry = unit_table().registry
    if unit.dimensionality == standard.dimensionality:
        # One digit less than a float holds: 1.0000000000000002 is one.
        return _rounded(registry.convert(1.0, unit, standard), 15)
    power, name = multiplied(fold_characters(unit_zh)) or (0, "")
    if name == "one" or name in unit_table().accepts.get(unit_std, ()):
        counted = unit_table().by_written.get(fold_characters(unit_std), "")
        kind = unit_table().units[counted].kind if counted else ""
        if kind in ("count", "grade", "time") and (name != "one" or kind == "count"):
            return float(10**power)
    numerator, _, denominator = fold_characters(unit_std).partition("/")
    if denominator and fold_characters(unit_std) not in unit_table().by_written:
        return conversion_factor(unit_zh, numerator)
    return None


def compatible(unit_zh: str, unit_std: str) -> bool:
    """Whether a written unit can be brought to a standard unit; unknown units cannot.

    Examples
    --------
    >>> compatible("万亩", "%"), compatible("公顷", "10*4.[mu_cn]"), compatible("斗", "t")
    (False, True, False)
    """
    if parsed_unit(unit_zh) is None or parsed_unit(unit_std) is None:
        return False
    return conversion_factor(unit_zh, unit_std) is not None


def _rounded(value: float, digits: int = SIGNIFICANT_DIGITS) -> float:
    return float(f"{value:.{digits}g}")


def standardize(
    value_low: float | None, value_high: float | None, unit_zh: str, unit_std: str
) -> tuple[float | None, float | None, str]:
    """Bring the bounds of a value to a standard unit.

    Parameters
    ----------
    value_low, value_high
        Bounds as written; a missing bound stays missing.
    unit_zh
        Unit as written; empty for a plain number.
    unit_std
        Symbol of the standard unit, as in the ``unit_std`` column of the indicators.

    Returns
    -------
    tuple
        Low, high, and the standard unit.

    Raises
    ------
    UnitError
        When a unit is unknown, or the two do not measure the same thing.

    Examples
    --------
    >>> standardize(360, 360, "万亩", "ha")
    (240000.0, 240000.0, 'ha')
    >>> standardize(88, None, "立方米/万元", "m3/(10*4.CNY)")
    (88.0, None, 'm3/(10*4.CNY)')
    >>> standardize(10, 10, "个百分点", "%")
    Traceback (most recent call last):
    ecociv.errors.UnitError: unit '个百分点'; accepted: units that convert to '%'
    """
    factor = conversion_factor(unit_zh, unit_std)
    if factor is None:
        raise UnitError(unit_zh, f"units that convert to {unit_std!r}")
    if factor == 1.0:
        low = None if value_low is None else float(value_low)
        high = None if value_high is None else float(value_high)
        return low, high, unit_std
    low = None if value_low is None else _rounded(value_low * factor)
    if value_high == value_low:
        return low, low, unit_std
    return low, None if value_high is None else _rounded(value_high * factor), unit_std


#: Symbols of these kinds are English words or letters of the tables; no plan writes them.
_TABLE_ONLY = ("ratio", "points", "time", "money", "count", "grade")


@cache
def _known() -> tuple[str, ...]:
    forms: dict[str, None] = {}
    for unit in unit_table().units.values():
        shown = unit.kind in _TABLE_ONLY or not unit.symbol.isalnum()
        forms.update(dict.fromkeys(unit.plan_forms if shown else unit.written))
    return tuple(forms)


def known_units() -> list[str]:
    """Written forms of all units of the file, without multipliers.

    Examples
    --------
    >>> {"亩", "个百分点", "μg", "person"} & set(known_units()) == {"亩", "个百分点", "μg"}
    True
    """
    return list(_known())


def known_multipliers() -> dict[str, int]:
    """Written multipliers and their powers of ten.

    Examples
    --------
    >>> known_multipliers()["万"]
    4
    """
    return dict(unit_table().multipliers)


@cache
def _units() -> pd.DataFrame:
    table = unit_table()
    standard: dict[str, str] = {}
    rows = []
    for unit in table.units.values():
        dimension = str(table.registry.Unit(unit.name).dimensionality)
        unit_std = standard.setdefault(dimension, unit.symbol)
        factor = conversion_factor(unit.symbol, unit_std)
        rows += [
            (form, unit_std, factor, unit.symbol, unit.kind, unit.name_en, unit.name_zh)
            for form in unit.written
        ]
    columns = ["unit_zh", "unit_std", "factor", "symbol", "kind", "name_en", "name_zh"]
    return pd.DataFrame(rows, columns=columns)


def units() -> pd.DataFrame:
    """Written units and what they convert to.

    Returns
    -------
    DataFrame
        One row per written form: ``unit_zh``, ``unit_std`` (symbol of the first unit of the file
        that measures the same), ``factor`` to it, ``symbol`` (its own), ``kind``, ``name_en``,
        ``name_zh``. Multipliers (万亩) and composed units (元/亩) are read by rule and have no row.

    Examples
    --------
    >>> row = units().set_index("unit_zh").loc["公里"]
    >>> row["unit_std"], float(row["factor"]), row["symbol"]
    ('m', 1000.0, 'km')
    """
    return _units().copy()
