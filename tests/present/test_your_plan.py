"""Notebook 12 with a plan that a student puts there: one changed path, and no other change."""

import shutil
from pathlib import Path

import nbformat
import pytest

from ecociv.present.notebooks import executed_text
from ecociv.tables.folder import folder_files

NOTEBOOK = "12_your_own_plan.ipynb"
EXAMPLE = 'Path("your_plan", "qingshan.txt")'


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "青川.txt",
            "到2030年，森林覆盖率达到50%以上，建成公园3个。\n",
            "characters read, 2 statements (target 2)",
        ),
        ("words.txt", "坚持绿色发展。\n", "characters read, 0 statements (none)"),
    ],
)
def test_another_plan_without_anything_beside_it(
    project_root: Path, tmp_path: Path, name: str, text: str, said: str
):
    root = tmp_path / "project"
    for folder in ("data/raw", "data/curation"):
        shutil.copytree(project_root / folder, root / folder)
    (root / "notebooks" / "your_plan").mkdir(parents=True)
    (root / "notebooks" / "your_plan" / name).write_bytes(text.encode("gb18030"))
    path = root / "notebooks" / NOTEBOOK
    source = (project_root / "notebooks" / NOTEBOOK).read_text(encoding="utf-8")
    changed = source.replace(EXAMPLE.replace('"', '\\"'), f'Path(\\"your_plan\\", \\"{name}\\")')
    assert changed != source
    path.write_text(changed, encoding="utf-8")
    before = folder_files(root)
    notebook = nbformat.reads(executed_text(path), as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    printed = "\n".join(output.text for output in outputs if output.get("name") == "stdout")
    assert said in printed
    assert "mark some before you quote a precision" in printed
    assert [output for output in outputs if output.get("name") == "stderr"] == []
    assert folder_files(root) == before
