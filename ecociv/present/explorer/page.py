"""The page: template, style, script, font and data in one file that needs nothing else.

In: the folder of a project with its tables built. Out: one HTML file.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

import ecociv
from ecociv.errors import SourceError
from ecociv.present.explorer import payload
from ecociv.present.explorer.embed import html_json, source_hash
from ecociv.present.explorer.words import descriptions, meanings, words
from ecociv.read import Plan
from ecociv.tables import Tables, find_root, load_tables
from ecociv.tables.build import read_plans

#: Where the page stands in a project.
EXPLORER = Path("explorer", "index.html")
FONT_FAMILY = "Noto Sans SC Ecociv"

#: Parts of the script in the order in which they are joined: each uses those before it.
SCRIPTS = (
    "data", "page", "filter", "address", "cells", "table", "source", "evidence", "timeline",
    "chart", "indicators", "texts", "output", "facets", "main",
)  # fmt: skip


def write_explorer(root: str | Path | None = None, out: str | Path | None = None) -> Path:
    """Write the explorer: every statement of every plan, with its source text, as one page.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.
    out
        File to write; by default ``explorer/index.html`` in the project.

    Returns
    -------
    Path
        The file that was written. The same tables and plans give the same bytes.

    Raises
    ------
    SourceError
        A table or a plan is missing or cannot be read, or a plan is not the one that the tables
        were built from.
    """
    root = find_root() if root is None else Path(root)
    out = root / EXPLORER if out is None else Path(out)
    page = explorer_page(load_tables(root), read_plans(root))
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f".{out.name}.new")
    fresh.write_bytes(page.encode("utf-8"))
    fresh.replace(out)
    return out


def explorer_page(tables: Tables, plans: Mapping[str, Plan]) -> str:
    """Text of the page for some tables, and the plans they were made from by ``doc_id``.

    Raises
    ------
    SourceError
        A plan is missing, or is not the one that the tables were built from.
    """
    _check_plans(tables, plans)
    data = {
        "version": ecociv.__version__,
        "statements": payload.statement_columns(tables),
        "quotes": payload.quotes(tables, plans),
        "plans": payload.plan_rows(tables),
        "indicators": payload.indicator_rows(tables),
        "sections": payload.section_paths(tables),
        "tasks": payload.task_rows(tables),
        "findings": payload.finding_rows(tables),
        "words": words(),
        "meanings": meanings(),
        "descriptions": descriptions(),
    }
    style, font, script = _asset("style.css"), _font_face(), _script()
    return _template().render(
        policy=_policy(script, font, style),
        style=style,
        font=font,
        script=script,
        data=html_json(data),
        texts=[html_json(text) for text in payload.plan_texts(tables, plans)],
    )


def _check_plans(tables: Tables, plans: Mapping[str, Plan]) -> None:
    for row in tables.documents.itertuples():
        accepted = "the text that the tables were built from (`ecociv build` reads it anew)"
        if row.doc_id not in plans:
            raise SourceError(row.file, "no such plan", accepted)
        if plans[row.doc_id].sha256 != row.sha256:
            raise SourceError(row.file, "another text", accepted)


def _policy(script: str, *styles: str) -> str:
    """What the browser may do: run this script, use these styles, load nothing."""
    admitted = " ".join(source_hash(style) for style in styles)
    return (
        f"default-src 'none'; script-src {source_hash(script)}; style-src {admitted}; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.from_string(_asset("template.html"))


def _script() -> str:
    parts = (_asset(f"script/{name}.js") for name in SCRIPTS)
    # One function around all parts: they share their names with each other and with nothing else.
    return "(() => {\n'use strict';\n\n" + "\n".join(parts) + "})();\n"


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _font_face() -> str:
    data = files("ecociv.present").joinpath("fonts", "NotoSansSCEcociv-Regular.woff2").read_bytes()
    source = f"url(data:font/woff2;base64,{b64encode(data).decode('ascii')}) format('woff2')"
    return f"@font-face {{ font-family: '{FONT_FAMILY}'; font-display: block; src: {source}; }}\n"
