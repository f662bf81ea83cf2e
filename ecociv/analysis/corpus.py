"""What the documents of a corpus are: how much of each is there, and how much of it commits.

In: plans and the published tables. Out: frames with one row per plan, section, ledger reason or
piece of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from ecociv.read import Plan
from ecociv.tables import find_root
from ecociv.tables.build import read_plans
from ecociv.tables.schema import schema

POOLED = "pooled"
#: Kinds of statement that say what a plan will do.
COMMITMENTS = ("target", "milestone")

Span = tuple[int, int]


def corpus_plans(root: str | Path | None = None) -> dict[str, Plan]:
    """Every plan of the corpus as it is read, by ``doc_id``.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.

    Raises
    ------
    SourceError
        There is no plan, or one cannot be used.
    """
    return read_plans(find_root() if root is None else root)


def character_account(plans: Mapping[str, Plan]) -> pd.DataFrame:
    """What became of every character of each file.

    Parameters
    ----------
    plans
        Plans by ``doc_id``.

    Returns
    -------
    DataFrame
        One row per plan: ``doc_id``, ``n_chars`` (the file), ``furniture`` (of the web page),
        ``noise`` (of the copying), ``not_read`` (letterheads, imprints, lists behind the text),
        ``replaced`` and ``replacement`` (characters read otherwise, before and after), ``n_read``
        (the text), and ``difference``: what this account leaves unexplained.

    Examples
    --------
    >>> from ecociv import plan_from_text
    >>> plan = plan_from_text("森林覆盖率达到40%。")
    >>> character_account({"demo": plan})[["n_chars", "n_read", "difference"]].values.tolist()
    [[11, 11, 0]]
    """
    columns = {"page_furniture": "furniture", "scraping_noise": "noise", "byte_order_mark": "noise"}
    rows = []
    for doc_id, plan in plans.items():
        row: dict[str, object] = {"doc_id": doc_id, "n_chars": len(plan.raw)}
        lost = dict.fromkeys(("furniture", "noise", "not_read"), 0)
        for part in plan.dropped:
            lost[columns.get(part.reason, "not_read")] += part.raw_end - part.raw_start
        changed = [part for part in plan.segments if part.kind == "replaced"]
        replaced = sum(part.raw_end - part.raw_start for part in changed)
        replacement = sum(part.text_end - part.text_start for part in changed)
        explained = len(plan.raw) - sum(lost.values()) - replaced + replacement
        row |= lost | {"replaced": replaced, "replacement": replacement, "n_read": len(plan.text)}
        rows.append(row | {"difference": len(plan.text) - explained})
    return pd.DataFrame(rows)


def commitment_share(plans: Mapping[str, Plan], statements: pd.DataFrame) -> pd.DataFrame:
    """How much of each text stands in sentences that hold statements.

    A sentence counts once however many statements it holds, and whole however short its value is,
    so the share says where a plan commits itself, not how many words a commitment takes.

    Parameters
    ----------
    plans
        Plans by ``doc_id``.
    statements
        Rows of the ``statements`` table.

    Returns
    -------
    DataFrame
        One row per plan and one pooled: ``doc_id``, ``n_chars`` (of the text as read, white space
        not counted), ``n_commitment`` (of these in sentences with a target or a milestone),
        ``share_target``, ``share_milestone``, ``share_commitment`` (either) and ``share_any`` (any
        kind of statement).

    Examples
    --------
    >>> from ecociv import extract_statements, plan_from_text, statements_frame
    >>> plan = plan_from_text("加强保护。到2025年森林覆盖率达到40%。", "demo")
    >>> shares = commitment_share({"demo": plan}, statements_frame(extract_statements(plan)))
    >>> shares.loc[0, ["n_chars", "n_commitment"]].tolist()
    [22, 16]
    """
    groups = {
        "target": ["target"],
        "milestone": ["milestone"],
        "commitment": list(COMMITMENTS),
        "any": sorted(statements["kind"].unique()),
    }
    rows = []
    for doc_id, plan in plans.items():
        own = statements[statements["doc_id"] == doc_id]
        row: dict[str, object] = {"doc_id": doc_id, "n_chars": _solid(plan.text)}
        for name, kinds in groups.items():
            row[name] = _covered(plan, own[own["kind"].isin(kinds)])
        rows.append(row)
    frame = pd.DataFrame(rows)
    pooled = frame.drop(columns="doc_id").sum().to_frame().T.assign(doc_id=POOLED)
    frame = pd.concat([frame, pooled], ignore_index=True)
    shares = {f"share_{name}": frame[name] / frame["n_chars"] for name in groups}
    counted = frame[["doc_id", "n_chars", "commitment"]]
    return counted.rename(columns={"commitment": "n_commitment"}).assign(**shares)


def outline_profile(plans: Mapping[str, Plan], statements: pd.DataFrame) -> pd.DataFrame:
    """Top sections of each plan, and how much each of them commits.

    Parameters
    ----------
    plans
        Plans by ``doc_id``.
    statements
        Rows of the ``statements`` table.

    Returns
    -------
    DataFrame
        One row per section without a parent, in reading order: ``doc_id``, ``section_id``,
        ``level``, ``numbering``, ``heading_zh``, ``n_sections`` (below it), ``n_chars`` (white
        space not counted), ``n_statements``, ``share_commitment``. What stands before the first
        heading has a row without a section.
    """
    rows = []
    for doc_id, plan in plans.items():
        own = statements[statements["doc_id"] == doc_id]
        places = own.assign(at=[plan.text_offset(start) for start in own["start"]])
        first = min((section.text_start for section in plan.sections), default=len(plan.text))
        heads = [section for section in plan.sections if section.parent_id is None]
        spans = [(None, 0, first), *((head, head.text_start, head.text_end) for head in heads)]
        for head, start, end in spans:
            inside = places[(places["at"] >= start) & (places["at"] < end)]
            n_chars = _solid(plan.text[start:end])
            if head is None and not n_chars:
                continue
            below = [section for section in plan.sections if start < section.text_start < end]
            commitments = inside[inside["kind"].isin(COMMITMENTS)]
            rows.append(
                {
                    "doc_id": doc_id,
                    "section_id": head.section_id if head else None,
                    "level": head.level if head else None,
                    "numbering": head.numbering if head else None,
                    "heading_zh": head.heading_zh if head else None,
                    "n_sections": len(below),
                    "n_chars": n_chars,
                    "n_statements": len(inside),
                    "share_commitment": _covered(plan, commitments, (start, end)) / n_chars,
                }
            )
    return pd.DataFrame(rows).astype({"level": "Int64"})


def ledger_reasons(ledger: pd.DataFrame) -> pd.DataFrame:
    """Numerals of each plan by disposition and reason.

    Parameters
    ----------
    ledger
        Rows of the ``ledger`` table.

    Returns
    -------
    DataFrame
        ``disposition``, ``reason`` and ``meaning_en`` (empty for a statement), one column per plan
        with its number of numerals, and ``pooled``; the commonest reasons of a disposition first.
    """
    meanings = {code.code: code.meaning_en for code in schema("ledger").field("reason").codes}
    keys = ["disposition", "reason"]
    filled = ledger.assign(reason=ledger["reason"].fillna(""))
    counts = filled.groupby([*keys, "doc_id"]).size().unstack(fill_value=0)
    counts[POOLED] = counts.sum(axis=1)
    counts.columns.name = None
    counts = counts.reset_index()
    counts.insert(2, "meaning_en", [meanings.get(code, "") for code in counts["reason"]])
    order = counts["disposition"].map({"statement": 0, "rejected": 1, "unclaimed": 2})
    return (
        counts.assign(order=order)
        .sort_values(["order", POOLED, "reason"], ascending=[True, False, True])
        .drop(columns="order")
        .reset_index(drop=True)
    )


def finding_evidence(findings: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Statements that stand behind quality findings.

    Parameters
    ----------
    findings
        Rows of the ``quality_findings`` table.
    statements
        Rows of the ``statements`` table.

    Returns
    -------
    DataFrame
        One row per finding and statement: ``finding_id``, ``check``, ``severity``,
        ``statement_id``, ``kind``, ``value_text``, ``target_year``, ``sentence_zh``. A finding
        about a copy rather than a statement has no row.
    """
    split = findings.assign(statement_id=findings["evidence"].str.split("|")).explode(
        "statement_id"
    )
    shown = ["statement_id", "kind", "value_text", "target_year", "sentence_zh"]
    found = split.merge(statements[shown], on="statement_id")
    return found[["finding_id", "check", "severity", *shown]]


