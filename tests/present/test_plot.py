import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from ecociv.errors import OptionError
from ecociv.present.plot import FORMATS, Plot, render, save_figure
from ecociv.present.style import figure_style, new_figure, settle


def small_plot(lang: str = "en") -> Plot:
    with figure_style():
        fig, ax = new_figure("single", 40)
        ax.plot([2012, 2015], [95, 100], label="森林")
        ax.set_title("县级以上$x_1$" if lang == "zh" else "County $x_1$")
        fig.legend(loc="outside upper left")
    rows = pd.DataFrame({"year": [2012, 2015], "statement_ids": ["a-1|a-2", None]})
    return Plot("00_small", fig, lang, "Caption. n = 2.", "图注。n = 2。", rows, "small_plot()")


def test_files_and_sidecar(tmp_path: Path):
    paths = save_figure(small_plot(), tmp_path / "new" / "folder")
    names = [
        "00_small_en.pdf",
        "00_small_en.svg",
        "00_small_en.png",
        "00_small.csv",
        "00_small.json",
    ]
    assert [path.name for path in paths] == names
    assert paths[3].read_bytes() == b"year,statement_ids\n2012,a-1|a-2\n2015,\n"
    record = json.loads(paths[4].read_text("utf-8"))
    assert record == {
        "name": "00_small",
        "caption_en": "Caption. n = 2.",
        "caption_zh": "图注。n = 2。",
        "call": "small_plot()",
        "rows": "00_small.csv",
        "n_rows": 2,
        "columns": ["year", "statement_ids"],
    }


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_same_figure_gives_the_same_bytes(file_format: str):
    first = render(small_plot().fig, file_format)
    second = small_plot().fig
    for other in FORMATS:  # what was drawn before must not matter
        render(second, other, dpi=72)
    assert render(second, file_format) == first


def test_nothing_hangs_on_the_last_digits_of_the_layout():
    # They differ from run to run; the names of clip paths in an SVG file are made from them.
    fig = small_plot().fig
    settle(fig)
    places = [part for ax in fig.axes for part in ax.get_position(original=True).bounds]
    assert places == [round(part, 6) for part in places]


@pytest.mark.parametrize(
    ("file_format", "words"), [("pdf", b"CreationDate"), ("svg", b"<dc:date>")]
)
def test_files_hold_no_clock(file_format: str, words: bytes):
    assert words not in render(small_plot().fig, file_format)


def test_svg_needs_no_font_and_png_names_no_software():
    assert b"font-family" not in render(small_plot().fig, "svg")
    assert b"Software" not in render(small_plot().fig, "png")


def test_another_format_is_an_error(tmp_path: Path):
    with pytest.raises(OptionError, match="format: found gif; accepted: pdf, svg, png"):
        save_figure(small_plot(), tmp_path, ["gif"])
    assert list(tmp_path.iterdir()) == []


def test_both_languages_share_one_sidecar(tmp_path: Path):
    save_figure(small_plot("en"), tmp_path, ["png"])
    before = (tmp_path / "00_small.json").read_bytes()
    save_figure(small_plot("zh"), tmp_path, ["png"])
    assert (tmp_path / "00_small.json").read_bytes() == before


def test_a_notebook_shows_the_image_and_then_the_caption(monkeypatch: pytest.MonkeyPatch):
    shown: list = []
    monkeypatch.setattr("IPython.display.display", lambda data, **options: shown.append(data))
    small_plot("zh")._ipython_display_()
    assert [sorted(data) for data in shown] == [
        ["image/png", "text/plain"],
        ["text/markdown", "text/plain"],
    ]
    assert shown[0]["image/png"].startswith(b"\x89PNG")
    assert shown[1]["text/plain"] == "图注。n = 2。"


def test_a_plot_says_what_it_is():
    assert repr(small_plot()) == "00_small (en): Caption. n = 2."
    assert replace(small_plot(), lang="zh").caption == "图注。n = 2。"
