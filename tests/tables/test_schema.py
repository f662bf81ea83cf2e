from dataclasses import fields
from datetime import date
from typing import Any

import pandas as pd
import pytest

from ecociv.codebook import checks, unit_table
from ecociv.errors import CodebookError, TableError
from ecociv.extract.statement import (
    CHANGES,
    KINDS,
    OPERATORS,
    VALUE_TYPES,
    YEAR_SOURCES,
    LedgerEntry,
    Statement,
)
from ecociv.extract.values.reasons import REASONS
from ecociv.read.source import COMPLETENESS, DOC_TYPES, OPS
from ecociv.tables import Tables
from ecociv.tables.publish import REMOVED
from ecociv.tables.schema import conform, empty_frame, parse_cell, schema, table_names
from ecociv.tables.schema.frames import natural_key
from ecociv.tables.schema.model import load_model

FIELD = {
    "table": "", "field": "name", "type": "string", "unit": "", "minimum": "", "maximum": "",
    "pattern": "", "example": "x", "description_en": "A name.", "description_zh": "名称。",
}  # fmt: skip
SPEC = {
    "title_en": "T", "title_zh": "表", "description_en": "D", "description_zh": "述",
    "fields": ["name"], "primary_key": ["name"],
}  # fmt: skip


def codes(table: str, field: str) -> tuple[str, ...]:
    return tuple(code.code for code in schema(table).field(field).codes)


def ledger(**cells: Any) -> pd.DataFrame:
    row = {"doc_id": "a", "start": 0, "end": 2, "text": "30", "disposition": "unclaimed"}
    return pd.DataFrame([dict.fromkeys(schema("ledger").columns) | row | cells])


@pytest.mark.parametrize(
    ("table", "field", "values"),
    [
        ("statements", "kind", KINDS),
        ("statements", "value_type", VALUE_TYPES),
        ("statements", "operator", OPERATORS),
        ("statements", "change", CHANGES),
        ("statements", "year_source", YEAR_SOURCES),
        ("documents", "doc_type", DOC_TYPES[1:]),
        ("documents", "completeness", COMPLETENESS[1:]),
        ("ledger", "reason", [*REASONS, REMOVED]),
        ("repairs", "op", OPS),
        ("places", "admin_level", checks.ADMIN_LEVELS),
        ("places", "region", checks.REGIONS),
        ("indicators", "domain", checks.DOMAINS),
        ("indicators", "better", checks.BETTER),
        ("agencies", "reform", checks.REFORMS),
        ("standards", "operator", [code for code in checks.OPERATORS if code]),
        ("standards", "binding", [code for code in checks.BINDING if code]),
        ("units", "kind", unit_table.KINDS),
    ],
)
def test_coded_values_are_those_the_rooms_above_use(table: str, field: str, values: tuple):
    assert set(codes(table, field)) == set(values)


def test_records_are_columns_of_their_tables():
    assert {item.name for item in fields(Statement)} <= set(schema("statements").columns)
    assert [item.name for item in fields(LedgerEntry)] == schema("ledger").columns


def test_the_holder_has_every_table():
    machine = [f"machine_{name}" for name in table_names() if schema(name).machine]
    assert {item.name for item in fields(Tables)} == {*table_names(), *machine}


@pytest.mark.parametrize("name", table_names())
def test_every_table_is_described_and_can_be_empty(name: str):
    table = schema(name)
    assert table.description_en.endswith(".")
    assert table.description_zh.endswith("。")
    assert set(table.primary_key) <= set(table.columns)
    assert list(empty_frame(table).columns) == table.columns
    assert conform(empty_frame(table), table).equals(empty_frame(table))


@pytest.mark.parametrize("name", table_names())
def test_every_example_fits_its_field(name: str):
    for field in schema(name).fields:
        value = parse_cell(field.example, field.type)
        assert value is not None
        if field.codes:
            assert value in [code.code for code in field.codes]


def test_an_unknown_table_is_named():
    with pytest.raises(CodebookError, match="found targets; accepted: documents, places"):
        schema("targets")


