from io import StringIO

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell
from rich.console import Console

from ecociv.analysis.compare import compare_indicator
from ecociv.errors import OptionError
from ecociv.extract import extract_statements, statements_frame
from ecociv.present import show
from ecociv.read import plan_from_text
from ecociv.tables.holder import Tables

HOSTILE = '</b><script>hacked=1</script>&<img src="x:y" onerror="hacked=1">'

ROW = {
    "statement_id": "demo-000006", "kind": "target", "indicator_zh": "甲率", "scope_zh": None,
    "operator": "ge", "value_text": "5%", "target_year": 2025, "sentence_zh": "乙5%,甲率<5%>以上",
    "sentence_offset": 7,
}  # fmt: skip


def test_the_value_is_marked_where_it_stands_not_where_it_first_occurs():
    assert str(show(ROW)) == "demo-000006\ntarget: 甲率 ge 5% (2025)\n乙5%,甲率<【5%】>以上"


def test_a_frame_row_and_a_statement_show_the_same():
    statement = extract_statements(plan_from_text("到2025年，森林覆盖率达到40%以上。"))[0]
    frame = statements_frame([statement])
    assert show(statement) == show(frame.iloc[0]) == show(frame.to_dict("records")[0])
    assert "【40%】以上" in str(show(statement))


def test_html_is_escaped_and_marked():
    html = show(ROW | {"indicator_zh": "<b>甲</b>"})._repr_html_()
    assert "甲率&lt;<mark>5%</mark>&gt;以上" in html
    assert "&lt;b&gt;甲&lt;/b&gt;" in html
    assert html.count("<b>") == 1


def test_the_terminal_shows_the_whole_sentence():
    out = StringIO()
    Console(file=out, width=200).print(show(ROW))
    assert "乙5%,甲率<5%>以上" in out.getvalue()


@pytest.mark.parametrize("offset", [None, pd.NA])
def test_without_an_offset_the_first_occurrence_is_marked(offset: object):
    assert show(ROW | {"sentence_offset": offset}).before == "乙"


def test_a_deadline_of_an_earlier_sentence_stands_before_the_commitment():
    found = show(ROW | {"sentence_zh": "甲率提高", "value_text": "2025年", "sentence_offset": None})
    assert str(found).splitlines()[-1] == "【2025年】 … 甲率提高"


def in_a_notebook(thing: object) -> str:
    """What a notebook shows of a value that a cell ends with."""
    data, _ = InteractiveShell.instance().display_formatter.format(thing)
    return data["text/html"]


def test_a_notebook_shows_a_statement_with_its_evidence():
    statement = extract_statements(plan_from_text("到2025年，森林覆盖率达到40%以上。"))[0]
    html = in_a_notebook(statement)
    assert html == in_a_notebook(show(statement))
    assert "森林覆盖率达到<mark>40%</mark>以上" in html


def test_a_notebook_shows_a_plan_by_its_outline():
    plan = plan_from_text(
        "一、目标\n(一)<i>林\n造林5亩。\n二、措施\n", "demo", title_zh="示例", title_en="D & C"
    )
    html = in_a_notebook(plan)
    assert html == in_a_notebook(show(plan))
    assert [
        html.index(text) for text in ("示例", "D &amp; C", "一、目标", "&lt;i&gt;林", "二、措施")
    ] == sorted(
        html.index(text) for text in ("示例", "D &amp; C", "一、目标", "&lt;i&gt;林", "二、措施")
    )
    assert html.count("margin-left: 0em") == 2
    assert html.count("margin-left: 1.5em") == 1
    assert repr(plan) == "Plan 'demo': 24 characters, 3 headings"


def test_an_outline_says_what_the_record_says(six_tables: Tables):
    plan = plan_from_text(
        "造林5亩。", "demo", document_number="示发〔2021〕1号", period_end=2025, damage_zh="缺字"
    )
    assert show(plan).facts == (
        "示发〔2021〕1号",
        "period …–2025",
        "缺字",
        "5 characters, 0 headings",
    )


@pytest.fixture(scope="module")
def pairs(six_tables: Tables) -> pd.DataFrame:
    tables = six_tables
    return compare_indicator("forest_coverage", tables.statements, tables.documents, tables.places)


def test_a_comparison_shows_both_sides_the_class_and_the_reasons(pairs: pd.DataFrame):
    for row in pairs.to_dict("records"):
        for text in (str(show(row)), in_a_notebook(show(row))):
            for name in ("statement_a", "statement_b", "doc_a", "doc_b", "name_a", "reason_zh"):
                assert row[name] in text, name
            assert row["reason_en"] in text
            assert ("−" in text and " − " in text) == (row["comparability"] != "refused")
    assert {"refused / 不可比", "with caution / 慎比"} <= {
        show(row).pairs[0].verdict for _, row in pairs.iterrows()
    }


def test_a_frame_of_pairs_shows_them_all(pairs: pd.DataFrame):
    shown = show(pairs)
    assert len(shown.pairs) == len(pairs) > 3
    assert in_a_notebook(shown).count("<table>") == len(pairs)
    assert str(show(pairs.head(0))) == "no pair to compare"
    assert "no pair" in in_a_notebook(show(pairs.head(0)))


def test_an_inferred_year_stands_in_brackets(pairs: pd.DataFrame):
    row = pairs[pairs["comparability"] != "refused"].iloc[0].to_dict()
    stated = show(row | {"year_a": 2025, "year_source_a": "explicit"}).pairs[0].sides[0]
    inferred = show(row | {"year_a": 2025, "year_source_a": "inherited"}).pairs[0].sides[0]
    assert stated[3].endswith(", 2025")
    assert inferred[3].endswith(", (2025)")


def test_classes_without_a_distance_still_say_who_asks_for_more(pairs: pd.DataFrame):
    row = pairs[pairs["comparability"] != "refused"].iloc[0].to_dict()
    row |= {"difference_low": None, "difference_high": None, "stricter": "same"}
    assert show(row).pairs[0].difference == "asks for more / 要求更高: neither / 相同"


def test_no_word_of_a_plan_is_markup(pairs: pd.DataFrame):
    row = pairs.iloc[0].to_dict()
    names = ("doc_a", "statement_a", "name_a", "scope_b", "reason_en", "reason_zh", "unit")
    plan = plan_from_text(f"一、{HOSTILE}\n", HOSTILE, title_zh=HOSTILE, damage_en=HOSTILE)
    for thing in (
        show(row | dict.fromkeys(names, HOSTILE)),
        plan,
        show(ROW | {"sentence_zh": HOSTILE, "sentence_offset": None}),
    ):
        html = in_a_notebook(thing)
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script&gt;" in html


def test_a_frame_of_something_else_is_an_error():
    with pytest.raises(OptionError, match="found a frame of a, …; accepted: a statement, a plan"):
        show(pd.DataFrame({"a": [1]}))
