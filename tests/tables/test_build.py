import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from ecociv.errors import SourceError, StaleError, TableError
from ecociv.tables import build as module
from ecociv.tables import build_tables, load_tables
from ecociv.tables.folder import folder_files
from ecociv.tables.schema import schema, table_names

from .conftest import write_project


def test_every_table_is_written_as_csv_and_parquet(built_project: Path):
    files = set(folder_files(built_project / "data" / "processed"))
    names = [*table_names(), "machine/statements", "machine/ledger"]
    expected = {f"{name}.{suffix}" for name in names for suffix in ("csv", "parquet")}
    assert files == {*expected, "data_dictionary.csv", "data_dictionary.md", "datapackage.json"}


def test_the_small_project_gives_what_its_plans_say(built_project: Path):
    tables = load_tables(built_project)
    documents = tables.documents.set_index("doc_id")
    assert documents.loc["demo", "n_chars"] - documents.loc["demo", "n_chars_read"] == 5
    assert pd.isna(documents.loc["plain", "title_zh"])
    values = tables.statements.set_index("value_text")
    assert values.loc["40%", ["operator", "target_year", "kind"]].tolist() == ["ge", 2025, "target"]
    assert values.loc["95%", "doc_id"] == "plain"
    assert tables.task_agencies[["role", "agency_zh"]].values.tolist() == [
        ["lead", "市生态环境局"], ["responsible", "市林业局"], ["responsible", "各县区政府"],
    ]  # fmt: skip
    assert values.loc["28微克/立方米", "task_id"] is not None
    assert tables.citations["document_number"].tolist() == ["中发〔2015〕12号"]
    assert tables.repairs["before"].tolist() == ["网站首页\n"]


def test_the_small_project_has_the_findings_it_was_made_for(built_project: Path):
    checks = set(load_tables(built_project).quality_findings["check"])
    assert {"parts_total", "target_short_of_status", "posted_before_document"} <= checks


def test_the_same_input_gives_the_same_bytes_in_any_process(built_project: Path, tmp_path: Path):
    root = write_project(tmp_path / "again")
    code = f"from ecociv.tables import build_tables; build_tables({str(root)!r})"
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": f"UTC+{seed}"}
        subprocess.run([sys.executable, "-c", code], check=True, env=environment)
        expected = folder_files(built_project / "data" / "processed")
        assert folder_files(root / "data" / "processed") == expected


def test_loaded_tables_are_the_built_ones(project: Path):
    built, loaded = build_tables(project), load_tables(project)
    for name in table_names():
        pd.testing.assert_frame_equal(getattr(built, name), getattr(loaded, name))


def test_check_passes_on_what_was_built_and_writes_nothing(project: Path):
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    build_tables(project, check=True)
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before


def test_check_names_the_files_that_differ(project: Path):
    folder = project / "data" / "processed"
    (folder / "units.csv").unlink()
    (folder / "places.csv").write_bytes(b"place_id\n")
    (folder / "notes.txt").write_bytes(b"mine")
    with pytest.raises(StaleError, match="3 files of data/processed are not fresh") as caught:
        build_tables(project, check=True)
    assert caught.value.changes == {
        "notes.txt": "not generated", "places.csv": "different", "units.csv": "missing",
    }  # fmt: skip
    assert "  data/processed/places.csv: different" in str(caught.value)
    assert not (folder / "units.csv").exists()


def test_a_build_that_fails_leaves_the_earlier_tables(project: Path):
    before = folder_files(project / "data" / "processed")
    (project / "data" / "raw" / "sixth.txt").write_bytes(b"")
    with pytest.raises(SourceError, match=r"sixth.txt: found"):
        build_tables(project)
    assert folder_files(project / "data" / "processed") == before


def test_a_build_that_dies_while_rendering_leaves_the_earlier_tables(
    project: Path, monkeypatch: pytest.MonkeyPatch
):
    before = folder_files(project / "data" / "processed")
    monkeypatch.setattr(module, "datapackage_bytes", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build_tables(project)
    assert folder_files(project / "data" / "processed") == before


def test_a_sixth_plan_is_a_file_and_no_more(project: Path):
    plan = project / "data" / "raw" / "sixth.txt"
    plan.write_bytes("到2030年,建成区绿地率达到40%以上。".encode("gb18030"))
    tables = build_tables(project)
    assert tables.documents.set_index("doc_id").loc["sixth", "encoding"] == "gb18030"
    assert "sixth" in set(tables.statements["doc_id"])


def test_a_place_that_the_codebook_does_not_know_is_named(project: Path):
    record = project / "data" / "raw" / "plain.yaml"
    record.write_text("place_id: nowhere\n", encoding="utf-8")
    with pytest.raises(
        TableError, match="plain, place_id: found nowhere; accepted: a row of places"
    ):
        build_tables(project)


def test_a_project_without_plans_is_an_error(tmp_path: Path):
    (tmp_path / "data" / "raw").mkdir(parents=True)
    with pytest.raises(SourceError, match=r"found no \*.txt; accepted: at least one plan"):
        build_tables(tmp_path)


def test_progress_is_reported_plan_by_plan(project: Path):
    steps: list[tuple[int, int, str]] = []
    build_tables(project, progress=lambda *step: steps.append(step))
    assert steps == [(0, 3, "demo"), (1, 3, "plain"), (2, 3, "tables")]


def test_an_indicator_of_a_statement_is_in_the_codebook(built_project: Path):
    tables = load_tables(built_project)
    known = set(tables.indicators["indicator_id"])
    assert set(tables.statements["indicator_id"].dropna()) <= known
    assert schema("statements").columns == list(tables.statements.columns)
