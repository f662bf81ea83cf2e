from pathlib import Path

import pandas as pd
import pytest

from ecociv.analysis.corpus import (
    character_account,
    commitment_share,
    corpus_plans,
    finding_evidence,
    ledger_reasons,
    outline_profile,
)
from ecociv.errors import SourceError
from ecociv.extract import extract_statements, statements_frame
from ecociv.read import Plan, plan_from_text
from ecociv.tables import find_root, load_tables


def rows(plan: Plan, *sentences: tuple[str, str, str]) -> pd.DataFrame:
    """Statements of a plan, each given as kind, value and sentence."""
    found = [
        {
            "statement_id": f"{plan.doc_id}-{plan.raw.index(value):06d}",
            "doc_id": plan.doc_id,
            "start": plan.raw.index(value),
            "kind": kind,
            "value_text": value,
            "target_year": None,
            "sentence_zh": sentence,
        }
        for kind, value, sentence in sentences
    ]
    columns = ["statement_id", "doc_id", "start", "kind", "value_text", "target_year"]
    return pd.DataFrame(found, columns=[*columns, "sentence_zh"])


def share_of(plan: Plan, statements: pd.DataFrame) -> pd.Series:
    return commitment_share({plan.doc_id: plan}, statements).iloc[0]


def test_the_plans_of_the_corpus_are_those_of_the_folder(project_root: Path, tmp_path: Path):
    names = [path.stem for path in sorted((project_root / "data" / "raw").glob("*.txt"))]
    assert list(corpus_plans(project_root)) == names
    with pytest.raises(SourceError, match=r"no \*.txt"):
        corpus_plans(tmp_path)


def test_the_account_of_every_real_file_closes(project_root: Path):
    plans = corpus_plans(project_root)
    account = character_account(plans).set_index("doc_id")
    assert (account["difference"] == 0).all()
    assert account["n_chars"].to_dict() == {name: len(plan.raw) for name, plan in plans.items()}


def test_dropped_and_replaced_characters_are_told_apart():
    repairs = [
        {"op": "drop", "start": 0, "end": 3, "expect": "首页\n", "reason": "page_furniture"},
        {"op": "drop", "start": 3, "end": 5, "expect": "89", "reason": "scraping_noise"},
        {"op": "drop_each", "expect": "[抄送]", "count": 1, "reason": "not_body"},
        {"op": "replace_each", "expect": "二?英", "count": 1, "text": "二噁英"},
    ]
    reasons = {"reason_en": "made up", "reason_zh": "虚构"}
    text = "首页\n89二?英达标率达到40%。[抄送]"
    plan = plan_from_text(text, "demo", repairs=[repair | reasons for repair in repairs])
    account = character_account({"demo": plan}).iloc[0].drop("doc_id").to_dict()
    assert account == {
        "n_chars": len(text), "furniture": 3, "noise": 2, "not_read": 4, "replaced": 3,
        "replacement": 3, "n_read": len(text) - 9, "difference": 0,
    }  # fmt: skip


def test_a_sentence_counts_once_and_white_space_not_at_all():
    sentence = "到2025年, 甲达到40%,乙达到50%"
    plan = plan_from_text(f"总 则。\n{sentence}。\n结语。", "demo")
    found = share_of(plan, rows(plan, ("target", "40%", sentence), ("target", "50%", sentence)))
    assert found["n_commitment"] == len(sentence) - 1
    assert found["n_chars"] == len(sentence) - 1 + len("总则。。结语。")


def test_kinds_are_kept_apart_and_their_common_sentences_counted_once():
    plan = plan_from_text("甲达到40%,2025年底前建成。乙为50%。", "demo")
    first, second = "甲达到40%,2025年底前建成", "乙为50%"
    found = share_of(
        plan,
        rows(
            plan,
            ("target", "40%", first), ("milestone", "2025年底前", first), ("status", "50%", second),
        ),
    )  # fmt: skip
    n = found["n_chars"]
    assert found["share_target"] == found["share_milestone"] == len(first) / n
    assert found["share_commitment"] == len(first) / n
    assert found["share_any"] == (len(first) + len(second)) / n


def test_a_milestone_counts_where_it_stands_not_where_its_deadline_does():
    plan = plan_from_text("到2025年,实现以下目标:\n分类体系基本建成。\n", "demo")
    sentence = "分类体系基本建成"
    assert share_of(plan, rows(plan, ("milestone", "2025年", sentence)))["n_commitment"] == 8


