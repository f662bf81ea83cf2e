"""Which conclusions hold when part of the evidence is left out.

In: the tables, a list of conclusions (`ecociv.analysis.conclusions`) and ways to leave something
out. Out: one row per conclusion and way, with the answer as it is then.

Leaving out is done to the tables, before anything is computed, so every conclusion is drawn again
by the functions that the notebooks call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

import pandas as pd

from ecociv.tables.holder import Tables

#: Name of the row in which nothing is left out.
ALL = "all"
#: What an estimate is: a share of 1, a difference of shares, a number of things, years, Cramér's V
#: or a correlation.
MEASURES = ("share", "points", "count", "years", "cramers_v", "correlation")
#: What becomes of an answer: it stays; it becomes undecided; it is another one; or the question is
#: moot, because what it asks for was left out.
OUTCOMES = ("same", "undecided", "changed", "moot")

COLUMNS = [
    "notebook", "conclusion", "question_en", "question_zh", "perturbation", "group", "doc_id",
    "measure", "estimate", "low", "high", "p_value", "n", "verdict", "decided", "verdict_all",
    "estimate_all", "outcome",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """The answer to one question from one set of tables.

    ``verdict`` is the answer as a code, ``decided`` false where the numbers leave it open;
    ``estimate`` with ``low`` and ``high`` (95%, where there is an interval), ``p_value`` (where
    there is a test) and ``n`` (rows, pairs or plans behind it) are what it rests on.
    """

    verdict: str
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    p_value: float | None = None
    n: int = 0
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One answer that a notebook gives, as a function of the tables.

    ``measure`` says what its estimate is (`MEASURES`). ``reads`` names the tables it depends on:
    where none of them changed, it is not drawn again. ``moot`` names groups of perturbations that
    take away what the question asks for.
    """

    name: str
    notebook: str
    question_en: str
    question_zh: str
    measure: str
    reads: tuple[str, ...]
    draw: Callable[[Tables], Reading]
    moot: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Perturbation:
    """One way to leave something out of the tables.

    ``group`` is ``years``, ``curation``, ``confidence`` or ``plan``; ``doc_id`` is the plan that is
    left out, where one is.
    """

    name: str
    group: str
    apply: Callable[[Tables], Tables]
    doc_id: str | None = None


def without_inferred_years(tables: Tables) -> Tables:
    """Take the year from every statement whose year does not stand in its own sentence.

    The statements stay: what they commit to is in the text, and only the year was inferred.
    """
    rows = tables.statements
    inferred = rows["year_source"].ne("explicit") & rows["target_year"].notna()
    years = rows["target_year"].mask(inferred)
    sources = rows["year_source"].mask(inferred, "none")
    return replace(tables, statements=rows.assign(target_year=years, year_source=sources))


def without_curation(tables: Tables) -> Tables:
    """Put the rows of the rules alone in the place of the published ones."""
    return replace(tables, statements=tables.machine_statements, ledger=tables.machine_ledger)


def without_doubtful(tables: Tables, share: float) -> Tables:
    """Leave out the least sure statements.

    Parameters
    ----------
    tables
        As `ecociv.load_tables` gives them.
    share
        Share of the statements to leave out, as nearly as equal values of ``confidence``, which
        stay together, allow.
    """
    rows = tables.statements
    least = least_confidence(rows["confidence"], share)
    return replace(tables, statements=rows[~(rows["confidence"] < least)])


def least_confidence(confidence: pd.Series, share: float) -> float:
    """Confidence from which rows are kept where about a share of them is left out.

    Examples
    --------
    >>> least_confidence(pd.Series([0.5, 0.9, 0.9, 0.9, 0.95]), 0.5)
    0.9
    """
    values = sorted(confidence.dropna().unique())
    wanted = share * len(confidence)
    nearest = min(
        values, key=lambda value: abs(int((confidence < value).sum()) - wanted), default=0.0
    )
    return float(nearest)


