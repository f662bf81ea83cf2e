"""Commitments with a deadline and no number of their own."""

import pytest

from ecociv.extract import extract_statements
from ecociv.extract.milestones.clauses import milestones_of
from ecociv.extract.values.tokens import YearMention
from ecociv.read import plan_from_text


def milestones(text):
    return [
        (record.value_text, record.indicator_zh, record.target_year)
        for record in extract_statements(plan_from_text(text))
        if record.kind == "milestone"
    ]


@pytest.mark.parametrize(
    ("text", "deadline", "year"),
    [
        ("2025年底前完成第二轮规划编制。", "2025年底前", 2025),
        ("到2030年，全面建成美丽城市。", "2030年", 2030),
        ("2018年6月底前出台实施细则。", "2018年6月底前", 2018),
        ("到“十四五”末，建立生态补偿机制。", "“十四五”末", 2025),
    ],
)
def test_deadlines(text, deadline, year):
    [(found, _, target)] = milestones(text)
    assert (found, target) == (deadline, year)


def test_several_commitments_share_one_deadline():
    found = milestones("到2025年，完成规划编制，建立考核制度，绿地率达到40%。")
    assert [name for _, name, _ in found] == ["规划编制", "考核制度"] or len(found) == 2
    assert {deadline for deadline, _, _ in found} == {"2025年"}


def test_a_deadline_inside_a_clause_governs_that_clause_only():
    found = milestones("到2025年，建立考核制度，顺利实现2030年前碳达峰，建成监测网络。")
    assert sorted(year for _, _, year in found) == [2025, 2025, 2030]
    assert [name for _, name, year in found if year == 2030] == ["碳达峰"]


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，绿地率达到40%。",
        "2020年已完成规划编制。",
        "截至2020年底，完成规划编制。",
        "2020年编制了规划。",
        "《2030年前碳达峰行动方案》印发实施。",
        "对2020年前建成的小区进行改造。",
    ],
)
def test_what_is_no_milestone(text):
    assert milestones(text) == []


def test_vague_directions_say_so_in_their_rule():
    sharp, vague = (
        extract_statements(plan_from_text(text))
        for text in ("2025年底前完成规划编制。", "到2025年，环境质量显著改善。")
    )
    assert [record.rule_id for record in sharp] == ["deadline_clause"]
    assert [record.rule_id for record in vague] == ["deadline_clause+vague"]


def test_a_clause_with_a_value_is_blocked():
    text = "〒〒〒〒〒,完成规划编制,建成监测站点5个"
    deadline = YearMention(0, 5, 2025, 2025, "deadline", "year")
    value = text.index("5"), len(text)
    found = milestones_of(text, 5, len(text), deadline, [value])
    assert [one.indicator for one in found] == ["规划编制"]
    assert len(list(milestones_of(text, 5, len(text), deadline, []))) == 2


def test_only_results_count_in_sentences_that_merely_follow():
    text = "加强协调,全面建成监测网络"
    deadline = YearMention(0, 0, 2025, 2025, "deadline", "year")
    found = milestones_of(text, 0, len(text), deadline, [], results_only=True)
    assert [one.clause_start for one in found] == [5]
