"""The unit file as data: units, multipliers, annotations, and the pint registry made from them.

In: `data/units_zh.txt`. Out: one frozen `UnitTable`, checked. Reading written units with it is the
matter of `ecociv.codebook.units`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pint

from ecociv.codebook.folding import fold_characters
from ecociv.codebook.source import read_text
from ecociv.errors import CodebookError

FILE = "units_zh.txt"
SECTIONS = ("units", "multipliers", "annotations", "accepts")
KINDS = (
    "length area volume mass energy power voltage time ratio points money count grade other".split()
)
FIELDS = ("name", "symbol", "relation", "kind", "name_en", "name_zh", "written")


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of the unit file.

    Parameters
    ----------
    name
        Identifier in pint.
    symbol
        What tables show: UCUM-like.
    relation
        pint definition.
    kind
        What it measures, one of `KINDS`.
    name_en, name_zh
        Names; `name_zh` is a written form, too.
    plan_forms
        Written forms as they stand in the file.
    """

    name: str
    symbol: str
    relation: str
    kind: str
    name_en: str
    name_zh: str
    plan_forms: tuple[str, ...]

    @property
    def written(self) -> tuple[str, ...]:
        """All forms that are read: those of plans, and the symbol."""
        return tuple(dict.fromkeys((*self.plan_forms, self.symbol)))


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The checked content of the unit file.

    Parameters
    ----------
    units
        Units by pint name, in file order.
    by_written
        Folded written form to pint name; forms that only differ in case once more in lower case.
    multipliers
        Written multiplier to its power of ten.
    annotations
        Words that may follow a unit, longest first.
    accepts
        Symbol of a standard unit to the pint names of measure words that stand for it one for one.
    registry
        pint registry that knows exactly these units.
    """

    units: dict[str, Unit]
    by_written: dict[str, str]
    multipliers: dict[str, int]
    annotations: tuple[str, ...]
    accepts: dict[str, frozenset[str]]
    registry: pint.UnitRegistry[float]


def _sections(text: str) -> dict[str, list[tuple[int, str]]]:
    """Numbered lines of each section, comments and empty lines left out."""
    found: dict[str, list[tuple[int, str]]] = {section: [] for section in SECTIONS}
    current = ""
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            current = line[1:-1]
            if current not in found:
                accepted = ", ".join(f"[{name}]" for name in SECTIONS)
                raise CodebookError(FILE, number, "section", line, accepted)
        elif not current:
            raise CodebookError(FILE, number, "section", repr(line), "a line under a [section]")
        else:
            found[current].append((number, line))
    return found


def _unit(number: int, line: str) -> Unit:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != len(FIELDS):
        accepted = f"{len(FIELDS)} cells: {' | '.join(FIELDS)}"
        raise CodebookError(FILE, number, "unit", f"{len(cells)} cells", accepted)
    values = dict(zip(FIELDS, cells, strict=True))
    for field in ("name", "symbol", "relation", "name_en", "name_zh"):
        if not values[field]:
            raise CodebookError(FILE, number, field, "an empty cell", "a value in both languages")
    if values["kind"] not in KINDS:
        raise CodebookError(FILE, number, "kind", repr(values["kind"]), ", ".join(KINDS))
    further = [form.strip() for form in values.pop("written").split(",") if form.strip()]
    forms = (values["name_zh"], *further)
    return Unit(**values, plan_forms=tuple(dict.fromkeys(forms)))


def _written_forms(units: dict[str, tuple[int, Unit]]) -> dict[str, str]:
    """Folded written form to pint name; a form that two units claim is an error."""
    by_written: dict[str, str] = {}
    lines: dict[str, int] = {}
    for number, unit in units.values():
        for form in unit.written:
            key = fold_characters(form)
            owner = by_written.setdefault(key, unit.name)
            if owner != unit.name:
                found = f"{form!r} of {unit.name}, which row {lines[key]} ({owner}) has already"
                raise CodebookError(FILE, number, "written", found, "one unit per written form")
            lines.setdefault(key, number)
    lowered: dict[str, set[str]] = {}
    for key, name in by_written.items():
        lowered.setdefault(key.lower(), set()).add(name)
    for key, names in lowered.items():
        if len(names) == 1:
            by_written.setdefault(key, next(iter(names)))
    return by_written


def _registry(units: dict[str, tuple[int, Unit]], powers: set[int]) -> pint.UnitRegistry[float]:
    registry: pint.UnitRegistry[float] = pint.UnitRegistry(None)
    for power in sorted(powers):
        registry.define(f"{prefix_name(power)}- = 1e{power}")
    for number, unit in units.values():
        try:
            registry.define(f"{unit.name} = {unit.relation}")
            registry.get_base_units(unit.name)
        except (pint.PintError, ValueError, TypeError) as error:
            found = f"{unit.relation!r} ({error})"
            accepted = "a pint definition from units above it"
            raise CodebookError(FILE, number, "relation", found, accepted) from error
    return registry


def prefix_name(power: int) -> str:
    """Name of a power of ten as a pint prefix.

    Examples
    --------
    >>> prefix_name(4)
    'ten4_'
    """
    return f"ten{power}_"


def parse_unit_table(text: str) -> UnitTable:
    """Read the text of a unit file.

    Parameters
    ----------
    text
        Text in the layout that the head of `data/units_zh.txt` describes.

    Returns
    -------
    UnitTable
        Its checked content.

    Raises
    ------
    CodebookError
        For an unknown section or kind, a line with too few cells, an empty name, a name or a
        written form that two units claim, a relation that pint cannot read, and a multiplier or
        an ``[accepts]`` line that cannot be read.
    """
    sections = _sections(text)
    units: dict[str, tuple[int, Unit]] = {}
    for number, line in sections["units"]:
        unit = _unit(number, line)
        if unit.name in units:
            found = f"{unit.name!r}, which row {units[unit.name][0]} has already"
            raise CodebookError(FILE, number, "name", found, "one row per unit")
        units[unit.name] = (number, unit)
    by_written = _written_forms(units)

    multipliers: dict[str, int] = {}
    for number, line in sections["multipliers"]:
        form, _, power = (part.strip() for part in line.partition("|"))
        if not power.isdigit() or not form:
            accepted = "written form | power of ten"
            raise CodebookError(FILE, number, "multiplier", repr(line), accepted)
        multipliers[form] = int(power)

    accepts: dict[str, frozenset[str]] = {}
    symbols = {unit.symbol for _, unit in units.values()}
    for number, line in sections["accepts"]:
        symbol, _, words = (part.strip() for part in line.partition("|"))
        unknown = [word for word in words.split() if fold_characters(word) not in by_written]
        if symbol not in symbols or unknown or not words:
            found = repr(unknown[0]) if unknown else repr(line)
            accepted = "symbol | written forms of units above"
            raise CodebookError(FILE, number, "accepts", found, accepted)
        accepts[symbol] = frozenset(by_written[fold_characters(word)] for word in words.split())

    annotations = tuple(sorted((line for _, line in sections["annotations"]), key=len)[::-1])
    # A written multiplier may be a product of several (十万, 千亿), so every sum is a power.
    powers = set(range(1, 2 * max(multipliers.values(), default=0) + 1))
    plain = {name: unit for name, (_, unit) in units.items()}
    registry = _registry(units, powers)
    return UnitTable(plain, by_written, multipliers, annotations, accepts, registry)


@cache
def unit_table() -> UnitTable:
    """The unit file of the codebook, read and checked once.

    Examples
    --------
    >>> unit_table().units["mu"].name_zh
    '亩'
    """
    return parse_unit_table(read_text(FILE))
