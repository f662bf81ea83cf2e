"""Cut a text into lines and sentences, and sort what each sentence holds.

In: a `Document`. Out: the sentences that hold numerals, line by line, and the reasons for the
numerals that are refused.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecociv.extract.kinds.time_words import sentence_cues, strong_cues
from ecociv.extract.scene import Document, Sentence
from ecociv.extract.values.refuse import refusal
from ecociv.extract.values.shared_units import share_units
from ecociv.extract.values.tokens import Numeral, Quantity, Token, YearMention

#: A longer stretch without an end mark is no sentence.
MAX_SENTENCE = 1500
# A full stop ends a sentence only between Chinese words: 0.5 and U.S. do not.
_END = re.compile(r"[。!?;\n.](?:(?<!\.)|(?<=[%\u4e00-\u9fff].)(?=[\u4e00-\u9fff“]))")
_ATTRIBUTE = re.compile(
    r"(?:以上|以下|以内)?的[^,;。、\d]{1,14}?(?:比例|比重|占比|率|天数|面积)(?=[^,;。、]{0,8}\d)"
)
#: Units of shares and counts: such a value before a name is no part of it (70%以上的村庄…).
_NEVER_PART = ("%", "‰", "成", "个", "家")


def sentence_ends(text: str) -> list[int]:
    """Where sentences end; one without end is cut, so that no rule looks at more than so much.

    Examples
    --------
    >>> sentence_ends("绿地率达到40%。造林5万亩;")
    [8, 14]
    """
    ends: list[int] = []
    last = -1
    for stop in [*[match.start() for match in _END.finditer(text)], len(text)]:
        while stop - last > MAX_SENTENCE:
            mark = text.rfind(",", last + 1, last + MAX_SENTENCE)
            last = mark if mark > 0 else last + MAX_SENTENCE
            ends.append(last)
        if stop < len(text):
            last = stop
            ends.append(last)
    return ends


def lines(document: Document, reasons: dict[int, str]) -> Iterator[list[Sentence]]:
    """Sentences that hold numerals, those of one line together.

    Parameters
    ----------
    document
        The plan.
    reasons
        Filled in: start of a refused numeral to its reason.
    """
    tokens, text = document.tokens, document.text
    ends = sentence_ends(document.masked)
    at = 0
    while at < len(tokens):
        line_end = text.find("\n", tokens[at].start)
        line_end = len(text) if line_end < 0 else line_end
        sentences: list[Sentence] = []
        while at < len(tokens) and tokens[at].start < line_end:
            index = bisect_right(ends, tokens[at].start)
            start = ends[index - 1] + 1 if index else 0
            end = ends[index] if index < len(ends) else len(text)
            stop = at + 1
            while stop < len(tokens) and tokens[stop].start < end:
                stop += 1
            goes_on = bool(sentences) and document.masked[start - 1] == ";"
            is_due = goes_on and sentences[-1].is_due
            sentence = _read(document, start, end, tokens[at:stop], reasons, is_due=is_due)
            following = tokens[stop].start if stop < len(tokens) else len(text)
            sentence.reach = _reach(text, ends, index, following)
            sentences.append(sentence)
            at = stop
        yield sentences


def _reach(text: str, ends: Sequence[int], index: int, following: int) -> int:
    """Where the clauses without numerals end that follow a sentence in its line.

    A colon at the end of the line leads in those of the lines below.

    ``index`` is the place of the sentence's end in ``ends``, ``following`` where the next numeral
    stands.
    """
    leads = index < len(ends) and text[ends[index] - 1] == ":"
    while (
        index + 1 < len(ends)
        and (leads or text[ends[index]] != "\n")
        and ends[index + 1] <= following
    ):
        index += 1
    return ends[index] if index < len(ends) else len(text)


def _read(
    document: Document,
    start: int,
    end: int,
    tokens: Sequence[Token],
    reasons: dict[int, str],
    *,
    is_due: bool,
) -> Sentence:
    """Sort the tokens of a sentence and count its cues."""
    sentence = Sentence(start, end, document.text[start:end])
    for token in share_units(document.masked, tokens):
        if isinstance(token, YearMention):
            sentence.years.append(token)
        elif isinstance(token, Numeral):
            reasons[token.start] = token.reason
        else:
            value = _as_part(document.masked, token)
            reason = refusal(document.masked, value, start, end)
            if not reason:
                sentence.values.append(value)
                continue
            reasons[value.start] = reason
            if reason == "rhetorical_count" and value.low > 1:
                sentence.counts.append(value)
    if sentence.values or sentence.years:
        sentence.strong = strong_cues(sentence.text)
        sentence.is_due = is_due or _opens_due(sentence)
        sentence.cues = sentence_cues(sentence.text, sentence.strong, is_due=sentence.is_due)
    return sentence


def _opens_due(sentence: Sentence) -> bool:
    """Whether a deadline stands before the values of a sentence; a month may be a count day."""
    first = sentence.values[0].start if sentence.values else sentence.end
    return any(
        year.role == "deadline" and year.start < first and not year.rule.startswith("year_month")
        for year in sentence.years
    )


def _as_part(text: str, value: Quantity) -> Quantity:
    """A value inside the name of another (噪声小于55分贝的城市比例达到75%) is part of that name."""
    if value.unit not in _NEVER_PART and _ATTRIBUTE.match(text, value.end):
        return replace(value, weak="name_part")
    return value
