"""Time must grow no faster than length, on texts made to break that.

Each text is one shape repeated, most of them without any line end or full stop: no plan is like
this, but a damaged copy is. Where time per character were to grow with the length, a doubling would
cost four times as much; twice is right, and `LIMIT` leaves room for a busy machine.
"""

import gc
import random
from itertools import pairwise
from time import process_time

import pytest

from ecociv.extract.engine import extract_plan
from ecociv.read import plan_from_text

LIMIT = 2.6
# Halvings of the longest text; the shorter ones show a bad shape before it takes hours.
HALVINGS = 5
# A shape is given up where its next doubling could take longer than these seconds.
PATIENCE = 150.0

CLAUSES = (
    "森林覆盖率达到{}%以上",
    "单位GDP能耗下降{}%",
    "到2025年建成{}个生态乡镇",
    "化学需氧量、氨氮排放量分别减少{}%和12%",
    "新增造林{}万亩",
    "城镇污水处理率由{}%提高到95%",
    "力争{}%以上的村庄完成整治",
    "PM2.5年均浓度控制在{}微克/立方米以内",
    "6月底前完成{}家企业改造",
)


def repeated(unit):
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def nested(length):
    return "（" * (length // 2) + "）" * (length - length // 2)


def unbroken_sentence(length):
    rng = random.Random(3)
    # The shortest clause has more than five characters with its comma.
    clauses = [rng.choice(CLAUSES).format(rng.randrange(1, 99)) for _ in range(length // 5)]
    return "，".join(clauses)[:length]


def random_chinese(length):
    rng = random.Random(7)
    return "".join(map(chr, rng.choices(range(0x4E00, 0x9FA6), k=length)))


def random_signs(length):
    """The signs the grammar looks for, in any order."""
    signs = "0123456789年月%万亿吨个一三十以上下到由比提高分别每、，,.。（）“”《》〔〕-~ \n"
    return "".join(random.Random(7).choices(signs, k=length))


SHAPES = {
    "digits": repeated("7"),
    "decimal points": repeated("1."),
    "thousands": repeated("123,"),
    "review and plan in turn": repeated("去年，已建成公园12个，居全省前列。今年，要新建公园30个。"),
    "respectively 分别": repeated("分别"),
    "each 每": repeated("每"),
    "opening brackets": repeated("（"),
    "bracket pairs": repeated("（）"),
    "nested brackets": nested,
    "square brackets": repeated("〔"),
    "book titles": repeated("《"),
    "quotes": repeated("“"),
    "quoted numbers": repeated("“1”"),
    "unbroken sentence": unbroken_sentence,
    "from 由1": repeated("由1"),
    "from-to 由1%提高到": repeated("由1%提高到"),
    "list of percentages": repeated("、1%"),
    "list of numbers": repeated("、1"),
    "percentages": repeated("1%"),
    "ratio": repeated("1:"),
    "ranges": repeated("1-"),
    "years": repeated("2025年"),
    "deadlines": repeated("到2025年"),
    "month deadlines": repeated("6月底前建成，"),
    "baselines": repeated("比2020年"),
    "five-year periods": repeated("比“十三五”末"),
    "section numbers": repeated("一、目标\n（一）目标\n1.目标\n"),
    "section numbers, one line": repeated("（一）"),
    "decimal section numbers": repeated("1.1 目标\n"),
    "Chinese numerals": repeated("十"),
    "Chinese counts": repeated("三个"),
    "percent words 百分之": repeated("百分之三"),
    "water classes": repeated("Ⅲ类"),
    "full coverage 全覆盖": repeated("全覆盖"),
    "rows of a table": repeated("率 % 5 6\n"),
    "cells of a table": repeated("率\n%\n5\n"),
    "units in brackets": repeated("率(%)5"),
    "bare structures": repeated("结构为30:30:40，"),
    "lists of goals": repeated("主要目标是：\n—5亩\n"),
    "deadlines of tasks": repeated("完成时限：2025年底\n"),
    "places in turn": repeated("甲县、乙县5、6%，"),
    "blanks": repeated(" "),
    "number and blanks": lambda length: ("1" + " " * 999) * (length // 1000),
    "line ends": repeated("\n"),
    "lost characters": repeated("\ufffd"),
    "page furniture": repeated("来源：\n"),
    "random Chinese": random_chinese,
    "random signs": random_signs,
}

TITLE = "seconds by characters; x: worst growth of a doubling (2 is linear)"


def seconds_of(text):
    """Shortest of up to three runs from text to records, in seconds of the processor."""
    times = []
    while not times or (len(times) < 3 and sum(times) < 2):
        gc.collect()
        # Not the clock on the wall: a run that another process interrupts would count as growth.
        start = process_time()
        extract_plan(plan_from_text(text))
        times.append(process_time() - start)
    return min(times)


def measure(shape, sizes):
    """Seconds by size, as far as patience goes."""
    times = []
    for size in sizes:
        if times and times[-1] * 4 > PATIENCE:
            break
        times.append(seconds_of(SHAPES[shape](size)))
    return times


def growth(times):
    """Worst growth of a doubling; what takes no time at all says nothing."""
    return max(
        after / before if after > 0.02 else 0.0  # below, the machine decides and not the text
        for before, after in pairwise(times)
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_no_faster_than_length(benchmark, print_row, request, shape):
    longest = request.config.getoption("longest")
    sizes = [longest // 2**halvings for halvings in range(HALVINGS, -1, -1)]
    # The plugin wants to time something itself; it gets the shortest text.
    benchmark.pedantic(lambda: extract_plan(plan_from_text(SHAPES[shape](sizes[0]))), rounds=1)
    times = measure(shape, sizes)
    for _ in range(2):
        if growth(times) > LIMIT:  # another chance: even so a busy machine can slow one run
            times = [min(pair) for pair in zip(times, measure(shape, sizes), strict=False)]
    worst = growth(times)
    flag = f"  over {LIMIT}" if worst > LIMIT else ""
    flag += "  given up" if len(times) < len(sizes) else ""
    cells = [f"{seconds:9.3f}" for seconds in times] + [f"{'-':>9}"] * (len(sizes) - len(times))
    header = f"{'':25}" + " ".join(f"{size:9,}" for size in sizes) + f" {'x':>5}"
    print_row(TITLE, header, f"{shape:25}{' '.join(cells)} {worst:5.2f}{flag}")
    assert worst <= LIMIT
    assert len(times) == len(sizes)
