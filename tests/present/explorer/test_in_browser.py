"""The page in a real browser, used as a reader uses it: by mouse, keys and finger."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from ecociv.tables import Tables

pytestmark = pytest.mark.browser

ROWS = "#rows tbody tr[data-at]"
PHONE = {"viewport": {"width": 375, "height": 700}, "is_mobile": True, "has_touch": True}


def found(page: Any) -> int:
    """How many statements the page says it shows."""
    return int(page.inner_text("#found").split(" of ")[0].replace(",", ""))


def column(page: Any, name: str) -> list[str]:
    return page.locator(f"{ROWS} td[data-column={name}]").all_inner_texts()


def choose(page: Any, facet: str, text: str) -> None:
    if not page.evaluate(f"document.getElementById('facet-{facet}').open"):
        page.click(f"#facet-{facet} summary")
    page.locator(f"#facet-{facet} label", has_text=text).locator("input").check()


def id_of(tables: Tables, **cells: object) -> str:
    rows = tables.statements
    for name, value in cells.items():
        rows = rows[rows[name] == value]
    return rows["statement_id"].iloc[0]


def in_sight(page: Any, selector: str, box: str) -> bool:
    """Whether an element stands within the visible part of a box."""
    inner, outer = (page.locator(name).bounding_box() for name in (selector, box))
    return outer["y"] <= inner["y"] and inner["y"] + inner["height"] <= outer["y"] + outer["height"]


def test_the_first_view_counts_every_statement_and_draws_those_in_sight(
    look: Callable[..., Any], tables: Tables
):
    page = look()
    assert found(page) == len(tables.statements) > 400
    assert 10 < page.locator(ROWS).count() < 60
    assert page.get_attribute("#rows", "aria-rowcount") == str(len(tables.statements) + 1)


def test_the_last_row_is_drawn_when_it_comes_into_sight(look: Callable[..., Any], tables: Tables):
    page = look()
    page.evaluate("document.getElementById('scroller').scrollTop = 1e9")
    last = page.locator(f'{ROWS}[aria-rowindex="{len(tables.statements) + 1}"]')
    last.wait_for()
    assert page.locator(ROWS).count() < 60
    assert tables.statements["value_text"].iloc[-1] in last.inner_text()


SEARCHES: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
    "森林覆盖率": lambda rows: rows["sentence_zh"].str.contains("森林覆盖率"),
    "forest coverage": lambda rows: rows["indicator_id"] == "forest_coverage",  # its English name
    "FOREST　ＣＯＶＥＲＡＧＥ": lambda rows: rows["indicator_id"] == "forest_coverage",
    "made-up 2020年": lambda rows: (
        (rows["doc_id"] == "demo") & rows["sentence_zh"].str.contains("2020年")
    ),
    "示范村 到2025年": lambda rows: rows["doc_id"] == "long",
    '"示范村 到2025年"': lambda rows: rows["doc_id"] == "none",  # together or not at all
    "市林业局": lambda rows: rows["task_id"].notna(),  # one of the bodies responsible
    "没有这个词": lambda rows: rows["doc_id"] == "none",
}


@pytest.mark.parametrize("query", SEARCHES)
def test_search_finds_chinese_and_english(look: Callable[..., Any], tables: Tables, query: str):
    page = look()
    wanted = SEARCHES[query](tables.statements)
    page.fill("#search", query)
    assert found(page) == wanted.sum()
    links = [link.get_attribute("href") for link in page.locator(f"{ROWS} a").all()]
    ids = [link[1:].split("?")[0] for link in links]
    assert ids == tables.statements.loc[wanted, "statement_id"].tolist()[: len(ids)]
    assert page.is_visible("#empty") == (not wanted.any())
    page.fill("#search", "")
    assert found(page) == len(tables.statements)


def test_filters_narrow_and_combine(look: Callable[..., Any], tables: Tables):
    page = look()
    rows = tables.statements
    choose(page, "kind", "Status")
    assert found(page) == (rows["kind"] == "status").sum()
    choose(page, "kind", "Target")
    assert found(page) == rows["kind"].isin(["status", "target"]).sum()
    choose(page, "doc_id", "demo")
    demo = rows[(rows["doc_id"] == "demo") & rows["kind"].isin(["status", "target"])]
    assert found(page) == len(demo)
    choose(page, "operator", "at most")
    assert found(page) == (demo["operator"] == "le").sum() > 0
    page.click("#clear")
    assert found(page) == len(rows)
    assert page.locator("#facets input:checked").count() == 0


@pytest.mark.parametrize(
    ("facet", "label", "column", "value"),
    [
        ("domain", "Security", None, None),
        ("indicator_id", "Forest coverage", "indicator_id", "forest_coverage"),
        ("year_source", "Stated in the sentence", "year_source", "explicit"),
        ("year_source", "No year", "year_source", "none"),
        ("method", "Rules", "method", "rule"),
    ],
)
def test_each_filter_leaves_as_many_rows_as_it_says(
    look: Callable[..., Any], tables: Tables, facet: str, label: str, column: str, value: str
):
    page = look()
    if facet not in {"doc_id", "kind"}:
        page.click(f"#facet-{facet} summary")
    said = page.locator(f"#facet-{facet} label", has_text=label).locator(".n").inner_text()
    choose(page, facet, label)
    assert found(page) == int(said) > 0
    if column:
        assert found(page) == (tables.statements[column] == value).sum()


def test_years_and_confidence_filter(look: Callable[..., Any], tables: Tables):
    page = look()
    rows = tables.statements
    page.fill("#year-from", "2020")
    page.fill("#year-to", "2024")
    assert found(page) == rows["target_year"].between(2020, 2024).sum() > 0
    page.fill("#year-from", "")
    page.fill("#year-to", "")
    page.fill("#confidence", "0.99")
    assert found(page) == (rows["confidence"] >= 0.99).sum()


def test_columns_sort_up_down_and_back(look: Callable[..., Any]):
    page = look("#?doc_id=long")
    head = page.locator("th[data-column=value]")
    assert head.get_attribute("aria-sort") == "none"
    head.locator("button").click()
    assert (head.get_attribute("aria-sort"), column(page, "value")[:2]) == (
        "ascending",
        ["1个", "2个"],
    )
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert column(page, "value")[:2] == ["400个", "399个"]
    assert page.evaluate("document.activeElement.textContent") == "Value"
    head.locator("button").click()
    assert (head.get_attribute("aria-sort"), column(page, "value")[0]) == ("none", "1个")


def test_rows_without_a_value_stand_last_both_ways(look: Callable[..., Any]):
    page = look("#?doc_id=demo&doc_id=plain&sort=target_year")
    years = column(page, "target_year")
    page.click("th[data-column=target_year] button")
    assert years[-1] == column(page, "target_year")[-1] == ""
    assert years[0].startswith("2020")


def test_columns_can_be_added_and_taken_away(look: Callable[..., Any]):
    page = look()
    page.click("#columns summary")
    page.get_by_label("Unit as written").check()
    page.get_by_label("Scope").uncheck()
    assert "个" in column(page, "unit_zh")
    assert column(page, "scope_zh") == []
    page.reload()
    page.wait_for_selector("th[data-column=unit_zh]")
    assert page.locator("th[data-column=scope_zh]").count() == 0


def test_a_click_opens_the_source_text_at_the_quote(look: Callable[..., Any], tables: Tables):
    page = look("#?doc_id=demo")
    page.locator(ROWS, has=page.locator("td[data-column=value]", has_text="28微克")).click()
    assert page.inner_text("#source mark.value") == "28微克/立方米"
    assert in_sight(page, "#source mark.value", "#source")
    quote = "".join(page.locator("#source .quote").all_inner_texts())
    assert quote == "到2025年，森林覆盖率达到40%以上，细颗粒物平均浓度降至28微克/立方米以下"
    row = tables.statements[tables.statements["value_text"] == "28微克/立方米"].iloc[0]
    record = page.inner_text("#record")
    for rule in row["rule_id"].split("+"):
        assert rule in record
    assert f"{row['confidence']:.2f}" in record
    assert "at most" in record
    assert page.evaluate("document.activeElement.id") == "evidence-title"
    page.keyboard.press("Escape")
    assert not page.is_visible("#evidence")
    assert page.evaluate("document.activeElement.closest('tr').dataset.at") == "1"


def test_the_source_says_why_a_number_is_no_statement(look: Callable[..., Any], tables: Tables):
    page = look(f"#{id_of(tables, doc_id='demo', value_text='90%')}")
    number = page.locator("#source .numeral.rejected", has_text="12369")
    assert number.get_attribute("title") == "no statement: a road, line or telephone number"
    statement = page.locator("#source a.statement", has_text="40%")
    statement.click()
    assert page.inner_text("#source mark.value") == "40%"


def test_the_record_names_the_bodies_responsible(look: Callable[..., Any], tables: Tables):
    page = look(f"#{id_of(tables, doc_id='demo', value_text='6亿元')}")
    assert "Responsible: 市林业局" in page.inner_text("#record")


def test_the_whole_source_text_is_there_to_the_letter(
    look: Callable[..., Any], explorer_root: Path
):
    page = look("#demo@0")
    raw = (explorer_root / "data" / "raw" / "demo.txt").read_bytes().decode("utf-8")
    assert page.locator("#source").text_content() == raw
    page.select_option("#outline", label="三、期限")
    assert in_sight(page, "#source .heading >> text=三、期限", "#source")


def test_of_an_endless_text_the_part_around_the_value_comes_first(
    look: Callable[..., Any], tables: Tables, explorer_root: Path
):
    page = look(f"#{id_of(tables, doc_id='endless', value_text='46%')}")
    assert in_sight(page, "#source mark.value", "#source")
    raw = (explorer_root / "data" / "raw" / "endless.txt").read_bytes().decode("utf-8")
    assert len(page.locator("#source").text_content()) < len(raw)
    page.locator("#source .more").click()
    assert page.locator("#source").text_content() == raw
    assert in_sight(page, "#source mark.value", "#source")


def test_all_can_be_done_with_the_keyboard(look: Callable[..., Any]):
    page = look("#?doc_id=demo")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.focus("#scroller")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.inner_text("#source mark.value") == "28微克/立方米"
    page.keyboard.press("Escape")
    page.keyboard.press("End")
    last = page.locator(ROWS).last.get_attribute("data-at")
    assert page.evaluate("document.activeElement.closest('tr').dataset.at") == last
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('tr')") is None


def test_previous_and_next_follow_the_list(look: Callable[..., Any]):
    page = look("#?doc_id=long&sort=value&order=down")
    page.locator(ROWS).first.click()
    assert page.is_disabled("#previous")
    page.click("#next")
    assert page.inner_text("#source mark.value") == "399个"


def test_a_link_opens_its_statement_and_back_closes_it(look: Callable[..., Any], tables: Tables):
    wanted = id_of(tables, doc_id="long", value_text="300个")
    page = look(f"#{wanted}")
    assert page.inner_text("#source mark.value") == "300个"
    assert in_sight(page, "#source mark.value", "#source")
    assert wanted in page.inner_text("#record")
    assert in_sight(page, "#rows tr[aria-current]", "#scroller")
    page = look()
    page.locator(ROWS).nth(3).click()
    kept = page.url
    page.go_back()
    assert not page.is_visible("#evidence")
    page.goto(kept)
    assert page.is_visible("#evidence")


def test_a_link_to_nothing_says_so(look: Callable[..., Any]):
    page = look("#nowhere-000001")
    assert page.inner_text("#missing") == "This page holds no statement “nowhere-000001”."
    assert not page.is_visible("#evidence")
    assert found(page) > 400


def test_an_address_keeps_the_filters(look: Callable[..., Any], tables: Tables):
    page = look()
    choose(page, "kind", "Status")
    page.fill("#search", "覆盖率")
    shown = found(page)
    page.reload()
    page.wait_for_selector(ROWS)
    assert found(page) == shown < (tables.statements["kind"] == "status").sum() + 1
    assert page.input_value("#search") == "覆盖率"


def test_the_language_can_be_switched(look: Callable[..., Any]):
    page = look("#?doc_id=demo")
    assert page.get_attribute("html", "lang") == "en"
    assert "Forest coverage" in page.inner_text("#rows")
    page.click("#chinese")
    assert page.get_attribute("html", "lang") == "zh-Hans"
    assert page.title() == "ecociv：生态文明规划定量陈述"
    assert page.inner_text("th[data-column=indicator_zh]") == "指标"
    assert "Forest coverage" not in page.inner_text("#rows")
    page.reload()
    page.wait_for_selector(ROWS)
    assert page.get_attribute("html", "lang") == "zh-Hans"
    page.click("#english")
    assert page.inner_text("#download") == "Download CSV"


def test_the_language_of_the_reader_comes_first(look: Callable[..., Any]):
    assert look(locale="zh-CN").inner_text("#download") == "下载CSV"
    assert look(locale="fr-FR").inner_text("#download") == "Download CSV"


def download(page: Any) -> bytes:
    with page.expect_download() as waiting:
        page.click("#download")
    return Path(waiting.value.path()).read_bytes()


def test_a_download_holds_the_rows_shown(look: Callable[..., Any], tables: Tables):
    page = look("#?doc_id=demo&sort=value")
    data = download(page)
    assert data.startswith("\ufeffstatement_id,doc_id,".encode())
    table = pd.read_csv(BytesIO(data))
    names = tables.statements.columns.tolist()
    assert table.columns[: len(names)].tolist() == names
    table = table.sort_values(["start", "statement_id"]).reset_index(drop=True)
    wanted = tables.statements[tables.statements["doc_id"] == "demo"].reset_index(drop=True)
    for name in names:
        filled = wanted[name].notna().to_numpy()
        assert table.loc[filled, name].tolist() == wanted.loc[filled, name].tolist(), name
        assert table.loc[~filled, name].isna().all(), name
    forest = table[table["indicator_id"] == "forest_coverage"]
    assert set(forest["indicator_name_en"]) == {"Forest coverage"}


def test_a_download_runs_no_formula(look: Callable[..., Any]):
    table = pd.read_csv(BytesIO(download(look("#?doc_id=hostile"))))
    sentences = table["sentence_zh"].tolist()
    assert any(sentence.startswith("'=HYPERLINK(") for sentence in sentences)
    assert not any(sentence.startswith(("=", "+", "@", "-")) for sentence in sentences)


def test_hostile_text_is_shown_and_never_run(
    look: Callable[..., Any], tables: Tables, explorer_root: Path
):
    page = look("#?doc_id=hostile")
    rows = tables.statements[tables.statements["doc_id"] == "hostile"]
    assert found(page) == len(rows) >= 5
    raw = (explorer_root / "data" / "raw" / "hostile.txt").read_bytes().decode("utf-8")
    for row in rows.itertuples():
        page.goto(f"{page.url.split('#')[0]}#{row.statement_id}?doc_id=hostile")
        page.wait_for_function(
            "id => document.querySelector('#record').textContent.includes(id)", arg=row.statement_id
        )
        assert page.inner_text("#source mark.value") == row.value_text
        assert in_sight(page, "#source mark.value", "#source")
        assert page.locator("#source").text_content() == raw
    for view in ("texts", "timeline", "indicators", "table"):
        page.click(f"[data-view-tab={view}]")
    page.click("[data-view-tab=texts]")
    assert '<img src="x:y"' in page.inner_text("#text-list")
    page.click("#chinese")
    assert "</script><script>" in page.inner_text("#text-list")
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.querySelectorAll('img, svg[onload], b').length") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_marks_that_turn_the_direction_turn_nothing(look: Callable[..., Any], tables: Tables):
    page = look(f"#{id_of(tables, doc_id='hostile', value_text='44%')}?doc_id=hostile")
    places = page.evaluate("""() => {
      const range = document.createRange();
      const text = document.querySelector('#source mark.value').firstChild;
      return [0, 2].map((at) => {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      });
    }""")
    assert places[0] < places[1]
    assert page.get_attribute("#source .turn", "data-code") == "U+202E"
    assert "\u202e" not in page.inner_text("#rows")


def test_the_timeline_leads_to_its_rows(look: Callable[..., Any], tables: Tables):
    page = look("#?view=timeline")
    cell = page.get_by_role("button", name="demo, 2025: ")
    rows = tables.statements
    demo = rows[(rows["doc_id"] == "demo") & (rows["target_year"] == 2025)]
    stated = (demo["year_source"] == "explicit").sum()
    name = f"demo, 2025: {len(demo)} statements, {stated} with the year stated, "
    assert cell.get_attribute("aria-label") == f"{name}{len(demo) - stated} inferred"
    without = rows["target_year"].isna().sum()
    assert f"{without} statements without a year" in page.inner_text("#timeline-notes")
    cell.click()
    assert found(page) == len(demo)
    assert page.is_visible("#scroller")
    page.go_back()
    page.select_option("#group", "kind")
    assert page.get_by_role("rowheader", name="Status").count() == 1


def test_the_indicator_view_shows_one_indicator_across_plans(
    look: Callable[..., Any], tables: Tables
):
    page = look("#?view=indicators")
    page.get_by_role("link", name="Forest coverage", exact=True).click()
    rows = tables.statements
    forest = rows[(rows["indicator_id"] == "forest_coverage") & (rows["change"] == "level")]
    assert page.locator(".chart circle").count() == forest["target_year"].notna().sum() > 2
    inferred = forest[forest["target_year"].notna() & (forest["year_source"] != "explicit")]
    assert page.locator(".chart .inferred-year").count() == len(inferred) > 0
    hint = page.locator(".chart .inferred-year").first.get_attribute("aria-label")
    assert hint.endswith("(year inferred)")
    assert page.evaluate("document.activeElement.id") == "chart-title"
    page.locator("#indicator-chart tbody a").last.click()
    assert page.is_visible("#evidence")
    unmatched = rows["indicator_id"].isna().sum()
    assert f"{unmatched} statements have no indicator" in page.inner_text("#indicator-notes")


def test_the_texts_are_searched_beyond_the_statements(look: Callable[..., Any]):
    page = look("#?view=texts")
    page.fill("#search", "受理电话")
    page.locator(".hits a").first.wait_for()
    assert page.locator("#text-list > li:visible").count() == 1
    page.locator(".hits a").first.click()
    assert page.inner_text("#source .place") == "受"
    assert in_sight(page, "#source .place", "#source")
    page.fill("#search", "湿地保护率")  # behind characters of two units
    page.locator(".hits a", has_text="湿地").click()
    page.wait_for_function("document.querySelector('#source .place').textContent === '湿'")


def test_a_phone_shows_cards_and_covers_the_page_with_the_evidence(
    look: Callable[..., Any], tables: Tables
):
    page = look("#?doc_id=demo", **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    card = page.locator(ROWS).first.bounding_box()
    assert card["width"] > 350
    page.tap("#filters-button")
    page.locator("#facet-kind label", has_text="Status").tap()
    page.tap("#filters-done")
    rows = tables.statements[tables.statements["doc_id"] == "demo"]
    assert found(page) == (rows["kind"] == "status").sum() > 0
    page.locator(ROWS).first.tap()
    assert page.locator("#evidence").bounding_box()["width"] == 375
    assert in_sight(page, "#source mark.value", "#source")
    assert page.evaluate("document.getElementById('main').inert")
    buttons = page.locator("#evidence button").all()
    assert min(button.bounding_box()["height"] for button in buttons) >= 40
    page.tap("#close")
    assert not page.evaluate("document.getElementById('main').inert")
    for view in ("timeline", "indicators", "texts"):
        page.tap(f"[data-view-tab={view}]")
        assert page.evaluate("document.documentElement.scrollWidth") == 375


def test_print_has_every_row_and_nothing_to_click(look: Callable[..., Any]):
    page = look("#?doc_id=long")
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert paper.count(b"/Type /Page\n") > 5
    page.emulate_media(media="print")
    assert page.locator("#print tbody tr:visible").count() == found(page) == 400
    year = page.locator("#print td[data-column=target_year]").first
    lines = """(cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return new Set(Array.from(range.getClientRects(), (box) => box.top)).size;
    }"""
    assert year.evaluate(lines) == 1
    for name in ("#filters", "#search", "#scroller", "#download"):
        assert not page.is_visible(name)


def test_print_of_an_open_statement_has_its_record_and_passage(
    look: Callable[..., Any], tables: Tables
):
    page = look(f"#{id_of(tables, doc_id='demo', value_text='6亿元')}")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.inner_text("#print mark") == "6亿元"
    assert page.is_visible("#record")
    assert not page.is_visible("#source")


def test_everything_a_reader_can_use_has_a_name(look: Callable[..., Any], tables: Tables):
    page = look(f"#{id_of(tables, doc_id='demo', value_text='6亿元')}")
    page.click("#columns summary")
    page.evaluate("document.querySelectorAll('.facet').forEach((box) => { box.open = true; })")
    session = page.context.new_cdp_session(page)
    for view in ("table", "timeline", "indicators", "texts"):
        page.click(f"[data-view-tab={view}]")
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        used = [node for node in nodes if not node["ignored"] and node["role"]["value"] in USED]
        assert len(used) > 40
        assert [node for node in used if not node.get("name", {}).get("value", "").strip()] == []


USED = {"button", "link", "textbox", "searchbox", "spinbutton", "combobox", "checkbox", "region",
        "navigation", "complementary", "dialog"}  # fmt: skip


def test_a_screen_reader_is_told_the_number_of_rows_found(look: Callable[..., Any]):
    page = look()
    assert page.get_attribute("#announce", "aria-live") == "polite"
    page.fill("#search", "受理电话没有")
    assert page.inner_text("#announce").startswith("0 of ")


def test_every_character_on_the_screen_has_a_glyph(look: Callable[..., Any]):
    page = look("#?doc_id=demo")
    page.click("#chinese")
    # A missing glyph is drawn as the font's box: two that differ in nothing are two boxes.
    same = page.evaluate("""() => {
      const draw = (text) => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 40;
        const pen = canvas.getContext('2d');
        pen.font = `30px ${getComputedStyle(document.body).fontFamily}`;
        pen.fillText(text, 2, 32);
        return canvas.toDataURL();
      };
      const shown = new Set(document.body.innerText.match(/[\\u3400-\\u9fff]/g));
      const pictures = new Set([...shown].map(draw));
      return [shown.size, pictures.size];
    }""")
    assert same[0] == same[1] > 100
