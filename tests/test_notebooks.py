"""Notebooks keep the rules of CONTRIBUTING.md; that their outputs are right is nbval's matter."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from ecociv.codebook import places

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
OPENING = ("摘要", "**Question", "**Answer", "**Reads")
#: A statement that would be logic, and belongs into the package.
LOGIC = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Try, ast.With)
MACHINE = re.compile(r" at 0x[0-9a-f]+|/(?:home|root|tmp|Users|usr|work)/|\b[A-Z]:\\")


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def sources(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def names_of_places() -> list[str]:
    """What a plan or its place goes by: names of files, and of places in both languages."""
    known = places()
    names = [path.stem for path in (ROOT / "data" / "raw").glob("*.txt")]
    short = [name.removesuffix("市") for name in known["name_zh"]]
    return [*names, *short, *known["name_en"], *known["place_id"]]


def named_places(source: str) -> list[str]:
    return [name for name in names_of_places() if name.lower() in source.lower()]


def logic(source: str) -> list[str]:
    return [type(node).__name__ for node in ast.walk(ast.parse(source)) if isinstance(node, LOGIC)]


def output_texts(notebook: nbformat.NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            yield from [
                output.get("text", ""),
                data.get("text/plain", ""),
                data.get("text/html", ""),
            ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_opens_with_question_answer_and_what_it_reads(path: Path):
    opening = read(path).cells[0]
    assert opening.cell_type == "markdown"
    assert [words for words in OPENING if words not in opening.source] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_the_answer_of_a_notebook_is_computed_and_not_typed(path: Path):
    opening = read(path).cells[0].source
    assert re.search(r"\*\*Answer\.\*\* (Computed|Printed) below", opening)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_stored_from_one_clean_run(path: Path):
    code = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell.outputs]
    assert [output for output in outputs if output.output_type == "error"] == []
    assert [output for output in outputs if output.get("name") == "stderr"] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_the_code_of_a_notebook_holds_no_logic_and_no_place(path: Path):
    code = sources(read(path))
    assert [found for source in code for found in logic(source)] == []
    assert [found for source in code for found in named_places(source)] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_the_outputs_of_a_notebook_tell_nothing_of_the_machine(path: Path):
    texts = output_texts(read(path))
    assert [found[0] for text in texts if (found := MACHINE.search(text))] == []


def test_the_checks_find_what_they_look_for():
    place = places()["name_en"].iloc[0]
    assert logic("def mean(x):\n    return x") == ["FunctionDef"]
    assert place in named_places(f"rows.query('name == \"{place}\"')")
    assert MACHINE.search("<Axes at 0x7f00>")
    assert MACHINE.search("/".join(["", "home", "someone", "data"]))
    assert not MACHINE.search("data/processed and/or 微克/立方米")
