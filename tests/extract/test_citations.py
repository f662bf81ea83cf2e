"""Documents named in plans: the five plans line by line, then variants in other wording."""

import json
from pathlib import Path

import pytest

from ecociv.extract.citations import Citation, extract_citations
from ecociv.read import plan_from_text, read_plan

CASES = Path(__file__).parents[1] / "cases"
PLANS = ("baiyin", "jixi", "quzhou", "suifenhe", "weihai_etdz")


def _rows(name: str) -> list[dict]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _row(citation: Citation) -> list:
    return [
        citation.title_zh,
        citation.document_number,
        citation.issuer_level,
        citation.year,
    ]


@pytest.mark.parametrize("doc_id", PLANS)
def test_citations_of_the_plans(project_root, doc_id):
    plan = read_plan(project_root / "data" / "raw" / f"{doc_id}.txt")
    expected = [
        [row["title"], row["number"], row["level"], row["year"]]
        for row in _rows("citations.jsonl")
        if row["doc_id"] == doc_id
    ]
    citations = extract_citations(plan)
    assert [_row(citation) for citation in citations] == expected
    for citation in citations:
        evidence = plan.raw[citation.start : citation.end]
        assert citation.title_zh in evidence
        assert citation.document_number in evidence
        assert evidence.startswith("《")


@pytest.mark.parametrize("case", _rows("citation_sentences.jsonl"), ids=lambda case: case["text"])
def test_citations_of_sentences(case):
    citations = extract_citations(plan_from_text(case["text"]))
    assert [_row(citation) for citation in citations] == case["citations"]


def test_own_title_and_number_are_no_citation():
    text = "《甲市扩绿方案》(甲政发〔2020〕1号)已同意。根据甲政发〔2020〕1号,落实《乙省扩绿方案》。"
    plan = plan_from_text(text, title_zh="甲市扩绿方案", document_number="甲政发〔2020〕1号")
    assert [citation.title_zh for citation in extract_citations(plan)] == ["乙省扩绿方案"]


def test_full_width_and_ascii_marks_give_the_same():
    ascii_plan = plan_from_text("根据《甲市规划》(国发[2015]17号),落实")
    wide_plan = plan_from_text("根据《甲市规划》（国发〔2015〕17号），落实")
    (first,), (second,) = extract_citations(ascii_plan), extract_citations(wide_plan)
    assert (first.start, first.end, first.year) == (second.start, second.end, second.year)


@pytest.mark.parametrize(
    "unit", ["《", "《a", "《》", "〔2015〕", "〔2015〕1号", "国发", "令1号", "(("]
)
def test_long_input_is_read_in_linear_time(unit, assert_linear):
    assert_linear(lambda text: extract_citations(plan_from_text(text)), unit)
