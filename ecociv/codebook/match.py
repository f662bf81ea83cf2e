"""Find the indicator that a written name means, or none.

In: a name and its unit as a plan writes them. Out: a `Match`. Names are looked up as written, then
in one wording, then without scopes and verbs; what is left is compared with all names by
rapidfuzz. The unit is a guard on every step: an indicator in % is never found for a statement in
万亩. So are the telling words on the last: 森林覆盖率 and 林木覆盖率 differ in one character and in
their meaning.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from ecociv.codebook.name_index import LONGEST, name_index, occurrences
from ecociv.codebook.names import folded_name, measured_name, stripped_names, telling_words
from ecociv.codebook.unit_table import unit_table
from ecociv.codebook.units import compatible, parse_unit
from ecociv.errors import UnitError

#: Least similarity (0 to 100) at which a name counts as an indicator's. On the labelled names of
#: `ecociv.codebook.match_curve` nearly every match is right from here on; below, one in twenty and
#: more is a guess.
FUZZY_THRESHOLD = 90.0
CACHE_SIZE = 8192

_RATIO_KINDS = ("ratio", "points")


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was found to mean.

    Parameters
    ----------
    name_zh
        The name that was asked for.
    indicator_id
        The indicator, ``None`` where none fits.
    how
        exact, alias, normalized, fuzzy or none.
    score
        Similarity, 0 to 100; 100 for everything but fuzzy.
    unit_std
        Standard unit of the indicator.
    """

    name_zh: str
    indicator_id: str | None
    how: str
    score: float
    unit_std: str = ""

    @property
    def suggestions(self) -> list[str]:
        """Indicators with the nearest names, for a reviewer; computed when asked for."""
        return suggest(self.name_zh) if self.indicator_id is None else [self.indicator_id]


@lru_cache(maxsize=CACHE_SIZE)
def _is_ratio(unit_zh: str) -> bool:
    """Whether a unit can stand for the change of anything (下降10%, 1.5倍)."""
    try:
        unit = parse_unit(unit_zh)
    except UnitError:
        return False
    names = list(unit._units)
    return bool(unit_zh) and len(names) == 1 and _kind(names[0]) in _RATIO_KINDS


def _kind(pint_name: str) -> str:
    known = unit_table().units
    return known[pint_name].kind if pint_name in known else ""


def _but_for_currency(unit_zh: str, unit_std: str) -> bool:
    """Whether two units differ in the currency alone: exports are exports in any money."""
    try:
        dimensions = [parse_unit(unit).dimensionality for unit in (unit_zh, unit_std)]
    except UnitError:
        return False
    money = [
        {
            ("[money]" if name.startswith("[money_") else name): power
            for name, power in found.items()
        }
        for found in dimensions
    ]
    return money[0] == money[1]


@lru_cache(maxsize=CACHE_SIZE)
def fits(unit_zh: str, unit_std: str, change: str = "") -> bool:
    """Whether a statement in a unit can be one about an indicator with a standard unit.

    Parameters
    ----------
    unit_zh
        Unit as written; empty where the text gives none, which forbids nothing.
    unit_std
        Standard unit; empty for an indicator without numbers.
    change
        The statement's ``change``. Unless it is ``level``, percentages fit every indicator: they
        may tell by how much it changes.

    Examples
    --------
    >>> fits("万亩", "%"), fits("%", "tce/(10*4.CNY)"), fits("%", "ha", "level")
    (False, True, False)
    >>> fits("亿美元", "10*8.CNY")
    True
    """
    if not unit_zh:
        return True
    if not unit_std:
        return False
    if compatible(unit_zh, unit_std) or _but_for_currency(unit_zh, unit_std):
        return True
    if _is_ratio(unit_zh):
        return change != "level" or (unit_std == "%" and unit_zh != "%")
    try:
        parse_unit(unit_zh)
    except UnitError:
        return True
    return False


def match_indicator(
    name_zh: str, unit_zh: str = "", *, scope_zh: str = "", change: str = ""
) -> Match:
    """Indicator that a written name means.

    Parameters
    ----------
    name_zh
        Name as written, with or without scope.
    unit_zh
        Unit as written.
    scope_zh
        Scope as written. Together with the name it may make an indicator of its own: 农村 and
        生活污水治理率.
    change
        The statement's ``change``; ``level`` makes the guard on units strict.

    Returns
    -------
    Match
        ``indicator_id`` is ``None`` where no name is near enough or the unit forbids it: the
        codebook never guesses. `Match.suggestions` then names the nearest.

    Examples
    --------
    >>> match_indicator("全市细颗粒物（PM2.5）平均浓度", "微克/立方米").indicator_id
    'pm25_concentration'
    >>> match_indicator("单位地区生产总值能耗", "%").indicator_id
    'energy_intensity'
    >>> match_indicator("森林覆盖率", "万亩").indicator_id is None
    True
    >>> match_indicator("卫生厕所覆盖率", "%", scope_zh="农村").indicator_id
    'rural_toilet_rate'
    """
    if scope_zh:
        found = _looked_up(scope_zh + name_zh, unit_zh, change)
        if found is not None:
            return Match(name_zh, found[0], found[1], 100.0, name_index().unit_std[found[0]])
    found = _looked_up(name_zh, unit_zh, change)
    if found is not None:
        return Match(name_zh, found[0], found[1], 100.0, name_index().unit_std[found[0]])
    owner, score = nearest_name(folded_name(name_zh), unit_zh, change, FUZZY_THRESHOLD)
    if owner is None:
        return Match(name_zh, None, "none", score)
    return Match(name_zh, owner, "fuzzy", score, name_index().unit_std[owner])


