"""Repairs: what each operation does, every refusal, and the map under random repairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.errors import SourceError
from ecociv.read import Plan, RepairOp, plan_from_text
from ecociv.read.repair import repair_text
from ecociv.read.source import Fragment

WHY = {"reason_en": "why", "reason_zh": "原因"}


def op(kind: str, **parts) -> RepairOp:
    reason = "scraping_noise" if kind.startswith("drop") else ""
    return RepairOp(kind, **({"reason": reason} | WHY | parts))


def order(raw: str, *spans: tuple[int, int]) -> RepairOp:
    parts = [Fragment(a, b, raw[a : a + 1], raw[b - 1 : b]) for a, b in spans]
    return op("order", fragments=tuple(parts))


def check_map(plan: Plan) -> None:
    """Every raw character once; segments cover the text; copies are copies."""
    stretches = [(part.raw_start, part.raw_end) for part in (*plan.segments, *plan.dropped)]
    position = 0
    for start, end in sorted(stretches):
        assert position == start < end
        position = end
    assert position == len(plan.raw)
    position = 0
    for segment in plan.segments:
        assert position == segment.text_start < segment.text_end
        position = segment.text_end
        if segment.kind == "copy":
            text = plan.text[segment.text_start : segment.text_end]
            assert text == plan.raw[segment.raw_start : segment.raw_end]
            for offset in range(segment.text_start, segment.text_end):
                start, end = plan.raw_span(offset, offset + 1)
                assert end == start + 1
                assert plan.raw[start] == plan.text[offset]
                assert plan.text_offset(start) == offset
        else:
            whole = (segment.raw_start, segment.raw_end)
            assert plan.raw_span(segment.text_start, segment.text_end) == whole
            assert plan.text_offset(segment.raw_start) == segment.text_start
            assert plan.text_offset(segment.raw_end - 1) == segment.text_start
    assert position == len(plan.text)
    for part in plan.dropped:
        assert {plan.text_offset(offset) for offset in range(part.raw_start, part.raw_end)} == {
            None
        }


def test_drop_inside_a_word():
    plan = plan_from_text("将目标分89解到", repairs=(op("drop", start=4, end=6, expect="89"),))
    assert plan.text == "将目标分解到"
    assert plan.raw_span(3, 5) == (3, 7)
    assert plan.raw_span(4, 4) == (6, 6)
    check_map(plan)


def test_drop_each_and_replace_each():
    ops = (
        op("drop_each", expect="??", count=2),
        op("replace_each", expect="二?英", count=1, text="二噁英"),
    )
    plan = plan_from_text("??甲\n??二?英", repairs=ops)
    assert plan.text == "甲\n二噁英"
    assert plan.raw_span(2, 4) == (6, 9)
    assert [(repair.before, repair.after, repair.op) for repair in plan.repairs] == [
        ("??", "", "drop_each"),
        ("??", "", "drop_each"),
        ("二?英", "二噁英", "replace_each"),
    ]
    assert [repair.repair_id for repair in plan.repairs] == ["text-r01", "text-r02", "text-r03"]
    check_map(plan)


def test_replacement_by_nothing_is_a_drop():
    plan = plan_from_text("甲x乙", repairs=(op("replace", start=1, end=2, expect="x"),))
    assert plan.text == "甲乙"
    assert [(part.raw_start, part.raw_end) for part in plan.dropped] == [(1, 2)]
    check_map(plan)


def test_fragments_in_reading_order():
    raw = "甲乙>丁戊丙丙<尾"
    ops = (
        order(raw, (0, 2), (5, 8), (2, 5)),
        op("drop", start=2, end=3, expect=">"),
        op("drop", start=7, end=8, expect="<"),
        op("drop", start=8, end=9, expect="尾"),
    )
    plan = plan_from_text(raw, repairs=ops)
    assert plan.text == "甲乙丙丙丁戊"
    assert plan.raw_span(0, 6) == (0, 7)
    assert plan.raw_span(3, 5) == (3, 7)
    check_map(plan)


def test_gap_ends_the_sections_that_cannot_go_on():
    raw = "一、甲\n(一)乙\n丙#丁\n(二)戊\n"
    plan = plan_from_text(raw, repairs=(op("gap", start=10, end=11, expect="#"),))
    assert plan.text == raw.replace("#", "\n")
    ends = {section.heading_zh: section.text_end for section in plan.sections}
    assert ends == {"甲": len(raw), "乙": 11, "戊": len(raw)}
    assert plan.section_at(9).heading_zh == "乙"
    assert plan.section_at(11).heading_zh == "甲"
    check_map(plan)


def test_gap_behind_the_last_heading_ends_all_sections():
    raw = "一、甲\n(一)乙\n丙#丁\n"
    plan = plan_from_text(raw, repairs=(op("gap", start=10, end=11, expect="#", text="\n\n"),))
    assert [section.text_end for section in plan.sections] == [12, 12]
    assert plan.section_at(12) is None


RAW = "甲乙丙丁戊己庚辛"


@pytest.mark.parametrize(
    ("ops", "message"),
    [
        (
            [op("drop", start=1, end=2, expect="丙")],
            r"record.yaml: found '乙' at drop \[1:2\); accepted: '丙'",
        ),
        (
            [op("drop", start=1, end=4, begins="丙", ends="丁")],
            r"found drop \[1:4\) that begins with '乙'; accepted: '丙'",
        ),
        (
            [op("drop", start=1, end=4, begins="乙", ends="戊")],
            r"found drop \[1:4\) that ends with '丁'; accepted: '戊'",
        ),
        (
            [op("replace", start=7, end=9, expect="辛")],
            r"found replace \[7:9\); accepted: a stretch within \[0:8\)",
        ),
        (
            [op("drop", start=3, end=3, expect="丁")],
            r"found drop \[3:3\); accepted: a stretch within",
        ),
        (
            [op("drop_each", expect="甲", count=2)],
            "found 1 times '甲'; accepted: 2 times, as drop_each expects",
        ),
        (
            [op("drop", start=1, end=3, expect="乙丙"), op("gap", start=2, end=3, expect="丙")],
            r"found repairs that overlap: \[1:3\) and \[2:3\)",
        ),
        (
            [order(RAW, (0, 5), (4, 8))],
            r"found fragments that overlap: \[0:5\) and \[4:8\)",
        ),
        (
            [order(RAW, (4, 8), (0, 3))],
            r"found raw text \[3:4\) in no fragment and not dropped",
        ),
        (
            [order(RAW, (0, 4)), op("drop", start=4, end=7, begins="戊", ends="庚")],
            r"found raw text \[7:8\) in no fragment and not dropped",
        ),
        (
            [order(RAW, (4, 8), (0, 4)), op("drop", start=3, end=5, expect="丁戊")],
            r"found repair \[3:5\) across the edge of fragment \[4:8\)",
        ),
        (
            [order(RAW, (0, 4)), op("replace", start=4, end=8, expect="戊己庚辛", text="x")],
            r"found replace \[4:8\) outside all fragments",
        ),
        ([order(RAW, (0, 8)), order(RAW, (0, 8))], "found 2 order repairs"),
        (
            [op("order", fragments=(Fragment(0, 8, "乙", "辛"),))],
            r"found fragment \[0:8\) that begins with '甲'; accepted: '乙'",
        ),
        (
            [op("order", fragments=(Fragment(0, 9, "甲", "辛"),))],
            r"found fragment \[0:9\); accepted: a stretch within \[0:8\)",
        ),
    ],
)
def test_wrong_repair_is_refused(ops, message):
    with pytest.raises(SourceError, match=message):
        repair_text(RAW, ops, path="record.yaml")


def test_span_outside_the_text():
    plan = plan_from_text("甲乙")
    for span in ((-1, 1), (1, 0), (0, 3)):
        with pytest.raises(IndexError, match=r"is not within \[0:2\)"):
            plan.raw_span(*span)


def test_offset_outside_the_file():
    plan = plan_from_text("甲乙")
    assert plan.text_offset(-1) is None
    assert plan.text_offset(2) is None


@st.composite
def repaired_plans(draw: st.DrawFn) -> Plan:
    """A text cut into stretches, each kept, dropped or replaced, in shuffled fragments."""
    pieces = draw(
        st.lists(st.text("甲乙丙丁 \n1.(（一)）、。%", min_size=1, max_size=6), max_size=12)
    )
    raw = "".join(pieces)
    ops: list[RepairOp] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        span = {"start": at, "end": at + len(piece), "expect": piece}
        match draw(st.sampled_from(["copy", "copy", "drop", "replace", "gap", "outside"])):
            case "drop":
                ops.append(op("drop", **span))
                spans.append((at, at + len(piece)))
            case "replace":
                text = draw(st.text("戊己\n", max_size=4))
                ops.append(op("replace", **span, text=text))
                spans.append((at, at + len(piece)))
            case "gap":
                ops.append(op("gap", **span))
                spans.append((at, at + len(piece)))
            case "outside":
                ops.append(op("drop", **span))
            case _:
                spans.append((at, at + len(piece)))
        at += len(piece)
    if spans:
        ops.append(order(raw, *draw(st.permutations(spans))))
    return plan_from_text(raw, repairs=tuple(ops))


@given(repaired_plans())
def test_map_holds_under_any_repairs(plan):
    check_map(plan)


@given(repaired_plans(), st.data())
def test_raw_span_holds_all_of_the_copied_characters(plan, data):
    start = data.draw(st.integers(0, len(plan.text)))
    end = data.draw(st.integers(start, len(plan.text)))
    low, high = plan.raw_span(start, end)
    for offset in range(start, end):
        part_low, part_high = plan.raw_span(offset, offset + 1)
        assert low <= part_low < part_high <= high


@given(repaired_plans())
def test_sections_nest_under_any_repairs(plan):
    by_id = {section.section_id: section for section in plan.sections}
    assert len(by_id) == len(plan.sections)
    for section in plan.sections:
        assert section.text_start < section.heading_end <= len(plan.text)
        assert section.text_start < section.text_end <= len(plan.text)
        if section.parent_id:
            parent = by_id[section.parent_id]
            assert parent.level < section.level
            assert parent.text_start < section.text_start
            assert section.text_end <= parent.text_end
        assert plan.section_at(section.text_start) == section
