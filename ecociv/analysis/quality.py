"""How far the statements can be trusted: scores beside each other, causes of error, known limits.

In: evaluations of the statements against annotated rows, and the tables. Out: frames to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path

import pandas as pd

from ecociv.errors import SourceError
from ecociv.extract import extract_statements, statements_frame
from ecociv.read import plan_from_text
from ecociv.tables import Evaluation, evaluate, find_root, load_gold, load_tables
from ecociv.tables.agreement import FULL_FIELDS
from ecociv.tables.build import read_plans
from ecociv.tables.errors_by_cause import describe
from ecociv.tables.matching import records

PASSES = Path("data", "gold", "passes")
#: Ledger reasons that are a judgement on a number that counts something: what a reader might still
#: want to see as a statement.
JUDGED = ("rhetorical_count", "indefinite", "count_of_times", "no_unit", "multiple", "duration")


def beside(
    evaluations: Mapping[str, Evaluation],
    part: str,
    values: Sequence[str],
    keys: Sequence[str] = ("doc_id",),
) -> pd.DataFrame:
    """One frame of several evaluations, their values beside each other.

    Parameters
    ----------
    evaluations
        Evaluations by name.
    part
        Frame of an `Evaluation`: scores, fields or milestones.
    values
        Columns to set beside each other; each becomes ``<name>_<column>``.
    keys
        Columns that name a row.

    Returns
    -------
    DataFrame
        The keys, then the values of each evaluation; rows that all evaluations have.
    """
    frames = [
        getattr(found, part).set_index(list(keys))[list(values)].add_prefix(f"{name}_")
        for name, found in evaluations.items()
    ]
    return pd.concat(frames, axis=1, join="inner").reset_index()


def score_intervals(evaluations: Mapping[str, Evaluation]) -> pd.DataFrame:
    """F1 with its bootstrap interval, as text to read, of several evaluations.

    Parameters
    ----------
    evaluations
        Evaluations by name.

    Returns
    -------
    DataFrame
        ``doc_id``, ``group``, ``measure``, ``n_gold`` (of the first evaluation), and a column for
        each evaluation: ``0.907 (0.860–0.948)``. Groups without annotated rows are left out.
    """
    keys = ["doc_id", "group", "measure"]
    frame = beside(evaluations, "scores", ["n_gold", "f1", "f1_low", "f1_high"], keys)
    shown = frame[keys].assign(n_gold=frame[f"{next(iter(evaluations))}_n_gold"])
    for name in evaluations:
        columns = [f"{name}_{column}" for column in ("f1", "f1_low", "f1_high")]
        shown[name] = [
            f"{value:.3f}" + ("" if pd.isna(low) else f" ({low:.3f}–{high:.3f})")
            for value, low, high in frame[columns].itertuples(index=False)
        ]
    return shown[shown["n_gold"] > 0].reset_index(drop=True)


def error_causes(evaluations: Mapping[str, Evaluation]) -> pd.DataFrame:
    """Errors by cause, with the number of each evaluation.

    Parameters
    ----------
    evaluations
        Evaluations by name.

    Returns
    -------
    DataFrame
        ``group``, ``cause``, ``costs_record`` (whether this error alone keeps a record from being
        full; a wrong value type or year source does not), and one column of numbers for each
        evaluation.
    """
    keys = ["group", "cause"]
    counts = [found.causes.set_index(keys)["n"].rename(name) for name, found in evaluations.items()]
    frame = pd.concat(counts, axis=1).fillna(0).astype(int).reset_index()
    counted = {f"wrong {field.replace('_', ' ')}" for field in FULL_FIELDS}
    counted |= {"missed", "spurious", "wrong span"}
    frame.insert(2, "costs_record", frame["cause"].isin(counted))
    names = list(evaluations)
    order = frame[names].max(axis=1) if names else 0
    return (
        frame.assign(order=order)
        .sort_values(["costs_record", "order", *keys], ascending=[False, False, False, True])
        .drop(columns="order")
        .reset_index(drop=True)
    )


def load_passes(root: str | Path | None = None) -> dict[str, pd.DataFrame]:
    """Annotation passes before they were merged, by the name of the pass.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.

    Returns
    -------
    dict of DataFrame
        Columns of the annotated rows. Only plans that every pass has.

    Raises
    ------
    SourceError
        There are not two passes over one plan.
    """
    folder = (find_root() if root is None else Path(root)) / PASSES
    files: dict[str, dict[str, Path]] = {}
    for path in sorted(folder.glob("*.*.csv")):
        doc_id, _, name = path.stem.rpartition(".")
        files.setdefault(name, {})[doc_id] = path
    common = set.intersection(*map(set, files.values())) if files else set()
    if len(files) < 2 or not common:
        accepted = "<doc_id>.A.csv and <doc_id>.B.csv of one plan"
        raise SourceError(folder, "not two passes over one plan", accepted)
    return {
        name: pd.concat([pd.read_csv(paths[doc]) for doc in sorted(common)], ignore_index=True)
        for name, paths in files.items()
    }


def evaluate_passes(root: str | Path | None = None, *, n_boot: int = 1000) -> dict[str, Evaluation]:
    """Score annotation passes against each other, and the tables on the same plans beside them.

    The passes are scored by the rule by which the extractor is: each in turn stands for the
    annotated rows, and the other for what was predicted. Agreement to the letter, which is
    stricter, is in ``data/gold/agreement.csv``.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.
    n_boot
        Number of bootstrap samples.

    Returns
    -------
    dict of Evaluation
        ``machine`` and ``published`` against the merged rows, then ``A by B`` for pass A scored
        against pass B, and so on; all over the plans that every pass has.

    Raises
    ------
    SourceError
        There are no passes, or no annotated rows.
    """
    root = find_root() if root is None else Path(root)
    passes, gold, tables = load_passes(root), load_gold(root), load_tables(root)
    doc_ids = sorted(set(next(iter(passes.values()))["doc_id"]))
    plans = read_plans(root)
    texts = {doc_id: plans[doc_id].raw for doc_id in doc_ids}
    pairs = {"machine": (tables.machine_statements, gold), "published": (tables.statements, gold)}
    pairs |= {f"{a} by {b}": (passes[a], passes[b]) for a, b in permutations(passes, 2)}
    return {
        name: evaluate(pred, annotated, doc_ids=doc_ids, texts=texts, n_boot=n_boot)
        for name, (pred, annotated) in pairs.items()
    }


def known_limits(
    statements: pd.DataFrame, ledger: pd.DataFrame, gold: pd.DataFrame, pairs: pd.DataFrame
) -> pd.DataFrame:
    """What is known not to be in the statements, counted where it can be counted.

    Parameters
    ----------
    statements, ledger
        Rows of the tables.
    gold
        Annotated rows.
    pairs
        The ``pairs`` of an `Evaluation` of the statements.

    Returns
    -------
    DataFrame
        ``limit`` (what is missing), ``n`` (in how many cases), ``of`` (of how many), ``share``.
    """
    debatable = gold[gold["core"] != 1]
    found = pairs[pairs["core"] != 1]
    dated = debatable["kind"] == "milestone"
    goals = statements[statements["kind"] == "target"]
    named = statements[statements["kind"].isin(["target", "status"])]
    numeric = statements[statements["kind"] != "milestone"]
    standard = numeric["value_std_low"].isna() & numeric["indicator_id"].notna()
    counts = {
        "debatable milestones not recorded": (
            dated.sum() - (found["group"] == "milestone").sum(), dated.sum(),
        ),
        "debatable numbers not recorded": (
            (~dated).sum() - (found["group"] == "numeric").sum(), (~dated).sum(),
        ),
        "numerals that count something, refused by a rule of judgement": (
            ledger["reason"].isin(JUDGED).sum(), len(ledger),
        ),
        "numerals that no rule claims": (
            (ledger["disposition"] == "unclaimed").sum(), len(ledger),
        ),
        "targets and status values without an indicator of the codebook": (
            named["indicator_id"].isna().sum(), len(named),
        ),
        "values with an indicator and no conversion to its unit": (standard.sum(), len(numeric)),
        "targets whose year is only the end of the plan's period": (
            (goals["year_source"] == "plan_period").sum(), len(goals),
        ),
        "targets without a year": (goals["target_year"].isna().sum(), len(goals)),
        "targets without a word of commitment": (goals["strength"].isna().sum(), len(goals)),
        "targets not said to be binding or expected": (goals["nature"].isna().sum(), len(goals)),
    }  # fmt: skip
    frame = pd.DataFrame(
        [(limit, int(n), int(of)) for limit, (n, of) in counts.items()],
        columns=["limit", "n", "of"],
    )
    return frame.assign(share=frame["n"] / frame["of"])


def probe(samples: pd.DataFrame) -> pd.DataFrame:
    """What the extractor makes of made-up passages, beside what a reader sees in them.

    Parameters
    ----------
    samples
        ``text``, a passage, and any other columns.

    Returns
    -------
    DataFrame
        The columns of ``samples``, ``n_recorded``, and ``recorded``: the records in a few words.

    Examples
    --------
    >>> found = probe(pd.DataFrame({"text": ["到2025年,森林覆盖率达到40%。", "空气清新。"]}))
    >>> found["recorded"].tolist()
    ['target: 森林覆盖率 eq 40% 2025', '']
    """
    frames = [
        statements_frame(extract_statements(plan_from_text(text))) for text in samples["text"]
    ]
    described = ["; ".join(describe(row) for row in records(frame)) for frame in frames]
    return samples.assign(n_recorded=[len(frame) for frame in frames], recorded=described)
