"""Load the data model and check that it is sound."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ecociv.errors import CodebookError
from ecociv.extract.values.reasons import REASONS
from ecociv.tables.schema.fields import FIELD_TYPES, Code, Field, ForeignKey, TableSchema

_HERE = "ecociv.tables.schema"


def table_names() -> list[str]:
    """Names of the tables, in the order of the data model."""
    return list(_tables())


def schema(table: str) -> TableSchema:
    """Schema of a table.

    Raises
    ------
    CodebookError
        There is no such table; the message lists those there are.

    Examples
    --------
    >>> schema("ledger").columns
    ['doc_id', 'start', 'end', 'text', 'disposition', 'statement_id', 'reason']
    """
    if table not in _tables():
        raise CodebookError("tables.yaml", 0, "table", table, ", ".join(_tables()))
    return _tables()[table]


@cache
def _tables() -> dict[str, TableSchema]:
    text = files(_HERE).joinpath("tables.yaml").read_text(encoding="utf-8")
    specs: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return load_model(specs, _rows("fields.csv"), [*_rows("codes.csv"), *_reasons()])


def _rows(file: str) -> list[dict[str, str]]:
    text = files(_HERE).joinpath(file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _reasons() -> list[dict[str, str]]:
    """Reason codes of the ledger, which extraction describes."""
    names = ("table", "field", "code", "meaning_en", "meaning_zh")
    return [
        dict(zip(names, ("", "reason", code, *meaning), strict=True))
        for code, meaning in REASONS.items()
    ]


def load_model(
    specs: dict[str, dict[str, Any]],
    field_rows: list[dict[str, str]],
    code_rows: list[dict[str, str]],
) -> dict[str, TableSchema]:
    """Put fields, codes and tables together.

    A row of the fields with a ``table`` holds for that table alone, before the one without.

    Raises
    ------
    CodebookError
        A field has no description or an unknown type, stands twice, or no table uses it; a table
        names an unknown field or key.
    """
    codes: dict[tuple[str, str], list[Code]] = {}
    for row in code_rows:
        code = Code(row["code"], row["meaning_en"], row["meaning_zh"])
        codes.setdefault((row["table"], row["field"]), []).append(code)
    known: dict[tuple[str, str], Field] = {}
    for line, row in enumerate(field_rows, start=2):
        key = (row["table"], row["field"])
        if key in known:
            raise CodebookError("fields.csv", line, "field", row["field"], "each field once")
        known[key] = _field(row, line, codes)
    for table, name in codes:
        if (table, name) not in known:
            raise CodebookError("codes.csv", 0, "field", f"{table} {name}", "a field of fields.csv")
    tables = {name: _table(name, spec, known) for name, spec in specs.items()}
    used = {id(known.get((name, column), known.get(("", column)))) for name, table in tables.items()
            for column in table.columns}  # fmt: skip
    for (table, name), field in known.items():
        if id(field) not in used:
            raise CodebookError("fields.csv", 0, "field", f"{table} {name}", "a field in use")
    for table_schema in tables.values():
        for key_ in table_schema.foreign_keys:
            if key_.table not in tables or not set(key_.to) <= set(tables[key_.table].columns):
                found = f"{table_schema.name}: {key_.table}.{'+'.join(key_.to)}"
                raise CodebookError("tables.yaml", 0, "foreign_keys", found, "fields of a table")
    return tables


def _field(row: dict[str, str], line: int, codes: dict[tuple[str, str], list[Code]]) -> Field:
    for name in ("field", "description_en", "description_zh", "example"):
        if not row[name]:
            raise CodebookError("fields.csv", line, name, "nothing", "a text")
    if row["type"] not in FIELD_TYPES:
        raise CodebookError("fields.csv", line, "type", row["type"], ", ".join(FIELD_TYPES))
    return Field(
        name=row["field"],
        type=row["type"],
        description_en=row["description_en"],
        description_zh=row["description_zh"],
        example=row["example"],
        unit=row["unit"],
        minimum=float(row["minimum"]) if row["minimum"] else None,
        maximum=float(row["maximum"]) if row["maximum"] else None,
        pattern=row["pattern"],
        codes=tuple(codes.get((row["table"], row["field"]), ())),
    )


def _table(name: str, spec: dict[str, Any], known: dict[tuple[str, str], Field]) -> TableSchema:
    required = {*spec["primary_key"], *spec.get("required", ())}
    fields = []
    for column in spec["fields"]:
        field = known.get((name, column), known.get(("", column)))
        if field is None:
            raise CodebookError("tables.yaml", 0, name, column, "a field of fields.csv")
        fields.append(_required(field) if column in required else field)
    sort = spec.get("sort", spec["primary_key"])
    evidence = spec.get("evidence", "")
    unknown = {*required, *sort, *([evidence] if evidence else [])} - set(spec["fields"])
    if unknown:
        raise CodebookError("tables.yaml", 0, name, ", ".join(sorted(unknown)), "its own fields")
    keys = tuple(
        ForeignKey(tuple(key["fields"]), key["table"], tuple(key.get("to", key["fields"])))
        for key in spec.get("foreign_keys", ())
    )
    return TableSchema(
        name=name,
        title_en=spec["title_en"],
        title_zh=spec["title_zh"],
        description_en=spec["description_en"],
        description_zh=spec["description_zh"],
        fields=tuple(fields),
        primary_key=tuple(spec["primary_key"]),
        foreign_keys=keys,
        sort=tuple(sort),
        evidence=evidence,
        input=spec.get("input", False),
        machine=spec.get("machine", False),
    )


def _required(field: Field) -> Field:
    return replace(field, required=True)
