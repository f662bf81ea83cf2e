import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

import ecociv
from ecociv.cli import app
from ecociv.present.figures import make_figures
from ecociv.tables.folder import folder_files

PLAN = "一、目标\n到2030年，城镇污水处理率达到95%以上，森林覆盖率达到40%。\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one plan with its tables, annotated with what the rules found."""
    root = tmp_path_factory.mktemp("built")
    (root / "data" / "raw").mkdir(parents=True)
    (root / "data" / "raw" / "demo.txt").write_bytes(PLAN.encode())
    assert run("build", "--root", root).exit_code == 0
    (root / "data" / "gold").mkdir()
    rows = pd.read_csv(root / "data" / "processed" / "statements.csv").assign(core=1)
    rows.loc[0, "operator"] = "approx"
    rows.to_csv(root / "data" / "gold" / "demo.csv", index=False)
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one plan, nothing built."""
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "demo.txt").write_bytes(PLAN.encode())
    return tmp_path


def run(*words: object) -> Any:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_help_names_the_commands_and_the_exit_codes():
    text = run("--help").stdout
    for command in (
        "build",
        "extract",
        "evaluate",
        "verify",
        "show",
        "explain",
        "explorer",
        "figures",
        "reproduce",
    ):
        assert f" {command} " in text
    assert "Exit codes: 0 done; 1 a check found something; 2 the input cannot be used." in text


def test_version():
    assert run("--version").stdout == f"ecociv {ecociv.__version__}\n"


def test_help_and_version_load_no_large_library():
    code = (
        "import sys; from typer.testing import CliRunner; from ecociv.cli import app;"
        "CliRunner().invoke(app, ['--help']);"
        "print({'pandas', 'pandera', 'pyarrow', 'pint'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_build_says_what_it_wrote_and_quiet_says_nothing(root: Path):
    found = run("build", "--root", root)
    assert found.exit_code == 0
    assert found.stdout == ""
    assert "[1/2] demo" in found.stderr
    assert "data/processed written: Tables: documents (1)" in found.stderr
    assert run("build", "--root", root, "--quiet").output == ""


def test_build_check_names_stale_files_and_exits_with_1(root: Path):
    run("build", "--root", root, "-q")
    fresh = run("build", "--root", root, "--check")
    assert (fresh.exit_code, "data/processed is fresh" in fresh.stderr) == (0, True)
    (root / "data" / "processed" / "ledger.csv").write_bytes(b"")
    stale = run("build", "--root", root, "--check", "--quiet")
    assert stale.exit_code == 1
    assert stale.stderr == (
        "Error: 1 files of data/processed are not fresh\n  data/processed/ledger.csv: different\n"
    )


def test_bad_input_gives_one_message_and_exit_code_2(root: Path):
    run("build", "--root", root, "-q")
    before = folder_files(root / "data" / "processed")
    (root / "data" / "raw" / "empty.txt").write_bytes(b"")
    found = run("build", "--root", root, "-q")
    assert found.exit_code == 2
    assert found.stdout == ""
    assert found.stderr.startswith("Error: ")
    assert "empty.txt" in found.stderr
    assert "Traceback" not in found.output
    assert folder_files(root / "data" / "processed") == before


def test_a_folder_that_is_no_project(tmp_path: Path):
    found = run("build", "--root", tmp_path / "none", "-q")
    assert found.exit_code == 2
    assert "accepted: at least one plan as plain text" in found.stderr


def test_extract_writes_csv_to_the_screen(root: Path):
    found = run("extract", root / "data" / "raw" / "demo.txt")
    assert found.exit_code == 0
    header, *rows = found.stdout.splitlines()
    assert header.startswith("statement_id,doc_id,")
    assert len(rows) == 2
    assert found.stderr == ""


@pytest.mark.parametrize("how", ["suffix", "option"])
@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet", "xlsx"])
def test_extract_writes_every_format(root: Path, name: str, how: str):
    out = root / (f"out.{name}" if how == "suffix" else "out.data")
    words = [] if how == "suffix" else ["--format", name]
    found = run("extract", root / "data" / "raw" / "demo.txt", "-o", out, *words)
    assert found.exit_code == 0, found.output
    if name == "csv":
        rows = pd.read_csv(out).to_dict("records")
    elif name == "jsonl":
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    elif name == "parquet":
        rows = pd.read_parquet(out).to_dict("records")
    else:
        with out.open("rb") as file:
            header, *lines = load_workbook(file).active.iter_rows(values_only=True)
        rows = [dict(zip(header, line, strict=True)) for line in lines]
    assert [row["value_low"] for row in rows] == [95, 40]
    assert [path.name for path in root.iterdir() if path.name.startswith(".")] == []


def test_extract_of_several_files_names_each(root: Path):
    other = root / "other.txt"
    other.write_bytes("达到5%。".encode())
    found = run("extract", root / "data" / "raw" / "demo.txt", other, "-o", root / "all.csv")
    assert "[2/2] other.txt" in found.stderr
    assert set(pd.read_csv(root / "all.csv")["doc_id"]) == {"demo", "other"}


def test_extract_with_one_bad_file_writes_nothing(root: Path):
    out = root / "out.csv"
    out.write_text("mine", encoding="utf-8")
    found = run("extract", root / "data" / "raw" / "demo.txt", root / "none.txt", "-o", out, "-q")
    assert found.exit_code == 2
    assert (
        "none.txt: found no readable file; accepted: the path of one plain-text plan"
        in found.stderr
    )
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "x.ods"], "has no suffix of a format"),
        (["--format", "ods"], "'ods' is not one of"),
        ([], "Missing argument"),
    ],
)
def test_wrong_usage_exits_with_2(root: Path, words: list[str], message: str):
    files = [root / "data" / "raw" / "demo.txt"] if words else []
    found = run("extract", *files, *words)
    assert found.exit_code == 2
    assert message in found.stderr


def test_an_output_that_cannot_be_written(root: Path):
    out = root / "nowhere" / "out.csv"
    found = run("extract", root / "data" / "raw" / "demo.txt", "-o", out, "-q")
    assert found.exit_code == 2
    assert "No such file or directory" in found.stderr


def test_evaluate_shows_machine_and_published_beside_each_other(built: Path):
    found = run("evaluate", "--root", built)
    assert found.exit_code == 0
    for word in ("machine F1", "published F1", "pooled", "0.500", "wrong operator", "accounted"):
        assert word in found.stdout
    assert "approx" not in found.stdout
    assert "approx" in run("evaluate", "--root", built, "--errors").stdout


def test_evaluate_without_annotated_rows(root: Path):
    run("build", "--root", root, "-q")
    found = run("evaluate", "--root", root)
    assert found.exit_code == 2
    assert "found no annotated rows" in found.stderr


def test_verify_shows_counts_and_passes(built: Path):
    found = run("verify", "--root", built)
    assert found.exit_code == 0
    assert "digit_runs_in_ledger" in found.stdout
    assert "no problem found" in found.stderr
    assert run("verify", "--root", built, "-q").output == ""


def test_verify_lists_problems_and_exits_with_1(root: Path):
    run("build", "--root", root, "-q")
    plan = root / "data" / "raw" / "demo.txt"
    plan.write_bytes(PLAN.replace("95%", "96%").encode())
    found = run("verify", "--root", root, "-q")
    assert found.exit_code == 1
    assert "evidence: statements demo-" in found.stderr
    assert "hashes: demo: sha256" in found.stderr
    assert found.stderr.rstrip().endswith("problems found")


def test_show_prints_the_sentence(built: Path):
    statement = pd.read_csv(built / "data" / "processed" / "statements.csv")["statement_id"].iloc[1]
    found = run("show", statement, "--root", built)
    assert found.exit_code == 0
    assert found.stdout.splitlines()[0] == statement
    assert "森林覆盖率达到40%" in found.stdout


def test_show_of_an_unknown_statement_names_the_nearest(built: Path):
    found = run("show", "demo-1", "--root", built)
    assert found.exit_code == 2
    assert found.stderr.startswith("Error: no statement demo-1; the nearest: demo-0000")


def test_explain_says_what_became_of_a_numeral(root: Path):
    plan = root / "data" / "raw" / "demo.txt"
    found = run("explain", plan, "--at", PLAN.index("95%"))
    assert found.exit_code == 0
    assert found.stdout.startswith("'95%' [21:24): statement\n")
    assert "operator = ge" in found.stdout


def test_explain_outside_the_text_exits_with_2(root: Path):
    found = run("explain", root / "data" / "raw" / "demo.txt", "--at", 9999)
    assert found.exit_code == 2
    assert "offset 9999 is not within" in found.stderr


def test_figures_writes_the_figure_asked_for(root: Path, tmp_path: Path):
    run("build", "--root", root)
    asked = ("figures", "--root", root, "-o", tmp_path / "drawn", "--name")
    found = run(*asked, "03_kinds", "--lang", "zh", "--format", "svg")
    assert found.exit_code == 0, found.output
    names = {path.name for path in (tmp_path / "drawn").iterdir()}
    assert names == {"03_kinds_zh.svg", "03_kinds.csv", "03_kinds.json"}
    unknown = run(*asked, "no_such_figure")
    assert unknown.exit_code == 2
    assert "no_such_figure" in unknown.stderr
    assert "03_kinds" in unknown.stderr


def test_reproduce_builds_runs_and_says_what_changed(root: Path, monkeypatch: pytest.MonkeyPatch):
    # One figure stands for all: the others are drawn in test_figures.
    one = partial(make_figures, names=["03_kinds"], fmt="svg")
    monkeypatch.setattr("ecociv.present.reproduce.make_figures", one)
    (root / "notebooks").mkdir()
    cell = nbformat.v4.new_code_cell(
        "from ecociv import load_tables\nlen(load_tables().statements)"
    )
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), root / "notebooks" / "00_a.ipynb")
    found = run("reproduce", "--root", root)
    assert found.exit_code == 0, found.output
    assert "[1/2] tables: demo" in found.stderr
    assert "figures: 4 files in figures; changed: 03_kinds.csv, " in found.stderr
    assert "notebooks: 1 files in notebooks; changed: 00_a.ipynb" in found.stderr
    again = run("reproduce", "--root", root)
    assert "notebooks: 1 files in notebooks; changed: none" in again.stderr
