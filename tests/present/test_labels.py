import pandas as pd
import pytest

from ecociv.present.labels import in_order, label, plan_list, plan_names, short_place, source_notes
from ecociv.tables.schema import schema, table_names

PLACES = pd.DataFrame({"place_id": ["p"], "name_en": ["Demo"], "name_zh": ["示例市"]})


def documents(**columns: object) -> pd.DataFrame:
    base = {"place_id": "p", "document_date": pd.NaT, "posted_date": pd.NaT, "period_start": None,
            "period_end": None}  # fmt: skip
    return pd.DataFrame(base | columns, index=range(len(columns["doc_id"])))


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({"period_start": 2011, "period_end": 2015}, "Demo 2011–15"),
        ({"period_start": 1996, "period_end": 2010}, "Demo 1996–2010"),
        ({"period_start": 2024, "period_end": 2024}, "Demo 2024"),
        ({"document_date": pd.Timestamp("2024-05-29")}, "Demo 2024"),
        ({"posted_date": pd.Timestamp("2018-01-17")}, "Demo 2018"),
        ({}, "Demo"),
        ({"place_id": None}, "a"),
    ],
)
def test_a_plan_is_named_by_place_and_years(columns: dict, name: str):
    assert plan_names(documents(doc_id=["a"], **columns), PLACES, "en") == {"a": name}


def test_plans_that_would_have_one_name_are_told_apart():
    names = plan_names(documents(doc_id=["a", "b"]), PLACES, "zh")
    assert names == {"a": "示例市 (a)", "b": "示例市 (b)"}


def test_plans_stand_in_the_order_of_their_years():
    found = documents(
        doc_id=["undated", "late", "early"],
        period_start=[None, None, 2011],
        document_date=[pd.NaT, pd.Timestamp("2017-12-28"), pd.NaT],
    )
    assert plan_list(found, PLACES)["doc_id"].tolist() == ["early", "late", "undated"]


def test_long_names_of_places_are_shortened():
    assert short_place("Weihai Economic and Technological Development Zone", "en") == "Weihai ETDZ"


def test_the_codes_of_the_tables_have_words_in_both_languages():
    fields = {
        "kind",
        "operator",
        "strength",
        "year_source",
        "domain",
        "issuer_level",
        "admin_level",
    }
    codes = {
        (field.name, code.code)
        for name in table_names()
        for field in schema(name).fields
        if field.name in fields and name not in {"standards", "units"}
        for code in field.codes
    }
    assert {field for field, _ in codes} == fields
    # A code is its own English label where that is the right word (range).
    assert [pair for pair in sorted(codes) if label(*pair, "zh") == pair[1]] == []
    assert [code for field, code in sorted(codes) if "_" in label(field, code, "en")] == []


def test_codes_without_words_stand_behind_the_others():
    assert in_order("kind", {"zzz", "milestone", "target"}) == ["target", "milestone", "zzz"]
    assert label("kind", "zzz", "zh") == "zzz"


def test_a_note_says_n_and_source_in_both_languages():
    plans = pd.DataFrame({"doc_id": ["a", "b"], "name_en": ["A", "B"], "name_zh": ["甲", "乙"]})
    en, zh = source_notes(1234, "targets", "条目标", plans)
    assert en == "n = 1,234 targets of 2 plans. Source: ecociv tables (A; B)."
    assert zh == "n = 1234条目标，2份规划。来源：ecociv数据表（甲、乙）。"
