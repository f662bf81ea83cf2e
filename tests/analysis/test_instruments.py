import json
from pathlib import Path

import pandas as pd
import pytest

from ecociv import extract_statements, statements_frame
from ecociv.analysis.corpus import corpus_plans
from ecociv.analysis.instruments import (
    CODES,
    NO_COMMITMENT,
    NO_DOMAIN,
    code_clauses,
    find_measures,
)
from ecociv.analysis.mixes import frequent_cues, instrument_mix, mix_distance
from ecociv.read import plan_from_text

CASES = [
    json.loads(line)
    for line in Path(__file__)
    .parents[1]
    .joinpath("cases", "instruments.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]

SIXTH = """\
一、指导思想
深入贯彻绿色发展理念,建设美丽城市。
二、大气污染防治
严禁露天焚烧秸秆,到2027年,细颗粒物浓度下降10%。
三、综合
推进排污权交易,建立监测网络。
"""


def code(text: str, doc_id: str = "demo") -> pd.DataFrame:
    return code_clauses({doc_id: plan_from_text(text, doc_id)})


@pytest.fixture
def statements() -> pd.DataFrame:
    return statements_frame(extract_statements(plan_from_text(SIXTH, "sixth")))


NO_TASKS = pd.DataFrame({"doc_id": ["x"], "task_id": ["x-t"], "start": [0], "end": [99]})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_cases(case: dict):
    found = code(case["text"]).iloc[0]
    cue = None if pd.isna(found["cue"]) else found["cue"]
    assert (found["instrument"], found["rule"], cue) == (
        case["instrument"], case["rule"], case["cue"],
    )  # fmt: skip


def test_every_rule_has_a_case():
    assert {case["rule"] for case in CASES} == {
        "force", "tool", "act", "object", "commit", "not_start", "not_end", "not_in", "no_verb",
    }  # fmt: skip


def test_of_one_group_the_longest_cue_wins_then_the_last():
    assert code("推进监测和排污权交易").iloc[0]["cue"] == "排污权"
    assert code("完善价格和税收政策").iloc[0]["cue"] == "税收"


def test_other_instruments_are_kept_beside():
    assert code("禁止新建化工项目").iloc[0]["also"] == "public_investment"


def test_background_is_no_commitment_but_a_goal_in_it_is():
    aims = "坚持绿色发展。到2030年,森林覆盖率达到40%。"
    text = f"前言加强监管。\n一、总体要求\n{aims}\n二、任务\n加强监管。"
    found = code(text)
    assert found.set_index("text")["instrument"].to_dict() == {
        "前言加强监管": "none", "坚持绿色发展": "none", "到2030年": "none",
        "森林覆盖率达到40%": "unspecified", "加强监管": "regulation",
    }  # fmt: skip
    assert found["rule"].tolist()[:2] == ["background", "background"]


def test_measures_have_their_domain_their_values_and_their_task(statements):
    plan = plan_from_text(SIXTH, "sixth")
    found = find_measures({"sixth": plan}, statements, NO_TASKS)
    assert (found["instrument"] != NO_COMMITMENT).all()
    by_text = found.set_index("text")
    assert by_text.loc["严禁露天焚烧秸秆", ["domain", "qualitative"]].tolist() == [
        "environment",
        True,
    ]
    assert not by_text.loc["细颗粒物浓度下降10%", "qualitative"]
    assert by_text.loc["推进排污权交易", "domain"] == NO_DOMAIN
    assert by_text["task_id"].isna().all()
    tasks = pd.DataFrame({"doc_id": ["sixth"], "task_id": ["t"], "start": [26], "end": [68]})
    again = find_measures({"sixth": plan}, statements, tasks).set_index("text")
    assert again.loc["严禁露天焚烧秸秆", "task_id"] == "t"
    assert pd.isna(again.loc["推进排污权交易", "task_id"])


def test_measures_of_a_plan_without_statements_or_tasks():
    plan = plan_from_text("加强监管。", "demo")
    no_values = NO_TASKS.rename(columns={"task_id": "statement_id"})
    found = find_measures({"demo": plan}, no_values, NO_TASKS)
    assert found["qualitative"].tolist() == [True]


def test_every_clause_of_the_corpus_has_one_code_and_its_cue_at_its_place(project_root):
    plans = corpus_plans(project_root)
    coded = code_clauses(plans)
    assert set(coded["instrument"]) <= {*CODES, NO_COMMITMENT}
    with_cue = coded.dropna(subset=["cue"])
    assert len(with_cue)
    for row in with_cue.itertuples():
        assert row.start <= row.cue_start < row.cue_end <= row.end
        assert plans[row.doc_id].raw[row.cue_start : row.cue_end] == row.cue


def test_a_sixth_plan_is_in_the_mix(project_root, statements):
    plans = corpus_plans(project_root) | {"sixth": plan_from_text(SIXTH, "sixth")}
    found = find_measures(plans, statements, NO_TASKS)
    mix = instrument_mix(found, list(plans))
    assert mix.groupby("doc_id")["share"].sum().round(9).eq(1).all()
    assert "sixth" in set(mix["doc_id"])
    n_pairs = len(plans) * (len(plans) - 1) // 2
    assert len(mix_distance(mix)) == n_pairs


def test_the_mix_of_a_plan_without_measures_is_empty_and_has_no_distance():
    rows = pd.DataFrame({
        "doc_id": ["a", "a", "b"], "sentence_id": list("xyz"), "clause_id": list("123"),
        "instrument": ["market", "planning", "market"], "domain": ["life", "life", "life"],
    })  # fmt: skip
    mix = instrument_mix(rows, ["a", "b", "c"])
    assert mix[mix["doc_id"] == "c"]["share"].isna().all()
    assert mix_distance(mix).values.tolist() == [["a", "b", 0.5]]
    by_domain = instrument_mix(rows, ["a"], by="domain").set_index("instrument")
    assert by_domain.loc["market", ["domain", "n", "n_group"]].tolist() == ["life", 1, 2]
    assert (mix.dropna()["low"] <= mix.dropna()["share"]).all()


def test_frequent_cues_come_in_the_order_of_instruments():
    found = frequent_cues(code("严禁偷排,严禁偷倒,推进交易,加强监管。"), 1)
    assert found[["instrument", "cue", "n"]].values.tolist() == [
        ["regulation", "严禁", 2], ["market", "交易", 1],
    ]  # fmt: skip