def without_plan(tables: Tables, doc_id: str) -> Tables:
    """Leave a plan out of every table that has rows of it.

    A table without any stays the same object, so that it can be seen that nothing in it changed.
    """
    kept = {}
    for item in fields(Tables):
        frame = getattr(tables, item.name)
        if "doc_id" in frame and (own := frame["doc_id"] == doc_id).any():
            kept[item.name] = frame[~own]
    return replace(tables, **kept)


def perturbations(tables: Tables) -> list[Perturbation]:
    """Everything that is left out, one after the other.

    Parameters
    ----------
    tables
        As `ecociv.load_tables` gives them: each of their plans is left out once.

    Returns
    -------
    list of Perturbation
        Inferred years; reviewed corrections; the least sure fifth, then the less sure half of the
        statements; then each plan, by ``doc_id``.
    """
    found = [
        Perturbation("stated_years", "years", without_inferred_years),
        Perturbation("machine_rows", "curation", without_curation),
        Perturbation("surer_four_fifths", "confidence", lambda given: without_doubtful(given, 0.2)),
        Perturbation("surer_half", "confidence", lambda given: without_doubtful(given, 0.5)),
    ]
    plans = sorted(tables.documents["doc_id"]) if len(tables.documents) > 1 else []
    return [*found, *(_leave_out(doc_id) for doc_id in plans)]


def sensitivity(
    tables: Tables,
    conclusions: Sequence[Conclusion],
    ways: Sequence[Perturbation] | None = None,
) -> pd.DataFrame:
    """Draw every conclusion from all rows, then with something left out.

    Parameters
    ----------
    tables
        As `ecociv.load_tables` gives them.
    conclusions
        What is asked: `ecociv.analysis.conclusions.CONCLUSIONS`, or a list of your own.
    ways
        What is left out; by default `perturbations`.

    Returns
    -------
    DataFrame
        One row per conclusion and perturbation, that of all rows first: ``notebook``,
        ``conclusion``, ``question_en``, ``question_zh``, ``perturbation`` (`ALL` for all rows),
        ``group``, ``doc_id`` (of a plan that is left out), ``measure``, the fields of `Reading`,
        ``verdict_all`` and ``estimate_all`` (from all rows), and ``outcome``, one of `OUTCOMES`:
        ``undecided`` where an answer is lost without another taking its place, as happens where
        fewer rows cannot carry it.

    Examples
    --------
    >>> from ecociv import load_tables
    >>> def share_of_targets(tables):
    ...     hits = tables.statements["kind"] == "target"
    ...     return Reading("most" if hits.mean() > 0.5 else "few", hits.mean(), n=len(hits))
    >>> asked = [Conclusion("targets", "03", "Are most rows targets?", "?", "share",
    ...                     ("statements",), share_of_targets)]
    >>> found = sensitivity(load_tables(), asked)
    >>> found["perturbation"].tolist()[:3]
    ['all', 'stated_years', 'machine_rows']
    >>> found.loc[found["perturbation"] == "all", "outcome"].tolist()
    ['same']
    """
    ways = perturbations(tables) if ways is None else ways
    base = {item.name: item.draw(tables) for item in conclusions}
    rows = [_row(item, None, base[item.name], base[item.name]) for item in conclusions]
    for way in ways:
        changed = way.apply(tables)
        for item in conclusions:
            first = base[item.name]
            if way.group in item.moot:
                reading = Reading("moot", decided=False)
            elif all(getattr(changed, name) is getattr(tables, name) for name in item.reads):
                reading = first
            else:
                reading = item.draw(changed)
            rows.append(_row(item, way, reading, first))
    frame = pd.DataFrame(rows, columns=COLUMNS)
    numbers = ["estimate", "low", "high", "p_value", "estimate_all"]
    frame = frame.astype(dict.fromkeys(numbers, "float64") | {"n": "int64", "doc_id": "str"})
    order = {item.name: number for number, item in enumerate(conclusions)}
    place = frame["conclusion"].map(order)
    return frame.assign(place=place).sort_values("place", kind="stable", ignore_index=True)[COLUMNS]


