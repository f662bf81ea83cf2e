"""Why a numeral is no statement: the reason codes of the ledger, in both languages."""

from __future__ import annotations

#: code -> (English, Chinese)
REASONS: dict[str, tuple[str, str]] = {
    "section_number": ("numbering of a section", "章节编号"),
    "list_number": ("numbering of a list, or a footnote mark", "列表序号或脚注号"),
    "document_number": ("number of a document", "文号"),
    "document_date": ("date of a document", "公文日期"),
    "title": ("inside the title of a document", "书名号内"),
    "year": ("a year or date that places a statement in time", "年份或日期"),
    "plan_name": ("a plan, programme or slogan by name", "规划、工程名称或口号"),
    "name_part": ("part of a name", "名称的一部分"),
    "latin_name": ("part of a name with Latin letters (PM2.5, 5G)", "含字母的名称"),
    "road_or_phone": ("a road, line or telephone number", "道路、线路或电话号码"),
    "ordinal": ("a place in an order", "序数"),
    "rank": ("a place in a ranking", "排名"),
    "duration": ("a length of time that is no target", "时长"),
    "time": ("a time of day", "时刻"),
    "ratio": ("a ratio that is no percentage structure", "比值"),
    "rhetorical_count": ("a count in words, mostly rhetorical (五大工程)", "概括性数词"),
    "indefinite": ("says no number (一批, 数百)", "不定数"),
    "idiom": ("part of a set phrase", "成语或习语"),
    "grade_word": ("a class by name", "类别名称"),
    "no_unit": ("a number without a unit that names no index", "无单位数字"),
    "multiple": ("a multiple that measures nothing", "倍数"),
    "count_of_times": ("a number of times that is no target", "次数"),
    "damaged": ("a damaged number: refused rather than guessed", "数字残缺"),
    "page_furniture": ("furniture of a web page", "网页附属内容"),
    "scraping_noise": ("noise of the copy, such as a page number", "抓取噪声"),
    "not_body": ("outside the body of the plan", "正文之外"),
    "byte_order_mark": ("mark at the start of a file", "字节序标记"),
}