def _solid(text: str) -> int:
    """Number of characters without white space: how a copy breaks its lines must not count."""
    return sum(not character.isspace() for character in text)


def _covered(plan: Plan, statements: pd.DataFrame, within: Span | None = None) -> int:
    """Characters of a text in the sentences of some statements, each character once."""
    low, high = within or (0, len(plan.text))
    spans = {_sentence_span(plan, row) for row in statements.itertuples()}
    clipped = sorted((max(start, low), min(end, high)) for start, end in spans)
    return sum(_solid(plan.text[start:end]) for start, end in _merged(clipped))


def _sentence_span(plan: Plan, row: object) -> Span:
    """Where the sentence of a statement stands in the text.

    The deadline of a milestone may stand in an earlier sentence (到2015年,实现以下目标:) than the
    commitment, which then is looked for behind it.
    """
    at = plan.text_offset(row.start)  # type: ignore[attr-defined]
    sentence: str = row.sentence_zh  # type: ignore[attr-defined]
    begin = plan.text.rfind(sentence, 0, (at or 0) + len(sentence))
    if at is None or not begin <= at < begin + len(sentence) or begin < 0:
        begin = plan.text.find(sentence, at or 0)
    return (begin, begin + len(sentence)) if begin >= 0 else (at or 0, at or 0)


def _merged(spans: Sequence[Span]) -> Iterable[Span]:
    """Sorted spans without their overlaps."""
    reached = 0
    for start, end in spans:
        if end > reached:
            yield max(start, reached), end
            reached = end
