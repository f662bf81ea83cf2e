"""Documents that a plan names, by title 《…》, by number (中发〔2015〕12号), or by both.

In: a ``Plan``. Out: citations in reading order. The plan's own title and number, newspapers, works
and the short forms 《方案》 or 《意见》 are no citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ecociv.read import Plan, SourceRecord

_DIGIT = "[0-9０-９]"
_YEAR = rf"(?:19|20|１９|２０){_DIGIT}{{2}}"
_SERIAL = (
    rf"[〔\[﹝（(【［〈]\s?(?P<serial_year>{_YEAR})\s?[〕\]﹞）)】］〉]"
    rf"\s?(?:第\s?)?{_DIGIT}{{1,5}}\s?号"
)
_ORDER = rf"令\s?(?:第\s?)?(?:{_DIGIT}{{1,5}}|[〇零一二三四五六七八九十百]{{1,6}})\s?号"
_STANDARD = (
    rf"(?:GB|HJ|DB|CJJ?|NY|SL|TD|LY|HY|QX){_DIGIT}{{0,4}}(?:/T)?\s?[0-9.]{{1,8}}\s?[-—–]\s?"
    rf"(?P<standard_year>{_YEAR})"
)
# A title may hold another one; the outermost marks count. The words of a number are found by
# looking back from its brackets, so that not every Chinese character starts a search.
_FOUND = re.compile(
    rf"《(?P<title>(?:[^《》\n]|《[^《》\n]{{1,80}}》){{1,150}}+)》|{_SERIAL}|(?P<order>{_ORDER})"
)
_BESIDE = re.compile(
    rf"\s?(?P<open>[（(【\[])?\s?(?P<number>[\u4e00-\u9fff]{{1,14}}\s?{_SERIAL}"
    rf"|[\u4e00-\u9fff]{{2,14}}{_ORDER}|{_STANDARD})\s?(?(open)[)）】\]])"
)
_WORDS = re.compile(r"[\u4e00-\u9fff]{1,14}\s?\Z")
# What may stand right before a number in a sentence and is no part of it.
_LEADING = re.compile(
    ".*(?:根据|依照|参见|详见|按照|依据|遵照|参照|落实|贯彻|执行|印发|下发|转发|出台|文件|通知|精神|以及"
    "|[的和与及以为在由经了见])"
)
_AUTHORITY = re.compile("(?:国务院|主席|.{1,10}(?:部|委员会|总局|署|政府))令")

_KIND = (
    "(?:意见书?|规划|方案|计划|办法|条例|法|法典|通知|决定|纲要|规定|标准|规范|指南|导则|细则|公约|协定|公报"
    "|报告|要点|目录|清单|预案|章程|制度|规程|准则|宣言|白皮书|名录|规则|行动|战略|建议|批复|复函|公告|通告"
    "|大纲|路线图|指引|责任书|协议书?|通则|纪要|决议|提纲|布局|通报|指标|体系|蓝图|任务书|安排|措施|条约"
    "|议定书|框架|区划|(?:分解|计划|考核|任务)表|名单|分工|手册|限值|要求)"
)
_DOCUMENT = re.compile(
    rf"^关于|{_KIND}[”\"〉》]?(?:\s?[（(【\[][^（）()]{{1,30}}[)）】\]]){{0,3}}$"
)
_SHORT_FORM = re.compile(
    rf"(?:本|该|总体|实施|行动|政府|工作|专项|指导|发展){{0,2}}{_KIND}{{1,2}}(?:[（(](?:草案|试行)[）)])?"
)
_PERIODICAL = re.compile("(?:日报|晚报|早报|晨报|时报|都市报|周报|月报|学报)$")
# One end of a period and a year to be reached are no year of the document.
_TITLE_YEAR = re.compile(
    rf"(?<![0-9０-９\-—–~～至到])(?P<year>{_YEAR})"
    r"\s?(?:年(?!\s?[-—–~～至到]|[前底末]|远景|目标)|(?=\s?[)）]))"
)

_ISSUERS = (
    (
        "central",
        "中共中央|中央|国务院|全国|国家|中华人民共和国|我国|中国(?!共产党.{1,8}[省市县区]委)",
    ),
    (
        "province",
        r"(?:中共|中国共产党)?(?:(?:北京|天津|上海|重庆)市?"
        r"|[\u4e00-\u9fff]{1,6}?(?:省(?![级力会道际])|自治区))",
    ),
    (
        "city",
        r"(?:中共|中国共产党)?(?:[\u4e00-\u9fff]{1,6}?(?<!城)市(?![场级区县民政容])|[\u4e00-\u9fff]{2,8}?自治州)",
    ),
    (
        "county",
        r"(?:中共|中国共产党)?(?:[\u4e00-\u9fff]{1,8}?县(?![级城域乡])"
        r"|[\u4e00-\u9fff]{1,6}?[区旗](?=委|人民政府|政府))",
    ),
)
_TITLE_ISSUER = [(level, re.compile(words)) for level, words in _ISSUERS]
# 省发改委《关于…》: the issuer stands before the title, in the same clause.
_ISSUER_BEFORE = (
    ("central", "国务院|中共中央|中央|国家|(?<![市省])生态环境部|自然资源部|农业农村部|财政部"),
    ("province", r"(?:省|自治区)(?:委|政府|人民政府|[\u4e00-\u9fff]{1,8}?[厅局委办])"),
    ("city", r"市(?:委|政府|人民政府|[\u4e00-\u9fff]{1,8}?[局委办])"),
    ("county", "[县区旗](?:委|政府|人民政府)"),
)
_WORDS_BEFORE = [
    (level, re.compile(rf"(?:{words})[^，。；;,、：:《》]{{0,12}}$"))
    for level, words in _ISSUER_BEFORE
]
_NUMBER_ISSUER = (
    (
        "central",
        re.compile(
            "中发|中办|厅字|国[发办函]|国(?:家|土资|能|资|环|粮|卫|管|务院)|主席"
            "|环(?:发|办|函|生态|土壤|大气|水体|规财|综合|环评|固体|监测|法规|执法|科技|海洋)|发改"
            "|财(?:资|建|税|预|农|综)|建(?:城|村|科|办|标)|农(?:发|计|办|业|科|建|渔)|自然资"
            "|水(?:资|规|保|利|办)|林(?:规|资|护|造|生|湿)|工信|交(?:规|运|办)|科(?:发|技)"
        ),
    ),
    (
        # 宁 is left out: 宁政发 may be Ningxia's or Nanjing's.
        "province",
        re.compile(
            "[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青新云]"
            "(?:政|委|办|发|环|府|党|财|建|农|水|林|自然|工信|交|科|教)"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in a plan; ``start`` and ``end`` are raw offsets of title and number."""

    doc_id: str
    start: int
    end: int
    title_zh: str
    document_number: str
    issuer_level: str
    year: int | None


