from pathlib import Path

import nbformat
import pytest

from ecociv.errors import NotebookError
from ecociv.present.notebooks import execute_notebooks, executed_text, notebook_paths, notebook_text
from ecociv.tables.folder import folder_files

RECORD = {"kernelspec": {"name": "python3", "display_name": "mine", "language": "python"}}


def write(path: Path, *sources: str) -> Path:
    cells = [nbformat.v4.new_markdown_cell("# Title")]
    cells += [nbformat.v4.new_code_cell(source) for source in sources]
    path.parent.mkdir(exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=RECORD), path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "notebooks"


def test_a_second_run_leaves_no_difference(folder: Path):
    write(folder / "01_b.ipynb", "x = '森林'\nx", "print(1)\nprint(2)")
    write(
        folder / "00_a.ipynb", "import pathlib\nprint(len(list(pathlib.Path('.').glob('*.ipynb'))))"
    )
    write(folder / "notes.ipynb", "1 / 0")
    first = execute_notebooks(folder)
    assert [path.name for path in first] == ["00_a.ipynb", "01_b.ipynb"]
    assert set(first.values()) == {True}
    before = folder_files(folder)
    assert set(execute_notebooks(folder).values()) == {False}
    assert folder_files(folder) == before


def test_outputs_are_stored_without_what_depends_on_the_run(folder: Path):
    text = executed_text(write(folder / "00_a.ipynb", "'森林'", "print(1)\nprint(2)"))
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == [1, 2]
    assert code[0].outputs[0]["data"]["text/plain"] == "'森林'"
    assert [output.text for output in code[1].outputs] == ["1\n2\n"]
    assert [cell.id for cell in notebook.cells] == ["cell-00", "cell-01", "cell-02"]
    assert notebook.metadata.language_info == {"name": "python"}
    assert notebook.metadata.kernelspec.display_name == "Python 3"
    assert "森林" in text
    assert text.endswith("}\n")
    assert "iopub" not in text


def test_execution_times_are_taken_out():
    cell = nbformat.v4.new_code_cell(
        "1", metadata={"execution": {"iopub.busy": "2025"}, "tags": ["x"]}
    )
    text = notebook_text(nbformat.v4.new_notebook(cells=[cell]))
    assert "iopub" not in text
    assert '"tags"' in text


def test_a_failing_cell_is_named_and_nothing_is_written(folder: Path):
    write(folder / "00_a.ipynb", "1 + 1")
    bad = write(folder / "01_b.ipynb", "x = 1", "x / 0", "x")
    before = folder_files(folder)
    message = r"01_b.ipynb, code cell 2: ZeroDivisionError: division by zero"
    with pytest.raises(NotebookError, match=message) as caught:
        execute_notebooks(folder)
    assert caught.value.path == str(bad)
    assert folder_files(folder) == before


def test_a_file_that_is_no_notebook_is_named(folder: Path):
    folder.mkdir()
    (folder / "00_a.ipynb").write_text("{}", encoding="utf-8")
    with pytest.raises(NotebookError, match=r"00_a.ipynb: no readable notebook"):
        execute_notebooks(folder)


def test_no_folder_means_no_notebooks(folder: Path):
    assert notebook_paths(folder) == []
    assert execute_notebooks(folder) == {}
