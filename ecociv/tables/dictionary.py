"""The data dictionary: every column of every table, in English and Chinese.

In: the data model. Out: a frame with one column a row, and the same for reading.
"""

from __future__ import annotations

import pandas as pd

from ecociv.tables.schema import Field, TableSchema, schema, table_names

COLUMNS = (
    "table",
    "position",
    "field",
    "type",
    "unit",
    "required",
    "key",
    "values",
    "example",
    "description_en",
    "description_zh",
)


def data_dictionary() -> pd.DataFrame:
    """One row for each column of each table.

    ``key`` is ``primary``, or the table that the column points to; ``values`` are the coded
    values, separated by ``|``.

    Examples
    --------
    >>> rows = data_dictionary().query("table == 'ledger' and field == 'disposition'")
    >>> rows[["type", "required", "values"]].values.tolist()
    [['string', 'yes', 'statement|rejected|unclaimed']]
    """
    rows = []
    for name in table_names():
        table = schema(name)
        for position, field in enumerate(table.fields, start=1):
            rows.append(
                {
                    "table": name,
                    "position": position,
                    "field": field.name,
                    "type": field.type,
                    "unit": field.unit,
                    "required": "yes" if field.required else "no",
                    "key": _key(table, field),
                    "values": "|".join(code.code for code in field.codes),
                    "example": field.example,
                    "description_en": field.description_en,
                    "description_zh": field.description_zh,
                }
            )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def dictionary_page() -> str:
    """The data dictionary as a Markdown page."""
    parts = [_HEAD]
    for name in table_names():
        table = schema(name)
        parts.append(
            f"## {name}\n\n{table.title_en} / {table.title_zh}. {table.description_en}\n"
            f"{table.description_zh}\n"
        )
        parts.append(
            "| column | type | key | meaning | 含义 | example |\n|---|---|---|---|---|---|"
        )
        parts += [_line(table, field) for field in table.fields]
        coded = [field for field in table.fields if field.codes]
        for field in coded:
            meanings = [
                f"- `{code.code}`: {code.meaning_en} / {code.meaning_zh}" for code in field.codes
            ]
            parts.append(f"\nValues of `{field.name}`:\n\n" + "\n".join(meanings))
        parts.append("")
    return "\n".join(parts)


_HEAD = """\
# Data dictionary / 数据字典

Written by the build from the data model; do not edit. An empty cell is a missing value. A column in
bold is never empty. `*_zh` is text as written in the plan, `*_en` its English label.

由构建程序按数据模型生成,请勿手改。空单元格表示缺失;粗体列不为空。`*_zh`为规划原文,`*_en`为英文。
"""


def _line(table: TableSchema, field: Field) -> str:
    name = f"**{field.name}**" if field.required else field.name
    kind = f"{field.type} ({field.unit})" if field.unit else field.type
    cells = (
        name,
        kind,
        _key(table, field),
        field.description_en,
        field.description_zh,
        field.example,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _key(table: TableSchema, field: Field) -> str:
    if field.name in table.primary_key:
        return "primary"
    return ", ".join(key.table for key in table.foreign_keys if field.name in key.fields)
