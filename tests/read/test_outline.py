"""Headings: every form of numbering, what is none, levels, parents, extents, and linear time."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.read import plan_from_text, read_plan
from ecociv.read.outline import find_headings

CASES = Path(__file__).parents[1] / "cases" / "outline.jsonl"


def _rows() -> list[dict]:
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", _rows(), ids=lambda case: case["text"][:20])
def test_headings(case):
    found = [[item.level, item.numbering, item.heading_zh] for item in find_headings(case["text"])]
    assert found == case["headings"]


def test_run_in_heading_ends_behind_its_lead_in():
    text = "1.大力造林。到2025年造林5亩。"
    (section,) = plan_from_text(text).sections
    assert text[section.text_start : section.heading_end] == "1.大力造林。"
    assert section.text_end == len(text)


def test_long_lead_sentence_is_cut_at_its_first_clause():
    text = "1.推进造林,到2025年" + "在荒山荒地和江河两岸" * 8 + "栽树。"
    (section,) = plan_from_text(text).sections
    assert section.heading_zh == "推进造林"
    assert text[section.text_start : section.heading_end] == "1.推进造林,"


def test_lead_sentence_without_any_mark_is_cut_to_a_bounded_length():
    (section,) = plan_from_text("1." + "绿" * 5000).sections
    assert section.heading_zh == "绿" * 60


def test_parents_and_extents():
    text = "前言。\n一、甲\n(一)乙\n1.丙\n二、丁\n1.戊\n"
    plan = plan_from_text(text, "plan")
    rows = [(item.heading_zh, item.parent_id, item.text_end) for item in plan.sections]
    assert rows == [
        ("甲", None, 17),
        ("乙", "plan-s000004", 17),
        ("丙", "plan-s000008", 17),
        ("丁", None, len(text)),
        ("戊", "plan-s000017", len(text)),
    ]
    assert plan.section_at(0) is None
    assert plan.section_at(4).heading_zh == "甲"
    assert plan.section_at(16).heading_zh == "丙"
    assert plan.section_at(len(text)) is None


def test_section_ids_are_raw_offsets():
    raw = "\ufeff来源：网页\n\n一、甲\n二、乙\n"
    plan = plan_from_text(raw, "plan")
    assert [item.section_id for item in plan.sections] == ["plan-s000008", "plan-s000012"]
    assert [raw[item.start : item.end] for item in plan.sections] == ["一、甲\n", "二、乙\n"]


def test_numbering_goes_on_through_the_parts_of_jixi(project_root):
    plan = read_plan(project_root / "data" / "raw" / "jixi.txt")
    tasks = [item.numbering for item in plan.sections if item.level == 2]
    assert tasks[:4] == ["(一)", "(二)", "(三)", "(四)"]
    assert tasks[4:6] == ["(一)", "(二)"]
    assert tasks[-1] == "(四十)"
    assert len(tasks) == 44
    assert [item.numbering[0] for item in plan.sections if item.level == 1] == list(
        "一二三四五六七八九"
    )


OUTLINES = {
    "baiyin": {1: 9, 2: 9, 3: 18, 4: 37},
    "jixi": {1: 9, 2: 44},
    "quzhou": {1: 4, 2: 31, 3: 36},
    "suifenhe": {1: 3, 2: 13, 3: 36, 4: 8},
    "weihai_etdz": {1: 6, 2: 24, 3: 55},
}


@pytest.mark.parametrize("doc_id", OUTLINES)
def test_outline_of_the_plans(project_root, doc_id):
    plan = read_plan(project_root / "data" / "raw" / f"{doc_id}.txt")
    levels = [item.level for item in plan.sections]
    assert {level: levels.count(level) for level in sorted(set(levels))} == OUTLINES[doc_id]
    assert all(item.heading_zh for item in plan.sections)


@given(st.text("一二三(（)）123.、第章节,。\n 甲乙", max_size=120))
def test_any_text_has_a_sound_outline(text):
    plan = plan_from_text(text)
    for item in plan.sections:
        assert text[item.start : item.end] == plan.text[item.text_start : item.text_end]
        assert item.text_start < item.heading_end <= len(text)
        assert item.numbering == text[item.start : item.start + len(item.numbering)]


@pytest.mark.parametrize(
    "unit",
    [
        *("(", "一", "1", "1.", "(一)", "一、", "一、\n", "1.a\n", " ", "\n", "第一章", "附件"),
        *(
            "。\n年度工作\n",
            "**工作**\n",
            "一、a....\n",
            "a.png ",
            "a.png\n",
            "<!-- ",
            "---\na: b\n",
        ),
    ],
)
def test_long_input_is_read_in_linear_time(unit, assert_linear):
    assert_linear(plan_from_text, unit)


_LINES = (
    "一、目标",
    "(一)目标",
    "1.目标",
    "(1)目标",
    "①目标",
    "1、目标",
    "第一章 目标",
    "专栏1 目标",
    "一是目标。",
    "附件1",
)


@given(st.lists(st.sampled_from(_LINES), max_size=16))
def test_any_order_of_headings_has_levels(lines):
    # two kinds that lie the other way round, one after the other, once lost a third
    assert len(find_headings("\n".join(lines))) <= len(lines)


def test_kinds_that_lie_the_other_way_round_lose_no_other():
    text = "专栏1 甲乙\n一是甲乙。\n①甲乙\n专栏1 甲乙\n专栏1 甲乙\n一是甲乙。\n①甲乙"
    assert {heading.numbering for heading in find_headings(text)} >= {"专栏1", "①"}
