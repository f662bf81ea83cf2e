import re
from typing import Any

import pandas as pd
import pytest

from ecociv.tables.audit import CHECKS, audit_tables
from ecociv.tables.checks import check_table
from ecociv.tables.schema import conform, empty_frame, schema

from .conftest import milestone, statement, statements


def tables(*rows: dict[str, Any], **others: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    """The tables that the checks read; those not named are empty."""
    found = {name: empty_frame(schema(name)) for name in ("documents", "ledger", "repairs")}
    for name, given in others.items():
        frame = pd.DataFrame(given, columns=schema(name).columns, dtype=object)
        found[name] = conform(frame, schema(name))
    better = {"better": ["higher", "lower"], "indicator_id": ["forest_coverage", "pm25"]}
    return found | {"statements": statements(*rows), "indicators": pd.DataFrame(better)}


def document(**fields: Any) -> dict[str, Any]:
    return {"doc_id": "demo", "completeness": "complete"} | fields


def ids(found: dict[str, pd.DataFrame], check: str) -> list[str]:
    findings = audit_tables(found)
    return findings.loc[findings["check"] == check, "finding_id"].tolist()


def amounts(*texts: str, sentence: str, unit: str = "亿元", **fields: Any) -> list[dict[str, Any]]:
    rows = []
    at = 0
    for text in texts:
        at = sentence.index(text, at)
        value = float("".join(char for char in text if char in "0123456789."))
        zh = text.lstrip("0123456789.") or unit
        rows.append(
            statement(start=100 + at, sentence_offset=at, sentence_zh=sentence, value_text=text,
                      value_low=value, value_high=value, unit_zh=zh, kind="investment",
                      operator="eq", indicator_zh="投资")
            | fields
        )  # fmt: skip
        at += len(text)
    return rows


def test_every_check_has_a_code_and_says_what_it_looks_for():
    assert all(check.__name__ == name and check.__doc__ for name, check in CHECKS.items())


def test_findings_fit_their_table():
    found = tables(documents=[document(completeness="truncated", damage_zh="缺", damage_en="lost")])
    frame = conform(audit_tables(found), schema("quality_findings"))
    check_table(frame, schema("quality_findings"))
    assert frame["message_en"].tolist() == ["The copy is not complete (truncated): lost"]


@pytest.mark.parametrize(
    ("parts", "severity", "total"),
    [
        (["53.28亿元", "18.00亿元", "200.00万元"], "warning", "71.3"),
        (["53.28亿元", "18亿元", "1800万元"], "note", "71.46"),
        (["53.28亿元", "18亿元", "1900万元"], None, ""),
        (["53.28亿元", "28.00亿元"], "warning", "81.28"),
    ],
)
def test_parts_that_do_not_make_their_total(parts: list[str], severity: str | None, total: str):
    sentence = f"预计总投资71.47亿元,包括{'、'.join(f'某工程{part}' for part in parts)}"
    findings = audit_tables(tables(*amounts("71.47亿元", *parts, sentence=sentence)))
    findings = findings[findings["check"] == "parts_total"]
    assert findings["severity"].tolist() == ([severity] if severity else [])
    if severity:
        assert findings["finding_id"].tolist() == ["demo-parts_total-000105"]
        assert (
            f"add up to {total}亿元, the stated total is 71.47亿元"
            in findings["message_en"].iloc[0]
        )
        assert f"合计{total}亿元,所列总数为71.47亿元" in findings["message_zh"].iloc[0]
        assert len(findings["evidence"].iloc[0].split("|")) == len(parts) + 1


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("总投资9亿元,建设甲工程3亿元、乙工程5亿元", {}),
        ("总投资9亿元,其中甲工程1亿元、乙工程2亿元", {}),
        ("投资9亿元,其中市区7亿元、县城8亿元", {}),
        ("污水处理率9%,其中市区4%、县城4%", {"unit_zh": "%"}),
    ],
)
def test_a_list_that_is_no_complete_list_of_parts_is_left_alone(sentence: str, fields: dict):
    values = re.findall(r"[0-9]+(?:亿元|%)", sentence)
    assert ids(tables(*amounts(*values, sentence=sentence, **fields)), "parts_total") == []


