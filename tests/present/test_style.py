import re
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from fontTools.ttLib import TTFont

from ecociv.codebook import indicators
from ecociv.errors import OptionError
from ecociv.present import style
from ecociv.present.legibility import legibility_problems

# Machado, Oliveira and Fernandes (2009), severity 1.0: how colour-blind readers see linear RGB.
SIGHTS = {
    "all": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
               [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
               [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
               [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = np.array(TO_XYZ) @ rgb / np.array([0.9505, 1, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("sight", SIGHTS)
def test_colours_stay_apart_for_every_reader(sight: str):
    seen = [lab(np.clip(np.array(SIGHTS[sight]) @ linear(c), 0, 1)) for c in style.PALETTE]
    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) > 20


def test_colours_stay_apart_in_grey():
    lightness = sorted(lab(linear(colour))[0] for colour in style.PALETTE)
    assert min(np.diff(lightness)) > 10


def test_the_style_leaves_the_settings_of_the_user_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(mpl.rcParams, "font.size", 23.0)
    with style.figure_style():
        assert mpl.rcParams["font.size"] == style.TEXT_SIZE
        assert mpl.rcParams["font.family"] == [style.FONT_FAMILY]
    assert mpl.rcParams["font.size"] == 23.0


@pytest.mark.parametrize(("width", "mm"), [("single", 89), ("double", 183), (120, 120), (60, 60)])
def test_a_figure_has_the_width_that_was_asked_for(width: str | float, mm: float):
    with style.figure_style():
        fig, _ = style.new_figure(width, 40)
    assert fig.get_size_inches()[0] * style.MM_PER_INCH == pytest.approx(mm)


@pytest.mark.parametrize("width", ["wide", 59, 401])
def test_another_width_is_an_error(width: str | float):
    with pytest.raises(OptionError, match=f"width: found {width}; accepted: single, double, or"):
        style.width_mm(width)


def test_another_language_is_an_error():
    with pytest.raises(OptionError, match="lang: found fr; accepted: en, zh"):
        style.check_lang("fr")


def test_stated_and_inferred_years_look_different():
    assert style.year_style("explicit")["markerfacecolor"] != style.PAPER
    for source in ("inherited", "plan_period", "none"):
        assert style.year_style(source)["markerfacecolor"] == style.PAPER
        assert style.year_style(source)["linestyle"] != style.STATED["linestyle"]


def characters(path: Path) -> set[str]:
    return {chr(code) for code in TTFont(path).getBestCmap()}


def test_both_font_files_hold_the_same_characters():
    pytest.importorskip("brotli", reason="reading WOFF2 needs the module brotli")
    assert characters(style.FONT_PATH) == characters(style.WEB_FONT_PATH)


def test_the_font_holds_gb2312():
    font = characters(style.FONT_PATH)
    level_one = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    assert {c for pair in level_one for c in pair.decode("gb2312", "ignore")} <= font


def test_the_font_holds_every_character_of_plans_and_indicators(project_root: Path):
    texts = [path.read_text("utf-8") for path in (project_root / "data" / "raw").glob("*.txt")]
    names = "".join(indicators()["name_zh"]) + "".join(indicators()["name_en"])
    # U+FFFD stands for what a copy lost; white space and the byte order mark have no glyph.
    needed = {c for c in "".join([*texts, names]) if not c.isspace()} - {"\ufffd", "\ufeff"}
    assert needed - characters(style.FONT_PATH) == set()


def test_the_font_carries_its_licence():
    names = {record.nameID: str(record) for record in TTFont(style.FONT_PATH)["name"].names}
    assert names[1] == style.FONT_FAMILY
    assert "SIL Open Font License" in names[13]
    licence = (style.FONT_FILES / "OFL.txt").read_text("utf-8")
    assert "Copyright 2014-2021 Adobe" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_how_the_font_was_made_is_said_and_is_what_was_made():
    text = (style.FONT_FILES / "README.md").read_text("utf-8")
    seen = re.search(r"SEEN = \((.*?)\)\n", text, flags=re.DOTALL)
    assert seen
    quoted = set("".join(re.findall(r'"(.*?)"', seen.group(1))))
    assert quoted <= characters(style.FONT_PATH)


def problems(*texts: tuple[float, float, str], **options: object) -> list[str]:
    with style.figure_style():
        fig, ax = style.new_figure("single", 40)
        ax.set_axis_off()
        for x, y, text in texts:
            ax.text(x, y, text, **options)
    return legibility_problems(fig)["problem"].tolist()


def test_a_legible_figure_has_no_problem():
    assert problems((0.1, 0.1, "森林"), (0.1, 0.8, "湿地 µg/m³ − ≥ ℃ ㎡")) == []


def test_a_missing_glyph_is_found():
    # Matplotlib warns of it as well, when it draws.
    with pytest.warns(UserWarning, match="Glyph"):
        assert problems((0.1, 0.1, "\u0e01")) == ["missing_glyph"]


def test_an_overlap_is_found():
    assert problems((0.1, 0.5, "森林覆盖率"), (0.15, 0.55, "湿地")) == ["overlap"]


def test_cut_off_text_is_found():
    assert problems((0.98, 0.5, "森林覆盖率森林覆盖率"), clip_on=False, in_layout=False) == [
        "cut_off"
    ]


def test_text_too_small_to_read_is_found():
    assert problems((0.1, 0.5, "森林"), fontsize=5) == ["too_small"]


def test_hidden_text_and_ticks_out_of_view_are_no_problem():
    with style.figure_style():
        fig, ax = style.new_figure("single", 40)
        ax.set_xticks([0, 0.5, 1, 99], ["0", "0.5", "1", "far out of view"])
        ax.set_xlim(0, 1)
        ax.text(0.5, 0.5, "a")
        ax.text(0.5, 0.5, "b", visible=False)
    assert legibility_problems(fig).empty


def test_two_crowded_tick_labels_are_found():
    with style.figure_style():
        fig, ax = style.new_figure("single", 40)
        ax.set_xticks([0.5, 0.51], ["2012年到2015年", "2016年到2020年"])
        ax.set_xlim(0, 1)
    assert legibility_problems(fig)["problem"].tolist() == ["overlap"]


def test_axes_of_a_settled_figure_stand_where_rounding_puts_them():
    # A layout that differs in its last digits from run to run must not give another file.
    with style.figure_style():
        fig, axes = style.new_figure("single", 40, 1, 3)
        style.settle(fig)
    for ax in axes:
        bounds = np.array(ax.get_position(original=True).bounds)
        assert np.abs(bounds - bounds.round(9)).max() < 1e-15
