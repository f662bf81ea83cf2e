"""Indicators that sound alike and are not: what a hurried table would put into one row.

In: statements and the codebook's indicators. Out: pairs of different indicators of two plans, with
both definitions, all refused.
"""

from __future__ import annotations

from itertools import combinations

import pandas as pd
from rapidfuzz.fuzz import ratio, token_set_ratio

from ecociv.analysis.comparability import REFUSED

#: Mean likeness (0 to 100) of Chinese names and English definitions from which on two indicators
#: of one domain and unit are listed. A reader's aid, not a measurement: set where 森林覆盖率 and
#: 林木绿化率, the pair most often confused, are still found.
MIN_LIKENESS = 64.0

COLUMNS = [
    "indicator_a", "indicator_b", "name_a_zh", "name_b_zh", "name_a_en", "name_b_en", "plans_a",
    "plans_b", "definition_a", "definition_b", "likeness", "comparability", "reason_en",
    "reason_zh",
]  # fmt: skip


def lookalike_indicators(
    statements: pd.DataFrame, indicators: pd.DataFrame, min_likeness: float = MIN_LIKENESS
) -> pd.DataFrame:
    """Pairs of different indicators that two plans use and a reader could take for one.

    Likeness is the mean of two ratios of rapidfuzz: of the Chinese names, and of the words of the
    English definitions.

    Parameters
    ----------
    statements, indicators
        Rows of the tables of these names.
    min_likeness
        From which likeness (0 to 100) on a pair is listed.

    Returns
    -------
    DataFrame
        One row per pair of indicators with one domain and standard unit that stand in different
        plans: names, ``plans_a`` and ``plans_b`` (``|`` between), definitions, ``likeness``,
        ``comparability`` (always ``refused``) and the reason; the most alike first.

    Examples
    --------
    >>> from ecociv.codebook import indicators
    >>> statements = pd.DataFrame(
    ...     {"doc_id": ["a", "b"], "indicator_id": ["forest_coverage", "woodland_coverage"],
    ...      "value_low": [40.0, 45.0]}
    ... )
    >>> found = lookalike_indicators(statements, indicators())
    >>> found[["name_a_zh", "name_b_zh", "comparability"]].values.tolist()
    [['森林覆盖率', '林木覆盖率', 'refused']]
    """
    used = statements[statements["indicator_id"].notna() & statements["value_low"].notna()]
    plans = used.groupby("indicator_id")["doc_id"].agg(lambda values: sorted(set(values)))
    known = indicators[indicators["indicator_id"].isin(plans.index)].dropna(subset=["unit_std"])
    rows = []
    for _, group in known.groupby(["domain", "unit_std"], sort=True):
        for a, b in combinations(group.sort_values("indicator_id").to_dict("records"), 2):
            in_a, in_b = plans[a["indicator_id"]], plans[b["indicator_id"]]
            if in_a == in_b and len(in_a) == 1:
                continue
            likeness = _likeness(a, b)
            if likeness >= min_likeness:
                rows.append(_row(a, b, in_a, in_b, likeness))
    frame = pd.DataFrame(rows, columns=COLUMNS)
    order = ["likeness", "indicator_a", "indicator_b"]
    return frame.sort_values(order, ascending=[False, True, True], ignore_index=True)


def _likeness(a: dict[str, str], b: dict[str, str]) -> float:
    names = ratio(a["name_zh"], b["name_zh"])
    definitions = token_set_ratio(str(a["definition_en"]), str(b["definition_en"]))
    return (names + definitions) / 2


def _row(
    a: dict[str, str], b: dict[str, str], in_a: list[str], in_b: list[str], likeness: float
) -> dict[str, object]:
    found: dict[str, object] = {"likeness": round(likeness, 1), "comparability": REFUSED}
    for letter, row, plans in (("a", a, in_a), ("b", b, in_b)):
        found |= {
            f"indicator_{letter}": row["indicator_id"],
            f"name_{letter}_zh": row["name_zh"],
            f"name_{letter}_en": row["name_en"],
            f"plans_{letter}": "|".join(plans),
            f"definition_{letter}": row["definition_en"],
        }
    return found | {
        "reason_en": f"two indicators: {a['name_en']} is not {b['name_en']}",
        "reason_zh": f"两个不同指标:{a['name_zh']}与{b['name_zh']}",
    }
