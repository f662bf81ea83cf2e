import math

import pandas as pd
import pytest

from ecociv.analysis.coding import (
    agreement_by_plan,
    agreement_table,
    code_scores,
    compare_codes,
    confusion_table,
    load_sample,
    shares_read_and_coded,
)
from ecociv.analysis.corpus import corpus_plans
from ecociv.analysis.instruments import code_clauses
from ecociv.errors import SourceError
from ecociv.read import plan_from_text


@pytest.fixture(scope="module")
def compared(project_root) -> pd.DataFrame:
    return compare_codes(code_clauses(corpus_plans(project_root)), load_sample(project_root))


def pairs(*codes: tuple[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(codes, columns=["annotated", "coded"])
    return frame.assign(core=1, doc_id="a")


def test_the_sample_leads_back_to_the_files(project_root):
    plans = corpus_plans(project_root)
    sample = load_sample(project_root)
    for row in sample.itertuples():
        assert plans[row.doc_id].raw[row.start : row.end] == row.text
    assert not sample.duplicated(["doc_id", "start"]).any()
    assert (sample["core"].eq(1) | sample["note"].ne("")).all()


def test_every_annotated_clause_is_a_clause(compared, project_root):
    assert len(compared) == len(load_sample(project_root))


def test_agreement_on_the_sample_is_well_above_chance(compared):
    # The cue words are not tuned on the sample; a change that loses this much is a mistake.
    table = agreement_table(compared).set_index(["question", "clauses"])
    assert table.loc[("instrument", "all"), "kappa"] > 0.7
    assert table.loc[("commitment", "all"), "kappa"] > 0.65
    assert (table["low"] < table["kappa"]).all()


def test_kappa_of_a_known_table():
    # 20 and 15 agree, 5 and 10 do not: observed 0.7, by chance 0.5 (Cohen's formula by hand).
    rows = pairs(
        *[("market", "market")] * 20, *[("market", "planning")] * 5,
        *[("planning", "market")] * 10, *[("planning", "planning")] * 15,
    )  # fmt: skip
    row = agreement_table(rows).set_index(["question", "clauses"]).loc[("instrument", "all")]
    assert row["kappa"] == pytest.approx(0.4)
    assert (row["n"], row["n_agree"], row["share"]) == (50, 35, 0.7)


def test_one_code_for_all_has_no_kappa():
    table = agreement_table(pairs(("market", "market"), ("market", "market")))
    assert table["kappa"].isna().all()
    assert table.loc[1, "share"] == 1


def test_debatable_clauses_are_left_out_of_the_clear_ones():
    rows = pairs(("market", "market"), ("planning", "market")).assign(core=[1, 0])
    table = agreement_table(rows).set_index(["question", "clauses"])
    assert table.loc[("code", "all"), "n"] == 2
    assert table.loc[("code", "clear"), "n_agree"] == 1


def test_confusions_add_up(compared):
    table = confusion_table(compared)
    assert table.loc["sum", "sum"] == len(compared)
    assert table.drop(index="sum").loc[:, "none"].sum() == (compared["coded"] == "none").sum()


def test_scores_count_what_was_found_and_what_was_missed():
    rows = pairs(("market", "market"), ("market", "none"), ("planning", "market"))
    scores = code_scores(rows).set_index("instrument")
    assert scores.loc["market", ["precision", "recall"]].tolist() == [0.5, 0.5]
    assert math.isnan(scores.loc["voluntary", "precision"])
    shares = shares_read_and_coded(rows).set_index("instrument")
    assert shares.loc["market", "share_read"] == pytest.approx(2 / 3)
    assert shares.loc["market", "share_coded"] == 1
    assert shares.loc["planning", "difference"] == pytest.approx(-1 / 3)


def test_each_plan_has_its_own_row(compared):
    table = agreement_by_plan(compared)
    assert table["n"].sum() == len(compared)
    assert table["doc_id"].is_unique


def test_a_project_without_a_sample_has_nothing_to_compare(tmp_path):
    coded = code_clauses({"demo": plan_from_text("加强监管,推进交易。", "demo")})
    compared = compare_codes(coded, load_sample(tmp_path))
    assert compared.empty
    assert agreement_table(compared)["kappa"].isna().all()
    assert code_scores(compared)["n_annotated"].eq(0).all()


def test_a_wrong_sample_is_an_error(tmp_path):
    folder = tmp_path / "data" / "gold"
    folder.mkdir(parents=True)
    path = folder / "instruments.csv"
    header = "doc_id,start,end,text,instrument,core,note\n"
    path.write_text(f"{header}demo,0,4,加强监管,carrot,1,\n", encoding="utf-8")
    with pytest.raises(SourceError, match="found instrument carrot; accepted: regulation"):
        load_sample(tmp_path)
    path.write_text(f"{header}demo,1,4,强监管,regulation,1,\nx,0,4,,market,1,\n", encoding="utf-8")
    coded = code_clauses({"demo": plan_from_text("加强监管,推进交易。", "demo")})
    with pytest.raises(SourceError, match="found demo 1–4, no clause of the plan"):
        compare_codes(coded, load_sample(tmp_path))
