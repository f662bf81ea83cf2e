import numpy as np
import pandas as pd
import pytest

from ecociv.analysis.functions import (
    bodies_per_function,
    function_distances,
    function_shares,
    reform_shares,
)
from ecociv.analysis.governance import (
    concentration,
    concentration_differences,
    role_counts,
    role_shares,
    task_bodies,
)
from ecociv.analysis.network import (
    body_degrees,
    co_responsibility,
    holm,
    lead_calls,
    shared_tail,
    task_edges,
)
from ecociv.codebook import agencies


def named(*tasks: str, doc_id: str = "d") -> pd.DataFrame:
    """Bodies of tasks: ``"a b/c d"`` is led by a and b, with c and d responsible."""
    rows = []
    for number, task in enumerate(tasks):
        for role, cell in zip(("lead", "responsible"), f"{task}/".split("/")[:2], strict=True):
            for order, name in enumerate(cell.split(), start=1):
                rows.append((doc_id, f"{doc_id}-t{number}", role, order, name))
    columns = ["doc_id", "task_id", "role", "order", "function"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(agency_id=frame["function"], agency_zh=frame["function"])


@pytest.fixture
def two_plans() -> pd.DataFrame:
    return pd.concat(
        [named("a/b", "a/b c", "a b", "c", "a"), named("x/y", "y", "x y", "a", doc_id="e")],
        ignore_index=True,
    )


def test_old_names_meet_in_the_body_of_today_and_its_function():
    rows = pd.DataFrame(
        {"doc_id": "d", "task_id": ["t1", "t1", "t2"], "role": "lead", "order": [1, 2, 1],
         "agency_zh": ["市环保局", "市生态环境局", "市某某办"],
         "agency_id": ["environmental_protection", "ecology_environment", None]}
    )  # fmt: skip
    found = task_bodies(rows, agencies())
    assert found["body_zh"].tolist() == ["生态环境局", "生态环境局", "市某某办"]
    assert found["function"].tolist() == ["ecology_environment"] * 2 + ["unmatched"]


def test_plans_that_name_nobody_have_a_row_of_zeros(two_plans: pd.DataFrame):
    tasks = two_plans[["doc_id", "task_id"]].drop_duplicates()
    documents = pd.DataFrame({"doc_id": ["d", "e", "f"]})
    found = role_counts(two_plans, tasks, documents).set_index("doc_id")
    assert found.loc["f", ["n_tasks", "n_lead"]].tolist() == [0, 0]
    assert np.isnan(found.loc["f", "leads_per_task"])
    assert found.loc["d", ["n_tasks", "n_lead", "n_responsible"]].tolist() == [5, 6, 3]
    assert found.loc["d", "share_joint_lead"] == pytest.approx(0.2)


def test_shares_of_the_lead_sum_to_one_and_lie_within_their_intervals(two_plans: pd.DataFrame):
    found = role_shares(two_plans)
    assert found.groupby("doc_id")["share"].sum().tolist() == pytest.approx([1, 1])
    assert ((found["low"] <= found["share"]) & (found["share"] <= found["high"])).all()
    assert found.loc[0, ["function", "n", "n_tasks"]].tolist() == ["a", 4, 5]
    pd.testing.assert_frame_equal(found, role_shares(two_plans))


def test_the_index_is_that_of_the_textbook():
    found = concentration(named("a", "a", "a", "b")).iloc[0]
    assert found["hhi"] == pytest.approx(0.75**2 + 0.25**2)
    # Of the 6 pairs of mentions 3 name one body.
    assert found["hhi_corrected"] == pytest.approx(0.5)
    assert found["low"] <= found["hhi_corrected"] <= found["high"]
    assert found[["top", "n_bodies"]].tolist() == ["a", 2]


def test_one_body_alone_has_an_index_of_one_without_width():
    found = concentration(named("a", "a", "a")).iloc[0]
    assert found[["hhi", "hhi_corrected", "low", "high"]].tolist() == [1, 1, 1, 1]


def test_the_correction_is_unbiased():
    rng = np.random.default_rng(1)
    draws = [
        concentration(named(*rng.choice(list("abcd"), size=6)), n_boot=1)["hhi_corrected"].iloc[0]
        for _ in range(300)
    ]
    assert np.mean(draws) == pytest.approx(0.25, abs=0.02)


def test_differences_say_whether_they_hold_zero():
    same = pd.concat([named(*"abcdab"), named(*"abcdab", doc_id="e")], ignore_index=True)
    found = concentration_differences(same).iloc[0]
    assert found["difference"] == 0
    assert not found["excludes_zero"]
    unlike = pd.concat([named(*"abcdefghij" * 4), named(*"aaaaaaaaab" * 4, doc_id="e")],
                       ignore_index=True)  # fmt: skip
    assert concentration_differences(unlike)["excludes_zero"].tolist() == [True]


@pytest.mark.parametrize(
    "function",
    [role_shares, concentration, concentration_differences, function_shares, function_distances,
     task_edges, body_degrees, co_responsibility, lead_calls, bodies_per_function],
)  # fmt: skip
def test_nobody_named_gives_an_empty_frame(function):
    rows = named().assign(body_zh="", body_en="", agency_en="", reform="")
    found = function(rows)
    assert found.empty
    assert len(found.columns)


def test_a_body_that_leads_and_helps_has_one_edge():
    edges = task_edges(named("a/a b"))
    assert edges[["function", "role"]].values.tolist() == [["a", "lead"], ["b", "responsible"]]


def test_degrees_count_tasks_and_partners(two_plans: pd.DataFrame):
    found = body_degrees(two_plans).set_index(["doc_id", "function"])
    assert found.loc[("d", "a")].tolist() == [4, 4, 2, 1.0]
    assert found.loc[("e", "a"), "n_partners"] == 0


def test_meeting_by_chance_is_hypergeometric():
    # Two bodies of two tasks each out of four meet twice in one of six ways.
    assert shared_tail(2, 4, 2, 2) == pytest.approx(1 / 6)
    assert shared_tail(1, 4, 2, 2) == pytest.approx(5 / 6)
    assert shared_tail(0, 4, 2, 2) == 1


def test_a_body_in_every_task_surprises_nobody():
    found = co_responsibility(named("a/b", "a/c", "a/b", "a")).set_index(["body_a", "body_b"])
    assert found.loc[("a", "b"), ["n_both", "expected", "p_value"]].tolist() == [2, 2, 1]
    assert ("b", "c") not in found.index


def test_holm_keeps_order_and_never_passes_one():
    adjusted = holm(pd.Series([0.5, 0.01, 0.02], index=[7, 8, 9]))
    assert adjusted.tolist() == pytest.approx([0.5, 0.03, 0.04])
    assert holm(pd.Series([0.6, 0.9])).tolist() == [1, 1]


def test_calls_are_shares_of_the_tasks_that_a_body_leads():
    found = lead_calls(named("a/b c", "a/b", "b/a"))
    assert found[["lead", "responsible", "n_tasks", "share"]].values.tolist() == [
        ["a", "b", 2, 1.0], ["a", "c", 1, 0.5], ["b", "a", 1, 1.0],
    ]  # fmt: skip


def test_functions_that_a_plan_does_not_name_have_a_share_of_zero(two_plans: pd.DataFrame):
    found = function_shares(two_plans).set_index(["doc_id", "function"])
    assert found.loc[("d", "x"), "share_tasks"] == 0
    assert found.loc[("d", "a"), ["share_tasks", "share_lead"]].tolist() == pytest.approx(
        [0.8, 0.8]
    )


def test_like_plans_are_no_more_apart_than_chance_deals_them():
    like = pd.concat([named(*"aabbcc" * 3), named(*"abcabc" * 3, doc_id="e")], ignore_index=True)
    found = function_distances(like, n_draws=300).iloc[0]
    assert found["distance"] == 0
    assert found["p_value"] == 1
    unlike = pd.concat([named(*"aabb" * 4), named(*"ccdd" * 4, doc_id="e")], ignore_index=True)
    found = function_distances(unlike, n_draws=300).iloc[0]
    assert found["distance"] == 1
    assert found["p_value"] == pytest.approx(1 / 301)
    assert (found["n_a"], found["n_b"]) == (16, 16)


def test_bodies_that_share_a_function_are_counted_under_their_names_of_the_time():
    rows = pd.DataFrame(
        {"doc_id": "d", "task_id": ["t1", "t1", "t2"], "role": "responsible", "order": [1, 2, 1],
         "agency_zh": ["市国土局", "市规划局", "市国土局"],
         "agency_id": ["land_resources", "urban_planning", "land_resources"]}
    )  # fmt: skip
    bodies = task_bodies(rows, agencies())
    found = bodies_per_function(bodies).iloc[0]
    assert found[["n_agencies", "agencies_zh", "n_mentions"]].tolist() == [
        2,
        "市国土局|市规划局",
        3,
    ]
    shares = reform_shares(bodies, pd.Series({"d": "before"})).iloc[0]
    assert shares[["reform_period", "n", "changed", "kept"]].tolist() == ["before", 3, 1.0, 0.0]
    assert shares["share_renamed"] == 1.0
