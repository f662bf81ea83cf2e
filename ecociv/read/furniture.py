"""Page furniture around a plan that has no source record of its own.

In: raw text. Out: the stretches that are plainly the web page's and not the document's. Words of
the document are never touched: what is not certain stays, and the ledger accounts for it.
"""

from __future__ import annotations

import re

from ecociv.read.repair import Edit

MARK = "byte_order_mark"

# Furniture lines are looked for in this many lines at each end of the text, and not beyond the
# first full paragraph from there.
_LINES = 24
_WINDOW = 6000
_PARAGRAPH = 60
_LINE = re.compile(r"[^\r\n]+")

_LABELS = (
    "发布时间|发布日期|公开日期|公开时间|更新时间|更新日期|录入时间|生成日期|成文日期|发文日期"
    "|信息来源|文章来源|稿件来源|来源|文章作者|作者|浏览次数|浏览量|浏览|阅读次数|阅读量|点击次数"
    "|点击数|点击量|点击率|访问次数|访问量|字号|字体大小|字体|视力保护色|打印本页|关闭窗口"
    "|索引号|信息索引|信息分类|内容分类|公开方式|公开时限|公开范围|公开形式|公开类别|发布单位"
    "|发布机构|信息公开责任单位|责任编辑|编辑|审核人|审核|初审|终审|当前位置|您的位置|您所在的位置"
    "|您现在的位置|您当前的位置|当前时间|上一篇|下一篇|上一页|下一页|上一条|下一条"
    "|相关阅读|相关链接|相关文章|分享到|分享|版权所有|网站标识码|网站许可证号|网站主办"
    "|网站承办|技术支持|联系电话|咨询电话|热线电话|电话|传真|电子邮箱|邮箱|邮编|地址|扫一扫"
)
_BUTTONS = (
    "打印本页|打印|关闭窗口|关闭|收藏|分享|设为首页|加入收藏|返回首页|返回顶部|返回|首页|上一篇|下一篇"
    "|上一页|下一页|字号|字体|大|中|小|投稿|我要投稿|点赞|保存|查看更多|更多|网站地图|联系我们"
)
_FURNITURE = re.compile(
    rf"""(?:
    [【\[]?(?:{_LABELS})[】\]]?\s?[:：]
    |[【\[]?(?:{_BUTTONS})[】\]]?(?:[\s|丨/>»]*[【\[]?(?:{_BUTTONS})[】\]]?)*[\s|丨>»]*$
    |[0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?:\s+[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?\s*(?:来源|浏览|作者|$)
    |(?:时间|日期)[:：]\s?[0-9]{{4}}[-/.]
    |(?:首页|主页)\s?[>»]
    |(?:版权所有|Copyright|©|\S{{1,4}}ICP备|\S{{1,3}}公网安备)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_DISCLAIMER = re.compile("特别声明|免责声明|凡来源注明|(?:本文|本站)(?:来源|转载)|投稿与新闻线索")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|bmp|webp)\b", re.IGNORECASE)
_IMAGE_LINE = re.compile(
    r"^[ \t\u3000\xa0]*+(?:附件[:：]?|图片?[:：]?)?[ \t]?"
    r"(?:!\[[^\]\n]{0,80}\]\([^)\n]{1,300}\)|[\w\u4e00-\u9fff()（）.\-]{1,60}"
    r"\.(?:png|jpe?g|gif|bmp|webp))(?=[ \t\u3000\xa0\r]*+$)",
    re.IGNORECASE | re.MULTILINE,
)
_FRONT_MATTER = re.compile(
    r"\s*+---[ \t]*\r?\n(?:[A-Za-z_][\w-]{0,40}:[^\n]{0,1000}\n){1,30}---[ \t]*\r?\n"
)
_COMMENT = re.compile(r"^[ \t]*<!--[^\n]{0,2000}?-->[ \t]*$", re.MULTILINE)


def find_furniture(raw: str) -> list[Edit]:
    r"""Stretches of ``raw`` that are plainly not the document, in order and apart.

    These are a byte order mark, a front matter block, comments of the page, lines that hold
    nothing but the name of an image, and, before and after the running text, lines that begin
    with a label of the page (发布时间：, 来源：, 浏览次数： …) or consist of its buttons.

    Examples
    --------
    >>> [(edit.start, edit.end) for edit in find_furniture("来源：本站\n\n一、总体要求\n")]
    [(0, 5)]
    """
    mark = 1 if raw.startswith("\ufeff") else 0
    edits = [Edit(0, 1, None, MARK, "byte order mark", "字节顺序标记")] * mark
    spans: list[tuple[int, int]] = []
    start = mark
    if front := _FRONT_MATTER.match(raw, start):
        spans.append(front.span())
        start = front.end()
    if "<!--" in raw:
        spans += [match.span() for match in _COMMENT.finditer(raw, start)]
    if _IMAGE.search(raw, start):
        spans += [match.span() for match in _IMAGE_LINE.finditer(raw, start)]
    spans += _edge_lines(raw, start)
    last = mark
    for low, high in sorted(set(spans)):
        if low >= last:
            edits.append(Edit(low, high, None, "page_furniture", "web page line", "网页内容"))
            last = high
    return edits


def _edge_lines(raw: str, start: int) -> list[tuple[int, int]]:
    """Furniture lines before the first and behind the last full paragraph."""
    # A line that the window cuts is not judged.
    stop = min(start + _WINDOW, len(raw) + 1)
    head = [match.span() for match in _LINE.finditer(raw, start, stop) if match.end() < stop]
    low = max(start - 1, len(raw) - _WINDOW)
    tail = [match.span() for match in _LINE.finditer(raw, low + 1) if match.start() > low + 1]
    spans = []
    for lines in (head, tail[::-1]):
        written = [span for span in lines if raw[slice(*span)].strip()]
        for begin, end in written[:_LINES]:
            line = raw[begin:end].strip()
            if _is_furniture(line):
                spans.append((begin, end))
            elif len(line) > _PARAGRAPH and "。" in line:
                break
    return spans


def _is_furniture(line: str) -> bool:
    if _DISCLAIMER.match(line):
        return True
    return len(line) <= 300 and "。" not in line and bool(_FURNITURE.match(line))
