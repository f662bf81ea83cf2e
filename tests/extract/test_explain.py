"""Why a numeral became a record or none."""

import pytest

from ecociv.extract import explain
from ecociv.extract.rules import RULES
from ecociv.read import plan_from_text

PLAN = plan_from_text("第3章。到2025年，绿地率、绿化覆盖率均达到40%以上。")


def test_a_record_is_explained_by_its_rules_and_fields():
    told = str(explain(PLAN, PLAN.raw.index("40%"))).splitlines()
    assert told[0].endswith("statement")
    assert "    indicator_zh = 绿地率" in told
    assert "    indicator_zh = 绿化覆盖率" in told
    assert f"    one_for_all: {RULES['one_for_all']}" in told
    assert "    operator = ge" in told


def test_a_refusal_is_explained_by_its_reason():
    told = str(explain(PLAN, 1))
    assert told == "'3' [1:2): rejected\n  ordinal: a place in an order (序数)"


def test_where_no_numeral_is_there_is_nothing_to_explain():
    explanation = explain(PLAN, 2)
    assert (explanation.entry, explanation.statements) == (None, ())
    assert str(explanation) == "no numeral at 2"


@pytest.mark.parametrize("offset", [-1, len(PLAN.raw)])
def test_an_offset_outside_the_text(offset):
    with pytest.raises(IndexError, match=rf"offset {offset} is not within \[0:{len(PLAN.raw)}\)"):
        explain(PLAN, offset)
