"""Sentences that count works, say what share does something, cover all, grade waters, spend."""

from dataclasses import replace

from .compose import Amount, Composed, Deal, Row, frame, row
from .levels import opened
from .words import AND
from .works import (
    COVERED,
    DONE,
    GRADE_VERBS,
    GRADES,
    PART_PLACES,
    PARTS,
    QUALITIES,
    REMOVED,
    RENEWED,
    SHARE_DOES,
    WATERS,
    WORKS,
    Work,
)

TAILS = {"": "eq", "以上": "ge", "左右": "approx"}


def count(deal: Deal, work: Work) -> Amount:
    """How many of a kind of works."""
    return deal.count(work.unit, work.low, work.high)


def counted(work: Work, verb: str, amount: Amount, year: int, **fields: object) -> Row:
    """The row of a count: the verb may be a word of the name; either kind says it."""
    change = DONE[verb]
    direction = ("down",) if verb in REMOVED else ("up",) if change == ("delta",) else (None, "up")
    given = {
        "change": change,
        "direction": (None,) if change == ("level",) else direction,
        "kind": ("target", "project"),
        **fields,
    }
    names = (work.name, verb + work.name, work.name + verb, work.name + "建设", work.name + "面积")
    return row(amount, [(name, "") for name in names], target_year=year, **given)


@frame
def count_behind(deal: Deal) -> Composed:
    """到2025年，建成湿地公园5处。"""
    opening, year = opened(deal)
    work = deal(WORKS)
    verb, amount = deal(work.verbs), count(deal, work)
    behind, operator = deal(TAILS.items())
    text = f"{opening}{verb}{work.name}{amount}{behind}。"
    return Composed(text, (counted(work, verb, amount, year, operator=operator),))


@frame
def count_before(deal: Deal) -> Composed:
    """到2025年，建成5处湿地公园。"""
    opening, year = opened(deal)
    work = deal(WORKS)
    verb, amount = deal(work.verbs), count(deal, work)
    behind, operator = deal(TAILS.items())
    text = f"{opening}{verb}{amount}{behind}{work.name}。"
    return Composed(text, (counted(work, verb, amount, year, operator=operator),))


@frame
def two_counts(deal: Deal) -> Composed:
    """到2025年，新建湿地公园5处、绿道30公里。"""
    opening, year = opened(deal)
    verb = deal(["新建", "建成", "建设", "改造", "创建", "打造", "新增", "整治", "关停"])
    one, other = deal.several([work for work in WORKS if verb in work.verbs], 2)
    first, second = count(deal, one), count(deal, other)
    form = deal(["{0}{1}{2}{3}{4}{5}。", "{0}{1}{3}{2}{4}{6}。"])
    behind, before = f"{other.name}{second}", f"{second}{other.name}"
    text = form.format(opening, verb, one.name, first, deal(AND), behind, before)
    rows = (counted(one, verb, first, year), counted(other, verb, second, year))
    return Composed(text, rows)


def _part(work: Work, part: str, amount: Amount, year: int) -> Row:
    names = [(part + work.name, ""), (work.name + part, ""), (work.name, part)]
    free = {"change": ("level", "delta"), "direction": (None, "up"), "kind": ("target", "project")}
    return row(amount, names, target_year=year, **free)


@frame
def parts_of_a_count(deal: Deal) -> Composed:
    """到2025年，建设污水处理厂12座，其中新建8座、续建4座。"""
    opening, year = opened(deal)
    works, verb, one, other = deal([(tuple(works), *rest) for works, *rest in PARTS])
    work = deal(works)
    first, second = (deal.count(work.unit, low, low + 30) for low in (2, 40))
    whole = Amount(first.low + second.low, work.unit)
    text = f"{opening}{verb}{work.name}{whole}，其中{one}{first}、{other}{second}。"
    names = [(name, "") for name in (work.name, verb + work.name, work.name + verb)]
    free = {"change": ("level", "delta"), "direction": (None, "up"), "kind": ("target", "project")}
    rows = (
        row(whole, names, target_year=year, **free),
        _part(work, one, first, year),
        _part(work, other, second, year),
    )
    return Composed(text, rows)


@frame
def places_of_a_count(deal: Deal) -> Composed:
    """到2025年，新建公园12个，其中永安县8个、清河区4个。"""
    opening, year = opened(deal)
    verb = deal(["建设", "新建", "整治", "建成"])
    work = deal([work for work in WORKS if verb in work.verbs])
    one, other = deal(PART_PLACES)
    first, second = (deal.count(work.unit, low, low + 30) for low in (2, 40))
    whole = Amount(first.low + second.low, work.unit)
    text = f"{opening}{verb}{work.name}{whole}，其中{one}{first}、{other}{second}。"
    rows = [counted(work, verb, whole, year)]
    for place, amount in ((one, first), (other, second)):
        found = counted(work, verb, amount, year)
        rows.append(replace(found, measured=tuple((name, place) for name, _ in found.measured)))
    return Composed(text, tuple(rows))


