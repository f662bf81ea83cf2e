import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.analysis.corpus import corpus_plans
from ecociv.analysis.language import (
    SHARINGS,
    common_passages,
    pair_likeness,
    sentence_sharing,
    shared_passages,
    sharing_by_length,
)
from ecociv.errors import OptionError
from ecociv.read import Plan, plan_from_text


def plans(**texts: str) -> dict[str, Plan]:
    return {doc_id: plan_from_text(text, doc_id) for doc_id, text in texts.items()}


def test_passages_run_across_commas_and_stop_at_full_stops_and_digits():
    pair = plans(
        a="严格执行环境影响评价,落实制度要求。加强管理。",
        b="严格执行环境影响评价落实制度要求,加强管理。",
    )
    assert shared_passages(pair)["words"].tolist() == ["严格执行环境影响评价落实制度要求"]
    numbers = plans(a="污水处理率达到95%以上水平良好", b="污水处理率达到95%以上水平良好")
    assert shared_passages(numbers, 5)["words"].tolist() == ["污水处理率达到", "以上水平良好"]


def test_full_width_letters_are_the_same_letters():
    pair = plans(a="细颗粒物（ＰＭ）平均浓度", b="细颗粒物PM平均浓度")
    assert shared_passages(pair)["text_a"].tolist() == ["细颗粒物（ＰＭ）平均浓度"]


def test_shorter_runs_are_not_the_same_wording():
    pair = plans(a="推进生态文明建设", b="加强生态文明建设")
    assert shared_passages(pair).empty
    assert shared_passages(pair, 6)["n_chars"].tolist() == [6]


def test_the_same_passage_is_found_each_time_the_first_plan_says_it():
    pair = plans(a="严厉打击环境违法行为。严厉打击环境违法行为。", b="严厉打击环境违法行为。")
    found = shared_passages(pair)
    assert found["start_a"].tolist() == [0, 11]
    assert found["start_b"].tolist() == [0, 0]


def test_sentences_are_common_mixed_or_local():
    three = plans(
        a="严厉打击环境违法行为。严厉打击环境违法行为并建立本市独有的长效巡查保洁与群众监督制度。种植本地花木。",
        b="严厉打击环境违法行为。",
    )
    found = sentence_sharing(three)
    own = found[found["doc_id"] == "a"]
    assert own["sharing"].tolist() == ["common", "mixed", "local"]
    assert own["plans"].tolist() == ["b", "b", ""]
    assert own["n_shared"].tolist() == [10, 10, 0]


def test_letterheads_and_prefaces_are_left_out_where_there_are_headings():
    text = "关于加快推进生态文明建设的意见\n一、任务\n加强水源地的环境保护工作。"
    assert sentence_sharing(plans(a=text))["text"].tolist() == ["加强水源地的环境保护工作"]
    assert len(sentence_sharing(plans(a="关于加快推进生态文明建设的意见"))) == 1


def test_what_several_plans_share_is_its_longest_common_stretch():
    many = plans(
        a="实行领导干部自然资源资产离任审计制度", b="开展领导干部自然资源资产离任审计试点",
        c="领导干部自然资源资产离任审计", d="种植花木",
    )  # fmt: skip
    found = common_passages(many)
    assert found[["words", "n_plans", "plans"]].values.tolist() == [
        ["领导干部自然资源资产离任审计", 3, "a|b|c"]
    ]
    assert found.loc[0, "places"] == "a-000002|b-000002|c-000000"
    assert common_passages(many, min_plans=4).empty


def test_likeness_is_the_mean_of_both_directions():
    pair = plans(a="严厉打击环境违法行为", b="严厉打击环境违法行为。种植花木种植花木种花")
    row = pair_likeness(pair).iloc[0]
    assert (row["share_a"], row["share_b"]) == (1.0, 0.5)
    assert row["likeness"] == 0.75
    assert sharing_by_length(pair, [4, 20])["likeness"].tolist() == [0.75, 0.0]


@pytest.mark.parametrize(
    "find", [shared_passages, sentence_sharing, common_passages, pair_likeness]
)
def test_little_text_gives_empty_tables(find):
    assert find({}).empty
    found = find(plans(a="", b="水"))
    assert found.empty or found["likeness"].isna().all()


def test_a_run_of_one_character_is_refused():
    with pytest.raises(OptionError, match="n: found 1; accepted: 2 or more characters in a row"):
        pair_likeness(plans(a="水"), 1)


def test_passages_of_the_corpus_lead_back_to_both_files(project_root):
    corpus = corpus_plans(project_root)
    found = shared_passages(corpus)
    assert len(found)
    for row in found.itertuples():
        assert corpus[row.doc_a].raw[row.start_a : row.end_a] == row.text_a
        assert corpus[row.doc_b].raw[row.start_b : row.end_b] == row.text_b


def test_a_sixth_plan_is_compared_with_all_others(project_root):
    corpus = corpus_plans(project_root)
    first = next(iter(corpus))
    sixth = plan_from_text(corpus[first].text, "sixth")
    found = pair_likeness(corpus | {"sixth": sixth})
    assert len(found) == (len(corpus) + 1) * len(corpus) // 2
    pair = found[(found["doc_a"] == first) & (found["doc_b"] == "sixth")]
    assert pair["likeness"].iloc[0] > 0.9


@given(st.lists(st.text(alphabet="加强监管水源保护,。1", max_size=40), min_size=2, max_size=3))
def test_shares_of_any_texts_are_shares(texts: list[str]):
    some = plans(**{f"p{number}": text for number, text in enumerate(texts)})
    found = sentence_sharing(some, 3)
    assert found["share"].between(0, 1).all()
    assert set(found["sharing"]) <= set(SHARINGS)
    for row in shared_passages(some, 3).itertuples():
        assert some[row.doc_a].raw[row.start_a : row.end_a] == row.text_a
