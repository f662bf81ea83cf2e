import csv
from io import StringIO

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.tables.schema import conform, schema
from ecociv.tables.serialize import cell_text, csv_bytes, csv_text, parquet_bytes, read_parquet

from .conftest import statement, statements

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (28.0, "28"),
        (-3.0, "-3"),
        (0.0, "0"),
        (1487.43, "1487.43"),
        (1e22, "1e+22"),
        (1e-7, "1e-07"),
        (2026, "2026"),
        (pd.NA, ""),
        (float("nan"), ""),
        ("", ""),
        (pd.Timestamp("2024-05-29"), "2024-05-29"),
    ],
)
def test_cells_have_one_text(value: object, text: str):
    assert cell_text(value) == text


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_any_text_comes_back_from_csv(rows: list[tuple[str, str]]):
    frame = pd.DataFrame(rows, columns=["a", "b"], dtype=object)
    read = list(csv.reader(StringIO(csv_text(frame), newline="")))
    assert [tuple(row) for row in read] == [("a", "b"), *rows]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_comes_back_from_csv(value: float):
    assert float(cell_text(value)) == value


def test_lines_end_with_lf_alone():
    assert csv_bytes(pd.DataFrame({"a": ["x", "y"], "b": ["1", "2"]})) == b"a,b\nx,1\ny,2\n"


def test_parquet_gives_back_types_and_missing_values():
    table = schema("statements")
    frame = statements(statement(), statement(start=60, target_year=None, value_low=0.1))
    data = parquet_bytes(frame, table)
    pd.testing.assert_frame_equal(conform(read_parquet(data), table), frame)
    assert parquet_bytes(frame.copy(), table) == data


def test_parquet_holds_no_metadata_of_the_libraries(tmp_path):
    path = tmp_path / "t.parquet"
    path.write_bytes(parquet_bytes(statements(statement()), schema("statements")))
    assert set(pq.read_metadata(path).metadata or {}) <= {b"ARROW:schema"}
    assert pq.read_schema(path).metadata is None
