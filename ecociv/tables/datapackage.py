"""The data package: a description of the tables that other programs can read and check.

In: the rendered tables. Out: ``datapackage.json`` (Frictionless Data Package), with a Table
Schema, keys, size and hash for each CSV file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pandas as pd

from ecociv.tables.schema import Field, ForeignKey, TableSchema, plain_rows, schema

#: Name of a resource that holds the rows before any reviewed correction.
MACHINE_PREFIX = "machine_"

_LICENSES = [
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 (tables, annotations, labels)",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
]
_DESCRIPTION = (
    "Quantitative statements and dated commitments of Chinese eco-civilization plans, each with "
    "its place in the raw text, and an account of every numeral of every plan. The plan texts "
    "quoted in it are official documents and stay what they are. The resources whose name begins "
    "with machine_ hold the rows before any reviewed correction."
)


def datapackage_bytes(files: Mapping[str, bytes], documents: pd.DataFrame) -> bytes:
    """The bytes of ``datapackage.json``.

    Parameters
    ----------
    files
        CSV files by path, as ``statements.csv`` or ``machine/statements.csv``.
    documents
        The ``documents`` table: the sources of the package.
    """
    package = {
        "name": "ecociv",
        "title": "Eco-civilization plans as tidy tables",
        "description": _DESCRIPTION,
        "profile": "tabular-data-package",
        "licenses": _LICENSES,
        "sources": [_source(row) for row in plain_rows(documents)],
        "resources": [_resource(path, data) for path, data in files.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def table_schema(table: TableSchema, machine: bool = False) -> dict[str, Any]:
    """The Frictionless Table Schema of a table.

    Examples
    --------
    >>> table_schema(schema("ledger"))["foreignKeys"][1]["reference"]
    {'resource': 'statements', 'fields': ['statement_id']}
    """
    return {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
        "foreignKeys": [_foreign_key(table, key, machine) for key in table.foreign_keys],
    }


def _source(row: dict[Any, Any]) -> dict[str, str]:
    title = row["source_title"] or row["title_zh"] or row["doc_id"]
    return {"title": f"{title} ({row['source_site']})" if row["source_site"] else title}


def _resource(path: str, data: bytes) -> dict[str, Any]:
    folder, _, file = path.rpartition("/")
    table = schema(file.removesuffix(".csv"))
    machine = bool(folder)
    return {
        "name": f"{MACHINE_PREFIX if machine else ''}{table.name}",
        "title": f"{table.title_en} / {table.title_zh}",
        "description": f"{table.description_en} / {table.description_zh}",
        "path": path,
        "type": "table",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "bytes": len(data),
        "schema": table_schema(table, machine),
    }


def _field(field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if field.codes:
        constraints["enum"] = [code.code for code in field.codes]
    for name, limit in (("minimum", field.minimum), ("maximum", field.maximum)):
        if limit is not None:
            constraints[name] = int(limit) if float(limit).is_integer() else limit
    if field.pattern:
        constraints["pattern"] = field.pattern
    described = {
        "name": field.name,
        "type": field.type,
        "description": f"{field.description_en} / {field.description_zh}",
        "example": field.example,
        "unit": field.unit,
        "constraints": constraints,
    }
    return {name: value for name, value in described.items() if value}


def _foreign_key(table: TableSchema, key: ForeignKey, machine: bool) -> dict[str, Any]:
    target = key.table
    if target == table.name:
        target = ""
    elif machine and schema(target).machine:
        target = f"{MACHINE_PREFIX}{target}"
    return {
        "fields": list(key.fields),
        "reference": {"resource": target, "fields": list(key.to)},
    }
