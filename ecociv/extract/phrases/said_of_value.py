"""What a phrase says of its value, which is no part of the name: 低保标准|提高到每人每月.

In: the phrase before a value. Out: the phrase without it.
"""

from __future__ import annotations

import re

from ecociv.extract.phrases.context import Context
from ecociv.extract.phrases.peel import Word

#: 存款余额|突破千亿元、达, 低保标准|提高到每人每月: what is said of the value, no name.
_SAID = re.compile(
    r"(?<=.{3})(?:突破|超过|跨越|迈上|跃上|跨上)[一二两三四五六七八九十百千万亿余多]+(?:元|人|吨|亩|户|千瓦|人次)?(?:大关|台阶)?(?:、达到?)?$"
    r"|(?<=.{3})(?:分别|均)?(?:(?:提高|增加|上调|提升|调整|上涨|增长|降低|下降|[提增升涨])[到至为]|达到?)"
    r"(?:(?:人均)?每[人户亩吨][每年月日]{0,3}|[年月]?人均|每[年月])$"
    # 湿垃圾分类量|日均(高于407吨)
    r"|(?<=.量)[日月]均$"
)
#: 利润增速|从上半年(的0.1%回升至13%), 开行频次|由每周(5列加密至14列): from when, or how often.
_SINCE = re.compile(
    r"(?<=.{2})[从由](?:年初|[上下]半年|上年|去年|[一二三四]季度|[一二三四五六七八九十\d]{1,2}月份?"
    r"|每[周月年日天]|20\d\d)$"
)
_SAID_ENDS = tuple("均达到每月年人户亩吨元千瓦次关阶万亿百")
_MOVES = {
    "提高": "up",
    "提升": "up",
    "增加": "up",
    "扩大": "up",
    "降低": "down",
    "减少": "down",
    "削减": "down",
    "压减": "down",
}
_MOVED = re.compile(
    f"(?:{'|'.join(_MOVES)})(?!值)(?=[^,;。]{{1,16}}(?:率|比例|比重|占比|浓度|强度|能力|面积|量|规模|水平|系数|能耗|水耗)$)"
)
_TO = ("到", "至", "达到", "达")
#: What a multiple is of: 是五年前, 是历年总和.
_MULTIPLE_OF = re.compile(
    r"[是为](?:此前)?(?:[一二三四五六七八九十几数]+年前|[前上头][一二三四五六七八九十几]*(?:年|届|轮|个?五年)"
    r"|过去[^,;。]{0,6}|历[年史][^,;。]{0,4}|原来|同期|去年[^,;。]{0,2}|上年[^,;。]{0,2})$"
)


def without_said(phrase: str, unit: str = "") -> str:
    """A phrase without what it says of its value at the end.

    Before a multiple that includes what it is of (是五年前的|2.5倍).

    Examples
    --------
    >>> without_said("农村低保标准提高到每人每月")
    '农村低保标准'
    """
    if unit in ("倍", "%"):
        phrase = _MULTIPLE_OF.sub("", phrase)
    if "从" in phrase or "由" in phrase:
        phrase = _SINCE.sub("", phrase)
    return _SAID.sub("", phrase) if phrase.endswith(_SAID_ENDS) else phrase


def without_moves(found: Context, phrase: str, unit: str) -> str:
    """A phrase without the verb of change before it: 提高|森林覆盖率 6个百分点.

    Behind 到 or 至 a value is what it comes to, whatever the verb (提升处理能力至30万吨).
    """
    words_before = found.peeled.words
    comes_to = bool(words_before) and words_before[0].text in _TO
    if comes_to and found.verb in _MOVES:
        found.verb = found.verb_group = ""
    moved = _MOVED.match(phrase) if unit == "%" or "点" in unit or comes_to else None
    if moved is None:
        return phrase
    if not comes_to:
        words_before.append(Word(moved.group(), "change_verb", _MOVES[moved.group()]))
    return phrase[moved.end() :]
