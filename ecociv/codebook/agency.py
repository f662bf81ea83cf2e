"""Find the body that a responsibility line names, whatever its city calls it.

In: the name of a body as written (市发改委, 国土资源分局, 鸡西环境监测中心). Out: its row in
`data/agencies.csv`, which gives function and today's body, or none.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ecociv.codebook.folding import fold_characters
from ecociv.codebook.source import read_rows
from ecociv.errors import CodebookError

FILE = "agencies.csv"
CACHE_SIZE = 4096

_SEPARATORS = str.maketrans("", "", "、,;；")
#: What a line leaves behind the last name: 市民政局按照职责分别负责, 市财政局等相关部门和单位.
_TRAILING = re.compile(r"(?:等.*|按照?职责.*|配合|负责)$")
_LEVEL = re.compile(r"^[省市县区州盟旗](?=.{2})")
_PLACE = re.compile(r"^.{2,8}?(?:自治区|自治州|开发区|地区|[省市县区州盟旗])(?=.{2})")


@cache
def _index() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Folded names to ids, and the endings of bodies that carry a proper name, longest first."""
    names: dict[str, str] = {}
    rows: dict[str, int] = {}
    endings: list[tuple[str, str]] = []
    for number, row in enumerate(read_rows(FILE), start=2):
        owner = row["agency_id"]
        for name in (row["name_zh"], *filter(None, row["synonyms_zh"].split("|"))):
            key = _folded(name)
            if names.setdefault(key, owner) != owner:
                found = f"{name!r} of {owner}, which row {rows[key]} ({names[key]}) has already"
                raise CodebookError(FILE, number, "synonyms_zh", found, "each name at one body")
            rows.setdefault(key, number)
            if row["named"]:
                endings.append((key, owner))
    return names, tuple(sorted(endings, key=lambda pair: -len(pair[0])))


def _folded(name_zh: str) -> str:
    return fold_characters(name_zh).translate(_SEPARATORS)


def _readings(name: str) -> list[str]:
    """A name, then without place and level, then with a branch's name made its bureau's."""
    readings = [name]
    for pattern in (_LEVEL, _PLACE):
        shorter = [pattern.sub("", reading) for reading in readings]
        readings += [reading for reading in shorter if reading not in readings]
    bureaus = [re.sub(r"分局$|厅$", "局", reading) for reading in readings]
    return list(dict.fromkeys([*readings, *bureaus]))


@lru_cache(maxsize=CACHE_SIZE)
def match_agency(name_zh: str) -> str | None:
    """Body that a written name means.

    Parameters
    ----------
    name_zh
        Name as written, with or without its place and level.

    Returns
    -------
    str or None
        ``agency_id``; ``None`` where the codebook does not know the name.

    Examples
    --------
    >>> match_agency("市发改委"), match_agency("衢州市发展和改革委员会")
    ('development_reform', 'development_reform')
    >>> match_agency("国土资源分局"), match_agency("黑龙江省鸡西环境监测中心")
    ('land_resources', 'environmental_monitoring')
    >>> match_agency("火星事务局") is None
    True
    """
    names, endings = _index()
    whole = _folded(name_zh)
    for name in (whole, _TRAILING.sub("", whole)):
        for reading in _readings(name):
            if reading in names:
                return names[reading]
        for ending, owner in endings:
            if len(ending) > 1 and name.endswith(ending):
                return owner
    return None
