"""Reading a file: the five plans with their records, and every refusal with its message."""

from datetime import date
from hashlib import sha256

import pytest

from ecociv.errors import SourceError
from ecociv.read import SourceRecord, plan_from_text, read_plan

PLANS = ("baiyin", "jixi", "quzhou", "suifenhe", "weihai_etdz")
CHARACTERS = {
    "baiyin": 13559,
    "jixi": 12430,
    "quzhou": 15116,
    "suifenhe": 10249,
    "weihai_etdz": 19259,
}


@pytest.fixture
def raw_dir(project_root):
    return project_root / "data" / "raw"


@pytest.mark.parametrize("doc_id", PLANS)
def test_every_raw_character_is_read_or_dropped_with_a_reason(raw_dir, doc_id):
    plan = read_plan(raw_dir / f"{doc_id}.txt")
    assert len(plan.raw) == CHARACTERS[doc_id]
    position = 0
    parts = [(part.raw_start, part.raw_end) for part in (*plan.segments, *plan.dropped)]
    for start, end in sorted(parts):
        assert start == position < end
        position = end
    assert position == len(plan.raw)
    for part in plan.dropped:
        assert part.reason
        assert part.note_en
        assert part.note_zh


@pytest.mark.parametrize("doc_id", PLANS)
def test_copied_text_points_back_to_itself(raw_dir, doc_id):
    plan = read_plan(raw_dir / f"{doc_id}.txt")
    for segment in plan.segments:
        if segment.kind == "copy":
            raw = plan.raw[segment.raw_start : segment.raw_end]
            assert plan.text[segment.text_start : segment.text_end] == raw
            assert plan.raw_span(segment.text_start, segment.text_end) == (
                segment.raw_start,
                segment.raw_end,
            )


@pytest.mark.parametrize("doc_id", PLANS)
def test_record_and_file_agree(raw_dir, doc_id):
    path = raw_dir / f"{doc_id}.txt"
    plan = read_plan(path)
    assert plan.doc_id == plan.source.place_id == doc_id
    assert plan.sha256 == plan.source.sha256 == sha256(path.read_bytes()).hexdigest()
    assert plan.encoding == "utf-8"
    assert plan.source.title_zh
    assert plan.source.title_en
    assert plan.source.doc_type
    assert bool(plan.source.damage_zh) == bool(plan.source.damage_en)


def test_dates_and_periods_are_those_of_the_copies(raw_dir):
    records = {doc_id: read_plan(raw_dir / f"{doc_id}.txt").source for doc_id in PLANS}
    assert {doc_id: record.document_date for doc_id, record in records.items()} == {
        "baiyin": None,
        "jixi": date(2024, 5, 29),
        "quzhou": date(2011, 10, 29),
        "suifenhe": None,
        "weihai_etdz": None,
    }
    assert records["jixi"].posted_date < records["jixi"].document_date
    assert {
        doc_id: (record.period_start, record.period_end)
        for doc_id, record in records.items()
        if record.period_start
    } == {"baiyin": (2021, 2025), "quzhou": (2011, 2015)}
    assert {doc_id: record.completeness for doc_id, record in records.items()} == {
        "baiyin": "truncated",
        "jixi": "complete",
        "quzhou": "fragments",
        "suifenhe": "complete",
        "weihai_etdz": "complete",
    }


def test_page_number_inside_a_word(raw_dir):
    plan = read_plan(raw_dir / "suifenhe.txt")
    assert "分解到重点行业" in plan.text
    assert "89" not in plan.text
    start = plan.text.index("分解到重点行业")
    low, high = plan.raw_span(start, start + 2)
    assert plan.raw[low:high] == "分89解"


def test_fragments_stand_in_reading_order(raw_dir):
    plan = read_plan(raw_dir / "quzhou.txt")
    texts = [
        "安全大整治活\n泊进行水产养殖",
        "水质监测。\n\n加强气象、地质预警",
        "二噁英",
        "社会·经济·自然",
    ]
    positions = [plan.text.index(text) for text in texts]
    assert positions[:2] == sorted(positions[:2])
    for noise in "?\ufffd<>":
        assert noise not in plan.text
    numbers = [item.numbering for item in plan.sections if item.level == 2][-11:]
    assert numbers[:6] == ["(一)", "(二)", "(三)", "(四)", "(五)", "(六)"]
    assert numbers[6:] == ["(七)", "(八)", "(九)", "(十)", "(十一)"]
    assert plan.text.rstrip().endswith("的监督检查。")