@pytest.mark.parametrize(
    ("parts", "found"), [("0.7:11.5:88.8", 1), ("0.7:11.5:87.8", 0), ("3:1:1", 0)]
)
def test_parts_of_a_ratio_make_100(parts: str, found: int):
    sentence = f"三次产业结构为{parts}"
    rows = amounts(*parts.split(":"), sentence=sentence, value_type="ratio", kind="status")
    assert len(ids(tables(*rows), "ratio_total")) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"indicator_zh": "污水处理率"}, 1),
        ({"indicator_zh": "任务完成率"}, 0),
        ({"indicator_zh": "污水处理率", "sentence_zh": "占任务的120%"}, 0),
        ({"indicator_zh": "产值"}, 0),
        ({"indicator_zh": "污水处理率", "change": "relative", "direction": "up"}, 0),
        ({"indicator_zh": "污水处理率", "value_low": 100.0, "value_high": 100.0}, 0),
    ],
)
def test_a_share_above_100(fields: dict, found: int):
    row = statement(value_text="120%", **({"value_low": 120.0, "value_high": 120.0} | fields))
    assert len(ids(tables(row), "share_over_100")) == found


@pytest.mark.parametrize(("low", "found"), [(45.0, 1), (40.0, 0), (35.0, 0)])
def test_a_range_that_begins_above_its_end(low: float, found: int):
    assert len(ids(tables(statement(value_low=low, value_high=40.0)), "bounds_reversed")) == found


FOREST = {"indicator_id": "forest_coverage", "unit_std": "%", "operator": "eq"}
DUST = {
    "indicator_id": "pm25",
    "indicator_zh": "细颗粒物浓度",
    "unit_zh": "微克/立方米",
    "operator": "eq",
}


@pytest.mark.parametrize(
    ("target", "status", "found"),
    [
        (
            FOREST | {"value_low": 90.0, "value_high": 90.0},
            FOREST | {"value_low": 100.0, "value_high": 100.0},
            1,
        ),
        (
            FOREST | {"value_low": 100.0, "value_high": 100.0},
            FOREST | {"value_low": 90.0, "value_high": 90.0},
            0,
        ),
        (
            DUST | {"value_low": 35.0, "value_high": 35.0},
            DUST | {"value_low": 28.0, "value_high": 28.0},
            1,
        ),
        (
            DUST | {"value_low": 28.0, "value_high": 28.0},
            DUST | {"value_low": 35.0, "value_high": 35.0},
            0,
        ),
        (
            {"indicator_zh": "无名率", "value_low": 30.0, "value_high": 30.0},
            {"indicator_zh": "无名率"},
            1,
        ),
        (
            {"indicator_zh": "无名率", "operator": "eq", "value_low": 30.0},
            {"indicator_zh": "无名率"},
            0,
        ),
        (
            {"indicator_zh": "甲率", "value_low": 30.0, "value_high": 30.0},
            {"indicator_zh": "乙率"},
            0,
        ),
        ({"scope_zh": "市区", "value_low": 30.0, "value_high": 30.0}, {}, 0),
        ({"value_low": 30.0, "value_high": 30.0, "target_year": 2015}, {"target_year": 2020}, 0),
        ({"value_low": 30.0, "value_high": 30.0, "change": "delta"}, {}, 0),
    ],
)
def test_a_target_short_of_what_is_already_reported(target: dict, status: dict, found: int):
    rows = (
        statement(**target),
        statement(start=200, kind="status", **({"target_year": 2020} | status)),
    )
    given = ids(tables(*rows), "target_short_of_status")
    assert given == ["demo-target_short_of_status-000010-000200"][:found]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ({"value_low": 45.0, "value_high": 45.0}, 1),
        ({}, 0),
        ({"operator": "eq"}, 0),
        ({"value_low": 45.0, "target_year": 2030}, 0),
        ({"value_low": 45.0, "scope_zh": "市区"}, 0),
        ({"value_low": 45.0, "kind": "status"}, 0),
        ({"value_low": 45.0, "change": "delta", "direction": "up"}, 0),
        ({"value_low": 45.0, "indicator_zh": "林木覆盖率"}, 0),
    ],
)
def test_two_values_for_one_indicator_scope_and_year(second: dict, found: int):
    rows = statement(), statement(start=200, value_text="45%", **second)
    assert ids(tables(*rows), "conflicting_values") == ["demo-conflicting_values-000010"][:found]


