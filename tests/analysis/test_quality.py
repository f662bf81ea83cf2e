from pathlib import Path

import pandas as pd
import pytest

from ecociv.analysis.quality import (
    beside,
    error_causes,
    evaluate_passes,
    known_limits,
    load_passes,
    probe,
    score_intervals,
)
from ecociv.errors import SourceError
from ecociv.tables import evaluate, load_gold

HEADER = (
    "doc_id,start,end,value_text,value_type,kind,indicator_zh,indicator_alt_zh,scope_zh,"
    "scope_alt_zh,operator,value_low,value_high,unit_zh,change,direction,baseline_year,"
    "target_year,year_source,core,note"
)
ROW = "demo,10,13,40%,number,target,森林覆盖率,,,,ge,40,40,%,level,,,2025,explicit,1,"


def frame(**fields: object) -> pd.DataFrame:
    row = dict(zip(HEADER.split(","), ROW.split(","), strict=True))
    row |= {"start": 10, "end": 13, "value_low": 40.0, "value_high": 40.0, "core": 1}
    return pd.DataFrame([row | {"target_year": 2025, "baseline_year": None} | fields])


@pytest.fixture
def passes(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "gold" / "passes"
    folder.mkdir(parents=True)
    for name in ("demo.A", "demo.B", "only.A"):
        (folder / f"{name}.csv").write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    return folder


def test_values_of_two_evaluations_stand_beside_each_other():
    gold = frame()
    found = {
        "machine": evaluate(frame(operator="le"), gold, n_boot=0),
        "published": evaluate(gold, gold, n_boot=0),
    }
    scores = beside(found, "scores", ["f1"], ["doc_id", "group", "measure"])
    full = scores.query("doc_id == 'pooled' and group == 'numeric' and measure == 'full'")
    assert full[["machine_f1", "published_f1"]].values.tolist() == [[0.0, 1.0]]
    shares = beside(found, "milestones", ["n_spans", "share"])
    assert list(shares) == [
        "doc_id", "machine_n_spans", "machine_share", "published_n_spans", "published_share",
    ]  # fmt: skip


def test_only_rows_that_all_have_are_set_beside_each_other():
    gold = pd.concat([frame(), frame(doc_id="other")])
    found = {
        "both": evaluate(gold, gold, n_boot=0),
        "one": evaluate(gold, gold, doc_ids=["demo"], n_boot=0),
    }
    assert beside(found, "milestones", ["share"])["doc_id"].tolist() == ["demo", "pooled"]


def test_intervals_are_written_beside_the_value():
    gold = pd.concat([frame(), frame(start=30, end=33)])
    pred = pd.concat([frame(), frame(start=30, end=33, operator="le")])
    found = {
        "drawn": evaluate(pred, gold, n_boot=200),
        "plain": evaluate(gold, gold, n_boot=0),
    }
    rows = score_intervals(found).query("doc_id == 'pooled' and group == 'numeric'")
    assert rows["n_gold"].tolist() == [2, 2]
    assert rows["drawn"].tolist() == ["1.000 (1.000–1.000)", "0.500 (0.000–1.000)"]
    assert rows["plain"].tolist() == ["1.000", "1.000"]
    assert "milestone" not in set(score_intervals(found)["group"])


def test_causes_that_cost_a_record_come_first():
    gold = frame()
    pred = frame(operator="le", year_source="none")
    found = error_causes(
        {"machine": evaluate(pred, gold, n_boot=0), "published": evaluate(gold, gold, n_boot=0)}
    )
    assert found[["cause", "costs_record", "machine", "published"]].values.tolist() == [
        ["wrong operator", True, 1, 0],
        ["wrong year source", False, 1, 0],
    ]


def test_missed_and_spurious_rows_cost_a_record():
    found = error_causes({"machine": evaluate(frame(start=60, end=63), frame(), n_boot=0)})
    assert found["cause"].tolist() == ["missed", "spurious"]
    assert found["costs_record"].all()


def test_without_errors_there_are_no_causes():
    found = error_causes({"published": evaluate(frame(), frame(), n_boot=0)})
    assert list(found) == ["group", "cause", "costs_record", "published"]
    assert found.empty


def test_passes_are_read_for_the_plans_that_all_of_them_have(passes: Path):
    found = load_passes(passes.parents[2])
    assert list(found) == ["A", "B"]
    assert [set(rows["doc_id"]) for rows in found.values()] == [{"demo"}, {"demo"}]


def test_one_pass_alone_is_an_error(passes: Path):
    (passes / "demo.B.csv").unlink()
    with pytest.raises(SourceError, match="not two passes over one plan"):
        load_passes(passes.parents[2])


def test_no_passes_are_an_error(tmp_path: Path):
    with pytest.raises(SourceError, match=r"demo|<doc_id>.A.csv and <doc_id>.B.csv"):
        load_passes(tmp_path)


def test_passes_are_scored_both_ways_on_the_plans_they_share(project_root: Path):
    names = load_passes(project_root)
    found = evaluate_passes(project_root, n_boot=0)
    assert list(found) == ["machine", "published", "A by B", "B by A"]
    for evaluation in found.values():
        doc_ids = set(evaluation.scores["doc_id"]) - {"pooled"}
        assert doc_ids == set(names["A"]["doc_id"])
        assert 0.5 < evaluation.f1("span") <= 1


def test_limits_count_what_is_missing():
    statements = pd.DataFrame(
        {
            "kind": ["target", "status", "milestone", "target"],
            "value_std_low": [1.0, None, None, None],
            "indicator_id": ["forest_coverage", None, None, "gdp"],
            "year_source": ["plan_period", "none", "explicit", "none"],
            "target_year": [2025, None, 2025, None],
            "strength": ["firm", None, None, None],
            "nature": [None, None, None, None],
        }
    )
    ledger = pd.DataFrame(
        {
            "disposition": ["statement", "rejected", "rejected", "unclaimed"],
            "reason": [None, "indefinite", "year", None],
        }
    )
    gold = pd.DataFrame(
        {"kind": ["milestone", "milestone", "target", "target"], "core": [0, 0, 0, 1]}
    )
    pairs = pd.DataFrame({"group": ["milestone", "numeric"], "core": [0, 1]})
    found = known_limits(statements, ledger, gold, pairs)
    assert found[["n", "of"]].values.tolist() == [
        [1, 2], [1, 1], [1, 4], [1, 4], [1, 3], [1, 3], [1, 2], [1, 2], [1, 2], [2, 2],
    ]  # fmt: skip
    assert found["share"].between(0, 1).all()


def test_debatable_rows_of_the_project_are_not_counted_twice(project_root: Path):
    gold = load_gold(project_root)
    found = known_limits(
        gold.assign(value_std_low=None, indicator_id=None, strength=None, nature=None),
        pd.DataFrame({"disposition": ["statement"], "reason": [None]}),
        gold,
        evaluate(gold, gold, n_boot=0).pairs,
    )
    assert found.loc[[0, 1], "n"].tolist() == [0, 0]
    assert found.loc[[0, 1], "of"].sum() == (gold["core"] == 0).sum()


def test_a_probe_keeps_its_columns():
    found = probe(pd.DataFrame({"what": ["a target"], "text": ["到2030年，森林覆盖率达到40%。"]}))
    assert found[["what", "n_recorded"]].values.tolist() == [["a target", 1]]
    assert "森林覆盖率" in found["recorded"].iloc[0]
