"""Shared wording between plans: which sentences are common stock and which are local.

In: plans. Out: passages that two plans have in common, with their offsets; how much of each
sentence another plan says in the same words; likeness of each pair of plans.

Two stretches are the same wording when `n` characters in a row are the same, punctuation and spaces
left out, within one sentence and without a digit between them: two plans that both promise 95% have
no wording in common. Runs of characters need no word segmentation, which would decide the
boundaries of Chinese words for us. The method is that of text reuse by overlapping n-grams
(shingles: Broder 1997, On the resemblance and containment of documents, in Compression and
Complexity of Sequences, IEEE, 21–29).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from ecociv.analysis.shingles import (
    N_GRAM,
    Shingles,
    find_shingles,
    match_length,
    running_clauses,
    shingle_places,
)
from ecociv.read import Plan

#: Share of a sentence in the words of other plans from which on it is common stock.
COMMON_SHARE = 0.5
COMMON, MIXED, LOCAL = "common", "mixed", "local"
SHARINGS = (COMMON, MIXED, LOCAL)


def shared_passages(plans: Mapping[str, Plan], n: int = N_GRAM) -> pd.DataFrame:
    """The longest passages that two plans have in common.

    Parameters
    ----------
    plans
        Plans by ``doc_id``.
    n
        Characters in a row that count as the same wording.

    Returns
    -------
    DataFrame
        One row per pair of plans and passage of the first: ``doc_a``, ``doc_b``, ``words``
        (without marks), ``n_chars``, ``start_a``, ``end_a``, ``text_a`` (``raw[start_a:end_a]``),
        ``start_b``, ``end_b``, ``text_b``; the longest first. Of several places in the second plan
        the first is given.

    Raises
    ------
    OptionError
        `n` is less than 2.

    Examples
    --------
    >>> from ecociv import plan_from_text
    >>> plans = {"a": plan_from_text("严厉打击环境违法犯罪行为。", "a"),
    ...          "b": plan_from_text("要严厉打击环境违法、犯罪行为。", "b")}
    >>> shared_passages(plans)[["start_a", "end_a", "start_b", "text_b"]].values.tolist()
    [[0, 12, 1, '严厉打击环境违法、犯罪行为']]
    """
    corpus = find_shingles(plans, n)
    places = shingle_places(corpus, n)
    rows = []
    for a, b in combinations(range(len(corpus.doc_ids)), 2):
        reached = -1
        for at in corpus.starts[corpus.doc[corpus.starts] == a]:
            others = [q for q in places[corpus.text[at : at + n]] if corpus.doc[q] == b]
            if not others:
                continue
            length, best = max((match_length(corpus, at, q, n), -q) for q in others)
            if at + length > reached:
                reached = at + length
                rows.append(_passage(corpus, plans, at, -best, length))
    columns = ["doc_a", "doc_b", "words", "n_chars", "start_a", "end_a", "text_a", "start_b",
               "end_b", "text_b"]  # fmt: skip
    frame = pd.DataFrame(rows, columns=columns)
    keys = ["n_chars", "doc_a", "doc_b", "start_a"]
    return frame.sort_values(keys, ascending=[False, True, True, True], ignore_index=True)


def sentence_sharing(plans: Mapping[str, Plan], n: int = N_GRAM) -> pd.DataFrame:
    """How much of each sentence other plans say in the same words.

    Parameters
    ----------
    plans
        Plans by ``doc_id``.
    n
        Characters in a row that count as the same wording.

    Returns
    -------
    DataFrame
        One row per sentence below a heading: ``doc_id``, ``sentence_id``, ``section_id``,
        ``start``, ``end`` (raw), ``text``, ``n_chars`` (without marks and digits), ``n_shared`` (of
        these in words of another plan), ``share``, ``n_plans`` (other plans with some of its
        words) and ``plans`` (their names, ``|`` between), ``sharing`` (``common`` from
        `COMMON_SHARE` on, ``local`` where nothing is shared, else ``mixed``).
    """
    corpus = find_shingles(plans, n)
    # A sentence reads from its first clause to its last one.
    spans = running_clauses(plans).groupby("sentence_id", sort=False).agg(
        doc_id=("doc_id", "first"), section_id=("section_id", "first"),
        start=("start", "min"), end=("end", "max"),
    )  # fmt: skip
    rows = []
    for number, sentence_id in enumerate(corpus.sentence_ids):
        own = corpus.covered[corpus.sentence == number]
        span = spans.loc[sentence_id]
        shared = int(own.any(axis=1).sum())
        with_whom = [corpus.doc_ids[d] for d in np.flatnonzero(own.any(axis=0))]
        share = shared / len(own)
        sharing = LOCAL if not shared else COMMON if share >= COMMON_SHARE else MIXED
        raw = plans[span["doc_id"]].raw[span["start"] : span["end"]]
        rows.append(
            (
                span["doc_id"],
                sentence_id,
                span["section_id"],
                span["start"],
                span["end"],
                raw,
                len(own),
                shared,
                share,
                len(with_whom),
                "|".join(with_whom),
                sharing,
            )
        )
    columns = ["doc_id", "sentence_id", "section_id", "start", "end", "text", "n_chars",
               "n_shared", "share", "n_plans", "plans", "sharing"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def common_passages(plans: Mapping[str, Plan], n: int = N_GRAM, min_plans: int = 3) -> pd.DataFrame:
    """Wording that several plans share: the longest stretch of it.

    Parameters
    ----------
    plans
        Plans by ``doc_id``.
    n
        Characters in a row that count as the same wording.
    min_plans
        Plans that must have it.

    Returns
    -------
    DataFrame
        ``words`` (without marks), ``n_chars``, ``n_plans``, ``plans`` (``|`` between) and
        ``places`` (plan and raw offset of its first character in each, ``|`` between); the most
        widely shared first, then the longest.
    """
    corpus = find_shingles(plans, n)
    places = shingle_places(corpus, n)
    found: dict[str, list[int]] = {}
    reached = -1
    for at in corpus.starts:
        length = _widest(corpus, places, int(at), n, min_plans)
        if length and at + length > reached:
            reached = at + length
            words = corpus.text[at : at + length]
            found.setdefault(words, _occurrences(corpus, places, words, n))
    rows = []
    for words, where in found.items():
        if any(words != longer and words in longer for longer in found):
            continue
        firsts = {int(corpus.doc[q]): int(q) for q in reversed(where)}
        ids = [corpus.doc_ids[d] for d in sorted(firsts)]
        at = [
            f"{corpus.doc_ids[d]}-{_raw(corpus, plans, firsts[d], 1)[0]:06d}"
            for d in sorted(firsts)
        ]
        rows.append((words, len(words), len(ids), "|".join(ids), "|".join(at)))
    frame = pd.DataFrame(rows, columns=["words", "n_chars", "n_plans", "plans", "places"])
    keys = ["n_plans", "n_chars", "words"]
    return frame.sort_values(keys, ascending=[False, False, True], ignore_index=True)


def pair_likeness(plans: Mapping[str, Plan], n: int = N_GRAM) -> pd.DataFrame:
    """How much wording each pair of plans has in common.

    Parameters
    ----------
    plans
        Plans by ``doc_id``.
    n
        Characters in a row that count as the same wording.

    Returns
    -------
    DataFrame
        One row per pair: ``doc_a``, ``doc_b``, ``share_a`` (characters of the first in words of the
        second, of all), ``share_b`` (the reverse) and ``likeness``, their mean: the lengths of the
        two plans weigh the same.

    Examples
    --------
    >>> from ecociv import plan_from_text
    >>> plans = {"a": plan_from_text("严厉打击环境违法行为。", "a"),
    ...          "b": plan_from_text("严厉打击环境违法行为，严格监督管理企业。", "b")}
    >>> pair_likeness(plans)[["share_a", "share_b"]].round(2).values.tolist()
    [[1.0, 0.56]]
    """
    corpus = find_shingles(plans, n)
    rows = []
    for a, b in combinations(range(len(corpus.doc_ids)), 2):
        share_a = _mean(corpus.covered[corpus.doc == a, b])
        share_b = _mean(corpus.covered[corpus.doc == b, a])
        names = corpus.doc_ids[a], corpus.doc_ids[b]
        rows.append((*names, share_a, share_b, (share_a + share_b) / 2))
    return pd.DataFrame(rows, columns=["doc_a", "doc_b", "share_a", "share_b", "likeness"])


def sharing_by_length(plans: Mapping[str, Plan], sizes: Sequence[int]) -> pd.DataFrame:
    """What the choice of `n` does: likeness of each pair for several lengths of wording.

    Returns
    -------
    DataFrame
        One row per pair and ``n``: the columns of `pair_likeness`.
    """
    return pd.concat([pair_likeness(plans, n).assign(n=n) for n in sizes], ignore_index=True)


def _widest(corpus: Shingles, places: dict[str, list[int]], at: int, n: int, min_plans: int) -> int:
    """The longest stretch from a place on that enough plans have; 0 where none."""
    lengths: dict[int, int] = {}
    for other in places[corpus.text[at : at + n]]:
        plan = int(corpus.doc[other])
        lengths[plan] = max(lengths.get(plan, 0), match_length(corpus, at, other, n))
    if len(lengths) < min_plans:
        return 0
    return sorted(lengths.values(), reverse=True)[min_plans - 1]


def _occurrences(corpus: Shingles, places: dict[str, list[int]], words: str, n: int) -> list[int]:
    return [
        at
        for at in places[words[:n]]
        if corpus.text.startswith(words, at) and corpus.part[at + len(words) - 1] == corpus.part[at]
    ]


def _passage(
    corpus: Shingles, plans: Mapping[str, Plan], at: int, other: int, length: int
) -> tuple[object, ...]:
    sides: list[object] = []
    for place in (at, other):
        start, end = _raw(corpus, plans, place, length)
        plan = plans[corpus.doc_ids[corpus.doc[place]]]
        sides += [start, end, plan.raw[start:end]]
    names = (corpus.doc_ids[corpus.doc[place]] for place in (at, other))
    return *names, corpus.text[at : at + length], length, *sides


def _raw(corpus: Shingles, plans: Mapping[str, Plan], at: int, length: int) -> tuple[int, int]:
    plan = plans[corpus.doc_ids[corpus.doc[at]]]
    return plan.raw_span(int(corpus.offset[at]), int(corpus.offset[at + length - 1]) + 1)


def _mean(flags: np.ndarray) -> float:
    return float(flags.mean()) if len(flags) else float("nan")
