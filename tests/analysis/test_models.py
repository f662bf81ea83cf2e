import math

import numpy as np
import pandas as pd
import pytest

from ecociv import extract_statements, statements_frame
from ecociv.analysis.instruments import find_measures
from ecociv.analysis.model_checks import (
    between_share,
    calibration,
    diagnostics,
    logit_effects,
)
from ecociv.analysis.model_frames import (
    CLAUSE_TERMS,
    HORIZON_TERMS,
    horizon_frame,
    specificity_frame,
)
from ecociv.analysis.models import (
    Specification,
    combine_plans,
    design_matrix,
    estimates_by_plan,
    fit_terms,
    specification_table,
    without_each_plan,
)
from ecociv.read import plan_from_text

TEXT = """\
一、主要目标
到2027年,森林覆盖率达到40%以上。
二、重点任务
严格执行排污许可制度。建设污水管网20公里。
"""
ONE = Specification("one", ("x",), ("kind",))


@pytest.fixture
def rows() -> pd.DataFrame:
    """Five plans of 60 rows, in which the outcome rises by 0.6 with the term."""
    generator = np.random.default_rng(7)
    frame = pd.DataFrame({
        "doc_id": np.repeat(list("abcde"), 60),
        "sentence_id": [f"s{number // 2}" for number in range(300)],
        "x": generator.random(300) < 0.5,
        "kind": generator.choice(["u", "v"], 300),
    })  # fmt: skip
    return frame.assign(y=generator.random(300) < 0.1 + 0.6 * frame["x"], late=frame.index >= 60)


@pytest.fixture
def clause_rows() -> pd.DataFrame:
    plan = plan_from_text(TEXT, "demo")
    statements = statements_frame(extract_statements(plan))
    tasks = pd.DataFrame({"doc_id": ["demo"], "task_id": ["t"], "start": [31], "end": [99]})
    bodies = pd.DataFrame({"task_id": ["t"]})
    documents = pd.DataFrame({"doc_id": ["demo"], "doc_type": ["status_report"]})
    sections = pd.DataFrame(
        [(s.section_id, s.parent_id, s.heading_zh) for s in plan.sections],
        columns=["section_id", "parent_id", "heading_zh"],
    )
    measures = find_measures({"demo": plan}, statements, tasks)
    return specificity_frame(measures, statements, bodies, documents, sections)


def test_clauses_have_their_outcomes_and_terms(clause_rows):
    assert clause_rows["number"].tolist() == [True, False, True]
    assert clause_rows["deadline"].tolist() == [True, False, False]
    assert clause_rows["means"].tolist() == [False, True, True]
    assert clause_rows["works"].tolist() == [False, False, True]
    assert clause_rows["body"].tolist() == [False, True, True]
    assert clause_rows["no_goal_list"].tolist() == [False, True, True]
    assert clause_rows["position"].tolist() == [0, 0.5, 1]
    assert not clause_rows["forward"].any()
    assert set(CLAUSE_TERMS) <= set(clause_rows)


def test_a_number_does_not_lengthen_its_own_clause(clause_rows):
    # 森林覆盖率达到40%以上 is as long as any clause of nine characters.
    assert clause_rows["length"].tolist()[0] == pytest.approx(math.log2(9))


def test_horizons_leave_out_years_that_are_not_stated_or_are_past():
    horizons = pd.DataFrame({
        "statement_id": list("abcd"), "doc_id": "demo", "kind": ["target", "milestone"] * 2,
        "stated": [True, True, False, True], "stage": ["final", "final", "final", "past"],
        "horizon_low": pd.array([3, 5, 3, -1], dtype="Int64"),
    })  # fmt: skip
    statements = pd.DataFrame(
        {"statement_id": list("abcd"), "start": [10, 50, 60, 70], "sentence_zh": ["甲", "乙"] * 2}
    )
    documents = pd.DataFrame({"doc_id": ["demo"], "n_chars": [100]})
    found = horizon_frame(horizons, statements, documents)
    assert found[["years", *HORIZON_TERMS]].values.tolist() == [[3, False, 0.1], [5, True, 0.5]]


def test_the_design_leaves_out_the_commonest_category_and_has_a_constant_or_plans(rows):
    commonest = rows["kind"].value_counts().idxmax()
    columns = design_matrix(rows, ONE).columns
    assert f"kind {commonest}" not in columns
    assert sum(name.startswith("doc_id ") for name in columns) == 5
    plain = design_matrix(rows, Specification("plain", ("x",), (), False))
    assert plain.columns.tolist() == ["x", "const"]


