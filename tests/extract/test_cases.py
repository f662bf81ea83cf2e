"""Annotated sentences: every row with every field, and no row more.

The cases that the grammar does not get right stand in ``tests/cases/known_failures.txt``, which
must equal what is found here: a case that is put right comes off the list, a broken one shows up.
Rows with ``core`` 0 are neither asked for nor held against the grammar.
"""

import re
from collections import defaultdict
from itertools import permutations

from ecociv.extract.rules import RULES
from ecociv.extract.values.reasons import REASONS
from ecociv.extract.values.tokens import YEAR

KNOWN = "known_failures.txt"
FIELDS = (
    "kind",
    "value_type",
    "value_low",
    "value_high",
    "unit_zh",
    "operator",
    "change",
    "direction",
    "baseline_year",
    "baseline_value",
    "target_year",
    "year_source",
    "indicator_zh",
    "scope_zh",
)
#: Given for some rows only.
MORE_FIELDS = ("nature", "strength", "binding_verb_zh")
#: Rules that no case shows in a record that is right; a case for one of them takes it off.
RULES_WITHOUT_CASE = {
    "ratio",
}
#: Reasons that no case shows; those that only reading gives are tested there.
REASONS_WITHOUT_CASE = {
    "byte_order_mark",
    "document_date",
    "grade_word",
    "multiple",
    "not_body",
    "scraping_noise",
}


def comparable(value):
    """Written wordings and numbers in one form; nothing is nothing, however it is written."""
    if value in (None, ""):
        return ""
    if isinstance(value, str):
        value = re.sub(r"[\s的“”\"]", "", value)
        return value.translate(str.maketrans("（），％µ", "(),%μ"))
    return float(value)


def accepted(row, field):
    """The value of a field and its alternatives."""
    alternatives = row.get(f"{field.removesuffix('_zh')}_alt") or []
    return {comparable(value) for value in (row.get(field), *alternatives)}


def wrong_fields(row, statement):
    """Fields of a statement that are not as annotated."""
    fields = [*FIELDS, *(field for field in MORE_FIELDS if field in row)]
    if row["kind"] == "milestone":
        fields.remove("unit_zh")
    return [
        f"{field}: {getattr(statement, field)!r}, not {row.get(field)!r}"
        for field in fields
        if comparable(getattr(statement, field)) not in accepted(row, field)
    ]


def span(text, row):
    """Where the value of a row stands: its n-th occurrence."""
    start = -1
    for _ in range(row["nth"] or 1):
        start = text.index(row["value_text"], start + 1)
    return start, start + len(row["value_text"])


def problems(text, rows, statements):
    """What is wrong with the statements of a sentence, one line each."""
    wanted, got = defaultdict(list), defaultdict(list)
    for row in rows:
        wanted[span(text, row)].append(row)
    for statement in statements:
        got[statement.start, statement.end].append(statement)
    soft = [span(text, row) for row in rows if not row["core"]]
    found = []
    for place in sorted({*wanted, *got}):
        asked, given = wanted[place], got[place]
        free = any(place[0] < end and place[1] > start for start, end in soft)
        found += _assigned(asked, given, free=free)
    return found


def _assigned(asked, given, *, free):
    """Problems of one span, under the assignment of statements to rows that has the fewest."""
    size = max(len(asked), len(given))
    given = [*given, *[None] * (size - len(given))]
    rows = [*asked, *[None] * (size - len(asked))]
    return min(
        (
            [
                line
                for row, one in zip(rows, order, strict=True)
                for line in _problem(row, one, free)
            ]
            for order in permutations(given)
        ),
        key=len,
    )


def _problem(row, statement, free):
    if row is None:
        spurious = f"spurious: {statement.value_text} {statement.indicator_zh}"
        return [] if free else [f"{spurious} by {statement.rule_id}"]
    if not row["core"]:
        return []
    if statement is None:
        return [f"missed: {row['value_text']} {row['indicator_zh']}"]
    return [f"{row['value_text']}: {line}" for line in wrong_fields(row, statement)]


def unrefused(case):
    """Numerals of a case that should be refused for a reason, and are not."""
    for refused in case.refused:
        start, end = span(case.text, {"value_text": refused["text"], "nth": refused["nth"]})
        # a broken number may lie in the ledger in several pieces
        inside = [e for e in case.found.ledger if start <= e.start and e.end <= end]
        told = sorted({entry.reason or entry.disposition for entry in inside})
        if told != [refused["reason"]]:
            yield f"{refused['text']}: {told}, not {refused['reason']}"


def test_the_cases_are_right_but_for_the_known_failures(cases, project_root):
    found = {
        case.case_id: [*problems(case.text, case.rows, case.found.statements), *unrefused(case)]
        for case in cases
    }
    failing = {case_id: lines for case_id, lines in found.items() if lines}
    listed = (project_root / "tests" / "cases" / KNOWN).read_text(encoding="utf-8").split()
    broken = {case_id: failing[case_id] for case_id in sorted(failing.keys() - set(listed))}
    put_right = sorted(set(listed) - failing.keys())
    assert (broken, put_right) == ({}, []), "newly broken, and to be taken off the list"
    assert listed == sorted(listed)


def test_the_check_finds_what_is_wrong(cases, project_root):
    listed = (project_root / "tests" / "cases" / KNOWN).read_text(encoding="utf-8").split()
    case = next(case for case in cases if len(case.rows) == 1 and case.case_id not in listed)
    statements, row = case.found.statements, case.rows[0]
    assert problems(case.text, case.rows, statements) == []
    missed = f"missed: {row['value_text']} {row['indicator_zh']}"
    assert problems(case.text, case.rows, ()) == [missed]
    assert problems(case.text, [], statements)[0].startswith(f"spurious: {row['value_text']}")
    assert problems(case.text, [{**row, "core": 0}], ()) == []
    wrong = f"{row['value_text']}: kind: {row['kind']!r}, not 'milestone'"
    assert problems(case.text, [{**row, "kind": "milestone"}], statements) == [wrong]


def test_case_ids_are_unique(cases):
    ids = [case.case_id for case in cases]
    assert len(ids) == len(set(ids)) > 400


def test_every_rule_of_a_statement_is_described(cases):
    used = {
        name
        for case in cases
        for statement in case.found.statements
        for name in statement.rule_id.split("+")
    }
    assert used - RULES.keys() == set()


def test_no_masked_year_comes_out_in_a_name(cases):
    named = [
        (case.case_id, statement.indicator_zh, statement.scope_zh)
        for case in cases
        for statement in case.found.statements
    ]
    assert len(named) > 1000
    assert [one for one in named if YEAR in "".join(part or "" for part in one)] == []


def test_every_rule_makes_a_right_record_of_a_case(cases):
    right = {
        name
        for case in cases
        for row in case.rows
        for statement in case.found.statements
        if (statement.start, statement.end) == span(case.text, row)
        and not wrong_fields(row, statement)
        for name in statement.rule_id.split("+")
    }
    assert set(RULES) - right == RULES_WITHOUT_CASE


def test_every_reason_refuses_a_numeral_of_a_case(cases):
    met = {entry.reason for case in cases for entry in case.found.ledger}
    assert set(REASONS) - met == REASONS_WITHOUT_CASE