def test_a_sentence_that_occurs_twice_is_taken_where_its_value_stands():
    plan = plan_from_text("一、甲\n达到40%。\n二、乙乙乙\n达到40%。\n", "demo")
    statements = rows(plan, ("target", "40%", "达到40%"))
    later = statements.assign(start=plan.raw.rindex("40%"))
    profile = outline_profile({"demo": plan}, later)
    assert profile["n_statements"].tolist() == [0, 1]
    assert profile["share_commitment"].gt(0).tolist() == [False, True]


def test_pooled_shares_weigh_plans_by_their_length():
    plans = {
        name: plan_from_text(text, name) for name, text in [("a", "达到40%"), ("b", "无" * 15)]
    }
    shares = commitment_share(plans, rows(plans["a"], ("target", "40%", "达到40%")))
    shares = shares.set_index("doc_id")["share_commitment"]
    assert shares.to_dict() == {"a": 1.0, "b": 0.0, "pooled": 0.25}


def test_a_plan_without_statements_has_shares_of_zero(minimal_plan: Plan):
    shares = commitment_share({"minimal": minimal_plan}, rows(minimal_plan))
    assert shares["share_any"].tolist() == [0, 0]


def test_top_sections_hold_their_subsections_and_all_statements(awkward_plan: Plan):
    statements = statements_frame(extract_statements(awkward_plan))
    profile = outline_profile({"awkward": awkward_plan}, statements)
    assert profile["numbering"].tolist() == ["二、", "三、"]
    assert profile["n_sections"].tolist() == [2, 0]
    assert profile["n_statements"].sum() == len(statements)
    solid = "".join(awkward_plan.text.split())
    assert profile["n_chars"].sum() == len(solid)


def test_what_stands_before_the_first_heading_has_a_row():
    plan = plan_from_text("各区县政府:\n一、总则\n加强保护。\n", "demo")
    profile = outline_profile({"demo": plan}, rows(plan))
    assert profile["section_id"].isna().tolist() == [True, False]
    assert profile["n_chars"].tolist() == [6, 9]


def test_a_plan_without_headings_is_one_row():
    plan = plan_from_text("加强保护。", "demo")
    profile = outline_profile({"demo": plan}, rows(plan))
    assert profile[["n_chars", "n_statements"]].values.tolist() == [[5, 0]]
    assert profile["level"].isna().all()


def test_reasons_are_counted_by_plan_and_explained():
    ledger = pd.DataFrame(
        [
            ("a", "statement", None), ("b", "rejected", "year"), ("a", "rejected", "year"),
            ("a", "rejected", "title"), ("b", "unclaimed", None),
        ],
        columns=["doc_id", "disposition", "reason"],
    )  # fmt: skip
    found = ledger_reasons(ledger)
    assert found[["disposition", "reason", "a", "b", "pooled"]].values.tolist() == [
        ["statement", "", 1, 0, 1],
        ["rejected", "year", 1, 1, 2],
        ["rejected", "title", 1, 0, 1],
        ["unclaimed", "", 0, 1, 1],
    ]
    assert (found["meaning_en"] == "").tolist() == [True, False, False, True]


def test_every_numeral_of_the_built_ledger_is_counted_once(project_root: Path):
    ledger = load_tables(project_root).ledger
    assert ledger_reasons(ledger)["pooled"].sum() == len(ledger)


def test_evidence_of_findings_is_the_statements_they_name(minimal_plan: Plan):
    statements = rows(minimal_plan, ("target", "40%", "到2025年，森林覆盖率达到40%以上"))
    (name,) = statements["statement_id"]
    findings = pd.DataFrame(
        [("one", "parts_total", "note", f"{name}|elsewhere"), ("two", "copy", "note", None)],
        columns=["finding_id", "check", "severity", "evidence"],
    )
    found = finding_evidence(findings, statements)
    assert found[["finding_id", "statement_id", "value_text"]].values.tolist() == [
        ["one", name, "40%"]
    ]


def test_without_findings_there_is_no_evidence(minimal_plan: Plan):
    findings = pd.DataFrame(columns=["finding_id", "check", "severity", "evidence"], dtype="str")
    assert finding_evidence(findings, rows(minimal_plan)).empty


def test_the_default_root_is_the_project(monkeypatch: pytest.MonkeyPatch, project_root: Path):
    monkeypatch.chdir(project_root / "tests")
    assert find_root().resolve() == project_root
    assert len(corpus_plans()) > 0
