"""Responsibility lines: all 128 of the plans as read by eye, then variants and what is none."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from ecociv.extract.responsibilities import Task, extract_tasks
from ecociv.read import plan_from_text, read_plan

CASES = Path(__file__).parents[1] / "cases"
COUNTS = {"baiyin": 0, "jixi": 40, "quzhou": 20, "suifenhe": 0, "weihai_etdz": 68}


def _rows(name: str) -> list[dict]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _bodies(task: Task) -> dict[str, list[str]]:
    return {
        role: [agency.agency_zh for agency in task.agencies if agency.role == role]
        for role in ("lead", "responsible")
    }


@pytest.mark.parametrize("doc_id", COUNTS)
def test_every_line_of_the_plans(project_root, doc_id):
    plan = read_plan(project_root / "data" / "raw" / f"{doc_id}.txt")
    expected = [row for row in _rows("responsibilities.jsonl") if row["doc_id"] == doc_id]
    tasks = extract_tasks(plan)
    assert len(tasks) == len(expected) == COUNTS[doc_id]
    for task, row in zip(tasks, expected, strict=True):
        found = {
            "doc_id": task.doc_id,
            "number": task.number,
            "heading_zh": task.heading_zh,
            **_bodies(task),
        }
        assert found == row


@pytest.mark.parametrize("doc_id", COUNTS)
def test_evidence_and_extent(project_root, doc_id):
    plan = read_plan(project_root / "data" / "raw" / f"{doc_id}.txt")
    sections = {section.section_id: section for section in plan.sections}
    tasks = extract_tasks(plan)
    assert len({task.task_id for task in tasks}) == len(tasks)
    for task in tasks:
        section = sections[task.section_id]
        assert section.start <= task.start < task.end <= section.end
        for agency in task.agencies:
            assert plan.raw[agency.start : agency.end] == agency.agency_zh
            assert task.start <= agency.start < agency.end <= task.end
        for role in ("lead", "responsible"):
            orders = [agency.order for agency in task.agencies if agency.role == role]
            assert orders == list(range(1, len(orders) + 1))


@pytest.mark.parametrize("case", _rows("responsibility_lines.jsonl"), ids=lambda case: case["text"])
def test_wordings(case):
    tasks = extract_tasks(plan_from_text(case["text"]))
    assert [_bodies(task) for task in tasks] == case["tasks"]


def test_text_extents_are_exact_where_the_copy_is_out_of_order(project_root):
    plan = read_plan(project_root / "data" / "raw" / "quzhou.txt")
    tasks = extract_tasks(plan)
    for before, after in pairwise(tasks):
        assert before.text_start < before.text_end <= after.text_start
    across = next(task for task in tasks if task.heading_zh == "完善监测监控预警体系")
    assert across.end - across.start > across.text_end - across.text_start
    assert "水质自动监测系统" in plan.text[across.text_start : across.text_end]


def test_task_runs_from_its_heading_to_the_line():
    text = "一、绿化\n1.扩绿。造林。(牵头单位:林业局)\n2.节水。(牵头单位:水务局)。尾句。"
    first, second = extract_tasks(plan_from_text(text, "plan"))
    assert text[first.start : first.end] == "1.扩绿。造林。(牵头单位:林业局)\n"[:-1]
    assert text[second.start : second.end] == "2.节水。(牵头单位:水务局)"
    assert (first.number, first.heading_zh, first.section_id) == ("1.", "扩绿", "plan-s000005")


def test_line_behind_items_belongs_to_the_heading_above_them():
    items = "1.造林。甲。\n2.育林。乙。\n(牵头单位:林业局)\n"
    text = f"一、绿化\n(一)扩绿行动。\n{items}(二)节水行动。\n丙。\n(牵头单位:水务局)\n"
    first, second = extract_tasks(plan_from_text(text))
    assert (first.number, first.heading_zh) == ("(一)", "扩绿行动")
    assert text[first.start : first.end].startswith("(一)扩绿行动")
    assert (second.number, second.heading_zh) == ("(二)", "节水行动")


def test_line_of_the_last_item_stays_there_when_others_have_their_own():
    text = "(一)绿化\n1.造林。甲。\n(牵头单位:林业局)\n2.育林。乙。\n(牵头单位:园林局)\n二、水\n"
    assert [task.number for task in extract_tasks(plan_from_text(text))] == ["1.", "2."]


def test_second_line_of_a_section_takes_the_lead_in_of_its_paragraph():
    text = "1.节能。甲。(牵头单位:经发局)\n\n推进建筑节能。乙。(牵头单位:建设局)\n"
    first, second = extract_tasks(plan_from_text(text))
    assert (first.number, first.heading_zh) == ("1.", "节能")
    assert (second.number, second.heading_zh) == ("", "推进建筑节能")
    assert text[second.start : second.end].startswith("推进建筑节能。乙。")


def test_line_behind_a_gap_has_no_heading():
    gap = {
        "op": "gap",
        "start": 10,
        "end": 11,
        "expect": "#",
        "reason_en": "lost",
        "reason_zh": "缺失",
    }
    text = "一、绿化\n(一)造林#养殖。(牵头单位:农业局)\n(二)节水。丙。(牵头单位:水务局)\n"
    tasks = extract_tasks(plan_from_text(text, "plan", repairs=[gap]))
    first, second = tasks
    assert (first.number, first.heading_zh, first.section_id) == ("", "", "plan-s000000")
    assert text[first.start : first.end] == "养殖。(牵头单位:农业局)"
    assert second.number == "(二)"


def test_plan_without_headings():
    text = "总的要求。\n大力造林。\n(牵头单位:林业局)\n推进节水。丁。(牵头单位:水务局)\n"
    first, second = extract_tasks(plan_from_text(text))
    assert first.section_id is None
    assert text[first.start : first.end] == "大力造林。\n(牵头单位:林业局)"
    assert (first.heading_zh, second.heading_zh) == ("大力造林", "推进节水")


def test_full_width_and_ascii_marks_give_the_same():
    ascii_text = "1.扩绿.(牵头单位:市林业局;责任单位:市财政局,市水利局)"
    wide_text = "１．扩绿．（牵头单位：市林业局；责任单位：市财政局，市水利局）"
    (first,) = extract_tasks(plan_from_text(ascii_text))
    (second,) = extract_tasks(plan_from_text(wide_text))
    assert first.agencies == second.agencies
    assert (first.start, first.end) == (second.start, second.end)


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "(牵头单位:",
        "牵头单位:\n",
        "。由甲局牵头",
        "(甲局配合)",
        "甲局、",
        "(a(b)",
        "按职责分工",
    ],
)
def test_long_input_is_read_in_linear_time(unit, assert_linear):
    assert_linear(lambda text: extract_tasks(plan_from_text(text)), unit)
