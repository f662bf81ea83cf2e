import pandas as pd
import pytest

from ecociv.analysis.descent import cited_documents, descent_chains, lag_by_level

VINTAGE = pd.DataFrame({"doc_id": ["a"], "made_from": [2016], "made_by": [2017]})


def citations(*rows: dict) -> pd.DataFrame:
    base = {"doc_id": "a", "title_zh": "示例意见", "document_number": None, "issuer_level": None,
            "year": None, "cited_doc_id": None}  # fmt: skip
    frame = pd.DataFrame([base | {"start": 10 * n} | row for n, row in enumerate(rows, start=1)])
    return frame.astype({"year": "Int64"})


def cited(*rows: dict) -> pd.DataFrame:
    return cited_documents(citations(*rows), VINTAGE)


NUMBER = {"document_number": "某发〔2015〕1号", "year": 2015, "issuer_level": "central"}


def test_mentions_of_one_number_or_title_are_one_document():
    found = cited(NUMBER | {"title_zh": "某省转发的示例意见"}, NUMBER, {}, {"title_zh": "另一意见"})
    assert found["n_mentions"].tolist() == [3, 1]
    assert found["starts"].tolist() == ["10|20|30", "40"]
    assert found["issuer_level"].tolist() == ["central", "not_known"]


def test_brackets_dashes_and_year_words_do_not_tell_titles_apart():
    found = cited({"title_zh": "总体规划(2014-2030)"}, {"title_zh": "总体规划（2014—2030年）"})
    assert found["n_mentions"].tolist() == [2]


def test_plans_keep_their_own_citations():
    assert len(cited({}, {"doc_id": "b"})) == 2


@pytest.mark.parametrize(("year", "low", "high"), [(2015, 1, 2), (2017, 0, 0), (2016, 0, 1)])
def test_the_lag_carries_the_bracket_of_the_making(year: int, low: int, high: int):
    found = cited({"year": year})
    assert found[["lag_low", "lag_high"]].values.tolist() == [[low, high]]


def test_a_document_without_year_has_no_lag():
    assert cited({})["lag_high"].isna().all()


def test_lags_by_level():
    found = lag_by_level(
        cited(
            {"title_zh": "一", "issuer_level": "central", "year": 2013},
            {"title_zh": "二", "issuer_level": "central", "year": 2016},
            {"title_zh": "三", "issuer_level": "city"},
            {"title_zh": "四"},
        )
    ).set_index("issuer_level")
    assert found.loc["central", ["n_documents", "n_dated", "median"]].tolist() == [2, 2, 2.5]
    assert found.loc["central", ["shortest", "longest"]].tolist() == [1, 4]
    assert found.loc["city", ["n_documents", "n_dated"]].tolist() == [1, 0]
    assert found.loc["not_known", "n_documents"] == 1
    assert found.loc["county", "n_documents"] == 0


def chains(title: str | None, *rows: dict) -> pd.DataFrame:
    documents = pd.DataFrame({"doc_id": ["a"], "title_zh": [title], "document_number": [None]})
    return descent_chains(cited(*rows), documents, VINTAGE)


def test_a_title_that_is_carried_on_is_a_line_of_descent():
    found = chains(
        "关于加快推进生态文明建设实施方案",
        {
            "title_zh": "某市关于加快推进生态文明建设的实施意见",
            "issuer_level": "city",
            "year": 2016,
        },
        {"title_zh": "关于加快推进生态文明建设的意见", "issuer_level": "central", "year": 2015},
        {"title_zh": "生态文明建设规划", "year": 2014},  # six characters in common: a stock phrase
        {"title_zh": "关于加快推进生态文明建设的指导意见"},  # without a year
    )
    assert found[["step", "issuer_level", "year"]].values.tolist() == [
        [1, "central", 2015], [2, "city", 2016], [3, "plan", 2017],
    ]  # fmt: skip
    assert found["years_since"].tolist() == [pd.NA, 1, 1]
    assert found["shared_zh"].tolist()[0] == "关于加快推进生态文明建设"


def test_of_one_year_the_higher_level_comes_first():
    title = "关于加快推进生态文明建设的意见"
    found = chains(
        title,
        {"title_zh": f"市{title}", "issuer_level": "city", "year": 2016},
        {"title_zh": f"省{title}", "issuer_level": "province", "year": 2016},
    )
    assert found["issuer_level"].tolist() == ["province", "city", "plan"]


@pytest.mark.parametrize("title", [None, "别的规划"])
def test_a_plan_that_carries_no_title_on_has_no_line(title: str | None):
    assert chains(title, {"title_zh": "关于加快推进生态文明建设的意见", "year": 2015}).empty


def test_no_citation_gives_empty_frames():
    empty = cited_documents(citations({}).iloc[:0], VINTAGE)
    assert empty.empty
    assert lag_by_level(empty)["n_documents"].sum() == 0
