"""The codebook's tables as DataFrames: read once, checked, handed out as copies.

An empty cell is a missing value. Text columns are ``str``; numbers are numbers.
"""

from __future__ import annotations

from functools import cache

import pandas as pd

from ecociv.codebook import checks
from ecociv.codebook.name_index import name_index
from ecociv.codebook.source import read_rows

_INTEGERS = ("national_2019", "edition", "number")
_FLOATS = ("longitude", "latitude", "value", "weight_percent")


def _frame(rows: list[dict[str, str]]) -> pd.DataFrame:
    """Rows as a DataFrame: empty cells missing, numbers as numbers."""
    frame = pd.DataFrame(rows, dtype="str")
    frame = frame.mask(frame == "")
    for name in frame.columns:
        if name in _INTEGERS:
            frame[name] = frame[name].astype("Float64").astype("Int64")
        elif name in _FLOATS:
            frame[name] = frame[name].astype("float64")
    return frame


@cache
def _indicators() -> pd.DataFrame:
    rows = read_rows("indicators.csv")
    checks.check_indicators("indicators.csv", rows)
    name_index()
    return _frame(rows)


@cache
def _agencies() -> pd.DataFrame:
    rows = read_rows("agencies.csv")
    checks.check_agencies("agencies.csv", rows)
    return _frame(rows)


@cache
def _places() -> pd.DataFrame:
    rows = read_rows("places.csv")
    checks.check_places("places.csv", rows)
    return _frame(rows)


@cache
def _standards() -> pd.DataFrame:
    rows = read_rows("standards.csv")
    checks.check_standards("standards.csv", rows, set(_indicators()["indicator_id"]))
    return _frame(rows)


def indicators() -> pd.DataFrame:
    """Indicators that statements are mapped to.

    Returns
    -------
    DataFrame
        One row per indicator: ``indicator_id``, ``name_zh``, ``name_en``, ``definition_en``,
        ``domain``, ``better``, ``unit_std``, ``synonyms_zh`` ('|' between them), ``national_2019``,
        ``sdg`` (UN indicator that measures the same). Indicators without numbers have no unit.

    Raises
    ------
    CodebookError
        A row breaks the rules of the table; the message names it.

    Examples
    --------
    >>> table = indicators().set_index("indicator_id")
    >>> table.loc["forest_coverage", ["name_zh", "unit_std", "better"]].tolist()
    ['森林覆盖率', '%', 'higher']
    """
    return _indicators().copy()


def agencies() -> pd.DataFrame:
    """Bodies that responsibility lines name.

    Returns
    -------
    DataFrame
        One row per body: ``agency_id``, ``name_zh``, ``name_en``, ``function``, ``synonyms_zh``,
        ``named`` (filled where a proper name stands before it), ``successor_zh``,
        ``successor_en`` (today's body), ``reform`` (what the reform of 2018 did), ``note``,
        ``source``.

    Raises
    ------
    CodebookError
        A row breaks the rules of the table; the message names it.

    Examples
    --------
    >>> agencies().set_index("agency_id").loc["environmental_protection", "successor_zh"]
    '生态环境局'
    """
    return _agencies().copy()


def places() -> pd.DataFrame:
    """Places that the plans are for.

    Returns
    -------
    DataFrame
        One row per place: ``place_id``, names, ``admin_level``, ``region`` (the four of the
        National Bureau of Statistics), ``gb2260`` (GB/T 2260 code, for a development zone that of
        its host city), ``longitude`` and ``latitude`` in degrees, approximate, with their
        source in ``coordinates_note``; empty where none is known.

    Raises
    ------
    CodebookError
        A row breaks the rules of the table; the message names it.

    Examples
    --------
    >>> places().set_index("place_id").loc["jixi", "gb2260"]
    '230300'
    """
    return _places().copy()


def standards() -> pd.DataFrame:
    """Thresholds of national lists, each with its source.

    Returns
    -------
    DataFrame
        One row per indicator and condition of a list. ``value`` is filled only where it was read
        at ``source``; ``change`` says whether it is a level of the indicator or how much it is to
        change. ``value_zh`` holds requirements without a number, ``weight_percent`` the weights of
        an index, which are no thresholds.

    Raises
    ------
    CodebookError
        A row breaks the rules of the table; the message names it.

    Examples
    --------
    >>> table = standards().set_index("standard_id")
    >>> row = table.loc["natl_demo_2024_city-01"]
    >>> row["operator"], float(row["value"]), row["unit"]
    ('ge', 20.0, '%')
    """
    return _standards().copy()
