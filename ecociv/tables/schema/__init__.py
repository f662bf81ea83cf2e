"""The data model: every field described once, and every table as a list of fields with its keys.

In: ``fields.csv``, ``codes.csv`` and ``tables.yaml`` beside this file. Out: `schema`, from which
come the checks of a build, the column order and types, the Table Schema of the data package and
the data dictionary.
"""

from ecociv.tables.schema.fields import Field, ForeignKey, TableSchema
from ecociv.tables.schema.frames import conform, empty_frame, parse_cell, plain_rows
from ecociv.tables.schema.model import schema, table_names

__all__ = [
    "Field",
    "ForeignKey",
    "TableSchema",
    "conform",
    "empty_frame",
    "parse_cell",
    "plain_rows",
    "schema",
    "table_names",
]
