from dataclasses import fields, replace
from pathlib import Path

import pandas as pd
import pytest

from ecociv.analysis.sensitivity import (
    ALL,
    COLUMNS,
    OUTCOMES,
    Conclusion,
    Perturbation,
    Reading,
    affected_rows,
    lost_by_size,
    perturbations,
    sensitivity,
    without_curation,
    without_doubtful,
    without_inferred_years,
    without_plan,
)
from ecociv.tables import load_tables
from ecociv.tables.holder import Tables


@pytest.fixture(scope="module")
def tables(project_root: Path) -> Tables:
    return load_tables(project_root)


def asked(name: str, draw, *reads: str, **options) -> Conclusion:
    return Conclusion(name, "00", name, name, "count", reads or ("statements",), draw, **options)


def way(apply, group: str = "confidence") -> Perturbation:
    return Perturbation("some", group, apply)


def test_only_years_of_their_own_sentence_are_left(tables: Tables):
    rows = without_inferred_years(tables).statements
    before = tables.statements
    assert len(rows) == len(before)
    stated = before["year_source"] == "explicit"
    assert rows.loc[stated, "target_year"].equals(before.loc[stated, "target_year"])
    assert rows.loc[~stated, "target_year"].isna().all()
    assert set(rows["year_source"]) == {"explicit", "none"}
    assert before["target_year"].notna().sum() > rows["target_year"].notna().sum()


def test_the_rules_alone_take_the_place_of_the_published_rows(tables: Tables):
    found = without_curation(tables)
    assert found.statements is tables.machine_statements
    assert found.ledger is tables.machine_ledger
    assert found.documents is tables.documents


@pytest.mark.parametrize(("share", "left"), [(0.0, 5), (0.2, 5), (0.3, 3), (0.6, 2), (0.9, 1)])
def test_the_least_sure_go_and_equals_stay_together(tables: Tables, share: float, left: int):
    rows = tables.statements.head(5).assign(confidence=[0.5, 0.9, 0.5, 0.7, 0.8])
    found = without_doubtful(replace(tables, statements=rows), share).statements
    assert len(found) == left
    assert sorted(found["confidence"]) == sorted(rows["confidence"])[5 - left :]


@pytest.mark.parametrize("confidence", [[0.9] * 4, [None] * 4, []])
def test_where_none_is_less_sure_none_goes(tables: Tables, confidence: list):
    rows = tables.statements.head(len(confidence)).assign(
        confidence=pd.Series(confidence, dtype="float64")
    )
    assert len(without_doubtful(replace(tables, statements=rows), 0.5).statements) == len(rows)


def test_a_plan_is_left_out_of_every_table_that_has_it(tables: Tables):
    for doc_id in tables.documents["doc_id"]:
        found = without_plan(tables, doc_id)
        for item in fields(Tables):
            before, after = getattr(tables, item.name), getattr(found, item.name)
            if "doc_id" not in before or doc_id not in set(before["doc_id"]):
                assert after is before
            else:
                assert doc_id not in set(after["doc_id"])
                assert len(after) == (before["doc_id"] != doc_id).sum()


def test_each_plan_is_left_out_once_and_a_single_one_never(tables: Tables):
    ids = sorted(tables.documents["doc_id"])
    assert [way.doc_id for way in perturbations(tables) if way.group == "plan"] == ids
    alone = replace(tables, documents=tables.documents.head(1))
    assert [way.group for way in perturbations(alone)] == [
        "years", "curation", "confidence", "confidence",
    ]  # fmt: skip


def test_outcomes(tables: Tables):
    def many(given: Tables) -> Reading:
        n = len(given.statements)
        verdict = "many" if n > 200 else "open" if n > 100 else "few"
        return Reading(verdict, n, n=n, decided=verdict != "open")

    conclusions = [asked("many", many), asked("moot", many, moot=frozenset({"years"}))]
    cut = {n: replace(tables, statements=tables.statements.head(n)) for n in (250, 150, 50)}
    for n, outcome in ((250, "same"), (150, "undecided"), (50, "changed")):
        found = sensitivity(tables, conclusions, [way(lambda _, n=n: cut[n])])
        assert found["outcome"].tolist() == ["same", outcome] * 2
        assert set(found["estimate"]) == {len(tables.statements), n}
    found = sensitivity(tables, conclusions, [way(lambda _: cut[50], "years")])
    assert found.set_index(["conclusion", "perturbation"])["outcome"].to_dict() == {
        ("many", ALL): "same", ("many", "some"): "changed",
        ("moot", ALL): "same", ("moot", "some"): "moot",
    }  # fmt: skip
    assert set(found["outcome"]) <= set(OUTCOMES)
    assert list(found.columns) == COLUMNS
    assert pd.isna(found.loc[found["outcome"] == "moot", "estimate"]).all()


def test_nothing_is_drawn_again_where_its_tables_did_not_change(tables: Tables):
    drawn: list[int] = []

    def count(given: Tables) -> Reading:
        drawn.append(len(given.tasks))
        return Reading("some", len(given.tasks))

    found = sensitivity(tables, [asked("tasks", count, "tasks")])
    with_tasks = tables.tasks["doc_id"].nunique()
    assert len(drawn) == 1 + with_tasks
    assert len(found) == 1 + len(perturbations(tables))


def test_affected_rows_are_left_out_or_changed(tables: Tables):
    found = affected_rows(tables).set_index(["perturbation", "doc_id"])
    for doc_id, own in tables.statements.groupby("doc_id"):
        assert found.loc[(f"without_{doc_id}", doc_id), "n_left_out"] == len(own)
        curated = (own["method"] == "curated").sum()
        assert found.loc[("machine_rows", doc_id), "n_changed"] == curated
        inferred = (own["year_source"] != "explicit") & own["target_year"].notna()
        assert found.loc[("stated_years", doc_id), "n_changed"] == inferred.sum()
    others = found.query("group == 'plan'").reset_index()
    kept = others[others["perturbation"] != "without_" + others["doc_id"]]
    assert (kept[["n_left_out", "n_changed"]] == 0).all(axis=None)


def test_what_goes_with_the_number_of_rows_alone_is_told_apart(tables: Tables):
    def by_size(given: Tables) -> Reading:
        return Reading("large" if len(given.statements) > 200 else "small")

    fifth = tables.statements["confidence"].quantile(0.2)

    def by_doubt(given: Tables) -> Reading:
        doubtful = (given.statements["confidence"] < fifth).mean()
        return Reading("unsure" if doubtful > 0.05 else "sure")

    conclusions = [asked("by_size", by_size), asked("by_doubt", by_doubt)]
    found = lost_by_size(tables, conclusions, sensitivity(tables, conclusions), n_draws=5)
    lost = found.set_index(["conclusion", "perturbation"])["n_lost"].to_dict()
    assert lost == {
        ("by_size", "surer_half"): 5,
        ("by_doubt", "surer_four_fifths"): 0,
        ("by_doubt", "surer_half"): 0,
    }
