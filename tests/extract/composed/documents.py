"""Short documents: headings, lead-ins and items, with the kind and the year of each value."""

from dataclasses import replace

from .compose import Composed, Deal, Row, frame, row
from .counts import count, counted
from .levels import wanted
from .words import BOUNDS, MEASURES
from .works import WORKS

Clause = tuple[str, Row]


def goal(deal: Deal, year: int = 2025) -> Clause:
    """森林覆盖率达到40%"""
    way, measure = wanted(deal, MEASURES)
    words = {"达到": "eq", "保持在": "eq", **BOUNDS[way]}
    word, operator = deal(words.items())
    amount = deal.amount(measure)
    found = row(amount, measure.name, operator=operator, target_year=year)
    return f"{measure.name}{word}{amount}", found


def task(deal: Deal, year: int = 2025, verbs: str = "建设 新建 改造 建成 整治 创建") -> Clause:
    """建设湿地公园5处"""
    verb = deal(verbs.split())
    work = deal([work for work in WORKS if verb in work.verbs])
    amount = count(deal, work)
    return f"{verb}{work.name}{amount}", counted(work, verb, amount, year)


def reached(deal: Deal, year: int | None = 2020) -> Clause:
    """森林覆盖率达到38%"""
    measure = deal(MEASURES)
    amount = deal.amount(measure)
    verb = deal(["达到", "为", "提高到" if "up" in measure.ways else "下降到"])
    found = row(amount, measure.name, target_year=(year, 2020), kind="status")
    return f"{measure.name}{verb}{amount}", found


def delivered(deal: Deal) -> Clause:
    """累计建成湿地公园3处"""
    text, found = task(deal, verbs="建成 新建 改造 累计建成")
    return text, replace(found, kind=("status",), target_year=(2020, None))


def document(text: str, *clauses: Clause) -> Composed:
    """A text with clauses put in, in their order, and their rows."""
    whole = text.format(*(words for words, _ in clauses))
    rows = tuple(found for _, found in clauses)
    return Composed(whole, rows)


def heading(deal: Deal, words: str) -> str:
    """A heading with a number, or without."""
    return deal(["二、", "（二）", "第二章 ", "2.", ""]) + deal(words.split())


@frame
def goals_of_a_list(deal: Deal) -> Composed:
    """到2025年，主要目标如下：（1）森林覆盖率达到40%；（2）用水总量控制在9亿立方米。"""
    leads = "到2025年，主要目标如下： 到2025年，实现以下目标： 到2025年主要目标： 2025年主要目标："
    lead = deal(leads.split())
    end = deal(["；", "；\n", "。\n"])
    first, second, third = deal(
        [("（1）", "（2）", "（3）"), ("1.", "2.", "3."), ("——",) * 3, ("",) * 3, ("①", "②", "③")]
    )
    # items without a mark need a line of their own
    line = deal(["", "\n"]) if first else "\n"
    text = f"{lead}{line}{first}{{}}{end}{second}{{}}{end}{third}{{}}。"
    return document(text, goal(deal), goal(deal), goal(deal))


@frame
def goals_in_a_row(deal: Deal) -> Composed:
    """到2025年，森林覆盖率达到40%；污水处理率达到95%；建成绿道30公里。"""
    leads = "到2025年， “十四五”期间， “十四五”时期， 到“十四五”末， 规划期内，到2025年，"
    lead = deal(leads.split())
    end = deal(["，", "；", "。"])
    return document(f"{lead}{{}}{end}{{}}{end}{{}}。", goal(deal), goal(deal), task(deal))


@frame
def goals_below_a_heading(deal: Deal) -> Composed:
    """二、主要目标⏎到2025年，森林覆盖率达到40%。污水处理率达到95%。⏎用水总量降至9亿立方米。"""
    top = heading(deal, "主要目标 发展目标 工作目标 规划目标 总体目标 目标任务 具体目标")
    text = f"{top}\n到2025年，{{}}，{{}}。{{}}。\n{{}}。"
    return document(text, *(goal(deal) for _ in range(4)))


@frame
def year_in_a_heading(deal: Deal) -> Composed:
    """二、2025年工作目标⏎森林覆盖率达到40%。⏎建成绿道30公里。"""
    top = heading(deal, "2025年工作目标 2025年目标任务 2025年主要目标 2025年度工作目标")
    text = f"{top}\n{{}}，{{}}。{{}}。\n{{}}。"
    return document(text, goal(deal), goal(deal), goal(deal), task(deal))


@frame
def period_in_the_title(deal: Deal) -> Composed:
    """某市生态文明建设规划（2021-2025年）⏎一、目标⏎森林覆盖率达到40%。⏎二、任务⏎建设绿道30公里。"""
    text = "某市生态文明建设规划（2021-2025年）\n一、目标\n{}。{}。\n二、任务\n{}。"
    return document(text, goal(deal), goal(deal), task(deal))


@frame
def near_and_far(deal: Deal) -> Composed:
    """近期目标（2021-2025年）：森林覆盖率达到40%。⏎远期目标（2026-2035年）：森林覆盖率达到45%。"""
    text = "近期目标（2021-2025年）：{}，{}。\n远期目标（2026-2035年）：{}，{}。"
    return document(text, goal(deal), goal(deal), goal(deal, 2035), goal(deal, 2035))


