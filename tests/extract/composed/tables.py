"""Tables of measures and years, as copies of them come: with bars, tabs, blanks, a line a cell."""

from collections.abc import Callable

from .compose import Amount, Composed, Deal, Row, frame, row
from .words import MEASURES, Measure

Cells = list[str]

#: How the rows of a table become text.
PIPES = {
    "outer bars": lambda rows: "\n".join(f"| {' | '.join(cells)} |" for cells in rows),
    "bars between": lambda rows: "\n".join(" | ".join(cells) for cells in rows),
    "bare bars": lambda rows: "\n".join("|".join(cells) for cells in rows),
}
BLANKS = {
    "tabs": lambda rows: "\n".join("\t".join(cells) for cells in rows),
    "one blank": lambda rows: "\n".join(" ".join(cells) for cells in rows),
    "wide blanks": lambda rows: "\n".join("　".join(cells) for cells in rows),
    "several blanks": lambda rows: "\n".join("   ".join(cells) for cells in rows),
}
LINES = {
    "a line": lambda rows: "\n".join("\n".join(cells) for cells in rows),
    "an empty line between": lambda rows: "\n\n".join("\n\n".join(cells) for cells in rows),
    "a bar at the end": lambda rows: "\n".join(" |\n".join(cells) + " | |" for cells in rows),
    "a bar between rows": lambda rows: "\n|\n".join(" |\n".join(cells) + " |" for cells in rows),
}
YEARS = [
    ("2020年", "2025年"),
    ("2020年现状", "2025年目标"),
    ("2020年（现状）", "2025年（目标）"),
    ("2020年实际值", "2025年目标值"),
    ("2020年完成", "2025年规划"),
    ("2020年现状值", "2025年目标值"),
    ("2020年基期值", "2025年规划值"),
]
FIRST = ["指标", "指标名称", "主要指标", "项目", "指标内容"]
CAPTIONS = ["", "", "“十四五”主要指标表\n", "表1 主要指标\n", "主要指标\n"]


def amounts(deal: Deal, measure: Measure, *, bare: bool) -> tuple[Amount, Amount]:
    """What a measure was and is to be, with the unit in the cell or elsewhere."""
    was, will = deal.rising(measure)
    if bare:
        return tuple(Amount(one.low, one.unit, words=f"{one.low:g}") for one in (was, will))
    return was, will


def rows_of(measure: Measure, was: Amount, will: Amount, operator: str = "eq") -> tuple[Row, Row]:
    """The records of two cells."""
    return (
        row(was, measure.name, kind="status", target_year=2020),
        row(will, measure.name, operator=operator, target_year=2025),
    )


def chosen(deal: Deal) -> list[Measure]:
    """Three measures with a unit."""
    return deal.several([one for one in MEASURES if one.unit], 3)


Layout = Callable[[list[Cells]], str]


def with_units(deal: Deal, layout: Layout, *, numbered: bool, remark: bool) -> Composed:
    """A table with a cell for the unit, and others at either end."""
    head = [deal(FIRST), deal(["单位", "计量单位"]), *deal(YEARS)]
    table, rows = [head], []
    for number, measure in enumerate(chosen(deal), start=1):
        was, will = amounts(deal, measure, bare=True)
        mark, operator = deal([("", "eq"), ("", "eq"), ("≥", "ge"), ("≤", "le")])
        table.append([measure.name, measure.unit, str(was), f"{mark}{will}"])
        rows += rows_of(measure, was, will, operator)
        if numbered:
            table[-1].insert(0, str(number))
        if remark:
            table[-1].append(deal(["约束性", "预期性"]))
    if numbered:
        head.insert(0, "序号")
    if remark:
        head.append(deal(["属性", "指标属性", "性质"]))
    return Composed(deal(CAPTIONS) + layout(table), tuple(rows))


@frame
def unit_in_a_cell_between_bars(deal: Deal) -> Composed:
    """指标：| 指标 | 单位 | 2020年 | 2025年 |⏎| 森林覆盖率 | % | 35 | 40 |"""
    layout = PIPES[deal(PIPES)]
    return with_units(deal, layout, numbered=deal([True, False]), remark=deal([True, False]))


@frame
def unit_in_a_cell_between_blanks(deal: Deal) -> Composed:
    """指标 单位 2020年 2025年⏎森林覆盖率 % 35 40：cells parted by blanks or tabs."""
    layout = BLANKS[deal(BLANKS)]
    return with_units(deal, layout, numbered=deal([True, False]), remark=deal([True, False]))


@frame
def unit_in_a_line(deal: Deal) -> Composed:
    """指标⏎单位⏎2020年⏎2025年⏎森林覆盖率⏎%⏎35⏎40：a line for each cell."""
    layout = LINES[deal(LINES)]
    return with_units(deal, layout, numbered=deal([True, False]), remark=deal([True, False]))


def unit_elsewhere(deal: Deal, layout: Layout) -> Composed:
    """A table with the unit behind the name, or in the cells."""
    bare, numbered = deal([True, False]), deal(["", "", "{}.", "{}、"])
    table, rows = [[deal(FIRST), *deal(YEARS)]], []
    for number, measure in enumerate(chosen(deal), start=1):
        was, will = amounts(deal, measure, bare=bare)
        name = f"{measure.name}（{measure.unit}）" if bare else measure.name
        table.append([numbered.format(number) + name, str(was), str(will)])
        rows += rows_of(measure, was, will)
    return Composed(deal(CAPTIONS) + layout(table), tuple(rows))


