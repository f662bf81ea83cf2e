from io import StringIO

import pandas as pd
import pytest
from rich.console import Console

from ecociv.extract import extract_statements, statements_frame
from ecociv.present import show
from ecociv.read import plan_from_text

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
