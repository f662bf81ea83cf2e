"""What the sentences of a line say together about time.

In: the sentences of one line. Out: each with the cues of its line, or of the part of it that speaks
of one time (`kinds.turns`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecociv.extract.drafts import bound_after
from ecociv.extract.kinds.cues import line_cues, promised
from ecociv.extract.kinds.time_words import looks_only_ahead
from ecociv.extract.kinds.turns import Line, parts
from ecociv.extract.scene import Document, Sentence, Setting

#: A longer line is a paragraph without a break; its shape is read from here on.
MAX_LINE = 3000


def with_line_cues(
    document: Document, sentences: Sequence[Sentence], setting: Setting
) -> Iterator[tuple[Sentence, dict[str, float]]]:
    """Each sentence of a line with what those around it say of its time.

    Parameters
    ----------
    document
        The plan.
    sentences
        Those of one line that hold numerals.
    setting
        What governs the first of them: where headings or the type of the document tell the time, a
        line is of one time.
    """
    if not any(sentence.values for sentence in sentences):
        yield from ((sentence, {}) for sentence in sentences)
        return
    line = _line(document, sentences)
    told = setting.tense or setting.part_year or document.leaning
    for part in [line] if told else parts(document, line):
        cues = _cues(document, part)
        for sentence in part.sentences:
            yield sentence, cues


def _line(document: Document, sentences: Sequence[Sentence]) -> Line:
    """Where a line stands, as far as its shape is read."""
    text, end = document.text, sentences[0].start
    start = max(text.rfind("\n", max(0, end - MAX_LINE), end) + 1, end - MAX_LINE, 0)
    stop = text.find("\n", sentences[-1].end)
    return Line(start, stop if stop >= 0 else len(text), sentences)


def _cues(document: Document, line: Line) -> dict[str, float]:
    """What the sentences of one line say together about time."""
    values = [value for sentence in line.sentences for value in sentence.values]
    if not values:
        return {}
    if _opens_ahead(line.sentences):
        for sentence in line.sentences:
            sentence.cues = promised(sentence.cues, sentence.text)
    text = document.text
    bounded = sum(bound_after(text, value.end).operator in ("ge", "le") for value in values)
    years = [year for sentence in line.sentences for year in sentence.years]
    first = next((year.start for year in years if year.role == "deadline"), line.end)
    cues = [sentence.cues for sentence in line.sentences]
    told = text[line.start : max(line.start, first)]
    return line_cues(text[line.start : line.end], told, cues, values, bounded)


def _opens_ahead(sentences: Sequence[Sentence]) -> bool:
    """Whether a line commits before its first value and looks back with no word but 同比.

    2026年全市计划接待游客300万人次,同比增长8%;门票收入2000万元,同比增长9%。
    """
    if not any("同比" in sentence.text for sentence in sentences):
        return False
    first = next(sentence for sentence in sentences if sentence.values)
    clause = first.text[: first.values[0].start - first.start].rpartition(",")[2]
    return looks_only_ahead(clause) and all(
        sentence.cues.get("past", 0) <= sentence.text.count("同比") and not sentence.cues.get("le")
        for sentence in sentences
    )
