from pathlib import Path

import pytest

from ecociv.errors import SourceError
from ecociv.tables.beside import copy_with_plan
from ecociv.tables.folder import folder_files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one plan with a correction of it, and a generated file."""
    root = tmp_path / "project"
    for name, text in {
        "data/raw/old.txt": "到2030年，森林覆盖率达到50%。",
        "data/raw/old.yaml": "title_zh: 旧规划",
        "data/curation/old.csv": "old",
        "data/processed/statements.csv": "generated",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "new.txt"
    path.write_bytes("到2030年，森林覆盖率达到60%。".encode())
    return path


def test_the_copy_has_both_plans_and_the_project_stays_as_it_is(root: Path, plan_file: Path):
    before = folder_files(root)
    project = copy_with_plan(plan_file, root.parent / "copy", root)
    assert set(folder_files(project)) == {
        "data/raw/old.txt", "data/raw/old.yaml", "data/curation/old.csv", "data/raw/new.txt",
    }  # fmt: skip
    assert (project / "data/raw/new.txt").read_bytes() == plan_file.read_bytes()
    assert folder_files(root) == before


def test_what_stands_beside_the_plan_comes_along(root: Path, plan_file: Path):
    plan_file.with_suffix(".yaml").write_text("title_zh: 新规划", encoding="utf-8")
    plan_file.with_suffix(".curation.csv").write_text("new", encoding="utf-8")
    plan_file.with_suffix(".review.csv").write_text("marks", encoding="utf-8")
    found = folder_files(copy_with_plan(plan_file, root.parent / "copy", root))
    assert found["data/raw/new.yaml"].decode() == "title_zh: 新规划"
    assert found["data/curation/new.csv"] == b"new"
    assert not [name for name in found if "review" in name]


def test_a_plan_that_the_project_has_already_is_the_same_plan(root: Path):
    own = root / "data" / "raw" / "old.txt"
    found = folder_files(copy_with_plan(own, root.parent / "copy", root))
    assert "data/raw/old.txt" in found


def test_another_plan_of_the_same_name_is_an_error(root: Path, plan_file: Path):
    taken = plan_file.with_name("old.txt")
    taken.write_bytes(plan_file.read_bytes())
    message = r"old.txt: found the name of another plan; accepted: a name of its own"
    with pytest.raises(SourceError, match=message):
        copy_with_plan(taken, root.parent / "copy", root)
    assert not (root.parent / "copy").exists()


@pytest.mark.parametrize("name", ["none.txt", "new.docx"])
def test_only_plain_text_that_is_there_will_do(root: Path, plan_file: Path, name: str):
    plan_file.with_suffix(".docx").write_bytes(b"")
    with pytest.raises(SourceError, match=f"{name}: found no such file; accepted: a plan as"):
        copy_with_plan(plan_file.with_name(name), root.parent / "copy", root)