def test_a_difference_that_is_there_is_found(rows):
    found = fit_terms(rows, "y", ONE).iloc[0]
    assert 0.45 < found["estimate"] < 0.75
    assert found["cluster_p"] < 0.05
    assert found["wild_p"] < 0.1  # with five plans the bootstrap is cautious
    assert found["n_clusters"] == 5


def test_every_specification_has_a_row_and_its_own_rows(rows):
    two = [ONE, Specification("late", ("x",), (), True, "late")]
    table = specification_table(rows, "y", "x", two)
    assert table["n"].tolist() == [300, 240]
    assert table["n_clusters"].tolist() == [5, 4]
    assert table["rows"].tolist() == ["all", "late"]


def test_each_plan_by_itself_and_each_left_out(rows):
    alone = estimates_by_plan(rows, "y", ONE)
    assert alone["doc_id"].tolist() == list("abcde")
    assert (alone["low"] < alone["estimate"]).all()
    assert combine_plans(alone).loc[0, "n_plans"] == 5
    left = without_each_plan(rows, "y", ONE)
    assert left["left_out"].tolist() == list("abcde")
    assert left["estimate"].between(0.4, 0.8).all()


def test_a_plan_that_does_not_vary_says_nothing(rows):
    rows = rows.assign(x=rows["x"] & (rows["doc_id"] != "a"))
    alone = estimates_by_plan(rows, "y", ONE).set_index("doc_id")
    assert pd.isna(alone.loc["a", "estimate"])
    assert not pd.isna(alone.loc["b", "estimate"])


@pytest.mark.parametrize("constant", [True, False])
def test_a_term_that_never_varies_has_no_estimate(rows, constant: bool):
    never = rows.assign(x=constant)
    assert pd.isna(fit_terms(never, "y", ONE).iloc[0]["estimate"])
    assert estimates_by_plan(never, "y", ONE)["estimate"].isna().all()
    assert without_each_plan(never, "y", ONE)["estimate"].isna().all()


def test_one_plan_or_no_row_gives_tables_without_estimates_of_plans(rows):
    one = rows[rows["doc_id"] == "a"]
    assert pd.isna(fit_terms(one, "y", ONE).iloc[0]["wild_p"])
    assert without_each_plan(one, "y", ONE).empty
    assert pd.isna(fit_terms(rows[:0], "y", ONE).iloc[0]["estimate"])
    assert estimates_by_plan(rows[:0], "y", ONE).empty


def test_the_logit_agrees_where_both_apply(rows):
    effect = logit_effects(rows, "y", ONE).iloc[0]
    assert effect["effect"] == pytest.approx(
        fit_terms(rows, "y", ONE).iloc[0]["estimate"], abs=0.03
    )
    assert effect["n_plans"] == 5


def test_the_logit_leaves_out_plans_without_variation_and_gives_up_on_separation(rows):
    quiet = rows.assign(y=rows["y"] & (rows["doc_id"] != "a"))
    assert logit_effects(quiet, "y", ONE).iloc[0]["n_plans"] == 4
    assert math.isnan(logit_effects(rows.assign(y=rows["x"]), "y", ONE).iloc[0]["effect"])
    assert logit_effects(rows.assign(y=False), "y", ONE).iloc[0]["n_plans"] == 0


def test_diagnostics_and_calibration(rows):
    found = diagnostics(rows, "y", ONE).set_index("measure")["value"]
    assert found["rows"] == 300
    assert found["sentences"] == 150
    assert 0 < found["R2 within plans"] <= found["R2"] < 1
    assert 0.2 <= found["largest share of a plan in what identifies x"] < 0.3
    groups = calibration(rows, "y", ONE)
    assert groups["n"].tolist() == [60] * 5
    assert groups["fitted"].is_monotonic_increasing
    assert (groups["n"] * groups["seen"]).sum() == pytest.approx(rows["y"].sum())


def test_variation_between_plans():
    frame = pd.DataFrame({"doc_id": list("aabb"), "y": [1.0, 3.0, 1.0, 3.0]})
    assert between_share(frame, "y") == 0
    assert math.isnan(between_share(frame.assign(y=1.0), "y"))


def test_a_sixth_plan_is_a_sixth_cluster(rows):
    sixth = rows[rows["doc_id"] == "a"].assign(doc_id="sixth")
    found = fit_terms(pd.concat([rows, sixth], ignore_index=True), "y", ONE).iloc[0]
    assert found["n_clusters"] == 6
    assert found["n_draws"] == 7776
