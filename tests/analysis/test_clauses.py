import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.analysis.clauses import clause_frame, plans_of
from ecociv.analysis.corpus import corpus_plans
from ecociv.errors import SourceError
from ecociv.read import Plan, plan_from_text


def texts(text: str, **fields: object) -> list[str]:
    return clause_frame({"demo": plan_from_text(text, "demo", **fields)})["text"].tolist()


def test_commas_part_clauses_and_lists_stay_whole():
    assert texts("加强大气、水、土壤监管,严禁偷排;推进交易。提高效率！") == [
        "加强大气、水、土壤监管", "严禁偷排", "推进交易", "提高效率",
    ]  # fmt: skip


def test_marks_between_digits_belong_to_numbers():
    assert texts("三次产业结构调整为0.7:11.5:87.8,减排1,200吨以上") == [
        "三次产业结构调整为0.7:11.5:87.8", "减排1,200吨以上",
    ]  # fmt: skip


def test_headings_and_lines_of_bodies_are_left_out():
    text = "一、重点任务\n(一)治水。加强水源保护。(牵头单位:市环保局;责任单位:市水利局,市林业局)\n"
    assert texts(text) == ["加强水源保护"]


def test_fragments_of_few_characters_are_left_out():
    assert texts("其中，水，强化监管") == ["强化监管"]


def test_sentences_hold_their_clauses():
    plan = plan_from_text("加强监管,提高效率。推进交易。", "demo")
    frame = clause_frame({"demo": plan})
    assert frame["sentence_id"].tolist() == ["demo-n000000", "demo-n000000", "demo-n000010"]


def test_nothing_to_read_gives_no_clause(minimal_plan: Plan):
    assert clause_frame({}).empty
    assert clause_frame({"x": plan_from_text("\n\n", "x")}).empty
    assert len(clause_frame({"minimal": minimal_plan})) == 2


def test_offsets_lead_back_to_every_file_and_no_clause_is_cut_from_two_places(project_root):
    plans = corpus_plans(project_root)
    frame = clause_frame(plans)
    assert set(frame["doc_id"]) == set(plans)
    assert frame["clause_id"].is_unique
    assert [plans[row.doc_id].raw[row.start : row.end] for row in frame.itertuples()] == frame[
        "text"
    ].tolist()
    # What is longer in the file than in the text has only noise between.
    longer = frame["text"].str.len() - frame["clause_zh"].str.len()
    assert longer.abs().max() <= 2


@given(st.text(alphabet="加强监管水,，。;\n一、(一)1.5", max_size=60))
def test_offsets_hold_for_any_text(text: str):
    plan = plan_from_text(text, "demo")
    frame = clause_frame({"demo": plan})
    for row in frame.itertuples():
        assert plan.raw[row.start : row.end] == row.text
        assert plan.text[row.text_start :].startswith(row.clause_zh)


def test_plans_of_tables_are_the_files_they_were_built_from(project_root, monkeypatch):
    monkeypatch.chdir(project_root)
    plan = next(iter(corpus_plans().values()))
    documents = pd.DataFrame(
        {"doc_id": [plan.doc_id], "file": [f"data/raw/{plan.doc_id}.txt"], "sha256": [plan.sha256]}
    )
    assert plans_of(documents) == {plan.doc_id: plan}
    with pytest.raises(SourceError, match="accepted: the plan the tables were built from, 00"):
        plans_of(documents.assign(sha256="00"))
    with pytest.raises(SourceError, match="found no such plan"):
        plans_of(documents.assign(doc_id="other"))


def test_time_is_linear(assert_linear):
    unit = "加强大气污染防治,严禁露天焚烧秸秆,推进排污权交易,提高利用效率。\n"
    assert_linear(lambda text: clause_frame({"demo": plan_from_text(text, "demo")}), unit)
