import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from ecociv.errors import CodebookError, SourceError
from ecociv.present.explorer import explorer_page, payload, write_explorer
from ecociv.present.explorer.embed import html_json, source_hash
from ecociv.present.explorer.page import SCRIPTS
from ecociv.present.explorer.words import CODED, check_words, meanings, words
from ecociv.read import plan_from_text
from ecociv.tables import Tables
from ecociv.tables.build import read_plans

ASSETS = files("ecociv.present.explorer")


def embedded(page: str) -> Iterator[str]:
    yield from re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)


def test_the_page_holds_every_statement_and_every_text(explorer_root: Path, tables: Tables):
    page = (explorer_root / "explorer" / "index.html").read_text(encoding="utf-8")
    data, *texts = (json.loads(part) for part in embedded(page))
    column = data["statements"]["statement_id"]
    ids = [column["pool"][code] for code in column["data"]]
    assert ids == tables.statements["statement_id"].tolist()
    assert [len(column["data"]) for column in data["statements"].values()] == [len(ids)] * len(
        data["statements"]
    )
    raws = [
        (explorer_root / path).read_bytes().decode("utf-8") for path in tables.documents["file"]
    ]
    assert [text["raw"] for text in texts] == raws
    assert sum(len(text["ledger"]) for text in texts) == len(tables.ledger)


def test_the_page_names_nothing_outside_itself(explorer_root: Path):
    page = (explorer_root / "explorer" / "index.html").read_text(encoding="utf-8")
    own = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    own = own.replace("http://www.w3.org/2000/svg", "")  # the name of a language, never fetched
    assert re.findall(r"https?:|\bsrc=|@import|url\((?!data:)|<link|<iframe", own) == []


def test_the_policy_admits_only_what_the_page_brings(explorer_root: Path):
    page = (explorer_root / "explorer" / "index.html").read_text(encoding="utf-8")
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    policy = policy.replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    assert re.findall(r"'sha256-[^']*'", policy) == list(map(source_hash, [script, *styles]))
    assert "unsafe" not in policy


def test_the_same_tables_give_the_same_bytes(explorer_root: Path, tables: Tables, tmp_path: Path):
    out = tmp_path / "new" / "page.html"
    assert write_explorer(explorer_root, out) == out
    assert out.read_bytes() == (explorer_root / "explorer" / "index.html").read_bytes()
    assert [path.name for path in out.parent.iterdir()] == ["page.html"]
    assert b"\r" not in out.read_bytes()


def test_a_plan_that_the_tables_were_not_built_from_is_refused(explorer_root: Path, tables: Tables):
    plans = read_plans(explorer_root)
    with pytest.raises(SourceError, match=r"demo\.txt: found another text; accepted: the text"):
        explorer_page(tables, plans | {"demo": plan_from_text("别的文字。", "demo")})
    del plans["long"]
    with pytest.raises(SourceError, match=r"long\.txt: found no such plan; accepted"):
        explorer_page(tables, plans)


@pytest.mark.parametrize(
    "text", ["</script>", "<!--<script>", "]]>&amp;", "\u2028\u2029", "\ud800", "\x00\r", "𠮷"]
)
def test_embedded_text_is_the_same_text_and_closes_nothing(text: str):
    written = html_json({"a": text})
    assert json.loads(written) == {"a": text}
    assert not set(written) & set("<>&\u2028\u2029\ud800\x00\r")


def test_a_number_that_json_cannot_say_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        html_json([float("nan")])


def test_the_quote_is_the_sentence_where_it_stands(explorer_root: Path, tables: Tables):
    plans = read_plans(explorer_root)
    rows = tables.statements
    for row, quote in zip(rows.itertuples(), payload.quotes(tables, plans), strict=True):
        assert quote is not None
        assert plans[row.doc_id].raw[slice(*quote)] == row.sentence_zh
        assert quote[0] <= row.start < row.end <= quote[1]


def test_the_quote_of_a_value_in_an_earlier_sentence_is_still_the_sentence():
    plan = plan_from_text("到2026年：\n森林覆盖率提高。森林覆盖率达到40%。")
    assert payload._quote(plan, 1, "森林覆盖率达到40%", None) == [16, 26]
    assert payload._quote(plan, 1, "别的", None) is None


def test_a_quote_across_fragments_out_of_order_is_left_out():
    fragments = [
        {"start": 0, "end": 10, "begins": "甲", "ends": "甲"},
        {"start": 40, "end": 50, "begins": "丙", "ends": "丙"},
        {"start": 10, "end": 40, "begins": "乙", "ends": "乙"},
    ]
    order = {"op": "order", "fragments": fragments, "reason_zh": "次序", "reason_en": "order"}
    plan = plan_from_text("甲" * 10 + "乙" * 30 + "丙" * 10, repairs=[order])
    assert payload._quote(plan, 5, "甲甲甲甲甲丙丙丙", 0) is None


def test_sections_are_given_with_the_headings_above_them(tables: Tables):
    paths = set(payload.section_paths(tables).values())
    assert "一、主要目标 › (一)环境质量" in paths


def test_whole_numbers_lose_their_point_and_dates_are_text(tables: Tables):
    (plan,) = [row for row in payload.plan_rows(tables) if row["doc_id"] == "demo"]
    assert (plan["document_date"], plan["period_end"], plan["place_zh"]) == (
        "2021-03-01",
        2025,
        None,
    )
    values = payload.statement_columns(tables)["value_low"]["data"]
    assert {type(value) for value in values} == {int, type(None)}


def test_every_word_that_the_page_asks_for_is_there_and_no_other():
    template = ASSETS.joinpath("template.html").read_text(encoding="utf-8")
    script = "".join(ASSETS.joinpath(f"script/{name}.js").read_text("utf-8") for name in SCRIPTS)
    asked = set(re.findall(r'data-(?:word|label|hint)="([^"]+)"', template))
    asked |= set(re.findall(r"(?:word\(|'data-(?:word|label|hint)': )'([^']+)'", script))
    asked |= set(re.findall(r"\?\s*'(texts_\w+)'\s*:\s*'(texts_\w+)'", script)[0])
    made = tuple(
        f"{name}." for name in [*sum(CODED.values(), ()), "column", "filter", "group", "sign"]
    )
    assert {key for key in words() if key not in asked and not key.startswith(made)} == set()
    assert asked - set(words()) == set()


def test_every_code_of_a_filter_has_a_short_label():
    for field in ("kind", "year_source", "method", "domain", "doc_type", "severity", "disposition"):
        assert {f"{field}.{code}" for code in meanings()[field]} <= set(words())
    assert {f"sign.{code}" for code in meanings()["operator"]} <= set(words())


def test_every_column_of_the_statements_has_a_title(tables: Tables):
    assert {f"column.{name}" for name in tables.statements.columns} <= set(words())


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"key": "a", "en": "A", "zh": ""}], "row 2, zh: found nothing; accepted: a text"),
        ([{"key": "a", "en": "A", "zh": "甲"}] * 2, "row 3, key: found a; accepted: each key once"),
    ],
)
def test_a_bad_word_list_is_refused(rows: list[dict[str, str]], message: str):
    with pytest.raises(CodebookError, match=message):
        check_words(rows)
