from pathlib import Path

import pytest

from ecociv.errors import SourceError, UnknownStatementError
from ecociv.tables import Tables, find_root, load_tables
from ecociv.tables.holder import find_statement


def test_tables_have_their_types(built_project: Path):
    tables = load_tables(built_project)
    assert isinstance(tables, Tables)
    assert str(tables.statements["target_year"].dtype) == "Int64"
    assert str(tables.statements["value_low"].dtype) == "float64"
    assert str(tables.statements["indicator_zh"].dtype) == "str"
    assert str(tables.documents["document_date"].dtype) == "datetime64[us]"


def test_the_holder_shows_sizes_and_no_rows(built_project: Path):
    text = repr(load_tables(built_project))
    assert text.startswith("Tables: documents (2), places (")
    assert "\n" not in text


def test_the_project_is_found_from_a_folder_within(
    built_project: Path, monkeypatch: pytest.MonkeyPatch
):
    inside = built_project / "data" / "processed" / "machine"
    monkeypatch.chdir(inside)
    assert find_root() == built_project
    assert len(load_tables().documents) == 2
    assert find_root(built_project) == built_project


def test_no_project_is_an_error(tmp_path: Path):
    with pytest.raises(SourceError, match="found no data/raw here or above"):
        find_root(tmp_path)


def test_a_missing_table_says_which_command_makes_it(project: Path):
    (project / "data" / "processed" / "tasks.parquet").unlink()
    message = r"tasks.parquet: found no readable file; accepted: a table that `ecociv build` wrote"
    with pytest.raises(SourceError, match=message):
        load_tables(project)


@pytest.mark.parametrize("data", [b"", b"doc_id,start\n"])
def test_a_broken_table_is_named(project: Path, data: bytes):
    (project / "data" / "processed" / "ledger.parquet").write_bytes(data)
    with pytest.raises(SourceError, match=r"ledger.parquet: found no such table"):
        load_tables(project)


def test_a_table_with_other_columns_is_named(project: Path):
    folder = project / "data" / "processed"
    (folder / "tasks.parquet").write_bytes((folder / "ledger.parquet").read_bytes())
    with pytest.raises(SourceError, match=r"tasks.parquet: found no such table"):
        load_tables(project)


def test_a_statement_is_found_by_its_identifier(built_project: Path):
    tables = load_tables(built_project)
    first = tables.statements["statement_id"].iloc[0]
    assert find_statement(tables, first)["statement_id"] == first


def test_an_unknown_statement_names_the_nearest(built_project: Path):
    tables = load_tables(built_project)
    first = tables.statements["statement_id"].iloc[0]
    with pytest.raises(
        UnknownStatementError, match=f"no statement {first}0; the nearest: .*{first}"
    ):
        find_statement(tables, f"{first}0")
