"""Runs of characters of some plans, and where each of them stands.

In: plans. Out: all characters that count as wording, one after another, with the plan, sentence and
offset of each, for `ecociv.analysis.language`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ecociv.analysis.clauses import clause_frame
from ecociv.errors import OptionError
from ecociv.read import Plan

#: Characters in a row that count as the same wording: longer than the name that every plan must use
#: (生态文明建设 has six).
N_GRAM = 8


@dataclass(frozen=True, slots=True)
class Shingles:
    """All characters that count, one after another, and where each comes from."""

    doc_ids: list[str]
    text: str
    doc: np.ndarray  # number of the plan
    sentence: np.ndarray  # number of the sentence
    part: np.ndarray  # number of the stretch between digits and ends of sentences
    offset: np.ndarray  # in the text of the plan
    sentence_ids: list[str]
    starts: np.ndarray  # positions at which n characters of one sentence begin
    covered: np.ndarray  # positions x plans: whether the other plan has these words


def running_clauses(plans: Mapping[str, Plan]) -> pd.DataFrame:
    """Clauses below a heading: letterhead, title and preface name documents in fixed words."""
    clauses = clause_frame(plans)
    outlined = {doc_id for doc_id, plan in plans.items() if plan.sections}
    before = clauses["section_id"].isna() & clauses["doc_id"].isin(outlined)
    return clauses[~before]


def find_shingles(plans: Mapping[str, Plan], n: int) -> Shingles:
    """The characters of some plans, with what other plans have in runs of `n`.

    Raises
    ------
    OptionError
        `n` is less than 2.

    Examples
    --------
    >>> from ecociv import plan_from_text
    >>> plans = {"a": plan_from_text("加强监管。", "a"), "b": plan_from_text("要加强监管！", "b")}
    >>> found = find_shingles(plans, 4)
    >>> found.text, found.starts.tolist()
    ('加强监管要加强监管', [0, 4, 5])
    """
    if n < 2:
        raise OptionError("n", n, "2 or more characters in a row")
    doc_ids = list(plans)
    characters: list[str] = []
    doc, sentence, offset, part = [], [], [], []
    digits = 0
    sentence_ids: dict[str, int] = {}
    for row in running_clauses(plans).itertuples():
        for place, character in enumerate(row.clause_zh):
            folded = unicodedata.normalize("NFKC", character).lower()
            digits += folded.isdecimal()
            if len(folded) != 1 or not folded.isalpha():
                continue
            characters.append(folded)
            doc.append(doc_ids.index(row.doc_id))
            sentence.append(sentence_ids.setdefault(row.sentence_id, len(sentence_ids)))
            offset.append(row.text_start + place)
            part.append(sentence[-1] + digits)  # rises with each digit and each sentence
    parts = np.array(part, dtype=int)
    inside = max(len(parts) - n + 1, 0)
    starts = np.flatnonzero(parts[n - 1 :][:inside] == parts[:inside])
    corpus = Shingles(
        doc_ids, "".join(characters), np.array(doc, dtype=int), np.array(sentence, dtype=int),
        parts, np.array(offset, dtype=int), list(sentence_ids), starts,
        np.zeros((len(parts), len(doc_ids)), dtype=bool),
    )  # fmt: skip
    for where in shingle_places(corpus, n).values():
        docs = {int(corpus.doc[at]) for at in where}
        if len(docs) > 1:
            for at in where:
                corpus.covered[at : at + n, sorted(docs - {int(corpus.doc[at])})] = True
    return corpus


def shingle_places(corpus: Shingles, n: int) -> dict[str, list[int]]:
    """Every run of `n` characters with the positions at which it begins."""
    found: dict[str, list[int]] = {}
    for at in corpus.starts:
        found.setdefault(corpus.text[at : at + n], []).append(int(at))
    return found


def match_length(corpus: Shingles, at: int, other: int, n: int) -> int:
    """How many characters two places have in common, each within its sentence."""
    length = n
    last = len(corpus.text) - 1
    while (
        at + length <= last
        and other + length <= last
        and corpus.part[at + length] == corpus.part[at]
        and corpus.part[other + length] == corpus.part[other]
        and corpus.text[at + length] == corpus.text[other + length]
    ):
        length += 1
    return length
