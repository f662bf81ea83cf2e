from functools import partial
from pathlib import Path

import nbformat
import pytest

from ecociv.errors import NotebookError, SourceError
from ecociv.present.figures import make_figures
from ecociv.present.paper import make_paper_tables
from ecociv.present.reproduce import Written, reproduce
from ecociv.tables.folder import folder_files

FILES = {f"03_kinds{end}" for end in ("_en.svg", "_zh.svg", ".csv", ".json")}
FILES |= {f"tables/kinds{end}" for end in ("_en.tex", "_zh.tex", ".csv")}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # One figure and one table stand for all: the others are made in their own tests.
    figure = partial(make_figures, names=["03_kinds"], fmt="svg")
    table = partial(make_paper_tables, names=["kinds"], fmt="tex")
    monkeypatch.setattr("ecociv.present.reproduce.make_figures", figure)
    monkeypatch.setattr("ecociv.present.reproduce.make_paper_tables", table)
    raw = tmp_path / "data" / "raw"
    raw.mkdir(parents=True)
    (raw / "plan.txt").write_bytes("到2030年，城镇污水处理率达到95%。\n".encode())
    write_notebook(tmp_path, "from ecociv import load_tables\nlen(load_tables().statements)")
    return tmp_path


def write_notebook(root: Path, source: str) -> None:
    (root / "notebooks").mkdir(exist_ok=True)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    nbformat.write(notebook, root / "notebooks" / "00_count.ipynb")


def test_tables_come_before_the_notebooks_that_read_them(root: Path):
    steps: list[tuple[str, int, int, str]] = []
    tables, figures, notebooks, page = reproduce(root, progress=lambda *step: steps.append(step))
    assert (tables.folder, notebooks.folder) == ("data/processed", "notebooks")
    assert set(figures.changed) == FILES
    assert tables.n_files == len(tables.changed) > 20
    assert notebooks.changed == ("00_count.ipynb",)
    assert (page.folder, page.changed) == ("explorer", ("index.html",))
    stored = nbformat.read(root / "notebooks" / "00_count.ipynb", as_version=4)
    assert stored.cells[0].outputs[0]["data"]["text/plain"] == "1"
    assert steps == [
        ("tables", 0, 2, "plan"), ("tables", 1, 2, "tables"), ("figures", 0, 1, "03_kinds"),
        ("notebooks", 0, 1, "00_count.ipynb"),
        ("explorer", 0, 1, "index.html"),
    ]  # fmt: skip


def test_a_second_run_changes_nothing(root: Path):
    reproduce(root)
    before = folder_files(root)
    assert [step.changed for step in reproduce(root)] == [(), (), (), ()]
    assert folder_files(root) == before


def test_a_step_that_fails_leaves_its_earlier_files(root: Path):
    reproduce(root)
    write_notebook(root, "1 / 0")
    before = folder_files(root)
    with pytest.raises(NotebookError, match="ZeroDivisionError"):
        reproduce(root)
    assert folder_files(root) == before
    (root / "data" / "raw" / "plan.txt").write_bytes(b"")
    with pytest.raises(SourceError):
        reproduce(root)
    assert folder_files(root / "data" / "processed") == {
        name.removeprefix("data/processed/"): data
        for name, data in before.items()
        if name.startswith("data/processed/")
    }


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "changed: none"),
        (1, "changed: 0.svg"),
        (8, "changed: 0.svg, 1.svg, 2.svg, 3.svg, 4.svg, 5.svg, 6.svg, 7.svg"),
        (9, "changed: 9 (0.svg, 1.svg, 2.svg, and 6 more)"),
        (900, "changed: 900 (0.svg, 1.svg, 2.svg, and 897 more)"),
    ],
)
def test_a_long_list_of_changes_is_cut_short(n: int, said: str):
    written = Written("figures", "figures", 900, tuple(f"{number}.svg" for number in range(n)))
    assert str(written) == f"figures: 900 files in figures; {said}"
