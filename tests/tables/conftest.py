"""A small project of two made-up plans, and statements to score and check."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from ecociv.tables import build_tables
from ecociv.tables.schema import conform, schema

DEMO = """\
网站首页
一、主要目标
(一)环境质量。到2025年，森林覆盖率达到40%以上，细颗粒物平均浓度降至28微克/立方米以下。
(二)重点工程。预计总投资10亿元，包括生态产业工程投资6亿元、生态空间工程投资3亿元。
(牵头单位:市生态环境局;责任单位:市林业局、各县区政府)
二、现状
2020年，森林覆盖率达到45%。按照《关于加快推进生态文明建设的意见》(中发〔2015〕12号)执行。
"""
DEMO_RECORD = """\
title_zh: 示例市生态文明建设方案
title_en: Plan of a made-up city
doc_type: plan
document_date: 2021-03-01
posted_date: 2021-02-01
period_start: 2021
period_end: 2025
completeness: complete
repairs:
  - op: drop
    start: 0
    end: 5
    expect: "网站首页\\n"
    reason: page_furniture
    reason_zh: 网页栏目名
    reason_en: name of a web page
"""
PLAIN = "到2030年，城镇污水处理率达到95%。\n"


def write_project(root: Path) -> Path:
    """Write the raw part of the small project."""
    raw = root / "data" / "raw"
    raw.mkdir(parents=True)
    (raw / "demo.txt").write_bytes(DEMO.encode("utf-8"))
    (raw / "demo.yaml").write_bytes(DEMO_RECORD.encode("utf-8"))
    (raw / "plain.txt").write_bytes(PLAIN.encode("utf-8"))
    return root


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its tables; not to be written to."""
    root = write_project(tmp_path_factory.mktemp("built"))
    build_tables(root)
    return root


@pytest.fixture
def project(built_project: Path, tmp_path: Path) -> Path:
    """A copy of the small project with its tables, to break."""
    return Path(shutil.copytree(built_project, tmp_path / "project"))


@pytest.fixture
def curate(project: Path) -> Callable[..., Path]:
    """Write corrections into the small project, each given as a mapping of its cells."""
    header = "statement_id,value_text,action,field,old,new,reason,evidence,reviewer,date"

    def write(*rows: dict[str, str], name: str = "demo.csv") -> Path:
        folder = project / "data" / "curation"
        folder.mkdir(exist_ok=True)
        base = dict.fromkeys(header.split(","), "") | {
            "reason": "read again", "reviewer": "AB", "date": "2025-01-31",
        }  # fmt: skip
        lines = [header, *(",".join((base | row).values()) for row in rows)]
        path = folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def record(**fields: Any) -> dict[str, Any]:
    """One annotated or predicted row: 森林覆盖率 of 40% or more by 2025, unless said otherwise."""
    row = {
        "doc_id": "demo", "start": 10, "end": 13, "value_text": "40%", "kind": "target",
        "value_type": "number", "indicator_zh": "森林覆盖率", "scope_zh": None, "operator": "ge",
        "value_low": 40.0, "value_high": 40.0, "unit_zh": "%", "change": "level",
        "direction": None, "baseline_year": None, "target_year": 2025, "year_source": "explicit",
    }  # fmt: skip
    return row | fields


def milestone(**fields: Any) -> dict[str, Any]:
    """One milestone by 2025."""
    empty = dict.fromkeys(["operator", "value_low", "value_high", "unit_zh", "change"])
    return record(
        kind="milestone", value_type="deadline", value_text="2025年", start=50, end=55,
        indicator_zh="分类处理系统基本建成", **empty,
    ) | fields  # fmt: skip


def statement(**fields: Any) -> dict[str, Any]:
    """One complete row of the statements table."""
    row = dict.fromkeys(schema("statements").columns) | record()
    sentence = fields.get("sentence_zh", "到2025年，森林覆盖率达到40%以上")
    row |= {"sentence_zh": sentence, "method": "rule", "rule_id": "test", "confidence": 0.8}
    row |= fields
    value = row["value_text"]
    row["sentence_offset"] = fields.get("sentence_offset", max(sentence.find(value), 0))
    row["end"] = row["start"] + len(value)
    row["statement_id"] = fields.get("statement_id", f"{row['doc_id']}-{row['start']:06d}")
    return row


def statements(*rows: dict[str, Any]) -> pd.DataFrame:
    """The statements table with some rows."""
    frame = pd.DataFrame(list(rows), columns=schema("statements").columns, dtype=object)
    return conform(frame, schema("statements"))
