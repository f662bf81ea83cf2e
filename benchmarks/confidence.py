"""Set the level of `confidence` on annotated text that the rules were not made from.

    python benchmarks/confidence.py [--cases FILE] [--write]

The weights in `ecociv/codebook/data/confidence.csv` say what makes a record more or less sure. They
were fitted to text that the rules were made from, where nearly all is right; on other text less is.
So a logistic regression of "right in full" on the log-odds of the confidence as it stands (Platt
1999) gives a shift and a slope for all weights. `--write` puts them into the file; rebuild the
tables afterwards (`make reproduce`). Run again, it finds a shift near 0 and a slope near 1. The
slope is bounded by what so few rows can show: see the interval.
"""

import argparse
import csv
from importlib.resources import files
from pathlib import Path

import numpy as np
import statsmodels.api as sm

from ecociv.analysis.reliability import judged_rows
from ecociv.tables import find_root
from ecociv.tables.cases import evaluate_cases

WEIGHTS = Path(str(files("ecociv.codebook").joinpath("data", "confidence.csv")))
#: Confidence is stored with two digits: what is 1.00 has no log-odds.
LIMITS = (0.005, 0.995)
#: A weight below this moves no second digit.
LEAST = 0.005


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--cases", help="annotated passages; tests/cases/unseen_plans.jsonl if left out"
    )
    parser.add_argument("--write", action="store_true", help="change the weights")
    args = parser.parse_args()
    cases = args.cases or find_root() / "tests" / "cases" / "unseen_plans.jsonl"
    judged = judged_rows(evaluate_cases(cases, n_boot=0))
    sure = judged["confidence"].clip(*LIMITS).to_numpy()
    odds = np.log(sure / (1 - sure))
    right = judged["right"].to_numpy(dtype=float)
    passages = judged["doc_id"].astype("category").cat.codes
    fit = sm.Logit(right, sm.add_constant(odds)).fit(
        disp=False, cov_type="cluster", cov_kwds={"groups": passages}
    )
    (shift, slope), limits = fit.params, fit.conf_int()
    leveled = fit.predict(sm.add_constant(odds))
    print(f"{len(judged)} rows of {passages.nunique()} passages, right in full: {right.mean():.3f}")
    print(f"confidence: mean {sure.mean():.3f}, Brier score {np.mean((sure - right) ** 2):.4f}")
    print(
        f"leveled:    mean {leveled.mean():.3f}, Brier score {np.mean((leveled - right) ** 2):.4f}"
    )
    for name, value, (low, high) in zip(("shift", "slope"), fit.params, limits, strict=True):
        print(f"{name} {value:.2f} (95 % interval {low:.2f} to {high:.2f}, by passages)")
    if args.write:
        rescale(shift, slope)
        print(f"{WEIGHTS.name} is written")


def rescale(shift: float, slope: float) -> None:
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        for row in rows:
            weight = float(row["weight"]) * slope
            weight += shift if row["feature"] == "intercept" else 0.0
            if abs(weight) >= LEAST:
                writer.writerow([row["feature"], f"{weight:.2f}"])


if __name__ == "__main__":
    main()
