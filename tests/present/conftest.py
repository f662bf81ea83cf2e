"""Tables to draw from: the corpus with one more plan that is made up, and a plan of one line."""

import shutil
from pathlib import Path

import pytest

from ecociv.tables import build_tables, load_tables
from ecociv.tables.holder import Tables

# With what a figure may trip over: no place in the codebook, a period of its own, many years, a
# ladder of three steps, a base year, a citation, no task, and a word of hostile markup.
SIXTH = """\
一、主要目标
到2022年森林覆盖率达到30%，到2025年森林覆盖率达到35%以上，到2030年森林覆盖率达到38%。
到2027年，单位GDP能耗比2020年下降13.5%，$x_1$类项目<b>达到</b>12个。
到2023年，建成绿色矿山3个；到2024年，建成绿色学校20所；到2026年，新增造林2.5万亩。
到2028年底前，全面完成生态保护红线勘界定标。总投资12.5亿元。
二、依据
按照《关于加快推进生态文明建设的意见》(中发〔2015〕12号)和《示例省“十四五”规划》执行。
2021年，森林覆盖率为29%，完成治理面积约1.2万公顷。
"""
SIXTH_RECORD = """\
title_zh: 关于加快推进生态文明建设示例规划
title_en: Made-up plan with a title that goes on for rather longer than is comfortable
doc_type: plan
document_date: 2021-12-31
period_start: 2021
period_end: 2030
completeness: complete
"""


def build_from(root: Path, plans: dict[str, str]) -> Tables:
    raw = root / "data" / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    for name, text in plans.items():
        (raw / name).write_bytes(text.encode("utf-8"))
    return build_tables(root)


@pytest.fixture(scope="session")
def six_root(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the corpus with one more plan, and its tables."""
    root = tmp_path_factory.mktemp("six")
    shutil.copytree(
        project_root / "data", root / "data", ignore=shutil.ignore_patterns("processed")
    )
    build_from(root, {"sixth.txt": SIXTH, "sixth.yaml": SIXTH_RECORD})
    return root


@pytest.fixture(scope="session")
def six_tables(six_root: Path) -> Tables:
    """The tables of `six_root`."""
    return load_tables(six_root)


@pytest.fixture
def six_plans(six_root: Path, six_tables: Tables, monkeypatch: pytest.MonkeyPatch) -> Tables:
    """The tables of `six_root`, with its folder as the current one."""
    monkeypatch.chdir(six_root)
    return six_tables


@pytest.fixture(scope="session")
def one_line_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one plan of one line, without a source record."""
    root = tmp_path_factory.mktemp("one")
    build_from(root, {"line.txt": "到2030年，城镇污水处理率达到95%。\n"})
    return root


@pytest.fixture(scope="session")
def one_line(one_line_root: Path) -> Tables:
    """The tables of `one_line_root`."""
    return load_tables(one_line_root)


@pytest.fixture(scope="session")
def no_statement_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of a plan without any number."""
    root = tmp_path_factory.mktemp("none")
    build_from(root, {"words.txt": "坚持绿色发展。\n"})
    return root


@pytest.fixture(scope="session")
def no_statement(no_statement_root: Path) -> Tables:
    """The tables of `no_statement_root`."""
    return load_tables(no_statement_root)
