"""The account of a plan: evidence is true, every numeral is accounted for, once."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ecociv.extract import extract_plan, extract_statements
from ecociv.extract.text.folding import fold
from ecociv.extract.values.reasons import REASONS
from ecociv.extract.values.written_units import is_blocked, unit_pattern
from ecociv.read import plan_from_text, read_plan

PLANS = ("baiyin", "jixi", "quzhou", "suifenhe", "weihai_etdz")
DIGITS = re.compile("[0-9０-９]+")
CHINESE = re.compile("[一二两三四五六七八九十百千万亿〇零]+")

#: Words of plans in any order come nearer to the grammar than characters do.
WORDS = (
    "森林覆盖率 绿地率 城镇污水处理率 化学需氧量 氨氮 排放量 全市 市区 农村 其中 到 至 由 从 提高到"
    " 下降 增长 达到 控制在 不低于 以上 以下 左右 分别 均 和 、 ， 。 ； ： （ ） “ ” 《 》 \n"
    " 2025年 2020年 “十四五”末 去年 今年 比 较 年均 12 3.5 ０ 1,200 % ％ 个百分点 万亩"
    " 微克/立方米 吨 个 家 亿元 Ⅲ类 二级标准 全覆盖 翻一番 三成 百分之五 三分之二 五 十 二十余"
    " 项 次 第 年 月底前 完成 建成 新增 治理 总投资 0.7:11.5:87.8 PM2.5 一、 1. (二) - — ~ 约 近"
    " 多 每 /"
).split(" ")
PLAN_LIKE = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
CHARACTERS = st.text(
    st.one_of(
        st.sampled_from(
            "0123456789０５年月日%％万亿千百十一二三个项吨元以上到由比第。，、\n ()（）[]《》"
        ),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=120,
)


def check_account(plan):
    """Every promise of the ledger and of the evidence, for any plan."""
    extraction = extract_plan(plan)
    ledger = extraction.ledger
    for entry in ledger:
        assert plan.raw[entry.start : entry.end] == entry.text != ""
        told = {"statement": (True, False), "rejected": (False, True), "unclaimed": (False, False)}
        assert (bool(entry.statement_id), bool(entry.reason)) == told[entry.disposition]
        assert entry.reason is None or entry.reason in REASONS
    assert all(a.end <= b.start for a, b in pairwise(ledger))
    for run in DIGITS.finditer(plan.raw):
        assert holding(ledger, run.start(), run.end()) == 1, run
    check_chinese(plan, ledger)
    check_evidence(plan, extraction)


def holding(ledger, start, end):
    """How many ledger entries hold a stretch of the raw text."""
    return sum(entry.start <= start and end <= entry.end for entry in ledger)


def check_chinese(plan, ledger):
    """A Chinese numeral before a unit is in the ledger."""
    text = fold(plan.text)
    for run in CHINESE.finditer(text):
        unit = unit_pattern().match(text, run.end())
        if unit and not is_blocked(unit.group(), text[unit.end() : unit.end() + 1]):
            # 五二级标准: where words make no sense, the numeral next to its unit counts
            start, end = plan.raw_span(run.end() - 1, run.end())
            assert holding(ledger, start, end) == 1, run


def check_evidence(plan, extraction):
    """Statements quote the raw text, and the ledger knows the first of each numeral."""
    first = {}
    for record in extraction.statements:
        assert plan.raw[record.start : record.end] == record.value_text != ""
        assert record.value_low is None or record.value_low <= record.value_high
        first.setdefault((record.start, record.end), record.statement_id)
    claimed = {
        (entry.start, entry.end): entry.statement_id
        for entry in extraction.ledger
        if entry.disposition == "statement"
    }
    assert claimed == first
    ids = [record.statement_id for record in extraction.statements]
    assert len(ids) == len(set(ids))
    assert [r.start for r in extraction.statements] == sorted(
        r.start for r in extraction.statements
    )


@given(PLAN_LIKE)
@example("百分之五至三成")
@example("百分之五至二级标准")
@example("亿元每百分之五")
@example("增长3.5十三成")
@example("迄今1.2024年内贸")
def test_the_account_of_plan_like_text(text):
    check_account(plan_from_text(text))


@given(CHARACTERS)
@example("6万几千元")
@example("7亿一倍")
@example("8千分之5")
@example("浇三次每亩5吨")
def test_the_account_of_any_text(text):
    check_account(plan_from_text(text))


def test_the_account_of_the_cases(cases):
    for case in cases:
        check_account(case.plan)


@pytest.mark.parametrize("doc_id", PLANS)
def test_the_account_of_the_plans_through_their_repairs(project_root, doc_id):
    check_account(read_plan(project_root / "data" / "raw" / f"{doc_id}.txt"))


def test_the_small_plans(minimal_plan, awkward_plan):
    [record] = extract_statements(minimal_plan)
    assert (record.indicator_zh, record.operator, record.value_low) == ("森林覆盖率", "ge", 40)
    check_account(awkward_plan)
    found = {record.value_text: record for record in extract_statements(awkward_plan)}
    assert found["２８微克／立方米"].operator == "le"
    assert found["40%—45%"].operator == "range"
    assert found["９５％"].indicator_zh == "污水无害化处理率"
    assert found["2.5万亩"].target_year == 2030


def test_the_same_plan_gives_the_same_records(awkward_plan):
    assert extract_plan(awkward_plan) == extract_plan(awkward_plan)


def test_an_empty_plan_has_an_empty_account():
    assert extract_plan(plan_from_text("")).ledger == ()
