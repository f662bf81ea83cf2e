"""What a field, a key and a table are."""

from __future__ import annotations

from dataclasses import dataclass

FIELD_TYPES = ("string", "integer", "number", "date")


@dataclass(frozen=True, slots=True)
class Code:
    """A coded value and what it means."""

    code: str
    meaning_en: str
    meaning_zh: str


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its meaning, type and limits.

    ``type`` is string, integer, number or date; ``unit`` is a unit, or the name of the field that
    holds it; ``codes`` are all values the field may take, empty where it is free.
    """

    name: str
    type: str
    description_en: str
    description_zh: str
    example: str
    unit: str = ""
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    codes: tuple[Code, ...] = ()

    @property
    def accepted(self) -> str:
        """What a cell may hold, in words for an error message."""
        if self.codes:
            parts = [code.code for code in self.codes]
        else:
            limits = [f"{word} {limit:g}" for word, limit in self._limits() if limit is not None]
            parts = [f"{self.type} {' and '.join(limits)}".strip()]
            parts += [f"matching {self.pattern}"] if self.pattern else []
        return ", ".join([*parts, *(["never empty"] if self.required else [])])

    def _limits(self) -> tuple[tuple[str, float | None], ...]:
        return ("from", self.minimum), ("to", self.maximum)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values must be found in columns of another table (or of the same one)."""

    fields: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table: fields in column order, keys, and how its rows are sorted."""

    name: str
    title_en: str
    title_zh: str
    description_en: str
    description_zh: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    sort: tuple[str, ...] = ()
    evidence: str = ""
    input: bool = False
    machine: bool = False

    @property
    def columns(self) -> list[str]:
        """Names of the fields in order."""
        return [field.name for field in self.fields]

    def field(self, name: str) -> Field:
        """The field of a name."""
        return next(field for field in self.fields if field.name == name)
