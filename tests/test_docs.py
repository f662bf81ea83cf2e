"""What the documents promise is there: links, commands and examples."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(ROOT.glob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_files_of_the_project_lead_somewhere(document: Path):
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_readme_lists_the_commands_that_there_are():
    from ecociv.cli import app  # here, so that the tests of the links do not need it

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `ecociv (\w+)", readme, flags=re.MULTILINE)
    commands = [command.name or command.callback.__name__ for command in app.registered_commands]
    assert sorted(listed) == sorted(commands)


def test_the_readme_lists_the_tables_that_there_are():
    from ecociv.tables.schema import table_names

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("## The tables")[1].split("## ")[0]
    rows = [line.split(" | ")[0] for line in section.splitlines() if line.startswith("| `")]
    listed = re.findall(r"`(\w+)`", " ".join(rows))
    assert sorted(listed) == sorted(table_names())


def test_the_python_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)
    monkeypatch.chdir(ROOT)
    names: dict = {}
    exec(compile(example, "README.md", "exec"), names)  # noqa: S102  # our own words, to be run
    assert len(names["rows"]) == len(names["statements"]) > 0
    assert len(names["targets"]) > 0
