"""A figure with what a reader needs to trust it: caption, the rows behind it, the call.

In: a matplotlib figure and its rows. Out: PDF, SVG and PNG with a sidecar (CSV and JSON), the same
bytes for the same figure.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from ecociv.errors import OptionError
from ecociv.present.style import Lang, figure_style, settle
from ecociv.tables.serialize import csv_bytes

#: Formats, with the metadata that would differ from run to run or machine to machine left out.
FORMATS: dict[str, dict[str, Any]] = {
    "pdf": {"CreationDate": None},
    "svg": {"Date": None},
    "png": {"Software": None},
}
#: Dots per inch of a PNG file, and of a figure shown in a notebook.
PRINT_DPI, SCREEN_DPI = 300, 144


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A figure of the project: its name, how it is drawn from the tables, and its usual width.

    ``draw`` takes the tables and the options ``lang`` and ``width``. ``widths`` are those at which
    all its words can be read, by default a double column alone; tests hold it to them.
    `ecociv.present.figures` finds every ``FIGURES`` list in the modules of `ecociv.present.plots`.
    """

    name: str
    draw: Callable[..., Plot]
    width: str = "double"
    widths: tuple[str, ...] = ("double",)


@dataclass(frozen=True, eq=False, repr=False)
class Plot:
    """A figure, its caption in both languages, and the rows behind it.

    Parameters
    ----------
    name
        Stem of its files: number of the notebook and what it shows, ``03_kinds``.
    fig
        The figure, drawn in `lang`.
    lang
        Language of the words in the figure.
    caption_en, caption_zh
        What is shown, n, how uncertainty was computed, and the source.
    rows
        The rows behind the figure; ``statement_ids`` (separated by ``|``) leads back to the words
        of the plans.
    call
        The call that made it.
    """

    name: str
    fig: Figure
    lang: Lang
    caption_en: str
    caption_zh: str
    rows: pd.DataFrame
    call: str

    @property
    def caption(self) -> str:
        """The caption in the language of the figure."""
        return self.caption_zh if self.lang == "zh" else self.caption_en

    def __repr__(self) -> str:
        return f"{self.name} ({self.lang}): {self.caption}"

    def _ipython_display_(self) -> None:
        # Two outputs, image and caption: a browser that shows the first ignores the text beside it.
        from IPython.display import display

        png = render(self.fig, "png", dpi=SCREEN_DPI)
        width = round(self.fig.get_size_inches()[0] * SCREEN_DPI / 1.5)
        show: Any = display
        show(
            {"image/png": png, "text/plain": self.name},
            metadata={"image/png": {"width": width}},
            raw=True,
        )
        show({"text/markdown": self.caption, "text/plain": self.caption}, raw=True)


def render(fig: Figure, file_format: str, dpi: int = PRINT_DPI) -> bytes:
    """A figure as the bytes of a file: the same figure always gives the same bytes.

    Raises
    ------
    OptionError
        The format is none of `FORMATS`.
    """
    if file_format not in FORMATS:
        raise OptionError("format", file_format, ", ".join(FORMATS))
    settle(fig)
    out = BytesIO()
    with figure_style():
        fig.savefig(out, format=file_format, dpi=dpi, metadata=FORMATS[file_format])
    return out.getvalue()


def save_figure(
    plot: Plot, folder: str | Path, formats: Iterable[str] = tuple(FORMATS)
) -> list[Path]:
    """Write a figure with its sidecar.

    Parameters
    ----------
    plot
        What a plot function returned.
    folder
        Where to write; made where it is missing.
    formats
        Any of ``pdf``, ``svg`` and ``png``.

    Returns
    -------
    list of Path
        ``<name>_<lang>.<format>`` for each format, then ``<name>.csv`` (the rows behind the figure)
        and ``<name>.json`` (captions, call, columns), which serve both languages.
    """
    folder = Path(folder)
    files = {f"{plot.name}_{plot.lang}.{name}": render(plot.fig, name) for name in formats}
    files[f"{plot.name}.csv"] = csv_bytes(plot.rows)
    files[f"{plot.name}.json"] = _sidecar(plot)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def _sidecar(plot: Plot) -> bytes:
    record = {
        "name": plot.name,
        "caption_en": plot.caption_en,
        "caption_zh": plot.caption_zh,
        "call": plot.call,
        "rows": f"{plot.name}.csv",
        "n_rows": len(plot.rows),
        "columns": list(plot.rows.columns),
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
