"""What the codebook's tables may hold. Each check raises at the first row that breaks it.

In: the rows of a table as text. Out: nothing, or a `CodebookError` that names table, row and field.
Unit files, name rules and the index of names check themselves where they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NoReturn

from ecociv.codebook.units import parse_unit
from ecociv.errors import CodebookError, UnitError

DOMAINS = ("institution", "security", "space", "economy", "environment", "life", "culture")
BETTER = ("higher", "lower", "neutral")
REGIONS = ("east", "central", "west", "northeast")
ADMIN_LEVELS = ("county_level_city", "county", "prefecture_city", "development_zone", "province")
OPERATORS = ("ge", "gt", "le", "lt", "eq", "approx", "qualitative", "")
CHANGES = ("level", "delta", "relative")
BINDING = ("binding", "expected", "reference", "")
APPLIES_TO = ("city", "county", "province", "national")
#: What the reform of 2018 did: a body was set up, joined into another, renamed, reorganised, moved
#: or kept; or the mapping is a local arrangement, of later years, or the plan does not name it.
REFORMS = (
    "established merged renamed reorganised moved kept local later not_named".split()
)  # fmt: skip

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*(?:-[a-z0-9]+)?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SDG = re.compile(r"\d{1,2}\.[0-9a-z]{1,2}(?:\.\d{1,2})?")
_CODE = re.compile(r"\d{6}")


def _fail(table: str, row: int, field: str, found: str, accepted: str) -> NoReturn:
    raise CodebookError(table, row, field, found, accepted)


def ensure_columns(table: str, rows: list[dict[str, str]], columns: Iterable[str]) -> None:
    """The table has exactly its columns, in any order, and at least one row."""
    if not rows:
        _fail(table, 1, "rows", "an empty table", "at least one row")
    missing = [name for name in columns if name not in rows[0]]
    if missing:
        _fail(table, 1, missing[0], "no such column", f"columns {', '.join(columns)}")


def ensure_unique(table: str, rows: list[dict[str, str]], field: str) -> None:
    """Identifiers are snake_case and stand once."""
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        value = row[field]
        if not _IDENTIFIER.fullmatch(value):
            _fail(table, number, field, repr(value), "a snake_case identifier")
        if value in seen:
            found = f"{value!r}, which row {seen[value]} has already"
            _fail(table, number, field, found, "each identifier once")
        seen[value] = number


def ensure_filled(table: str, rows: list[dict[str, str]], fields: Iterable[str]) -> None:
    """Cells that may not be empty are filled, Chinese ones with Chinese, English ones without."""
    for number, row in enumerate(rows, start=2):
        for field in fields:
            value = row[field]
            if not value:
                _fail(table, number, field, "an empty cell", "a value in both languages")
            if field.endswith("_zh") and not _HAN.search(value):
                _fail(table, number, field, repr(value), "a name in Chinese")
            if field.endswith("_en") and _HAN.search(value):
                _fail(table, number, field, repr(value), "words in English")


def ensure_among(
    table: str, rows: list[dict[str, str]], field: str, accepted: Iterable[str]
) -> None:
    """A coded cell holds one of its codes."""
    codes = tuple(accepted)
    for number, row in enumerate(rows, start=2):
        if row[field] not in codes:
            shown = ", ".join(code for code in codes if code)
            _fail(table, number, field, repr(row[field]), f"one of {shown}")


def ensure_matching(
    table: str, rows: list[dict[str, str]], field: str, pattern: re.Pattern[str], accepted: str
) -> None:
    """A filled cell has its form."""
    for number, row in enumerate(rows, start=2):
        if row[field] and not pattern.fullmatch(row[field]):
            _fail(table, number, field, repr(row[field]), accepted)


def ensure_number(
    table: str, rows: list[dict[str, str]], field: str, low: float, high: float
) -> None:
    """A filled cell is a number between two bounds."""
    for number, row in enumerate(rows, start=2):
        if not row[field]:
            continue
        try:
            good = low <= float(row[field]) <= high
        except ValueError:
            good = False
        if not good:
            _fail(table, number, field, repr(row[field]), f"a number from {low:g} to {high:g}")


def ensure_units(table: str, rows: list[dict[str, str]], field: str) -> None:
    """A filled cell is a symbol that the unit file can read."""
    for number, row in enumerate(rows, start=2):
        if not row[field]:
            continue
        try:
            parse_unit(row[field])
        except UnitError as error:
            _fail(table, number, field, repr(row[field]), error.accepted)
        if _HAN.search(row[field]):
            _fail(table, number, field, repr(row[field]), "a symbol, not a written form")


def check_indicators(table: str, rows: list[dict[str, str]]) -> None:
    """Rules of the indicators; shared names are found where the index of names is built."""
    columns = (
        "indicator_id name_zh name_en definition_en domain better unit_std synonyms_zh "
        "national_2019 sdg"
    ).split()
    ensure_columns(table, rows, columns)
    ensure_unique(table, rows, "indicator_id")
    ensure_filled(table, rows, ("name_zh", "name_en", "definition_en"))
    ensure_among(table, rows, "domain", DOMAINS)
    ensure_among(table, rows, "better", BETTER)
    ensure_units(table, rows, "unit_std")
    ensure_number(table, rows, "national_2019", 1, 40)
    ensure_matching(table, rows, "sdg", _SDG, "a number of the UN list, such as 11.6.2")


def check_agencies(table: str, rows: list[dict[str, str]]) -> None:
    """Rules of the bodies."""
    columns = (
        "agency_id name_zh name_en function synonyms_zh named successor_zh successor_en reform "
        "note source"
    ).split()
    ensure_columns(table, rows, columns)
    ensure_unique(table, rows, "agency_id")
    ensure_filled(
        table, rows, ("name_zh", "name_en", "successor_zh", "successor_en", "note", "function")
    )
    ensure_among(table, rows, "named", ("", "named"))
    ensure_among(table, rows, "reform", REFORMS)
    ensure_matching(table, rows, "function", _IDENTIFIER, "a snake_case code")
    for number, row in enumerate(rows, start=2):
        if row["reform"] not in ("local", "not_named") and not row["source"]:
            _fail(table, number, "source", "an empty cell", "the source of what the reform did")


def check_places(table: str, rows: list[dict[str, str]]) -> None:
    """Rules of the places."""
    columns = (
        "place_id name_zh name_en province_zh province_en admin_level region gb2260 longitude "
        "latitude coordinates_note"
    ).split()
    ensure_columns(table, rows, columns)
    ensure_unique(table, rows, "place_id")
    ensure_filled(table, rows, ("name_zh", "name_en", "province_zh", "province_en"))
    ensure_among(table, rows, "admin_level", ADMIN_LEVELS)
    ensure_among(table, rows, "region", REGIONS)
    ensure_filled(table, rows, ("gb2260",))
    ensure_matching(table, rows, "gb2260", _CODE, "six digits of GB/T 2260")
    ensure_number(table, rows, "longitude", 73, 136)
    ensure_number(table, rows, "latitude", 3, 54)
    coordinates = ("longitude", "latitude", "coordinates_note")
    for number, row in enumerate(rows, start=2):
        empty = [field for field in coordinates if not row[field]]
        if empty and len(empty) < len(coordinates):
            accepted = "both coordinates and their source in coordinates_note, or no one"
            _fail(table, number, empty[0], "an empty cell", accepted)


def check_standards(table: str, rows: list[dict[str, str]], indicator_ids: set[str]) -> None:
    """Rules of the thresholds: nothing counts that was not read at its source."""
    columns = (
        "standard_id list_id list_zh list_en edition document_number number domain_zh domain_en "
        "indicator_id indicator_zh indicator_en applies_to applies_to_zh condition condition_zh "
        "change operator value value_zh value_en weight_percent unit unit_zh binding binding_zh "
        "source confirmed_fields note"
    ).split()
    ensure_columns(table, rows, columns)
    ensure_unique(table, rows, "standard_id")
    ensure_filled(
        table, rows, ("list_zh", "list_en", "indicator_zh", "indicator_en", "edition", "source")
    )
    ensure_among(table, rows, "change", CHANGES)
    ensure_among(table, rows, "operator", OPERATORS)
    ensure_among(table, rows, "binding", BINDING)
    ensure_number(table, rows, "edition", 2000, 2100)
    ensure_number(table, rows, "number", 1, 100)
    ensure_number(table, rows, "value", -1000, 1_000_000)
    ensure_number(table, rows, "weight_percent", 0, 100)
    ensure_units(table, rows, "unit")
    for number, row in enumerate(rows, start=2):
        if row["indicator_id"] and row["indicator_id"] not in indicator_ids:
            _fail(table, number, "indicator_id", repr(row["indicator_id"]), "a known indicator")
        unknown = [code for code in row["applies_to"].split("|") if code not in APPLIES_TO]
        if unknown:
            _fail(table, number, "applies_to", repr(unknown[0]), ", ".join(APPLIES_TO))
        stated = row["value"] or row["value_zh"] or row["weight_percent"]
        if stated and "value" not in row["confirmed_fields"].split("|"):
            _fail(table, number, "value", repr(stated), "a value among the confirmed fields")
        if bool(row["value"] or row["value_zh"]) != bool(row["operator"]):
            _fail(table, number, "operator", repr(row["operator"]), "an operator with each value")
