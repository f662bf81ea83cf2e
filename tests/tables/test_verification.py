import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ecociv.errors import SourceError
from ecociv.tables import verify
from ecociv.tables.folder import folder_files
from ecociv.tables.numerals import arabic_runs, chinese_counts, spans_over


def problems(project: Path, *checks: str) -> list[str]:
    found = verify(project).problems
    assert checks == () or {problem.check for problem in found} >= set(checks)
    return [str(problem) for problem in found if not checks or problem.check in checks]


def edit(project: Path, file: str, change: Callable[[str], str]) -> None:
    path = project / "data" / "processed" / file
    text = path.read_bytes().decode("utf-8")
    assert change(text) != text
    path.write_bytes(change(text).encode("utf-8"))


def test_a_fresh_build_has_no_problem_and_nothing_is_written(project: Path):
    before = folder_files(project)
    found = verify(project)
    assert found.problems == ()
    assert folder_files(project) == before


def test_the_counts_are_shown_for_both_sides(project: Path):
    counts = verify(project).counts.set_index("doc_id")
    assert counts.loc["plain"].tolist() == [2, 2, 0, 0, counts.loc["plain", "evidence"]]
    assert (counts["digit_runs"] == counts["digit_runs_in_ledger"]).all()
    assert counts.loc["plain", "evidence"] >= 3


def test_a_changed_raw_file_is_found(project: Path):
    raw = project / "data" / "raw" / "plain.txt"
    raw.write_bytes(raw.read_bytes().replace(b"95%", b"96%"))
    found = problems(project, "hashes", "evidence")
    assert any(line.startswith("hashes: plain: sha256 ") for line in found)
    assert any("is '96%', not '95%'" in line for line in found)


def test_a_raw_file_against_its_record_is_an_error(project: Path):
    (project / "data" / "raw" / "plain.yaml").write_text(f"sha256: {'f' * 64}\n", encoding="utf-8")
    with pytest.raises(SourceError, match="as the source record says"):
        verify(project)


def test_a_new_plan_is_found(project: Path):
    (project / "data" / "raw" / "new.txt").write_bytes("达到5%。".encode())
    assert "hashes: new: no row in documents" in problems(project)
    assert any(
        line.startswith("ledger: new: '5' at [2:3) is in 0 lines") for line in problems(project)
    )


def test_a_lost_plan_is_found(project: Path):
    (project / "data" / "raw" / "plain.txt").unlink()
    assert any("its raw file is not there" in line for line in problems(project, "evidence"))


def test_a_changed_table_is_found_by_its_hash(project: Path):
    edit(project, "places.csv", lambda text: text + "\n")
    lines = problems(project, "hashes", "fresh")
    assert any(line.startswith("hashes: data/processed/places.csv: sha256:") for line in lines)
    assert "fresh: data/processed/places.csv: different" in lines


def test_a_bad_cell_is_found(project: Path):
    edit(project, "ledger.csv", lambda text: text.replace(",statement,", ",lost,", 1))
    assert any(
        "disposition: found 'lost'; accepted: statement" in line
        for line in problems(project, "keys")
    )


def test_a_broken_key_is_found(project: Path):
    edit(project, "tasks.csv", lambda text: text.replace(",demo,", ",other,", 1))
    lines = problems(project, "keys", "evidence")
    assert any("doc_id: found other; accepted: a row of documents" in line for line in lines)


def test_evidence_that_does_not_stand_there_is_found(project: Path):
    edit(project, "statements.csv", lambda text: text.replace(",40%,", ",41%,", 1))
    assert any("is '40%', not '41%'" in line for line in problems(project, "evidence"))


def test_offsets_beyond_the_file_are_found(project: Path):
    edit(project, "machine/ledger.csv", lambda text: text.replace("plain,1,", "plain,1,9"))
    assert any("is not in the raw file" in line for line in problems(project, "evidence"))


def test_a_numeral_that_the_ledger_lost_or_holds_twice_is_found(project: Path):
    edit(project, "ledger.csv", lambda text: text[: text.rstrip("\n").rindex("\n") + 1])
    assert problems(project, "ledger") == ["ledger: plain: '95' at [16:18) is in 0 lines"]
    edit(project, "ledger.csv", lambda text: text + "plain,1,3,20,unclaimed,,\n")
    assert "ledger: plain: '2030' at [1:5) is in 1 lines" in problems(project, "ledger")


def test_csv_and_parquet_that_differ_are_found(project: Path):
    edit(project, "documents.csv", lambda text: text.replace("Plan of a", "Scheme of a"))
    assert "keys: data/processed/documents.parquet: other rows than in the CSV file" in problems(
        project
    )


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("statements.csv", "keys: data/processed/statements.csv: no readable table"),
        ("statements.parquet", "keys: data/processed/statements.parquet: no readable table"),
        ("datapackage.json", "hashes: datapackage.json: no readable data package"),
    ],
)
def test_a_missing_file_is_found(project: Path, file: str, message: str):
    (project / "data" / "processed" / file).unlink()
    assert any(line.startswith(message) for line in problems(project))


def test_a_file_gone_from_the_package_is_found(project: Path):
    path = project / "data" / "processed" / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["resources"][0]["path"] = "none.csv"
    path.write_text(json.dumps(package), encoding="utf-8")
    assert any(
        "hashes: data/processed/none.csv: no file, not sha256:" in line
        for line in problems(project)
    )


def test_a_build_that_fails_is_a_problem(project: Path):
    folder = project / "data" / "curation"
    folder.mkdir()
    (folder / "x.csv").write_text("a\n", encoding="utf-8")
    assert any("a build fails: x.csv, line 1" in line for line in problems(project, "fresh"))


def test_nothing_built_yet(project: Path):
    for path in (project / "data" / "processed").rglob("*.csv"):
        path.unlink()
    assert len(problems(project, "ledger")) > 5


def test_full_width_digits_are_digits():
    text = "２０３０年达到28.5%"
    assert [text[start:end] for start, end in arabic_runs(text)] == ["２０３０", "28", "5"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("建成三个示范乡镇", ["三个"]),
        ("二十余项工作方案", ["二十余项"]),
        ("每万元产值能耗", []),
        ("20万千瓦", []),
        ("一、总体要求", []),
        ("统一规划", []),
    ],
)
def test_chinese_numerals_with_a_measure_word_are_counted(text: str, found: list[str]):
    assert [text[start:end] for start, end in chinese_counts(text)] == found


def test_spans_over_a_span():
    spans = [(0, 2), (4, 6), (8, 9)]
    assert spans_over((1, 5), spans) == [(0, 2), (4, 6)]
    assert spans_over((2, 4), spans) == []
    assert spans_over((8, 9), spans) == [(8, 9)]
