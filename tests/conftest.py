"""Fixtures that several folders of tests use: where the project is, and two small named plans."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from ecociv.read import Plan, plan_from_text

MINIMAL = """\
一、主要目标
到2025年，森林覆盖率达到40%以上。
"""

# What makes real copies hard, in a few lines: full-width digits and marks, a heading number that
# repeats, a list of values for a list of names, a Chinese numeral, a range, a year that an earlier
# sentence sets, a number that is part of a name, a telephone number and a lost character.
AWKWARD = """\
二、主要目标
（一）环境质量。到２０３０年，ＰＭ２．５年均浓度降至２８微克／立方米以下；污水、垃圾无害化处理率分别达到９５％、１００％。
（一）绿色生活。建成三个示范乡镇，绿色出行比例达到40%—45%。
三、保障措施
受理电话12369。每年削减氮氧化物1,200吨\ufffd，新增造林2.5万亩。
"""


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder of the clone, where data/ and notebooks/ are."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def minimal_plan() -> Plan:
    """One heading, one sentence, one target: 40% or more by 2025."""
    return plan_from_text(MINIMAL, "minimal")


@pytest.fixture(scope="session")
def awkward_plan() -> Plan:
    """Four lines with most of what makes real copies hard."""
    return plan_from_text(AWKWARD, "awkward", period_start=2026, period_end=2030)


@pytest.fixture(scope="session")
def assert_linear() -> Callable[[Callable[[str], object], str], None]:
    """A check that eight times the text takes nowhere near sixty-four times as long."""

    def check(run: Callable[[str], object], unit: str) -> None:
        def seconds(length: int) -> float:
            text = unit * (length // len(unit))
            times = []
            for _ in range(3):
                start = process_time()
                run(text)
                times.append(process_time() - start)
            return min(times)

        # Below some milliseconds a busy machine decides, not the text.
        assert seconds(160_000) < 28 * max(seconds(20_000), 0.004)

    return check