@frame
def share_of_a_task(deal: Deal) -> Composed:
    """到2025年，完成污水管网改造任务的60%。"""
    opening, year = opened(deal)
    work, task = deal(RENEWED), deal(["改造任务", "建设任务", "建设改造任务", "目标任务"])
    amount = deal.count("%", 20, 100)
    text = f"{opening}完成{work.name}{task}的{amount}。"
    short = task.replace("任务", "")
    names = [
        (f"{work.name}{word}完成{end}", "") for word in (task, short) for end in ("率", "比例")
    ]
    return Composed(text, (row(amount, names, target_year=year),))


@frame
def share_that_does(deal: Deal) -> Composed:
    """到2025年，60%以上的行政村完成污水治理。"""
    opening, year = opened(deal)
    who, does = deal(SHARE_DOES)
    amount = deal.count("%", 30, 100)
    form, operator = deal(
        [
            ("{0}以上的{1}{2}", "ge"),
            ("{0}的{1}{2}", "eq"),
            ("{0}以上{1}{2}", "ge"),
            ("力争{0}以上的{1}{2}", "ge"),
            ("{1}{0}以上{2}", "ge"),
        ]
    )
    what = does.removeprefix("实现").removeprefix("完成")
    names = {
        (name, "")
        for done in (does, what)
        for name in (f"{done}{who}比例", f"{who}{done}比例", f"{who}{done}率")
    }
    text = f"{opening}{form.format(amount, who, does)}。"
    found = row(amount, sorted(names), operator=operator, target_year=year)
    return Composed(text, (found,))


@frame
def coverage(deal: Deal) -> Composed:
    """到2025年，城市建成区生活垃圾分类全覆盖。"""
    opening, year = opened(deal)
    what, where = deal(COVERED)
    form = deal(["实现{0}全覆盖", "{0}实现全覆盖", "实现{1}{0}全覆盖", "{1}{0}全覆盖"])
    place = where if "{1}" in form else ""
    names = ((f"{what}覆盖率", place), (f"{place}{what}覆盖率", ""))
    amount = Amount(100, "%", None, "全覆盖")
    text = f"{opening}{form.format(what, where)}。"
    return Composed(text, (row(amount, names, target_year=year),))


@frame
def grade(deal: Deal) -> Composed:
    """到2025年，永安河水质稳定达到Ⅲ类标准。"""
    opening, year = opened(deal)
    water, quality = deal(WATERS), deal(QUALITIES)
    (verb, operator), (written, number) = deal(GRADE_VERBS.items()), deal(GRADES.items())
    behind = deal(["", "标准", "以上", "水质标准"])
    text = f"{opening}{water}{quality}{verb}{written}{behind}。"
    # where the water is measured may be part of the name or of the place
    stretch = quality.removesuffix("水质")
    names = [(quality, water), (water + quality, ""), ("水质", water + stretch)]
    names = names[:: 1 if "、" not in water else 2]
    if behind == "以上" and operator == "eq":
        operator = "ge"
    amount = Amount(number, "类", None, written)
    return Composed(text, (row(amount, names, operator=operator, target_year=year),))


@frame
def investment(deal: Deal) -> Composed:
    """“十四五”期间，计划投资12亿元建设湿地公园。"""
    work = deal([work for work in WORKS if "建设" in work.verbs])
    amount = deal.count("亿元", 2, 300)
    form = deal(
        [
            "总投资{1}建设{0}",
            "计划投资{1}建设{0}",
            "{0}建设项目，总投资{1}",
            "实施{0}项目，计划投资{1}",
            "建设{0}，总投资{1}",
            "投资{1}新建{0}",
            "{0}项目总投资{1}",
            "安排资金{1}用于{0}建设",
            "{0}工程，投资{1}",
            "投入资金{1}实施{0}改造",
        ]
    )
    about = ("", "项目", "建设", "建设项目", "工程", "改造")
    money = ("总投资", "投资", "计划投资", "资金", "投入资金", "安排资金", "投入")
    names = [
        (before + work.name + middle + end, "")
        for before in ("", "建设", "新建")
        for middle in about
        for end in money
    ]
    years = (2025, None)
    found = row(
        amount,
        names,
        change=("level", "delta"),
        direction=(None, "up"),
        target_year=years,
        kind="investment",
    )
    return Composed(f"“十四五”期间，{form.format(work.name, amount)}。", (found,))
