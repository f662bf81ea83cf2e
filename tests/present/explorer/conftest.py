"""A project whose plans are made to break a page, and a real browser to look at it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ecociv.present.explorer import write_explorer
from ecociv.tables import Tables, build_tables

DEMO = """\
一、主要目标
(一)环境质量。到2025年，森林覆盖率达到40%以上，细颗粒物平均浓度降至28微克/立方米以下。
(二)重点工程。预计总投资10亿元，包括生态产业工程投资6亿元、生态空间工程投资3亿元。
(牵头单位:市生态环境局;责任单位:市林业局、各县区政府)
二、现状
2020年，森林覆盖率达到35%，城镇污水处理率达到90%。受理电话12369。
三、期限
2024年6月底前，完成生活垃圾分类处理系统建设。
"""
DEMO_RECORD = """\
title_zh: 示例市生态文明建设方案
title_en: Plan of a made-up city
doc_type: plan
document_date: 2021-03-01
period_start: 2021
period_end: 2025
completeness: complete
"""

# Markup, a formula, a template, marks that turn the direction of text, characters outside the
# first plane of Unicode before a value, line separators, and a line that never ends.
HOSTILE = (
    "一、<b onclick=\"hacked=1\">目标</b>\n"
    "</script><script>window.hacked = 1</script><!--<script>到2025年，"
    "<img src=\"x:y\" onerror=\"window.hacked=1\">绿化覆盖率达到41%以上。\n"
    "=HYPERLINK(\"x:y\")到2025年，森林覆盖率达到42%以上。\n"
    "{{ 7 * 7 }} ${7*7} &lt;b&gt; javascript:hacked=1 𠮷🌲𠮷到2025年，湿地保护率达到43%以上。\n"
    "\u202e到2025年，受保护地占国土面积比例达到44%。\u202c\u2028\u2029\u200b\ufeff\n"
    + "林" * 60_000 + "到2025年，林木绿化率达到45%以上" + "，木" * 30_000 + "。\n"
)  # fmt: skip
HOSTILE_RECORD = """\
title_zh: "</script><script>window.hacked=1</script>"
title_en: '<img src="x:y" onerror="window.hacked=1"> {{ 7 * 7 }}'
damage_en: "</title><svg onload=hacked=1>"
damage_zh: "--><svg onload=hacked=1>"
issuing_body_zh: "<svg/onload=window.hacked=1>"
period_end: 2025
"""
# More rows than a screen holds.
LONG = "".join(f"到2025年，建成{number}个生态示范村。\n" for number in range(1, 401))

# No year, no period, no source record.
PLAIN = "我市有湿地公园3处。\n"

# A year that stands in an earlier sentence.
EARLIER = "到2028年，全面推进绿化。森林覆盖率达到48%以上。\n"

# More than the page draws at once.
ENDLESS = "林" * 200_000 + "\n到2030年，森林覆盖率达到46%。\n" + "木" * 200_000 + "末"

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session")
def explorer_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of six plans with its tables and its page; not to be written to."""
    root = tmp_path_factory.mktemp("explorer")
    raw = root / "data" / "raw"
    raw.mkdir(parents=True)
    texts = {"demo": DEMO, "hostile": HOSTILE, "long": LONG, "plain": PLAIN, "earlier": EARLIER,
             "endless": ENDLESS}  # fmt: skip
    for name, text in texts.items():
        (raw / f"{name}.txt").write_bytes(text.encode("utf-8"))
    (raw / "demo.yaml").write_bytes(DEMO_RECORD.encode("utf-8"))
    (raw / "hostile.yaml").write_bytes(HOSTILE_RECORD.encode("utf-8"))
    build_tables(root)
    write_explorer(root)
    return root


@pytest.fixture(scope="session")
def tables(explorer_root: Path) -> Tables:
    """The tables behind the page."""
    from ecociv import load_tables

    return load_tables(explorer_root)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window; skipped, with what to install, where it is missing."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.skip("no playwright: python -m pip install playwright (or `make setup`)")
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip("no Chromium on the PATH: apt-get install chromium (Debian, Ubuntu)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture
def look(browser: Any, explorer_root: Path) -> Iterator[Callable[..., Any]]:
    """Open the page, at an address within it and in some kind of window.

    However it is used, the page must load nothing but itself, raise no error and break no rule of
    its own security policy.
    """
    seen: list[str] = []
    contexts = []

    def open_page(address: str = "", **window: Any) -> Any:
        window = {"viewport": {"width": 1400, "height": 900}, "locale": "en-GB"} | window
        context = browser.new_context(offline=True, accept_downloads=True, **window)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8_000)
        url = (explorer_root / "explorer" / "index.html").as_uri()
        own = (url, "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(own) else seen.append(r.url))
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("dialog", lambda dialog: seen.append(dialog.message))
        page.goto(url + address)
        page.wait_for_selector("html[data-state=ready]", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert seen == []
