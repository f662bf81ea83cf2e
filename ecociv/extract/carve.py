"""Carve the noun phrase out of the clause before a value.

In: a clause up to the words peeled off its end. Out: the phrase without the time words, modals and
verbs before it, and what those words said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ecociv.extract.phrases import DELIVERIES, last_match, lookup, tidy

#: Groups of words that stand before a name.
LEFT_GROUPS = ("lead_stop", "lead_whole", "lead_skip", "deliver_up", "deliver_down", "deliver")

# A name begins behind the last of these; excluded are names that begin with them (实现率).
_INNER = re.compile(
    r"(?:力争|争取|确保|保证|促使|使得|使(?!用|馆|命|节)|让(?!利|渡)|把|做到"
    r"|全年(?=完成|实现|新增|新建)|现有(?=[\u4e00-\u9fff]{2})|共(?=登记|建成|完成|实施|安排|划定|建有|投入)|实现(?!率|度|程度|价值)|力促|带动|推动|预计|预期(?!寿命|性|目标|指标)|其中"
    r"|(?<!占)(?:全市|全省|全县|全区(?!域)|全州)|我市|我省|我县|我区|我州)"
)
#: A verb before these is the first part of a compound noun (服务业, 开发利用规划, 推广面积).
_COMPOUND = re.compile(
    r"业|率|量|额|金额|合同|面积|规模|总|用地|水平|能力|强度|区(?!域)|型|性|化(?!工)|者|商|费|资金|利用"
    r"|投资|项目|工程(?!量)|标准|任务|计划|规划|方案|指标|比例|比重|补助|补贴|贷款|收入|贸易|外包|消费"
)
_CLAUSE_LEAD = re.compile(
    r"(?:[\s*、,和的:>—\-·①-⑳]|及(?!时)|与(?!会)|并(?!网|购)|且|\d{1,2}[.、)](?!\d))+"
)
#: Verbs that are never part of a name: what stands before them is a place or a subject.
_STRONG_VERB = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<!占)(?:累计)?"
    r"(?:建成(?!区)|新增|新建(?!建筑|住宅|小区|民用|居住|公共)(?=[^\d]{2})|引进(?!率)|举办|打造"
    r"|净增|投放|累计投入|签约|(?:还|也|都|均)?要(?:重点)?(?:抓好|建设|培育|打造|创建)|开通|每年建设|每年培育)(?=[\u4e00-\u9fff“]{2})"
)
#: What may stand right before a strong verb: a place or an adverb. 城镇新增就业 is a name.
_PLACE_OR_ADVERB = re.compile(r"(?:[市县区州乡村园]|(?<![城乡])镇)$|每年|累计|分别")
_SHORT = 3
#: Verbs that no name of a share begins with: 引导|公众绿色出行比例.
_URGING = ("引导", "鼓励", "支持", "带动", "帮助", "推动", "推进", "扶持")
#: The verb behind one of these is what is done: 实施|帮扶贫困户项目.
_GENERAL = ("实施", "开展", "组织开展", "组织实施")
_MODALS = re.compile(r"(?:要|将|应|须|都|均)+$")
_MODALS_BEFORE_VERB = re.compile(r"(?:要|将|应|须|都|均|每年|分别)+$")


@dataclass(slots=True)
class Carved:
    """A noun phrase with what was stripped before it.

    ``verb`` is a delivery verb directly before the phrase, with its group and place. ``whole`` is a
    word for the whole area (全市), ``subject`` what stood before a modal, ``lead`` the other words,
    ``bound`` the operator that one of them means.
    """

    text: str
    start: int
    end: int
    verb: str = ""
    verb_group: str = ""
    verb_start: int = -1
    whole: str = ""
    lead: list[str] = field(default_factory=list)
    bound: str = ""
    subject: str = ""


def carve(text: str, start: int, end: int, *, counted: bool = True) -> Carved:
    """Strip leading time words, modals and verbs from a candidate noun phrase.

    Parameters
    ----------
    text
        Folded, masked text.
    start, end
        The clause before a value, without the words peeled off its end.
    counted
        Whether the value counts things. Before a share only verbs that add (新增) can be delivery
        verbs; others belong to the name.

    Examples
    --------
    >>> carved = carve("全市造林面积", 0, 6)
    >>> carved.text, carved.whole
    ('造林面积', '全市')
    >>> carve("新增绿化面积", 0, 6).verb
    '新增'
    """
    carved = Carved("", start, end)
    at = _behind_subject(text, start, end, carved)
    table, longest = lookup(LEFT_GROUPS)
    while at < end:
        lead = _CLAUSE_LEAD.match(text, at, end)
        if lead:
            at = lead.end()
            continue
        for size in range(min(longest, end - at), 0, -1):
            word = text[at : at + size]
            if word in table and not (counted and word.startswith("新建") and len(word) > 2):
                break
        else:
            break
        group, code = table[word]
        if not _take(carved, text, at, word, group, code, counted=counted):
            break
        at += len(word)
    carved.start = at
    carved.text = text[at:end]
    return carved


def _behind_subject(text: str, start: int, end: int, carved: Carved) -> int:
    """Where the words behind a subject begin; the subject is noted."""
    at = start
    inner = last_match(_INNER, text, start, end)
    if inner and start < inner.start() and inner.end() < end:
        at = inner.start()
        carved.subject = tidy(_MODALS.sub("", text[start:at]))
    strong = last_match(_STRONG_VERB, text, at, end)
    if strong and (
        strong.start() - at > _SHORT or _PLACE_OR_ADVERB.search(text[at : strong.start()])
    ):
        carved.subject = tidy(_MODALS_BEFORE_VERB.sub("", text[at : strong.start()]))
        at = strong.start()
    return at


def _take(
    carved: Carved, text: str, at: int, word: str, group: str, code: str, *, counted: bool
) -> bool:
    """Note a leading word; false where the phrase begins with it."""
    if group == "lead_stop":
        return False
    if group == "lead_whole":
        carved.whole = word
    elif group in DELIVERIES:
        compound = _COMPOUND.match(text, at + len(word))
        if compound or (not counted and code != "up" and word not in _URGING):
            return False
        if carved.verb_group in ("deliver_up", "deliver_down") or carved.verb in _GENERAL:
            return False
        carved.verb, carved.verb_start = word, at
        carved.verb_group = f"deliver_{code}" if code else group
    else:
        carved.lead.append(word)
        carved.bound = carved.bound or code
    return True