@pytest.mark.parametrize(("unit", "found"), [("个", 0), ("亿元", 0), ("%", 1), ("吨/万元", 1)])
def test_two_counts_under_a_common_word_are_no_conflict(unit: str, found: int):
    same = {"indicator_zh": "某项目", "unit_zh": unit}
    rows = statement(**same), statement(start=200, value_low=45.0, value_high=45.0, **same)
    assert len(ids(tables(*rows), "conflicting_values")) == found


@pytest.mark.parametrize(
    ("dates", "year", "kind", "found"),
    [
        ({"document_date": "2018-01-17"}, 2015, "milestone", 1),
        ({"posted_date": "2018-01-17"}, 2015, "target", 1),
        ({"document_date": "2014-06-01", "posted_date": "2018-01-17"}, 2015, "target", 0),
        ({"document_date": "2018-01-17"}, 2018, "target", 0),
        ({"document_date": "2018-01-17"}, 2015, "status", 0),
        ({}, 2015, "target", 0),
    ],
)
def test_a_deadline_before_the_document(dates: dict, year: int, kind: str, found: int):
    row = (
        statement(**milestone(target_year=year))
        if kind == "milestone"
        else statement(target_year=year, kind=kind)
    )
    given = ids(tables(row, documents=[document(**dates)]), "deadline_before_document")
    assert len(given) == found


@pytest.mark.parametrize(("baseline", "found"), [(2020, 0), (2025, 1), (2030, 1), (None, 0)])
def test_a_baseline_that_is_not_before_the_target(baseline: int | None, found: int):
    row = statement(baseline_year=baseline, change="relative", direction="down")
    assert len(ids(tables(row), "baseline_not_before_target")) == found


@pytest.mark.parametrize(
    ("posted", "written", "found"),
    [("2024-04-10", "2024-05-29", 1), ("2024-05-29", "2024-05-29", 0), (None, "2024-05-29", 0)],
)
def test_a_page_posted_before_the_document(posted: str | None, written: str, found: int):
    given = tables(documents=[document(posted_date=posted, document_date=written)])
    assert ids(given, "posted_before_document") == ["demo-posted_before_document"][:found]


@pytest.mark.parametrize(("end", "found"), [(2020, 1), (2021, 0), (None, 0)])
def test_a_period_that_ends_before_it_begins(end: int | None, found: int):
    given = tables(documents=[document(period_start=2021, period_end=end)])
    assert len(ids(given, "period_reversed")) == found


def test_what_is_lost_is_said():
    gap = {"repair_id": "demo-r01", "doc_id": "demo", "op": "gap", "start": 77, "end": 78,
           "reason_en": "cut off", "reason_zh": "截断"}  # fmt: skip
    given = tables(
        documents=[document(completeness="fragments")],
        repairs=[gap, gap | {"repair_id": "demo-r02", "op": "drop"}],
    )
    assert ids(given, "lost_stretch") == ["demo-lost_stretch-000077"]
    assert ids(given, "incomplete_copy") == ["demo-incomplete_copy"]
    assert audit_tables(given)["message_zh"].tolist() == ["副本不完整(残片)", "77处文字缺失:截断。"]
    assert ids(tables(documents=[document()]), "incomplete_copy") == []


def test_statements_in_no_section_are_counted_once_a_plan():
    rows = [statement(), statement(start=30), statement(start=60, section_id="demo-s000000")]
    given = tables(*rows)
    assert ids(given, "no_section") == ["demo-no_section-000010"]
    assert audit_tables(given)["evidence"].tolist() == ["demo-000010|demo-000030"]


def test_numerals_without_an_account_are_counted():
    line = {"doc_id": "demo", "start": 1, "end": 2, "text": "3", "disposition": "unclaimed"}
    given = tables(ledger=[line, line | {"start": 5, "disposition": "rejected", "reason": "year"}])
    assert ids(given, "numerals_unclaimed") == ["demo-numerals_unclaimed"]
    assert audit_tables(given)["message_en"].iloc[0].startswith("1 numerals are in no statement")
