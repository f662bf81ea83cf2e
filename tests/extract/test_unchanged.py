"""What is changed in a sentence without changing what it says changes no record.

The sentences are those of ``tests/cases``. Where one still fails, it stands below with its reason.
"""

import re

from ecociv.extract import extract_plan
from ecociv.read import plan_from_text

_WIDE = {ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}
#: Sentences that tell of other things; the second ends with a value that a name would fit.
_OTHERS = ("城镇登记失业率控制在4%以内。", "新建公园12个，总投资3亿元。")
_MARK = re.compile("[。；;]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_YEAR_OR_FULL = re.compile(r"(?:19|20)\d\d|100")
#: These say something else behind a sentence.
_LOOKS_BACK = {
    "numerals-045": "5.12个村: a number of an item stands at the beginning of a line only",
    "parts-007": "only 占全县行政村的36%: whose share it is, the sentence before says",
}


def _records(text, begin=0):
    """Start, name, scope, operator and change of each value from a place on."""
    return [
        (one.start - begin, one.indicator_zh, one.scope_zh, one.operator, one.change)
        for one in extract_plan(plan_from_text(text)).statements
        if one.kind != "milestone" and one.start >= begin
    ]


def _is_line(case):
    """Whether a case is plain text in one line, with values."""
    told = bool(case.rows) and not case.case_id.startswith("unseen")
    return told and not {"\n", "|"} & set(case.text)


def test_full_width_digits_say_the_same(cases):
    for case in filter(_is_line, cases):
        assert _records(case.text.translate(_WIDE)) == _records(case.text), case.case_id


def test_a_sentence_names_its_values_itself(cases):
    failed = set()
    for case in filter(_is_line, cases):
        if _MARK.search(case.text[:-1]):
            continue
        alone = [(start, name) for start, name, *_ in _records(case.text)]
        if not all(name for _, name in alone):
            continue
        for other in _OTHERS:
            behind = _records(other + case.text, len(other))
            if [(start, name) for start, name, *_ in behind] != alone:
                failed.add(case.case_id)
    assert failed == set(_LOOKS_BACK)


def test_other_digits_leave_names_and_changes(cases):
    def other(match):
        number = match.group()
        if _YEAR_OR_FULL.fullmatch(number):
            return number
        whole, *rest = number.split(".")
        return ".".join([whole, *(part[:-1] + ("3" if part[-1] != "3" else "7") for part in rest)])

    def without_digits(records):
        return [
            (start, re.sub(r"\d", "0", name), scope, change)
            for start, name, scope, _, change in records
        ]

    for case in filter(_is_line, cases):
        values = [one for one in extract_plan(case.plan).statements if one.value_type == "number"]
        text = case.text
        for one in {(value.start, value.end) for value in values}:
            value = text[one[0] : one[1]]
            text = text[: one[0]] + _NUMBER.sub(other, value) + text[one[1] :]
        found, same = without_digits(_records(text)), without_digits(_records(case.text))
        assert found == same, case.case_id
