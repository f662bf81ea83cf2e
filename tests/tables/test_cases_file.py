"""A file of annotated sentences, scored: what is right, what is as good, and what is refused."""

import json

import pytest

from ecociv.errors import SourceError
from ecociv.tables.cases import evaluate_cases

ROW = {
    "value_text": "40%",
    "nth": 1,
    "kind": "target",
    "value_low": 40,
    "value_high": 40,
    "unit_zh": "%",
    "operator": "ge",
    "change": "level",
    "target_year": 2030,
    "indicator_zh": "绿地率",
}
CASE = {"id": "a", "text": "到2030年，城市绿地率达到40%以上。", "rows": [ROW]}


def written(folder, *cases):
    path = folder / "cases.jsonl"
    path.write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")
    return path


def test_another_reading_is_as_good(tmp_path):
    wrong = evaluate_cases(written(tmp_path, CASE), n_boot=0)
    assert (wrong.f1("span"), wrong.f1("full")) == (1.0, 0.0)
    row = ROW | {"indicator_alt": ["城市绿地率"]}
    assert evaluate_cases(written(tmp_path, CASE | {"rows": [row]}), n_boot=0).f1() == 1.0


def test_a_debatable_row_counts_neither_way(tmp_path):
    second = {
        "id": "b",
        "text": "2020年绿地率为30%。",
        "rows": [ROW | {"value_text": "30%", "core": 0}],
    }
    found = evaluate_cases(written(tmp_path, CASE, second), n_boot=0)
    assert found.scores.query("doc_id == 'pooled' and group == 'numeric'")["n_gold"].max() == 1


def test_a_text_without_rows_holds_what_is_found_in_it_against_the_grammar(tmp_path):
    empty = {"id": "c", "text": "到2030年，森林覆盖率达到45%。", "rows": []}
    found = evaluate_cases(written(tmp_path, CASE, empty), n_boot=0)
    assert found.errors["doc_id"].tolist().count("c") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no case"),
        ("no json", "line 1"),
        ('{"id": "a"}', "line 1: no id or no text"),
        ('{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}', "line 2: a again"),
        ('{"id": "a", "text": "x", "rows": [{"value_text": "4%"}]}', "'4%' not found"),
    ],
)
def test_what_is_no_case_is_refused(tmp_path, text, said):
    path = tmp_path / "cases.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=said):
        evaluate_cases(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        evaluate_cases(tmp_path / "none.jsonl")
