"""Years and periods, and the part that each plays."""

import pytest

from ecociv.extract.text.folding import fold
from ecociv.extract.values.quantities import scan
from ecociv.extract.values.tokens import YearMention


def mentions(text):
    return [token for token in scan(fold(text)) if isinstance(token, YearMention)]


@pytest.mark.parametrize(
    ("text", "first", "last", "role", "rule"),
    [
        ("到2025年，绿地率", 2025, 2025, "deadline", "year"),
        ("2030年前实现碳达峰", 2030, 2030, "deadline", "year"),
        ("2018年6月底前完成", 2018, 2018, "deadline", "year_month"),
        ("2025年，绿地率", 2025, 2025, "date", "year"),
        ("较2020年下降18%", 2020, 2020, "baseline", "year"),
        ("在2020年基础上下降18%", 2020, 2020, "baseline", "year"),
        ("提高到2025年的40%", 2025, 2025, "date", "year"),
        ("2015年以来", 2015, 2015, "name", "year"),
        ("2021-2025年", 2021, 2025, "period", "year_range"),
        ("2021—25年", 2021, 2025, "period", "year_range"),
        ("2020年3月5日印发", 2020, 2020, "date", "full_date"),
        ("远期（2035年）", 2035, 2035, "deadline", "year"),
        ("“十四五”期间", 2021, 2025, "period", "five_year_period"),
        ("到“十三五”末", 2020, 2020, "deadline", "five_year_period"),
        ("比“十三五”末下降8%", 2020, 2020, "baseline", "five_year_period"),
        ("“十四五”规划", 2021, 2025, "name", "five_year_period"),
        ("到二〇二五年", 2025, 2025, "deadline", "chinese_year"),
    ],
)
def test_years(text, first, last, role, rule):
    [mention] = mentions(text)
    assert (mention.first, mention.last, mention.role, mention.rule) == (first, last, role, rule)


@pytest.mark.parametrize(
    ("text", "role", "shift"),
    [
        ("今年新增", "date", 0),
        ("去年完成", "date", -1),
        ("比去年增长", "baseline", -1),
        ("明年建成", "date", 1),
        ("今后三年新增", "period", 3),
        ("五年内建成", "deadline", 5),
        ("近三年内完成", "name", 0),
        ("6月底前完成", "deadline", None),
    ],
)
def test_years_that_only_the_documents_date_resolves(text, role, shift):
    [mention] = mentions(text)
    assert (mention.last, mention.role, mention.shift) == (None, role, shift)


@pytest.mark.parametrize("text", ["建成2025个", "2030亩", "1990年代", "十五个", "2025-2021年"])
def test_what_is_no_year(text):
    assert [mention for mention in mentions(text) if mention.rule != "year"] == []


def test_a_year_before_another_number_ends_where_it_should():
    [mention] = mentions("2025年前三季度")
    assert mention.role == "date"
