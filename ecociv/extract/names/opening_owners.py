"""Give values the body that their sentence tells of: a company, a zone, a site that opens it.

In: the drafts of a sentence. Out: the same drafts, with that body as their scope.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft
from ecociv.extract.phrases.owner_words import FIRMS, NO_NAME, SITES, WHOLE_AREA, ZONES
from ecociv.extract.values.tokens import YEAR

#: 甲油田公司, 乙经开区, 丙湖景区; 四个园区; 商业类国有企业.
_OWNER = (
    rf"[\u4e00-\u9fff“”]{{2,12}}?(?:{FIRMS}|{ZONES}|{SITES})"
    r"|[两二三四五六七八九十]大?[个家座](?:[\u4e00-\u9fff]{0,4})(?:园区|开发区|景区|新区|矿区)"
    r"|(?:商业类|公益类|竞争类|地方|[省市县区州][属管直])*(?:监管)?(?:国有企业|国企)"
)
_ENDS = re.compile(
    "公司|集团|区(?<=[发新税作园景矿]区)|高新|经开|油田|机场|电厂|口岸|国有?企|园(?<=[业流]园)"
)
#: What a body does or has; behind other words its name only says which works are meant.
_ACTS = (
    r"(?:[要将](?!素|军)|力争|确保|已(?!建)|累计|共|全年|年内|当年|预计|完成|实现|生产|加工|接待|新增|净增|达到|开通"
    r"|主要经济|工业|规上|规模以上|固定资产|营业|销售|经营|主营|利润|税收|产值|产量|总产|财政|一般公共|外贸|进出口"
    r"|新?引进|新?签约|旅客|年旅客|货物|货邮|吞吐|集装箱|游客|旅游|亏损|资产总|研发|发电|[^,;。]{2,16},(?:累计|全年|共|年)?(?:接待|旅客|货邮))"
)
_OPENING = re.compile(
    rf"(?P<mark>^|[,:])(?:[{YEAR} 年底末前,、]|到|力争|争取|确保|特别是|去年|今年|其中:?){{0,9}}"
    rf"(?P<owner>(?!力争|争取|确保|特别|去年|今年|其中|[年底末前到])(?:{_OWNER}))(?={_ACTS})"
)
#: Words that no name of a body holds.
_NO_NAME = re.compile(
    rf"[的和及与在对把由为以等向从使让该]|{NO_NAME}|理顺|整合|[新扩改]?建[成设立]|[入进]驻|规划|每个|各"
    r"|我[市省县区州]|所有|部分|上市|子公司|成立|组建|设立|招商|落实|指导|帮助|扶持|服务|降低|(?:^|[”])(?:产业|工业|科技|农业|物流|专业)(?:园区|产业园|开发区)$"
)
#: A subject of its own ends what was told of the body.
_RIVAL = re.compile(
    rf"{WHOLE_AREA}|各[县市区地]|其[他它余]|[\u4e00-\u9fff]{{2}}(?:经开区|高新区|开发区|{FIRMS}|景区|机场)"
    r"|(?:^|[,、])[\u4e00-\u9fff]{2,3}[市县]|等$|,[\u4e00-\u9fff]{2,10}(?:平台|中心|航站楼|基地|大道|学校|医院|市场)[全实完新建开累共已]"
)
_LEAD = re.compile(r"^(?:累计|共计?|全年|年内|[要将已的]|实现|完成(?!率|投资))+")
_CUT, _MIN_NAME = 5, 2


def owner_scope(text: str, start: int, end: int, drafts: list[Draft]) -> None:
    """甲公司生产原油1400万吨,增长5%,生产天然气30亿方: all of it is the company's.

    Parameters
    ----------
    text
        Masked, folded text.
    start, end
        The sentence.
    drafts
        Its drafts, in order.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "东湖经开区实现工业总产值500亿元,完成税收20亿元"
    >>> [(draft.scope, draft.indicator) for draft in compose(s, 0, len(s), scan(s))]
    [('东湖经开区', '工业总产值'), ('东湖经开区', '税收')]
    """
    sentence = text[start:end]
    if not _ENDS.search(sentence):
        # most sentences name no body, and one look at the characters is faster
        return
    owners = [
        found for found in _OPENING.finditer(sentence) if not _NO_NAME.search(found.group("owner"))
    ]
    for at, found in enumerate(owners):
        stop = owners[at + 1].start() if at + 1 < len(owners) else end - start
        opens = not found.group("mark")
        _spread(text, found.group("owner"), start + found.end(), start + stop, drafts, opens)


def _spread(text: str, owner: str, begin: int, stop: int, drafts: list[Draft], opens: bool) -> None:
    """Give the drafts between two places their owner, up to a rival."""
    at = begin
    for draft in drafts:
        here = draft.quantity.start
        if not begin <= here < stop or draft.is_criterion:
            continue
        between = text[at:here]
        if _RIVAL.search(between) or draft.whole or draft.scope not in ("", owner):
            return
        if not opens and "," in between and not draft.is_inherited:
            # a body within a sentence owns what its own clause tells
            return
        at = draft.quantity.end
        name = _without(draft.indicator, owner)
        if len(name) >= _MIN_NAME and (name == draft.indicator or "占" not in name):
            draft.indicator, draft.scope = name, owner


def _without(name: str, owner: str) -> str:
    """A name without the body, or the end of it, that stands before."""
    for cut in range(min(_CUT, len(owner) - 1)):
        if name.startswith(owner[cut:]):
            return _LEAD.sub("", name.removeprefix(owner[cut:]))
    return name
