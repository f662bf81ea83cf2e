"""The project itself: full records, from text to statements and ledger."""

from harness import main


def prepare():
    from ecociv.extract.engine import extract_plan
    from ecociv.read import plan_from_text

    return lambda text: len(extract_plan(plan_from_text(text)).statements)


main(prepare)