@pytest.mark.parametrize(
    ("field_changes", "spec_changes", "message"),
    [
        ([{"description_zh": ""}], {}, "fields.csv, row 2, description_zh: found nothing"),
        ([{"type": "text"}], {}, "type: found text; accepted: string, integer, number, date"),
        ([{}, {}], {}, "fields.csv, row 3, field: found name; accepted: each field once"),
        ([{}, {"field": "other"}], {}, "found  other; accepted: a field in use"),
        ([{}], {"fields": ["name", "year"]}, "found year; accepted: a field of fields.csv"),
        ([{}], {"primary_key": ["id"]}, "found id; accepted: its own fields"),
        ([{}], {"foreign_keys": [{"fields": ["name"], "table": "u"}]}, "found t: u.name"),
    ],
)
def test_an_unsound_model_is_refused(field_changes: list, spec_changes: dict, message: str):
    rows = [FIELD | change for change in field_changes]
    with pytest.raises(CodebookError, match=message):
        load_model({"t": SPEC | spec_changes}, rows, [])


def test_codes_of_no_field_are_refused():
    code = {"table": "", "field": "size", "code": "big", "meaning_en": "big", "meaning_zh": "大"}
    with pytest.raises(
        CodebookError, match=r"codes.csv, .*found  size; accepted: a field of fields.csv"
    ):
        load_model({"t": SPEC}, [FIELD], [code])


def test_a_field_of_one_table_goes_before_the_common_one():
    rows = [FIELD, FIELD | {"table": "u", "type": "integer", "example": "1"}]
    model = load_model({"t": SPEC, "u": SPEC}, rows, [])
    assert [model[name].field("name").type for name in "tu"] == ["string", "integer"]


def test_cells_get_the_types_of_their_fields():
    frame = conform(ledger(start="7", end=9.0, reason=""), schema("ledger"))
    assert [str(dtype) for dtype in frame.dtypes] == ["str", "Int64", "Int64", *["str"] * 4]
    assert frame["reason"].isna().all()
    assert frame["start"].tolist() == [7]


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("28", "integer", 28),
        (28.0, "integer", 28),
        ("0.1", "number", 0.1),
        (0.1 + 0.2, "number", 0.3),
        ("2024-05-29", "date", pd.Timestamp("2024-05-29")),
        (date(2024, 5, 29), "date", pd.Timestamp("2024-05-29")),
        (pd.NA, "string", None),
        ("", "number", None),
        (float("nan"), "integer", None),
    ],
)
def test_a_cell_is_read_in_its_type(value: object, kind: str, expected: object):
    assert parse_cell(value, kind) == expected


@pytest.mark.parametrize(
    ("value", "kind"), [("28.5", "integer"), ("many", "number"), ("29 May", "date"), (7, "date")]
)
def test_a_cell_of_another_type_is_refused(value: object, kind: str):
    with pytest.raises(ValueError, match=r".+"):
        parse_cell(value, kind)


def test_every_cell_of_another_type_is_named():
    with pytest.raises(TableError) as caught:
        conform(ledger(start="x", end="4.5"), schema("ledger"))
    assert caught.value.problems[["row", "column", "found"]].values.tolist() == [
        ["row 1", "start", "'x'"],
        ["row 1", "end", "'4.5'"],
    ]
    assert "row 1, start: found 'x'; accepted: integer from 0, never empty" in str(caught.value)


def test_missing_and_unknown_columns_are_named():
    frame = ledger().drop(columns="reason").assign(note="?")
    with pytest.raises(TableError, match="reason: found nothing") as caught:
        conform(frame, schema("ledger"))
    assert caught.value.problems["column"].tolist() == ["reason", "note"]


def test_rows_are_sorted_with_numbers_as_numbers():
    ids = ["a-000010-10", "a-000010-2", "a-000010", "a-000009"]
    assert sorted(ids, key=lambda name: natural_key([name])) == ids[::-1]