def affected_rows(tables: Tables, ways: Sequence[Perturbation] | None = None) -> pd.DataFrame:
    """How many statements each way leaves out or changes, plan by plan.

    Parameters
    ----------
    tables
        As `ecociv.load_tables` gives them.
    ways
        What is left out; by default `perturbations`.

    Returns
    -------
    DataFrame
        One row per perturbation and plan: ``perturbation``, ``group``, ``doc_id``, ``n``
        (statements of the plan), ``n_left_out``, ``n_changed`` (kept, with another cell than
        before).

    Examples
    --------
    >>> from ecociv import load_tables
    >>> found = affected_rows(load_tables())
    >>> bool(found.loc[found["perturbation"] == "stated_years", "n_left_out"].any())
    False
    """
    ways = perturbations(tables) if ways is None else ways
    before = tables.statements.set_index("statement_id")
    rows = []
    for way in ways:
        after = way.apply(tables).statements.set_index("statement_id").reindex(before.index)
        gone = after["doc_id"].isna()
        same = (before == after) | (before.isna() & after.isna())
        changed = ~same.fillna(value=False).astype(bool).all(axis=1) & ~gone
        for doc_id, own in before.groupby("doc_id"):
            rows.append(
                {
                    "perturbation": way.name,
                    "group": way.group,
                    "doc_id": doc_id,
                    "n": len(own),
                    "n_left_out": int(gone[own.index].sum()),
                    "n_changed": int(changed[own.index].sum()),
                }
            )
    return pd.DataFrame(rows)


def lost_by_size(
    tables: Tables,
    conclusions: Sequence[Conclusion],
    found: pd.DataFrame,
    *,
    n_draws: int = 10,
    seed: int = 0,
) -> pd.DataFrame:
    """Whether answers that go with the doubtful rows would go with as many rows at random.

    Parameters
    ----------
    tables
        As `ecociv.load_tables` gives them.
    conclusions
        What was asked.
    found
        What `sensitivity` returned for them.
    n_draws, seed
        How often rows are drawn at random, and the start of the random numbers.

    Returns
    -------
    DataFrame
        One row per conclusion and perturbation of the group ``confidence`` under which its answer
        is not the same: ``conclusion``, ``perturbation``, ``n_kept`` (statements), ``n_draws``,
        ``n_lost`` (draws of as many statements in which the answer is not the same, either).
    """
    gone = found[(found["group"] == "confidence") & (found["outcome"] != "same")]
    draw = {item.name: item.draw for item in conclusions}
    ways = {way.name: way for way in perturbations(tables)}
    rows = []
    for row in gone.itertuples():
        n_kept = len(ways[row.perturbation].apply(tables).statements)
        verdicts = [
            draw[row.conclusion](_at_random(tables, n_kept, seed + number)).verdict
            for number in range(n_draws)
        ]
        n_lost = sum(verdict != row.verdict_all for verdict in verdicts)
        rows.append((row.conclusion, row.perturbation, n_kept, n_draws, n_lost))
    columns = ["conclusion", "perturbation", "n_kept", "n_draws", "n_lost"]
    return pd.DataFrame(rows, columns=columns)


def _at_random(tables: Tables, n: int, seed: int) -> Tables:
    rows = tables.statements.sample(n, random_state=seed).sort_index()
    return replace(tables, statements=rows)


def _leave_out(doc_id: str) -> Perturbation:
    return Perturbation(
        f"without_{doc_id}", "plan", lambda tables: without_plan(tables, doc_id), doc_id
    )


def _row(
    item: Conclusion, way: Perturbation | None, reading: Reading, first: Reading
) -> dict[str, object]:
    return {
        "notebook": item.notebook,
        "conclusion": item.name,
        "question_en": item.question_en,
        "question_zh": item.question_zh,
        "perturbation": way.name if way else ALL,
        "group": way.group if way else ALL,
        "doc_id": way.doc_id if way else None,
        "measure": item.measure,
        **{part.name: getattr(reading, part.name) for part in fields(Reading)},
        "verdict_all": first.verdict,
        "estimate_all": first.estimate,
        "outcome": _outcome(reading, first),
    }


def _outcome(reading: Reading, first: Reading) -> str:
    if reading.verdict == "moot":
        return "moot"
    if reading.verdict == first.verdict:
        return "same"
    return "changed" if reading.decided else "undecided"