def _looked_up(name_zh: str, unit_zh: str, change: str) -> tuple[str, str] | None:
    """Indicator and way for a name that the index holds; units are checked on each way."""
    index = name_index()
    unit_std = index.unit_std
    owner = index.exact.get(name_zh)
    how = "exact"
    if owner is None:
        owner = index.alias.get(name_zh)
        how = "alias"
    if owner is not None and fits(unit_zh, unit_std[owner], change):
        return owner, how
    if len(name_zh) > LONGEST:
        return None
    folded = folded_name(name_zh)
    owner = index.folded.get(folded)
    if owner is not None and fits(unit_zh, unit_std[owner], change):
        return owner, "normalized"
    keys = stripped_names(folded)
    for key in [*keys, folded]:
        owner = index.folded.get(key) or index.stripped.get(key)
        if owner is not None and fits(unit_zh, unit_std[owner], change):
            return owner, "normalized"
    if unit_zh and not _is_ratio(unit_zh):
        for key in (folded, *keys):
            owners = index.measured.get(measured_name(key), ())
            fitting = [name for name in owners if compatible(unit_zh, unit_std[name])]
            if len(fitting) == 1:
                return fitting[0], "normalized"
    for pattern, owner in index.patterns:
        if pattern.fullmatch(folded) and fits(unit_zh, unit_std[owner], change):
            return owner, "alias"
    return None


def nearest_name(
    folded: str, unit_zh: str, change: str, threshold: float
) -> tuple[str | None, float]:
    """Indicator with the nearest name whose telling words and unit agree, and the similarity.

    Two indicators that are equally near give none: choosing would be a guess.

    Parameters
    ----------
    folded
        Name in one wording (`ecociv.codebook.names.folded_name`).
    unit_zh, change
        Unit and change of the statement, as in `match_indicator`.
    threshold
        Least similarity, above 0 and up to 100.

    Examples
    --------
    >>> nearest_name("森林总覆盖率", "%", "", 80.0)[0]
    'forest_coverage'
    """
    if not 1 < len(folded) <= LONGEST:
        return None, 0.0
    index = name_index()
    # Similarity is twice the longest common subsequence over the sum of lengths. To reach the
    # threshold two names must be of like length, and one may lack only so many characters of the
    # other: it holds one of that many and one more. The rarest leave the fewest to compare.
    length, share = len(folded), threshold / (200 - threshold)
    first = index.shorter[min(math.ceil(length * share - 1e-9), LONGEST + 1)]
    last = (
        index.shorter[min(int(length / share + 1e-9), LONGEST) + 1] if share else len(index.forms)
    )
    holders = sorted((index.postings.get(token, ()) for token in occurrences(folded)), key=len)
    near: set[int] = set()
    for held in holders[: int(length * (1 - share) + 1e-9) + 1]:
        near.update(held[bisect_left(held, first) : bisect_left(held, last)])
    best: dict[str, float] = {}
    telling: frozenset[str] | None = None
    for position in near:
        score = fuzz.ratio(folded, index.forms[position], score_cutoff=threshold)
        owner = index.owners[position]
        if score <= best.get(owner, 0.0):
            continue
        if telling is None:
            telling = telling_words(folded)
        if telling_words(index.forms[position]) == telling and fits(
            unit_zh, index.unit_std[owner], change or "level"
        ):
            best[owner] = score
    if not best:
        return None, 0.0
    score = max(best.values())
    owners = [owner for owner, value in best.items() if value == score]
    return (owners[0] if len(owners) == 1 else None), score


def suggest(name_zh: str, limit: int = 5) -> list[str]:
    """Indicators with the nearest names, best first, whatever their unit.

    Parameters
    ----------
    name_zh
        Name as written.
    limit
        How many to return at most.

    Examples
    --------
    >>> "forest_coverage" in suggest("森林植被覆盖率")
    True
    """
    index = name_index()
    found = process.extract(folded_name(name_zh), index.forms, scorer=fuzz.ratio, limit=4 * limit)
    return list(dict.fromkeys(index.owners[position] for _, _, position in found))[:limit]