def test_gap_of_quzhou_closes_the_action_before_it(raw_dir):
    plan = read_plan(raw_dir / "quzhou.txt")
    lost = plan.text.index("泊进行水产养殖")
    assert plan.section_at(lost - 2).heading_zh == "切实推进工业大气污染防治"
    assert plan.section_at(lost).heading_zh == "专项行动"


def test_lists_and_furniture_at_the_ends_are_not_read(raw_dir):
    weihai = read_plan(raw_dir / "weihai_etdz.txt")
    assert "吕晓东" not in weihai.text
    assert "ICP" not in weihai.text
    baiyin = read_plan(raw_dir / "baiyin.txt")
    assert ".png" not in baiyin.text
    assert "0335" not in baiyin.text
    jixi = read_plan(raw_dir / "jixi.txt")
    assert "抄送" not in jixi.text
    assert "印发" in jixi.text
    assert jixi.text.startswith("鸡西市人民政府印发关于")


def test_repairs_are_listed(raw_dir):
    plan = read_plan(raw_dir / "quzhou.txt")
    counts: dict[str, int] = {}
    for repair in plan.repairs:
        counts[repair.op] = counts.get(repair.op, 0) + 1
        if repair.op != "order":
            assert plan.raw[repair.raw_start : repair.raw_end] == repair.before
    assert counts == {"order": 3, "gap": 1, "drop": 7, "drop_each": 29, "replace_each": 2}
    ids = [repair.repair_id for repair in plan.repairs]
    assert ids == sorted(set(ids))


def test_plan_without_a_record(tmp_path):
    path = tmp_path / "new_plan.txt"
    path.write_bytes("一、目标\r\n到2025年达到40%。".encode("gb18030"))
    plan = read_plan(path)
    assert (plan.doc_id, plan.encoding, plan.source) == ("new_plan", "gb18030", SourceRecord())
    assert plan.text == plan.raw == "一、目标\r\n到2025年达到40%。"


def test_record_given_by_the_caller_goes_before_the_one_beside_the_file(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("正文。", encoding="utf-8")
    (tmp_path / "plan.yaml").write_text("title_zh: 甲\n", encoding="utf-8")
    assert read_plan(path).source.title_zh == "甲"
    assert read_plan(str(path), source=SourceRecord(title_zh="乙")).source.title_zh == "乙"


def test_missing_file(tmp_path):
    with pytest.raises(
        SourceError, match="found no readable file; accepted: the path of one plain"
    ):
        read_plan(tmp_path / "none.txt")


def test_directory(tmp_path):
    with pytest.raises(
        SourceError, match="found a directory; accepted: the path of one plain-text"
    ):
        read_plan(tmp_path)


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "plan.txt: found an empty file"), (b"PK\x03\x04\0", "plan.txt: found binary data")],
)
def test_file_that_is_no_text(tmp_path, data, message):
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=message):
        read_plan(path)


def test_wrong_hash(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("正文。", encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(f"sha256: {'f' * 64}\n", encoding="utf-8")
    message = r"plan.yaml: found sha256 [0-9a-f]{64} of plan.txt; accepted: f{64}, as the source"
    with pytest.raises(SourceError, match=message):
        read_plan(path)


def test_wrong_repair_names_the_record(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("正文。", encoding="utf-8")
    record = "repairs:\n  - {op: gap, start: 0, end: 1, expect: 反, reason_en: a, reason_zh: 甲}\n"
    (tmp_path / "plan.yaml").write_text(record, encoding="utf-8")
    with pytest.raises(SourceError, match=r"plan.yaml: found '正' at gap \[0:1\); accepted: '反'"):
        read_plan(path)


def test_error_keeps_its_parts():
    with pytest.raises(SourceError) as caught:
        plan_from_text("正文。", "plan", title="甲")
    assert caught.value.path == "plan"
    assert caught.value.found == "unknown key title"
    assert caught.value.accepted.startswith("keys ['title_zh'")


def test_text_of_one_or_no_character():
    assert plan_from_text("").text == ""
    assert plan_from_text("").raw_span(0, 0) == (0, 0)
    assert plan_from_text("a").raw_span(0, 1) == (0, 1)
