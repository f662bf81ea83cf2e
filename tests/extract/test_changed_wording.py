"""A sentence changed without changing what it says keeps its records.

Each change makes other sentences out of one of ``tests/cases``, and names the fields that stay.
Where it takes the sense away from a sentence, that sentence stands below with the reason.
"""

import re
from collections.abc import Callable, Iterator

import pytest

from ecociv.extract import extract_plan
from ecociv.read import plan_from_text

#: What stays the same with other words around the value.
SAID = ("indicator_zh", "value_text", "unit_zh", "change", "direction")
#: What stays the same with other digits in the value.
PLACED = ("start", "indicator_zh", "scope_zh", "operator", "change")
_YEAR = re.compile(r"\d{4}|年|期|[季月日]|十[一二三四五]五|“|时|同比|\n")
_LEVEL = re.compile(r"(?<=[率量度数重例积])达到(?=\d[\d.]*[^\d])")
_PLAIN = re.compile(r"(?<![均别各])(?<=[率量度数重例积])(?:达到|提高到|增长|下降|降低)(?=\d)")
_RATE = re.compile(
    r"(?:^|(?<=[,，；。]))(?=[\u4e00-\u9fff]{2,12}(?:率|比例|浓度)(?:达到|提高到|为)\d)"
)
_DECIMAL = re.compile(r"(\d+\.\d*)(\d)")
_PARTED = re.compile(r"[。；;|\n]")
_WIDE = {ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}

#: The sentences that a change makes out of one.
Change = Callable[[str], Iterator[str]]


def records(text: str, fields: tuple[str, ...], begin: int = 0) -> list[tuple[object, ...]]:
    """What these fields say of each value from a place on; starts count from there."""
    return [
        tuple(one.start - begin if field == "start" else getattr(one, field) for field in fields)
        for one in extract_plan(plan_from_text(text)).statements
        if one.kind != "milestone" and one.start >= begin
    ]


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


def full_width_digits(text: str) -> Iterator[str]:
    """森林覆盖率达到40% -> 森林覆盖率达到４０%."""
    yield text.translate(_WIDE)


def another_last_digit(text: str) -> Iterator[str]:
    """森林覆盖率达到40.5% -> 森林覆盖率达到40.3%."""
    found = extract_plan(plan_from_text(text)).statements
    for start, end in {(one.start, one.end) for one in found if one.value_type == "number"}:
        value = _DECIMAL.sub(lambda number: number[1] + "37"[number[2] == "3"], text[start:end])
        text = text[:start] + value + text[end:]
    yield text


def number_put_before(text: str) -> Iterator[str]:
    """森林覆盖率达到40% -> 一是森林覆盖率达到40%."""
    if re.match(r"[\u4e00-\u9fff]", text) and not re.search(r"^[一二三四五六七八九十]|\n", text):
        yield from (f"{number}{text}" for number in ("一是", "（3）", "②"))


def bodies_put_behind(text: str) -> Iterator[str]:
    """森林覆盖率达到40%。 -> 森林覆盖率达到40%（责任单位：市林业局、各县区）。"""
    if text.endswith("。"):
        yield f"{text[:-1]}（责任单位：市林业局、各县区）。"
        yield f"{text[:-1]}（由市林业局牵头，责任部门：市水利局）。"


def like_words(text: str) -> Iterator[str]:
    """用水总量控制在3亿立方米以内 -> 用水总量限制在3亿立方米之内."""
    other = text.replace("控制在", "限制在").replace("不低于", "不小于").replace("确保", "务必")
    yield re.sub("以内(?=[，；。])", "之内", other)


#: The fields that stay with each change.
STAYS: dict[Change, tuple[str, ...]] = {
    year_put_before: SAID,
    another_verb_of_level: SAID,
    adverb_put_in: SAID,
    whole_put_before: SAID,
    full_width_digits: PLACED,
    another_last_digit: PLACED,
    number_put_before: SAID,
    bodies_put_behind: SAID,
    like_words: (*SAID, "operator"),
}
#: Sentences that are another statement with the change, or that are not yet read alike.
NOT_ALIKE: dict[Change, dict[str, str]] = {
    another_verb_of_level: {"lists-006": "the verb is part of the name of the share"},
    adverb_put_in: {"lists-006": "the adverb is taken into the name of the share"},
    whole_put_before: {"names-011": "a rate of the whole is none of what was told before"},
    number_put_before: {"naming-030": "全市 is not told from the verb behind it"},
}
#: Sentences that tell of other things; the second ends with a value that a name would fit.
OTHERS = ("城镇登记失业率控制在4%以内。", "新建公园12个，总投资3亿元。")
#: Sentences that say something else behind another one.
LOOKS_BACK = {
    "numerals-045": "5.12个村: a number of an item stands at the beginning of a line only",
    "parts-007": "only 占全县行政村的36%: whose share it is, the sentence before says",
}


def assert_alike_but_for(known: dict[str, str], unlike: dict[str, str]) -> None:
    """The sentences whose records differ, with the text that shows it, are the known ones."""
    wrong = [f"{name}: {text}" for name, text in unlike.items() if name not in known]
    assert not wrong, "\n".join(wrong)
    assert known.keys() == unlike.keys(), "put right: take it off"


@pytest.mark.parametrize("change", STAYS, ids=lambda change: change.__name__)
def test_a_change_of_wording_leaves_the_records(cases, change: Change):
    fields, changed, unlike = STAYS[change], 0, {}
    for case in cases:
        for text in change(case.text):
            changed += text != case.text
            if records(text, fields) != records(case.text, fields):
                unlike.setdefault(case.case_id, text)
    assert changed > 50
    assert_alike_but_for(NOT_ALIKE.get(change, {}), unlike)


def test_a_sentence_names_its_values_itself(cases):
    unlike, named = {}, ("start", "indicator_zh")
    for case in cases:
        if not case.rows or case.case_id.startswith("unseen") or _PARTED.search(case.text[:-1]):
            continue
        alone = records(case.text, named)
        if all(name for _, name in alone):
            for other in OTHERS:
                if records(other + case.text, named, len(other)) != alone:
                    unlike.setdefault(case.case_id, other + case.text)
    assert_alike_but_for(LOOKS_BACK, unlike)
