from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from ecociv.analysis.corpus import corpus_plans
from ecociv.analysis.findings import CLOSE, OPEN, quoted_evidence, trust_profile
from ecociv.read import Plan
from ecociv.tables import load_tables
from ecociv.tables.holder import Tables


@pytest.fixture(scope="module")
def tables(project_root: Path) -> Tables:
    return load_tables(project_root)


@pytest.fixture(scope="module")
def plans(project_root: Path) -> dict[str, Plan]:
    return corpus_plans(project_root)


def test_every_finding_has_its_evidence(tables: Tables, plans: dict[str, Plan]):
    found = quoted_evidence(tables, plans)
    assert found["finding_id"].unique().tolist() == tables.quality_findings["finding_id"].tolist()
    assert (found["quote_zh"] != "").all()
    quoted = found[found["start"].notna()]
    assert quoted["as_recorded"].all()
    words = quoted["quote_zh"].str.extract(f"{OPEN}(.*){CLOSE}")[0]
    for row, word in zip(quoted.itertuples(), words, strict=True):
        assert plans[row.doc_id].raw[row.start : row.end] == word
    assert set(found.loc[found["start"].isna(), "source"]) == {"source_record"}


def test_a_quotation_that_the_file_does_not_hold_shows(tables: Tables, plans: dict[str, Plan]):
    rows = tables.statements.assign(value_text="elsewhere")
    found = quoted_evidence(replace(tables, statements=rows), plans)
    assert not found.loc[found["source"] == "statements", "as_recorded"].any()


def test_without_findings_there_is_no_evidence(tables: Tables, plans: dict[str, Plan]):
    none = replace(tables, quality_findings=tables.quality_findings.head(0))
    assert quoted_evidence(none, plans).empty


def test_the_profile_counts_the_rows_of_each_plan(tables: Tables, plans: dict[str, Plan]):
    found = trust_profile(tables, plans).set_index("doc_id")
    assert set(found.index) == set(plans)
    assert found["n_statements"].sum() == len(tables.statements)
    assert found["n_findings"].sum() == len(tables.quality_findings)
    assert found["n_gaps"].sum() == (tables.repairs["op"] == "gap").sum()
    n_curated = (found["share_curated"] * found["n_statements"]).sum()
    assert round(n_curated) == (tables.statements["method"] == "curated").sum()
    certain = replace(tables, statements=tables.statements.assign(year_source="explicit"))
    assert (trust_profile(certain, plans)["share_inferred"].dropna() == 0).all()
    sure = replace(tables, statements=tables.statements.assign(confidence=0.9))
    assert (trust_profile(sure, plans)["share_doubtful"] == 0).all()
    assert pd.notna(found["share_left_out"]).all()