@dataclass(frozen=True, slots=True)
class _Named:
    """A citation in the text, with the year of its number."""

    start: int
    end: int
    title: str
    number: str
    year: str


def extract_citations(plan: Plan) -> list[Citation]:
    """Every document that a plan names, in reading order.

    A title with its number behind it is one citation. ``issuer_level`` is central, province, city
    or county where the words of the title, the number or the words before it tell, else empty;
    ``year`` is that of the number or of the title, never one end of a period.

    Examples
    --------
    >>> from ecociv.read import plan_from_text
    >>> plan = plan_from_text("根据《中共中央、国务院关于生态文明建设的意见》(中发〔2015〕12号),")
    >>> [(c.document_number, c.issuer_level, c.year) for c in extract_citations(plan)]
    [('中发〔2015〕12号', 'central', 2015)]
    """
    citations = []
    for named in _named(plan.text, plan.source):
        start, end = plan.raw_span(named.start, named.end)
        year = _TITLE_YEAR.search(named.title)
        citations.append(
            Citation(
                doc_id=plan.doc_id,
                start=start,
                end=end,
                title_zh=named.title,
                document_number=named.number,
                issuer_level=_issuer_level(plan.text, named),
                year=int(named.year or (year["year"] if year else "0")) or None,
            )
        )
    return citations


def _named(text: str, source: SourceRecord) -> Iterator[_Named]:
    own_titles = {_bare(title) for title in (source.title_zh, source.source_title) if title}
    own_number = _bare(source.document_number)
    taken = 0
    for match in _FOUND.finditer(text):
        if match.start() < taken:
            continue
        title = match["title"]
        if title:
            named = _titled(text, match.start(), match.end(), title.strip())
            own = _bare(title) in own_titles
            told = bool(named.number) or _is_document(named.title)
        else:
            named = _numbered(text, match, taken)
            own = _bare(named.number) == own_number or _stands_alone(text, named)
            told = named.start < match.start()
        if told and not own:
            taken = named.end
            yield named


def _titled(text: str, start: int, end: int, title: str) -> _Named:
    beside = _BESIDE.match(text, end)
    if not beside:
        return _Named(start, end, title, "", "")
    year = beside["serial_year"] or beside["standard_year"] or ""
    return _Named(start, beside.end(), title, _bare(beside["number"]), year)


def _numbered(text: str, match: re.Match[str], taken: int) -> _Named:
    """A number without a title; it starts where the match does if no issuer stands before it."""
    start = match.start()
    words = _WORDS.search(text[max(start - 16, taken) : start])
    if words:
        leading = _LEADING.match(words[0])
        start -= len(words[0]) - (leading.end() if leading else 0)
    number = text[start : match.end()]
    if match["order"] and not _AUTHORITY.match(number):
        start = match.start()
    return _Named(start, match.end(), "", _bare(number), match["serial_year"] or "")


def _stands_alone(text: str, named: _Named) -> bool:
    """Whether a number has a line to itself, as the plan's own has in its letterhead."""
    before = text[max(named.start - 40, 0) : named.start].rpartition("\n")[2]
    behind = text[named.end : named.end + 40].partition("\n")[0]
    return not (before + behind).strip()


def _is_document(title: str) -> bool:
    """Whether the words of a title are those of a document, not of a newspaper, work or slogan."""
    if _SHORT_FORM.fullmatch(title) or _PERIODICAL.search(title):
        return False
    return bool(_DOCUMENT.search(title))


def _issuer_level(text: str, named: _Named) -> str:
    for level, words in _TITLE_ISSUER:
        if words.match(named.title):
            return level
    for level, words in _NUMBER_ISSUER:
        if words.match(named.number):
            return level
    if re.search("(?<!办)法(?:典|[（(].{1,12})?$", named.title):
        return "central"  # only the National People's Congress makes laws
    before = text[max(named.start - 30, 0) : named.start]
    for level, words in _WORDS_BEFORE:
        if words.search(before):
            return level
    return ""


def _bare(text: str) -> str:
    return "".join(text.split())
