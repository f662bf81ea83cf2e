import json
from io import BytesIO
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from ecociv.errors import SourceError
from ecociv.extract import extract_statements, statements_frame
from ecociv.read import plan_from_text
from ecociv.tables.exchange import FORMATS, export_statements, extract_files


@pytest.fixture
def frame() -> pd.DataFrame:
    plan = plan_from_text("到2025年,森林覆盖率达到40%以上,污水处理率达到95.5%。", "demo")
    return statements_frame(extract_statements(plan))


def test_jsonl_has_whole_numbers_and_nulls(frame: pd.DataFrame):
    lines = export_statements(frame, "jsonl").decode("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["value_low"] for row in rows] == [40, 95.5]
    assert rows[0]["scope_zh"] is None
    assert rows[0]["target_year"] == 2025
    assert "森林覆盖率" in lines[0]


def test_csv_has_the_columns_in_order(frame: pd.DataFrame):
    header, first, *_ = export_statements(frame, "csv").decode("utf-8").splitlines()
    assert header.split(",") == list(frame.columns)
    assert first.startswith("demo-")


def test_parquet_has_the_types_of_the_table(frame: pd.DataFrame):
    table = pq.read_table(BytesIO(export_statements(frame, "parquet")))
    assert str(table.schema.field("start").type) == "int64"
    assert table.column("value_low").to_pylist() == [40.0, 95.5]


def test_xlsx_opens_and_holds_numbers_as_numbers(frame: pd.DataFrame):
    sheet = load_workbook(BytesIO(export_statements(frame, "xlsx"))).active
    header = [cell.value for cell in sheet[1]]
    row = dict(zip(header, [cell.value for cell in sheet[2]], strict=True))
    assert header == list(frame.columns)
    assert (row["value_low"], row["indicator_zh"], row["scope_zh"]) == (40, "森林覆盖率", None)


def test_text_of_a_plan_is_never_a_formula_nor_an_error(frame: pd.DataFrame):
    frame = frame.assign(sentence_zh="=1+1\x07")
    cell = load_workbook(BytesIO(export_statements(frame, "xlsx"))).active["H2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_same_rows_give_the_same_bytes(frame: pd.DataFrame, file_format: str):
    assert export_statements(frame, file_format) == export_statements(frame.copy(), file_format)


@pytest.mark.parametrize("file_format", FORMATS)
def test_no_rows_are_no_problem(frame: pd.DataFrame, file_format: str):
    assert isinstance(export_statements(frame.iloc[:0], file_format), bytes)


def test_an_unknown_format_is_named(frame: pd.DataFrame):
    with pytest.raises(ValueError, match="format 'ods'; accepted: csv, jsonl, parquet, xlsx"):
        export_statements(frame, "ods")


def test_files_of_one_name_are_an_error(tmp_path: Path):
    paths = [tmp_path / "a" / "plan.txt", tmp_path / "b" / "plan.txt"]
    for path in paths:
        path.parent.mkdir()
        path.write_text("达到40%。", encoding="utf-8")
    with pytest.raises(SourceError, match=r"b.plan.txt: found the doc_id of .*a.plan.txt"):
        extract_files(paths, "csv")


def test_several_files_make_one_table(project: Path):
    paths = sorted((project / "data" / "raw").glob("*.txt"))
    steps: list[str] = []
    data = extract_files(paths, "csv", progress=lambda _done, _total, label: steps.append(label))
    docs = pd.read_csv(BytesIO(data))["doc_id"]
    assert set(docs) == {"demo", "plain"}
    assert steps == ["demo.txt", "plain.txt"]
