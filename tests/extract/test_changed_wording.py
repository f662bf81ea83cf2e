"""Changes of wording that must not change the records, tried on the annotated sentences.

Each change makes another sentence out of one of ``tests/cases`` and says which fields stay as they
are. Where it takes the sense away from a sentence, that sentence stands in `NOT_ALIKE`.
"""

import re
from collections.abc import Callable, Iterator

import pytest

from ecociv.extract import extract_plan
from ecociv.read import plan_from_text

#: What stays the same whatever is changed.
SAME = ("indicator_zh", "value_text", "unit_zh", "change", "direction")
_YEAR = re.compile(r"\d{4}|年|期|[季月日]|十[一二三四五]五|“|时|同比|\n")
_LEVEL = re.compile(r"(?<=[率量度数重例积])达到(?=\d[\d.]*[^\d])")
_PLAIN = re.compile(r"(?<![均别各])(?<=[率量度数重例积])(?:达到|提高到|增长|下降|降低)(?=\d)")
_RATE = re.compile(
    r"(?:^|(?<=[,，；。]))(?=[\u4e00-\u9fff]{2,12}(?:率|比例|浓度)(?:达到|提高到|为)\d)"
)

#: A change: the sentences that it makes, and the fields that stay besides.
Change = Callable[[str], Iterator[str]]


def year_put_before(text: str) -> Iterator[str]:
    """森林覆盖率达到40% -> 到2027年,森林覆盖率达到40%."""
    if not _YEAR.search(text) and re.match(r"[\u4e00-\u9fff]", text):
        yield f"到2027年，{text}"


def another_verb_of_level(text: str) -> Iterator[str]:
    """达到40% -> 提高到40%, 稳定在40%."""
    for verb in ("达", "提高到", "提升至", "稳定在", "保持在", "力争达到"):
        if _LEVEL.search(text):
            yield _LEVEL.sub(verb, text)


def adverb_put_in(text: str) -> Iterator[str]:
    """达到40% -> 全年达到40%, 预计达到40%."""
    for adverb in ("全年", "预计", "力争", "努力", "稳步"):
        if _PLAIN.search(text):
            yield _PLAIN.sub(lambda verb, adverb=adverb: adverb + verb.group(), text)


def whole_put_before(text: str) -> Iterator[str]:
    """森林覆盖率达到40% -> 全市森林覆盖率达到40%."""
    if _RATE.search(text):
        yield _RATE.sub("全市", text, count=1)


#: Sentences that are another statement with the change, or that are not yet read alike.
NOT_ALIKE: dict[Change, dict[str, str]] = {
    year_put_before: {},
    another_verb_of_level: {"lists-006": "the verb is part of the name of the share"},
    adverb_put_in: {"lists-006": "the adverb is taken into the name of the share"},
    whole_put_before: {"names-011": "a rate of the whole is none of what was told before"},
}


def records(text: str) -> list[tuple[object, ...]]:
    """What the statements of a text say but for its time."""
    found = extract_plan(plan_from_text(text)).statements
    return [
        tuple(getattr(one, field) for field in SAME)
        for one in sorted(found, key=lambda one: one.start)
        if one.kind != "milestone"
    ]


@pytest.mark.parametrize("change", NOT_ALIKE, ids=lambda change: change.__name__)
def test_a_change_of_wording_leaves_the_records(cases, change: Change):
    known, changed, unlike = NOT_ALIKE[change], 0, {}
    for case in cases:
        for text in change(case.text):
            changed += 1
            if records(text) != records(case.text):
                unlike.setdefault(case.case_id, text)
    assert changed > 50
    wrong = [f"{name}: {text}" for name, text in unlike.items() if name not in known]
    assert not wrong, "\n".join(wrong)
    assert known.keys() == unlike.keys(), "put right: take it off"
