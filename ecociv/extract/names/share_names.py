"""Names of shares as a table heading would give them: A占B比例, A占比.

In: the phrase before a value. Out: indicator and scope, or nothing where the phrase names no share.
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.names.shared_tails import SHARE_END, TAKES
from ecociv.extract.phrases.context import Context
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.scopes import split_scope

_SHARE_OF = re.compile(
    r"^(?P<part>.*?)占(?!有|地(?!区)|用|比)[到了]?(?P<whole>[^,;。占]{2,20}?)(?:的)?"
    r"(?P<ratio>比例|比重|比率|份额|百分比|比)?(?:的)?$"
)
#: 环保投入不低于地区生产总值的|2%: the word between part and whole bounds the share.
_SHARE_REACHED = re.compile(
    r"^(?P<part>.{3,20}?)(?<!不)(?:力争|保持在|须|应|要)?"
    r"(?P<verb>达到|达(?!到)|相当于|不得?[低高大小多少]于|(?:不得?)?超过|(?:控制|稳定|保持)在|[高大]于)(?:同期)?"
    r"(?P<whole>[^,;。]{1,16}?(?:面积|总量|总数|总额|投资额?|收入|产量|产值|总值|支出|天数|人口|户数|人数|投入|能力|排放量|用量|消费量|存量|价格|成本|用地|资金|费用|(?:计划|需求|产生|使用|供应)量))的?$"
)
_IS_SHARE = ("比例", "比重", "占比", "率")
_OF_WHOLE = ("园区", "功能区", "集聚区", "开发区", "示范区")
_AMONG = re.compile(
    r"(?P<whole>[^,;。其、]{3,14}?)(?<![集高初])中(?![心小型医国等央期药学高低级转]|水(?!质))"
    r"(?P<part>[^,;。]{2,14}(?:占比|比例|比重|率))$"
)
_AMOUNTS = ("结构", "面积", "总量", "总数", "总额")


def share_name(found: Context, phrase: str, unit: str) -> tuple[str, str] | None:
    """Indicator and scope of a phrase that names a share.

    A占B比例, A占比, A中B占比; A达到B总量的 before a percentage is the share of A in B.

    Examples
    --------
    >>> from ecociv.extract.phrases.context import context
    >>> phrase = "环保投资占地区生产总值的比重"
    >>> share_name(context(phrase, len(phrase), 0), phrase, "%")
    ('环保投资占地区生产总值比重', '')
    """
    among = _among(phrase)
    if among is not None:
        return among
    shared = _SHARE_OF.match(phrase) if "占" in phrase else None
    if shared and shared.group("part"):
        whole = tidy(shared.group("whole"))
        scope, part = split_scope(tidy(shared.group("part")).rstrip("仅只约已还均"))
        if scope.endswith(_OF_WHOLE) and whole.startswith("全"):
            # 工业园区|产值占全市工业总产值: the part of the whole is that place
            scope, part = "", scope + part
        return f"{part}占{whole}{shared.group('ratio') or '比例'}", scope
    verb = found.peeled.first("level_verb") if phrase else None
    if verb is not None and verb.text.startswith(("占", "仅占")):
        scope, phrase = split_scope(phrase)
        return f"{phrase}占比", scope
    return _reached(found) if unit in ("%", "成") else None


def _reached(found: Context) -> tuple[str, str] | None:
    """环保投入不低于地区生产总值的|2%: a part is bounded by a share of the whole."""
    reached = _SHARE_REACHED.match(found.head_text.strip())
    if reached is None:
        return None
    verb = reached.group("verb")
    bound = words("bound_before").get(verb)
    if bound:
        found.add_bound(verb, bound)
    scope, part = split_scope(tidy(reached.group("part")))
    if part.endswith(_IS_SHARE):
        return part, scope
    return f"{part}占{tidy(reached.group('whole'))}比例", scope


def _among(phrase: str) -> tuple[str, str] | None:
    """A中B占比 is a share of A."""
    among = _AMONG.match(phrase) if "中" in phrase else None
    if among is None:
        return None
    whole = among.group("whole")
    place, rest = split_scope(whole)
    scope = rest if place else whole
    # 国土面积中|受保护地区比例: an amount is no place
    return among.group("part"), "" if scope.endswith(_AMOUNTS) else scope


def as_share(name: str) -> str:
    """A name that says of what a share is taken, as that of a share.

    Examples
    --------
    >>> as_share("外贸出口占全市总额"), as_share("绿地率")
    ('外贸出口占全市总额比例', '绿地率')
    """
    takes = TAKES.search(name)
    return f"{name}比例" if takes and not SHARE_END.search(name) else name
