"""The rooms of the package, and what they may import, stay as CONTRIBUTING.md describes them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "ecociv"
ROOMS = ("codebook", "read", "extract", "tables", "analysis", "present")
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The folder of a module in the package, or its own name where it is in none."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name.startswith("ecociv."):
                yield name.split(".")[1]


def written_strings(tree: ast.Module) -> Iterator[str]:
    """String constants that the program uses: all but docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        value = getattr(node, "value", None)
        if isinstance(node, ast.Constant) and isinstance(value, str) and id(node) not in docstrings:
            yield value


def wrong_imports(room: str, tree: ast.Module) -> list[str]:
    """Rooms that a module of ``room`` imports although they stand below it."""
    if room not in ROOMS:
        return []
    allowed = {*ROOMS[: ROOMS.index(room) + 1], "errors"}
    return sorted(set(imported_rooms(tree)) - allowed)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_rooms_above_it(path: Path):
    assert wrong_imports(room_of(path), ast.parse(path.read_text(encoding="utf-8"))) == []


def test_the_import_check_finds_a_wrong_import():
    tree = ast.parse("from ecociv.tables import build_tables\nfrom ecociv import present")
    assert wrong_imports("read", tree) == ["present", "tables"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_document_has_a_branch_in_the_code(path: Path):
    documents = [record.stem for record in (ROOT / "data" / "raw").glob("*.txt")]
    strings = list(written_strings(ast.parse(path.read_text(encoding="utf-8"))))
    assert [s for s in strings for name in documents if name in s] == []


def test_the_package_has_no_room_for_leftovers():
    assert {room_of(path) for path in MODULES} <= {*ROOMS, "__init__", "__main__", "cli", "errors"}
    assert [path for path in MODULES if path.stem in {"utils", "helpers", "misc"}] == []
