"""Check what was published against the raw files, and against what a build would give now.

In: the folder of a project. Out: a `Verification` with every problem and the counts behind it.
Nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pandas as pd

from ecociv.errors import EcocivError, StaleError, TableError
from ecociv.read import Plan
from ecociv.tables.build import Progress, build_tables, read_plans
from ecociv.tables.checks import broken_keys, check_table
from ecociv.tables.folder import restore_folder
from ecociv.tables.holder import MACHINE, PROCESSED, find_root
from ecociv.tables.numerals import arabic_runs, chinese_counts, spans_over
from ecociv.tables.schema import conform, plain_rows, schema, table_names
from ecociv.tables.serialize import csv_bytes, read_parquet

CHECKS = ("hashes", "keys", "evidence", "ledger", "fresh")

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be: the check, where, and what was found."""

    check: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.check}: {self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Verification:
    """Every problem found, and ``counts``: one row per document.

    The columns of ``counts`` are ``doc_id``, ``digit_runs`` (runs of Arabic digits in the raw
    file), ``digit_runs_in_ledger``, ``chinese_counts`` (Chinese numerals with a unit or measure
    word), ``chinese_counts_in_ledger`` and ``evidence`` (cells compared with the raw file).
    """

    problems: tuple[Problem, ...]
    counts: pd.DataFrame


def verify(root: str | Path | None = None, *, progress: Progress | None = None) -> Verification:
    """Verify hashes, keys, evidence, ledger and freshness.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.
    progress
        Called as by `build_tables`, which the last check runs.

    Raises
    ------
    SourceError
        A plan cannot be read at all.
    """
    root = find_root() if root is None else Path(root)
    folder = root / PROCESSED
    restore_folder(folder)
    plans = read_plans(root)
    problems: list[Problem] = []
    frames: dict[str, pd.DataFrame] = {}
    for path in _paths():
        frame = _read(folder, path, problems)
        if frame is not None:
            frames[path] = frame
    problems += _hashes(folder, frames, plans)
    problems += _keys(frames)
    evidence = {path: list(_evidence(path, frame, plans)) for path, frame in frames.items()}
    problems += [problem for found in evidence.values() for problem in found]
    ledger = frames.get("ledger", pd.DataFrame(columns=schema("ledger").columns))
    counts = pd.DataFrame(
        [_count(plan, ledger[ledger["doc_id"] == doc_id]) for doc_id, plan in plans.items()]
    )
    counts["evidence"] = [_n_evidence(frames, doc_id) for doc_id in plans]
    problems += _ledger(plans, ledger)
    try:
        build_tables(root, check=True, progress=progress)
    except StaleError as error:
        problems += [
            Problem("fresh", f"{error.folder}/{name}", change)
            for name, change in error.changes.items()
        ]
    except EcocivError as error:
        problems.append(Problem("fresh", str(root), f"a build fails: {error}"))
    return Verification(tuple(problems), counts)


def _paths() -> list[str]:
    names = table_names()
    return [*names, *(f"{MACHINE}/{name}" for name in names if schema(name).machine)]


def _table(path: str) -> str:
    return path.rpartition("/")[2]


def _read(folder: Path, path: str, problems: list[Problem]) -> pd.DataFrame | None:
    """A table from its CSV file, which must say the same as its Parquet file."""
    table = schema(_table(path))
    where = f"{PROCESSED.as_posix()}/{path}"
    try:
        text = (folder / f"{path}.csv").read_bytes().decode("utf-8")
        cells = pd.read_csv(StringIO(text, newline=""), dtype=str, keep_default_na=False)
        frame = conform(cells, table, sort=False)
        check_table(frame, table)
    except TableError as error:
        problems += [
            Problem("keys", f"{where}.csv", f"{row.row}, {row.column}: found {row.found}; "
                    f"accepted: {row.accepted}")
            for row in error.problems.itertuples()
        ]  # fmt: skip
        return None
    except (OSError, ValueError) as error:
        problems.append(Problem("keys", f"{where}.csv", f"no readable table ({error})"))
        return None
    try:
        cells = read_parquet((folder / f"{path}.parquet").read_bytes())
        other = conform(cells, table, sort=False)
    except (OSError, ValueError) as error:
        problems.append(Problem("keys", f"{where}.parquet", f"no readable table ({error})"))
        return frame
    if csv_bytes(other) != csv_bytes(frame):
        problems.append(Problem("keys", f"{where}.parquet", "other rows than in the CSV file"))
    return frame


def _hashes(folder: Path, frames: Frames, plans: Mapping[str, Plan]) -> Iterator[Problem]:
    if "documents" in frames:
        stated = dict(frames["documents"][["doc_id", "sha256"]].itertuples(index=False, name=None))
        for doc_id, plan in plans.items():
            if doc_id not in stated:
                yield Problem("hashes", doc_id, "no row in documents")
            elif stated[doc_id] != plan.sha256:
                yield Problem("hashes", doc_id, f"sha256 {plan.sha256}, not {stated[doc_id]}")
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        resources = [(item["path"], item["hash"]) for item in package["resources"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield Problem("hashes", "datapackage.json", f"no readable data package ({error})")
        return
    for path, stated_hash in resources:
        file = folder / path
        found = f"sha256:{sha256(file.read_bytes()).hexdigest()}" if file.is_file() else "no file"
        if found != stated_hash:
            yield Problem("hashes", f"{PROCESSED.as_posix()}/{path}", f"{found}, not {stated_hash}")


def _keys(frames: Frames) -> Iterator[Problem]:
    for path, frame in frames.items():
        for key in schema(_table(path)).foreign_keys:
            target = frames.get(path.replace(_table(path), key.table), frames.get(key.table))
            if target is None:
                continue
            for row in broken_keys(frame, schema(_table(path)), key, target).itertuples():
                where = f"{PROCESSED.as_posix()}/{path}.csv"
                message = f"{row.row}, {row.column}: found {row.found}; accepted: {row.accepted}"
                yield Problem("keys", where, message)


def _evidence(path: str, frame: pd.DataFrame, plans: Mapping[str, Plan]) -> Iterator[Problem]:
    table = schema(_table(path))
    if not {"doc_id", "start", "end"} <= set(table.columns):
        return
    for row in plain_rows(frame):
        where = f"{path} {' '.join(str(row[name]) for name in table.primary_key)}"
        plan = plans.get(row["doc_id"])
        if plan is None:
            yield Problem("evidence", where, "its raw file is not there")
            continue
        start, end = row["start"], row["end"]
        if not 0 <= start <= end <= len(plan.raw):
            yield Problem("evidence", where, f"[{start}:{end}) is not in the raw file")
        elif table.evidence and row[table.evidence] is not None:
            found = plan.raw[start:end]
            if found != row[table.evidence]:
                message = f"raw[{start}:{end}] is {found!r}, not {row[table.evidence]!r}"
                yield Problem("evidence", where, message)


def _count(plan: Plan, ledger: pd.DataFrame) -> dict[str, object]:
    rows = _spans(ledger)
    runs, counts = arabic_runs(plan.raw), chinese_counts(plan.raw)
    texts = [str(text) for text in ledger["text"]]
    return {
        "doc_id": plan.doc_id,
        "digit_runs": len(runs),
        "digit_runs_in_ledger": sum(len(arabic_runs(text)) for text in texts),
        "chinese_counts": len(counts),
        "chinese_counts_in_ledger": sum(bool(spans_over(span, rows)) for span in counts),
    }


def _n_evidence(frames: Frames, doc_id: str) -> int:
    """Number of cells of a plan that are compared with its raw file."""
    count = 0
    for path, frame in frames.items():
        column = schema(_table(path)).evidence
        if column:
            count += int(frame.loc[frame["doc_id"] == doc_id, column].notna().sum())
    return count


def _ledger(plans: Mapping[str, Plan], ledger: pd.DataFrame) -> Iterator[Problem]:
    for doc_id, plan in plans.items():
        rows = _spans(ledger[ledger["doc_id"] == doc_id])
        for start, end in arabic_runs(plan.raw):
            holding = spans_over((start, end), rows)
            whole = [row for row in holding if row[0] <= start and end <= row[1]]
            if len(holding) != 1 or len(whole) != 1:
                message = f"{plan.raw[start:end]!r} at [{start}:{end}) is in {len(whole)} lines"
                yield Problem("ledger", doc_id, message)
        for start, end in chinese_counts(plan.raw):
            if not spans_over((start, end), rows):
                message = f"{plan.raw[start:end]!r} at [{start}:{end}) is in no line"
                yield Problem("ledger", doc_id, message)


def _spans(ledger: pd.DataFrame) -> list[tuple[int, int]]:
    pairs = zip(ledger["start"], ledger["end"], strict=True)
    return sorted((int(start), int(end)) for start, end in pairs)
