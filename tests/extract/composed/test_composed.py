"""Composed sentences and documents give the records that they must give, in every spelling."""

from dataclasses import replace

import pytest

from . import amounts, changes, counts, documents, levels, tables
from .compare import problems, read, wrong
from .compose import FRAMES, SPELLINGS, Composed, Deal
from .known import KNOWN, Entry, entries, known_sentences, sample

MODULES = (amounts, changes, counts, documents, levels, tables)
NUMBER = 40


@pytest.mark.parametrize("name", FRAMES)
def test_sentences_give_their_records(name: str):
    faults = [str(fault) for fault in map(wrong, sample(name, NUMBER)) if fault]
    if faults:
        pytest.fail(f"{len(faults)} of {NUMBER} of {name}:\n" + "\n".join(faults), pytrace=False)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry[0] or "any frame")
def test_known_words_still_fail(entry: Entry):
    sentences = known_sentences(entry, 200)
    assert sentences, f"no sentence has {entry[1]} and no other known words"
    assert any(map(wrong, sentences)), f"{entry[1]} is put right: take it off"


def test_the_known_words_stand_under_frames_that_there_are():
    assert KNOWN.keys() - FRAMES.keys() == {None}
    assert len(entries()) == len(set(entries()))


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_shows_its_sentence(name: str):
    assert any(mark in (FRAMES[name].__doc__ or "") for mark in "。：")
    assert [module for module in MODULES if FRAMES[name] is getattr(module, name, None)]


def test_spellings_differ_and_the_same_words_are_dealt_again():
    text = "到2025年，森林覆盖率达到40%（其中山区70%）。"
    assert [spell(text) for spell in SPELLINGS.values()] == [
        text,
        "到2025年,森林覆盖率达到40%(其中山区70%)。",
        "到 2025年，森林覆盖率达到 40%（其中山区 70%）。",
        "到2025年，森林覆盖率达到40％（其中山区70％）。",
    ]
    assert sample("verb", 5) == sample("verb", 5)
    deal = Deal("words")
    assert sorted(deal("甲乙丙") for _ in range(6)) == sorted("甲乙丙" * 2)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("operator", ("lt",), "operator: expected 'lt', got "),
        ("change", ("annual_rate",), "change: expected 'annual_rate', got 'level'"),
        ("target_year", (1999,), "target_year: expected 1999, got "),
        ("baseline_year", 1999, "baseline_year: expected 1999, got None"),
        ("kind", ("criterion",), "kind: expected 'criterion', got 'target'"),
        ("measured", (("湿地", "山区"),), "expected ('湿地', '山区'), got "),
    ],
)
def test_a_wrong_field_is_told(field: str, value: object, told: str):
    right = sample("measures_in_turn", 1)[0]
    assert wrong(right) is None
    first, second = right.rows
    fault = wrong(Composed(right.text, (replace(first, **{field: value}), second)))
    assert fault is not None
    assert right.text in str(fault)
    assert told in str(fault)


def test_missed_and_spurious_records_are_told():
    right = sample("measures_in_turn", 1)[0]
    first, second = right.rows
    statements = read(right.text)
    assert problems(right.rows, statements) == []
    missed = f"{first.amount}: missed, expected {first.measured[0][0]}"
    assert problems(right.rows, statements[1:]) == [missed]
    assert problems((first,), statements)[0].startswith(f"{second.amount}: spurious")
