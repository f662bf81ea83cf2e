"""One value, or one list of values, with the words around it: what the rules for names are asked.

In: a sentence, the values of a list, the drafts before it. Out: a `Slot`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ecociv.codebook.words import words
from ecociv.extract.drafts import Draft
from ecociv.extract.names.phrase_names import name_of
from ecociv.extract.phrases.context import Context, context
from ecociv.extract.phrases.edges import part_start
from ecociv.extract.phrases.peel import Word
from ecociv.extract.phrases.subjects import place_alone
from ecociv.extract.values.tokens import Quantity

_BRACKET_REACH = 120
_MEASURED = ("%", "‰", "天", "类", "微克")
_ROW_NUMBER = re.compile(r"^\s*\d{1,3}[ \t|.、]+")
#: Who set a number says nothing of what it counts.
_SET_BY = tuple("下达 确定 批准 批复 核定 核准 划定 安排 分配 交办 承担".split())
_OF_WHOLE = re.compile(r"(?<=等)(?:全[市县省区州国]|[省市县区]内|境内|辖区内?)$")
_OF_WHOLE_REACH = 5
_MARKS = ",;。、:)\n"
_CELL_MARKS = " \t|—/-"
#: 污染治理|12|养殖场整治达标率, 生态建设1森林覆盖率: a section and a number before the name.
_SECTION = re.compile(
    r"^[\u4e00-\u9fff]{2,8}[ \t|]*(?<![第前近超达满每占])\d{1,2}(?:[ \t|.、]+(?!\d)"
    r"|(?=[\u4e00-\u9fff]{4})(?![个年月日岁级类种项条座所公平立万亿小米亩吨]))(?=[\u4e00-\u9fffA-Z])"
)
_GROWTH = re.compile(
    r"(?:以上|左右)?的(?:[\u4e00-\u9fff]{2,10}?(?=(?:年均)?(?:增速|增幅|增长率|增长速度)))?(?:年均|高速|较快|中高速|平均|快速|高|同比)*(?:增长|增速|增幅)(?:率|速度)?"
)

#: 以年均8%|以上的速度增长
_PACE = re.compile(
    r"(?:以上|左右)?的?(?:速度|幅度|增幅|增速|速率|降幅)(?:持续|稳步|快速|逐年|逐步)?(?P<verb>[\u4e00-\u9fff]{2})"
)


@dataclass(slots=True)
class Slot:
    """What a rule that names a value may look at.

    ``text`` is masked and folded. ``values`` share the words before them (``found``); ``earlier``
    are the drafts before, ``stop`` is where the next value begins or the sentence ends. ``phrase``
    and ``scope`` are the name that the words before give, once asked (see `named`).
    """

    text: str
    values: list[Quantity]
    found: Context
    earlier: list[Draft]
    stop: int
    phrase: str = ""
    scope: str = ""
    #: The first (mostly the only) value, and the draft before, if any.
    first: Quantity = field(init=False)
    last: Draft | None = field(init=False)

    def __post_init__(self) -> None:
        self.first = self.values[0]
        self.last = self._last()

    def _last(self) -> Draft | None:
        """The draft before, if any; one in brackets that have closed is an aside."""
        at = self.first.start
        if self.text.rfind(")", max(0, at - _BRACKET_REACH), at) < 0:
            return self.earlier[-1] if self.earlier else None
        for draft in reversed(self.earlier):
            between = self.text[max(draft.quantity.end, at - _BRACKET_REACH) : at]
            if between.count(")") <= between.count("("):
                # 失业率为4%。PM2.5浓度(36微克)|下降20%: the aside is nearer than another sentence
                aside = self.earlier[-1]
                gone = part_start(self.text, draft.quantity.end, aside.quantity.start) >= 0
                return aside if gone else draft
        return self.earlier[-1] if self.earlier else None

    @property
    def is_last_of_earlier(self) -> bool:
        """Whether the draft before is of an earlier sentence, or part of one."""
        last = self.last
        if last is None:
            return False
        return part_start(self.text, last.quantity.end, self.first.start) >= 0

    @property
    def alike(self) -> Draft | None:
        """The last draft before in the same unit, else the last one.

        Not one of an earlier sentence where the last one is of this: 户数达85户。改造小区8个|120户.
        """
        unit, last = self.first.unit, self.last
        same = next((one for one in reversed(self.earlier) if one.quantity.unit == unit), last)
        if last is None or same is None or same is last:
            return last
        if "/" in unit or unit in _MEASURED:
            # such a measure has a name of its own, which no share or count before it can be
            return same
        if self.is_last_of_earlier:
            return same
        parted = part_start(self.text, same.quantity.end, last.quantity.start) >= 0
        return last if parted else same


def named(slot: Slot) -> Slot:
    """Ask the words before the values of a slot for a name: sets ``phrase`` and ``scope``.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "市区绿地率达到40%"
    >>> values = scan(s)
    >>> slot = named(Slot(s, values, context_of(s, values, 0), [], len(s)))
    >>> slot.scope, slot.phrase
    ('市区', '绿地率')
    """
    if "等" in slot.found.head_text[-_OF_WHOLE_REACH:]:
        _without_whole(slot.found)
    if slot.first.rule == "unit_declared":
        slot.found.head_text = _without_unit(slot.found.head_text, slot.first.unit)
    elif "|" in slot.found.head_text:
        slot.found.head_text = _ROW_NUMBER.sub("", slot.found.head_text.strip(_CELL_MARKS))
    slot.phrase, slot.scope = name_of(slot.found, slot.first.unit)
    behind = slot.text[slot.first.end : slot.first.end + 1]
    if slot.phrase.endswith(_SET_BY) and "的" in (slot.text[slot.first.start - 1], behind):
        # 县上下达|2000亩|的造林任务
        slot.phrase = ""
    acts = slot.found.delivery is not None
    if not slot.scope and (acts or behind not in _MARKS):
        place = place_alone(slot.phrase, acts=acts)
        if place:
            slot.phrase, slot.scope = "", place
    return slot


def _without_whole(found: Context) -> None:
    """青龙港泵闸等全市|(近30座泵闸): where they all are, behind one of them."""
    whole = _OF_WHOLE.search(found.head_text)
    if whole:
        found.np_end -= len(whole.group())
        found.head_text = found.head_text[: whole.start()]


def _without_unit(words: str, unit: str) -> str:
    """A name without its row number and the unit declared behind it: 1 用水量(立方米)."""
    name = _ROW_NUMBER.sub("", words.strip(_CELL_MARKS))
    name = _SECTION.sub("", name)
    return name.removesuffix(f"({unit})").removesuffix(unit).rstrip(_CELL_MARKS)


def context_of(text: str, values: list[Quantity], floor: int) -> Context:
    """What stands before some values, read as their kind asks for.

    Parameters
    ----------
    text
        Masked, folded text.
    values
        Values that share the words before them.
    floor
        Where the words of the value before end.
    """
    first = values[0]
    found = context(
        text,
        first.start,
        floor,
        grade=first.value_type == "grade",
        counted=first.unit not in ("%", "‰", "成") and not first.is_points,
        full=first.value_type == "full",
    )
    found.growth = _GROWTH.match(text, values[-1].end) is not None
    _at_pace(text, values[-1].end, found)
    return found


def _at_pace(text: str, end: int, found: Context) -> None:
    """以年均|8%以上的速度增长: the verb of change stands behind the pace."""
    if not found.head_text.endswith("以"):
        return
    pace = _PACE.match(text, end)
    code = words("change_verb").get(pace.group("verb")) if pace else None
    if pace and code:
        found.head_text = found.head_text[:-1]
        found.np_end -= 1
        found.peeled.words.append(Word(pace.group("verb"), "change_verb", code))
