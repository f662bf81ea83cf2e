"""Target years and where they come from; baselines only where they are written."""

from datetime import date

import pytest

from ecociv.extract import extract_statements
from ecociv.read import plan_from_text


def years(text, **source):
    records = extract_statements(plan_from_text(text, **source))
    return [(record.target_year, record.year_source) for record in records]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年，绿地率达到40%。", [(2025, "explicit")]),
        ("绿地率达到40%（2025年）。", [(2025, "explicit")]),
        ("到2025年，绿地率达到40%；到2030年，达到45%。", [(2025, "explicit"), (2030, "explicit")]),
        ("到2025年、2030年，绿地率分别达到40%、45%。", [(2025, "explicit"), (2030, "explicit")]),
        ("到2025年，绿地率达到40%。绿化率达到45%。", [(2025, "explicit"), (2025, "inherited")]),
        ("绿地率力争达到40%。", [(None, "none")]),
    ],
)
def test_target_years(text, expected):
    assert years(text) == expected


def test_a_lead_in_governs_its_section_but_a_paragraph_only_itself():
    aims = "一、主要目标\n到2025年，主要目标如下：\n绿地率达到40%。\n"
    lead = f"{aims}二、保障措施\n力争绿化率达到45%。\n"
    assert years(lead) == [(2025, "inherited"), (None, "none")]
    plain = "到2025年，绿地率达到40%。\n力争绿化率达到45%。\n"
    assert years(plain) == [(2025, "explicit"), (None, "none")]


def test_headings_and_the_plans_period():
    assert years("一、2025年目标\n绿地率达到40%。") == [(2025, "inherited")]
    assert years("绿地率力争达到40%。", period_end=2027) == [(2027, "plan_period")]
    assert years("去年绿地率达到40.1%。", period_end=2027) == [(None, "none")]


def test_words_that_only_the_documents_date_resolves():
    text = "今年，绿地率力争达到40%。"
    assert years(text) == [(None, "none")]
    assert years(text, document_date=date(2024, 1, 10)) == [(2024, "explicit")]


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("到2025年，单位GDP能耗比2020年下降13.5%。", 2020),
        ("到2025年，单位GDP能耗比“十三五”末下降13.5%。", 2020),
        ("到2025年，单位GDP能耗下降13.5%（较2020年）。", 2020),
        ("到2025年，与2020年相比，单位GDP能耗下降13.5%。", 2020),
        ("到2025年，单位GDP能耗下降13.5%。", None),
        ("到2025年，单位GDP能耗比去年下降13.5%。", None),
    ],
)
def test_baseline_years(text, baseline):
    [record] = extract_statements(plan_from_text(text, document_date=date(2021, 1, 1)))
    assert record.baseline_year == baseline
    assert record.target_year == 2025


def test_a_change_dates_its_start_and_its_end():
    text = "森林覆盖率由2020年的35.2%提高到2025年的40%。"
    start, end = extract_statements(plan_from_text(text))
    assert (start.kind, start.target_year, start.baseline_year) == ("status", 2020, None)
    assert (end.target_year, end.baseline_year, end.baseline_value) == (2025, 2020, 35.2)
