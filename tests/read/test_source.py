"""Source records: what is read, and every wrong record with its message."""

from datetime import date

import pytest

from ecociv.errors import SourceError
from ecociv.read import RepairOp, SourceRecord, load_source
from ecociv.read.source import Fragment, source_from_mapping

DROP = {
    "op": "drop",
    "start": 0,
    "end": 2,
    "expect": "来源",
    "reason": "page_furniture",
    "reason_en": "web page",
    "reason_zh": "网页",
}


def test_record_is_read(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(
        "title_zh: 甲市规划\ndocument_date: 2021-03-05\nposted_date:\nperiod_start: 2021\n"
        "repairs:\n"
        "  - op: order\n    reason_en: order\n    reason_zh: 次序\n    fragments:\n"
        "      - {start: 0, end: 2, begins: 甲, ends: 乙}\n",
        encoding="utf-8",
    )
    order = RepairOp("order", "order", "次序", fragments=(Fragment(0, 2, "甲", "乙"),))
    assert load_source(path) == SourceRecord(
        title_zh="甲市规划",
        document_date=date(2021, 3, 5),
        period_start=2021,
        repairs=(order,),
    )


def test_what_the_copy_does_not_say_stays_empty():
    record = source_from_mapping({"title_zh": None})
    assert record == SourceRecord()
    assert record.document_date is None
    assert record.period_end is None
    assert record.document_number == ""


def changed(**changes):
    return {"repairs": [DROP | changes]}


def without(*keys):
    return {"repairs": [{key: value for key, value in DROP.items() if key not in keys}]}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ([], r"plan.yaml: found list; accepted: a mapping with \['title_zh'"),
        (None, "found NoneType; accepted: a mapping"),
        ({"titel_zh": "甲"}, r"found unknown key titel_zh; accepted: keys \['title_zh'"),
        ({1: "甲"}, "found unknown key 1"),
        ({"title_zh": 2021}, "found title_zh: 2021; accepted: a value of type str"),
        ({"document_date": "2021年"}, "found document_date: '2021年'; .* of type date"),
        ({"period_start": "2021"}, "found period_start: '2021'; .* of type int"),
        ({"period_end": True}, "found period_end: True; .* of type int"),
        ({"repairs": {}}, "found repairs: {}; .* of type list"),
        ({"doc_type": "law"}, "found doc_type: 'law'; accepted: status_report, plan"),
        ({"completeness": "half"}, "found completeness: 'half'; accepted: complete, truncated"),
        ({"repairs": ["drop"]}, r"found str in repairs\[1\]; accepted: a mapping"),
        (changed(op="delete"), r"found op: 'delete' in repairs\[1\]; accepted: order, gap, drop"),
        (changed(begin=3), r"found unknown key begin in repairs\[1\]"),
        (changed(start="0"), r"found start: '0' in repairs\[1\]; .* of type int"),
        (without("op"), r"found repairs\[1\] without op"),
        (without("reason_zh"), r"found repairs\[1\] without reason_zh"),
        (without("reason", "end"), r"found repairs\[1\] without end, reason"),
        (changed(op="drop_each"), r"found repairs\[1\] without count"),
        (changed(op="replace_each", count=1), r"found repairs\[1\] without text"),
        (changed(op="replace", expect=""), r"found repairs\[1\] without expect"),
        (changed(op="gap", expect=""), r"found repairs\[1\] without expect"),
        (changed(op="order"), r"found repairs\[1\] without fragments"),
        (
            changed(expect="", begins="来"),
            r"found repairs\[1\] that expects nothing; accepted: expect, or begins and ends",
        ),
        (
            changed(op="order", fragments=[{"start": 0, "end": 2, "begins": "来"}]),
            r"found no ends in repairs\[1\].fragments\[1\]; accepted: all of",
        ),
    ],
)
def test_wrong_record_is_refused(content, message):
    with pytest.raises(SourceError, match=message):
        source_from_mapping(content, "plan.yaml")


def test_missing_record(tmp_path):
    with pytest.raises(SourceError, match="found no readable file; accepted: a source record"):
        load_source(tmp_path / "none.yaml")


@pytest.mark.parametrize("data", [b"title_zh: [", b"\xff\xfe"])
def test_record_that_is_no_yaml(tmp_path, data):
    path = tmp_path / "plan.yaml"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"found text that is no YAML \(.*\); accepted: UTF-8"):
        load_source(path)
