import json
from pathlib import Path

import pytest
from frictionless import validate

from ecociv.tables.dictionary import COLUMNS, data_dictionary, dictionary_page
from ecociv.tables.schema import schema, table_names


@pytest.fixture
def folder(project: Path) -> Path:
    return project / "data" / "processed"


def errors(folder: Path) -> list[tuple[str, str, str]]:
    """What frictionless finds: resource, error, message."""
    report = validate(str(folder / "datapackage.json"))
    return [
        (task.name, error.type, error.message) for task in report.tasks for error in task.errors
    ]


def change(folder: Path, table: str, old: str, new: str, *, rehash: bool = True) -> None:
    """Change text in a CSV file, and the hash with it where only the text shall be wrong."""
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))
    if rehash:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        for resource in package["resources"]:
            if resource["name"] == table:
                del resource["hash"], resource["bytes"]
        (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def test_the_package_is_valid(folder: Path):
    assert errors(folder) == []


def test_every_table_is_in_it_with_its_keys(folder: Path):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert set(resources) == {*table_names(), "machine_statements", "machine_ledger"}
    statements = resources["statements"]
    assert statements["schema"]["primaryKey"] == ["statement_id"]
    assert {key["reference"]["resource"] for key in statements["schema"]["foreignKeys"]} == {
        "documents", "sections", "tasks", "indicators",
    }  # fmt: skip
    machine = resources["machine_ledger"]["schema"]["foreignKeys"]
    assert machine[1]["reference"]["resource"] == "machine_statements"
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert len(package["sources"]) == 2


def test_a_broken_cell_is_named(folder: Path):
    change(folder, "ledger", ",statement,", ",lost,")
    (name, kind, message), *_ = errors(folder)
    assert (name, kind) == ("ledger", "constraint-error")
    assert '"lost" in row at position' in message
    assert '"disposition"' in message


def test_a_broken_type_is_named(folder: Path):
    change(folder, "documents", "2021-03-01", "1 March")
    (name, kind, message), *_ = errors(folder)
    assert (name, kind) == ("documents", "type-error")
    assert '"document_date"' in message


def test_a_broken_key_is_named(folder: Path):
    change(folder, "tasks", ",demo,", ",other,")
    found = [error for error in errors(folder) if error[:2] == ("tasks", "foreign-key")]
    assert '"documents"' in found[0][2]
    assert "other" in found[0][2]


def test_a_repeated_key_is_named(folder: Path):
    path = folder / "places.csv"
    line = path.read_text(encoding="utf-8").splitlines()[1]
    change(folder, "places", line, f"{line}\n{line}")
    assert [error[:2] for error in errors(folder)] == [("places", "primary-key")]


def test_a_broken_hash_is_named(folder: Path):
    path = folder / "statements.csv"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("40%", "41%", 1).encode("utf-8"))
    found = errors(folder)
    assert {error[:2] for error in found} == {("statements", "hash-count")}
    assert 'expected is "' in found[0][2]


def test_the_dictionary_describes_every_column_in_both_languages():
    rows = data_dictionary()
    assert list(rows.columns) == list(COLUMNS)
    assert len(rows) == sum(len(schema(name).fields) for name in table_names())
    assert rows[["description_en", "description_zh", "example", "type"]].ne("").all(axis=None)
    assert (
        rows.set_index(["table", "field"]).loc[("statements", "indicator_id"), "key"]
        == "indicators"
    )


def test_the_page_holds_every_table_and_every_code():
    page = dictionary_page()
    for name in table_names():
        assert f"\n## {name}\n" in page
        for field in schema(name).fields:
            for code in field.codes:
                assert f"- `{code.code}`: {code.meaning_en} / {code.meaning_zh}" in page
