"""Rows for the models of `ecociv.analysis.models`: what was committed, and what may go with it.

In: commitment clauses, statements and horizons. Out: one row per clause or commitment with its
outcomes and terms.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ecociv.analysis.describe import QUANTIFIED
from ecociv.analysis.instruments import UNSPECIFIED

#: Terms of the models of clauses, in the order of their tables.
CLAUSE_TERMS = ("means", "works", "body", "position", "length")
HORIZON_TERMS = ("milestone", "position")


def specificity_frame(
    measures: pd.DataFrame,
    statements: pd.DataFrame,
    task_agencies: pd.DataFrame,
    documents: pd.DataFrame,
    sections: pd.DataFrame,
) -> pd.DataFrame:
    """Commitment clauses with what makes them specific and what may go with it.

    Parameters
    ----------
    measures
        What `ecociv.analysis.instruments.find_measures` gives.
    statements, task_agencies, documents, sections
        The tables of these names.

    Returns
    -------
    DataFrame
        One row per clause: ``clause_id``, ``doc_id``, ``sentence_id``, ``domain``; outcomes
        ``number`` (a target, investment or project size stands in the clause) and ``deadline`` (its
        sentence states a year for a commitment); terms ``means`` (an instrument is named),
        ``works`` (it is public investment), ``body`` (its task names a responsible body),
        ``position`` (from 0, the first clause of the plan, to 1, the last), ``length`` (base-2
        logarithm of its characters without digits and marks: a number must not lengthen its own
        clause); ``forward`` (the document is no report of results) and ``no_goal_list`` (no heading
        above it has 目标 in it).
    """
    values = statements[statements["kind"].isin(QUANTIFIED)]
    dated = statements[
        statements["kind"].isin([*QUANTIFIED, "milestone"])
        & (statements["year_source"] == "explicit")
    ]
    ids = measures["statement_ids"].str.split("|")
    known, with_year = set(values["statement_id"]), set(dated["statement_id"])
    rows = pd.DataFrame(
        {
            "clause_id": measures["clause_id"],
            "doc_id": measures["doc_id"],
            "sentence_id": measures["sentence_id"],
            "domain": measures["domain"],
            "number": [not known.isdisjoint(own) for own in ids],
            "dated": [not with_year.isdisjoint(own) for own in ids],
            "means": measures["instrument"] != UNSPECIFIED,
            "works": measures["instrument"] == "public_investment",
            "body": measures["task_id"].isin(task_agencies["task_id"]),
            "length": np.log2([_letters(words) for words in measures["clause_zh"]]),
        }
    )
    # A year governs its whole sentence: 到2026年,… stands in a clause of its own.
    sentences = _sentences_with(measures, dated)
    rows["deadline"] = rows.pop("dated") | measures["sentence_id"].isin(sentences)
    place = rows.groupby("doc_id").cumcount()
    last = (rows.groupby("doc_id")["doc_id"].transform("size") - 1).clip(lower=1)
    reports = documents.loc[documents["doc_type"] == "status_report", "doc_id"]
    goals = _below_heading(sections, "目标")
    return rows.assign(
        position=place / last,
        forward=~rows["doc_id"].isin(reports),
        no_goal_list=~measures["section_id"].isin(goals),
    )


def horizon_frame(
    horizons: pd.DataFrame, statements: pd.DataFrame, documents: pd.DataFrame
) -> pd.DataFrame:
    """Commitments whose year is written beside them, with how far ahead it lies.

    Years that are taken from a plan's period would make horizons equal by construction; they are
    left out, and so are years before the plan can have been made.

    Parameters
    ----------
    horizons
        What `ecociv.analysis.timeline.horizons` gives.
    statements, documents
        The tables of these names.

    Returns
    -------
    DataFrame
        One row per commitment: ``statement_id``, ``doc_id``, ``sentence_id`` (plan and sentence),
        ``years`` (from the latest year in which the plan can have been made), ``milestone`` (it has
        no number), ``position`` (share of the file before it).
    """
    ahead = horizons["stated"] & (horizons["stage"] != "past")
    rows = horizons[ahead & horizons["horizon_low"].notna()]
    rows = rows.merge(statements[["statement_id", "start", "sentence_zh"]], on="statement_id")
    length = documents.set_index("doc_id")["n_chars"]
    return pd.DataFrame(
        {
            "statement_id": rows["statement_id"],
            "doc_id": rows["doc_id"],
            "sentence_id": rows["doc_id"] + " " + rows["sentence_zh"],
            "years": rows["horizon_low"].astype(float),
            "milestone": rows["kind"] == "milestone",
            "position": rows["start"].astype(float) / rows["doc_id"].map(length).astype(float),
        }
    )


def _letters(words: str) -> int:
    return max(1, sum(character.isalpha() for character in words))


def _sentences_with(measures: pd.DataFrame, dated: pd.DataFrame) -> set[str]:
    """Sentences in which a dated commitment has its value or its deadline."""
    found: set[str] = set()
    spans = measures.groupby("sentence_id").agg(
        doc_id=("doc_id", "first"), start=("start", "min"), end=("end", "max")
    )
    # The deadline may stand in a clause before the first commitment of its sentence.
    begins = spans.index.str.rpartition("-n").get_level_values(2).astype(int)
    spans = spans.assign(start=np.minimum(spans["start"], begins))
    for doc_id, own in dated.groupby("doc_id"):
        starts = own["start"].astype(int).to_numpy()
        for row in spans[spans["doc_id"] == doc_id].itertuples():
            if ((starts >= row.start) & (starts < row.end)).any():
                found.add(row.Index)
    return found


def _below_heading(sections: pd.DataFrame, word: str) -> set[str]:
    """Sections whose heading, or one above it, has a word."""
    headings: Mapping[str, str] = dict(
        zip(sections["section_id"], sections["heading_zh"].fillna(""), strict=True)
    )
    parents = dict(zip(sections["section_id"], sections["parent_id"], strict=True))
    found = set()
    for section in headings:
        above: object = section
        while isinstance(above, str) and above in headings:
            if word in headings[above]:
                found.add(section)
                break
            above = parents[above]
    return found