@frame
def a_year_a_paragraph(deal: Deal) -> Composed:
    """到2025年，森林覆盖率达到40%。⏎到2030年，森林覆盖率达到42%。"""
    text = "到2025年，{}。\n到2030年，{}。\n到2035年，{}，{}。"
    return document(text, goal(deal), goal(deal, 2030), goal(deal, 2035), goal(deal, 2035))


@frame
def a_year_a_clause(deal: Deal) -> Composed:
    """2023年，建成绿道9公里；2024年，改造公园3个；2025年，新建绿道6公里。"""
    text = "2023年，{}；2024年，{}；2025年，{}。"
    return document(text, *(task(deal, year) for year in (2023, 2024, 2025)))


@frame
def years_in_turn(deal: Deal) -> Composed:
    """2023年、2024年、2025年森林覆盖率分别达到38%、39%、40%。"""
    measure = deal([measure for measure in MEASURES if "up" in measure.ways and measure.unit])
    amounts = [deal.amount(measure), *deal.rising(measure)]
    words = deal(["分别达到", "分别为", "分别提高到"])
    text = f"2023年、2024年、2025年{measure.name}{words}{{}}、{{}}、{{}}。"
    rows = (
        row(amount, measure.name, target_year=year)
        for year, amount in zip((2023, 2024, 2025), amounts, strict=True)
    )
    return document(text, *((str(one.amount), one) for one in rows))


@frame
def deadline_behind(deal: Deal) -> Composed:
    """新建绿道30公里，2025年底前完成。"""
    end = deal("2025年底前完成 2025年12月底前完成 确保2025年底前建成".split())
    return document(f"{{}}，{end}。", task(deal, verbs="新建 建设 改造 整治"))


@frame
def each_year(deal: Deal) -> Composed:
    """“十四五”期间，每年新建绿道30公里。"""
    lead = deal("“十四五”期间，每年 2021-2025年，每年 2021—2025年每年".split())
    words, found = task(deal, verbs="新建 改造 建设")
    free = {"change": ("level", "delta", "annual_rate"), "direction": (None, "up")}
    return document(f"{lead}{{}}。", (words, replace(found, **free)))


@frame
def tasks_of_a_chapter(deal: Deal) -> Composed:
    """（二）重点任务⏎推进生态修复。加快建设绿道30公里。到2025年，森林覆盖率达到40%。"""
    first = deal("加强环境治理。 推进生态修复。 实施污染防治工程。".split())
    urged = deal("大力推进 加快 积极 重点".split())
    words, found = task(deal, verbs="建设 新建 改造 整治 创建")
    found = replace(found, target_year=(2025, None))
    text = f"{heading(deal, '重点任务')}\n{first}{urged}{{}}。到2025年，{{}}。{{}}。"
    return document(text, (words, found), goal(deal), goal(deal))


@frame
def review_of_a_period(deal: Deal) -> Composed:
    """一、发展基础⏎“十三五”期间，全市生态环境质量明显改善。森林覆盖率达到38%，建成绿道9公里。"""
    top = heading(deal, "发展基础 工作成效 取得的成效 现状与问题 工作回顾")
    lead = deal("“十三五”期间 “十三五”时期 “十三五”以来".split())
    praise = deal("生态环境质量明显改善 环境保护取得显著成效 各项工作取得积极进展".split())
    end = deal(["，", "；", "。"])
    text = f"{top}\n{lead}，全市{praise}。{{}}{end}{{}}{end}{{}}。"
    return document(text, reached(deal, None), reached(deal, None), delivered(deal))


@frame
def review_of_a_year(deal: Deal) -> Composed:
    """截至2020年底，全市森林覆盖率达到38%，污水处理率达到92%，累计建成绿道9公里。"""
    lead = deal("2020年 截至2020年底 2020年底 截止2020年底".split())
    end, already = deal(["，", "；", "。"]), deal(["累计", "共", "已"])
    words, found = delivered(deal)
    last = already + words.removeprefix("累计"), found
    text = f"{lead}，全市{{}}{end}{{}}{end}{{}}。"
    return document(text, reached(deal), reached(deal), last)


@frame
def review_then_goals(deal: Deal) -> Composed:
    """一、工作回顾⏎2020年，建成绿道9公里。⏎二、主要目标⏎到2025年，森林覆盖率达到40%。"""
    text = "一、工作回顾\n2020年，{}，{}。\n二、主要目标\n到2025年，{}；{}。"
    return document(text, delivered(deal), reached(deal), goal(deal), task(deal))


@frame
def since_then_and_from_now(deal: Deal) -> Composed:
    """“十三五”以来，建成绿道9公里。“十四五”时期，要新建绿道30公里，森林覆盖率达到40%。"""
    text = f"“十三五”以来，{{}}，{{}}。“十四五”时期，{deal(['要', '将', '力争'])}{{}}，{{}}。"
    return document(text, delivered(deal), reached(deal, None), task(deal), goal(deal))


@frame
def now_and_then(deal: Deal) -> Composed:
    """目前，森林覆盖率为38%，到2025年达到40%。"""
    measure = deal(MEASURES)
    low, high = deal.rising(measure)
    now, then = (low, high) if "up" in measure.ways else (high, low)
    lead = deal(["目前", "截至目前", "现状"])
    rows = (
        row(now, measure.name, kind="status", target_year=(None, 2020, 2021)),
        row(then, measure.name),
    )
    return Composed(f"{lead}，{measure.name}为{now}，到2025年达到{then}。", rows)