@frame
def unit_elsewhere_between_bars(deal: Deal) -> Composed:
    """| 指标 | 2020年 | 2025年 |⏎| 森林覆盖率（%） | 35 | 40 |：or 35% and 40%."""
    return unit_elsewhere(deal, PIPES[deal(PIPES)])


@frame
def unit_elsewhere_between_blanks(deal: Deal) -> Composed:
    """指标 2020年 2025年⏎森林覆盖率（%） 35 40：or 35% and 40%."""
    return unit_elsewhere(deal, BLANKS[deal(BLANKS)])


@frame
def unit_elsewhere_in_lines(deal: Deal) -> Composed:
    """指标⏎2020年⏎2025年⏎森林覆盖率（%）⏎35⏎40：or 35% and 40%."""
    return unit_elsewhere(deal, LINES[deal(LINES)])


@frame
def years_that_were(deal: Deal) -> Composed:
    """“十三五”主要指标完成情况：指标⏎2015年⏎2020年⏎森林覆盖率⏎35%⏎40%"""
    caption = deal(
        ["“十三五”主要指标完成情况\n", "“十三五”规划目标完成情况\n", "主要指标完成情况\n"]
    )
    every = {**PIPES, **BLANKS, **LINES}
    layout = every[deal(every)]
    table, rows = [[deal(FIRST), "2015年", "2020年"]], []
    for measure in chosen(deal):
        was, will = amounts(deal, measure, bare=False)
        table.append([measure.name, str(was), str(will)])
        rows.append(row(was, measure.name, kind="status", target_year=2015))
        rows.append(row(will, measure.name, kind="status", target_year=2020))
    return Composed(caption + layout(table), tuple(rows))


@frame
def three_years_and_groups(deal: Deal) -> Composed:
    """一、生态环境：groups of rows under a heading of their own, and three years."""
    every = {**PIPES, **LINES}
    layout, bare = every[deal(every)], deal([True, False])
    table = [[deal(FIRST), "2020年", "2025年", "2030年"]]
    groups = deal([("一、经济发展", "二、生态环境"), ("（一）环境质量", "（二）资源利用")])
    rows = []
    for at, measure in enumerate(deal.several([one for one in MEASURES if one.unit], 4)):
        if at % 2 == 0:
            table.append([groups[at // 2]])
        was, will = deal.rising(measure)
        far = deal.amount(measure, over=will.low)
        cells = [
            Amount(one.low, one.unit, words=f"{one.low:g}" if bare else "")
            for one in (was, will, far)
        ]
        name = f"{measure.name}（{measure.unit}）" if bare else measure.name
        table.append([name, *map(str, cells)])
        kinds = ("status", "target", "target")
        for cell, year, kind in zip(cells, (2020, 2025, 2030), kinds, strict=True):
            rows.append(row(cell, measure.name, kind=kind, target_year=year))
    return Composed(layout(table), tuple(rows))


@frame
def bounds_in_the_cells(deal: Deal) -> Composed:
    """指标：| 森林覆盖率 | 35% | 40%以上 |"""
    every = {**PIPES, **BLANKS, **LINES}
    layout = every[deal(every)]
    table, rows = [[deal(FIRST), *deal(YEARS)]], []
    for measure in chosen(deal):
        was, will = amounts(deal, measure, bare=False)
        form, operator = deal(
            [
                ("{}以上", "ge"),
                ("{}以下", "le"),
                ("{}以内", "le"),
                ("{}左右", "approx"),
                ("≥{}", "ge"),
            ]
        )
        table.append([measure.name, str(was), form.format(will)])
        rows += rows_of(measure, was, will, operator)
    return Composed(layout(table), tuple(rows))


@frame
def in_charge(deal: Deal) -> Composed:
    """责任单位：| 森林覆盖率 | 35% | 40% | 市林业局 |"""
    every = {**PIPES, **LINES}
    layout, bare = every[deal(every)], deal([True, False])
    head = [deal(FIRST), *(["单位"] if bare else []), *deal(YEARS)]
    table, rows = [[*head, deal(["责任单位", "牵头单位", "责任部门"])]], []
    for measure in chosen(deal):
        was, will = amounts(deal, measure, bare=bare)
        unit = [measure.unit] if bare else []
        office = deal(["市林业局", "市生态环境局", "市发展改革委", "各县（市、区）政府"])
        table.append([measure.name, *unit, str(was), str(will), office])
        rows += rows_of(measure, was, will)
    return Composed(deal(CAPTIONS) + layout(table), tuple(rows))


@frame
def growth_of_a_year(deal: Deal) -> Composed:
    """年均增长：| 指标 | 单位 | 2020年 | 2025年 | 年均增长（%） |"""
    every = {**PIPES, **BLANKS, **LINES}
    layout = every[deal(every)]
    growth = deal(["年均增长（%）", "年均增速（%）", "年均增长", "年均增速"])
    table, rows = [[deal(FIRST), "单位", "2020年", "2025年", growth]], []
    for measure in deal.several([one for one in MEASURES if one.unit not in ("", "%")], 3):
        was, will = amounts(deal, measure, bare=True)
        rate = deal.count("%", 3, 9)
        rate = Amount(rate.low + 0.5, "%", words=f"{rate.low + 0.5:g}")
        table.append([measure.name, measure.unit, str(was), str(will), str(rate)])
        rows += rows_of(measure, was, will)
        rows.append(row(rate, measure.name, change="annual_rate", direction="up"))
    return Composed(layout(table), tuple(rows))
