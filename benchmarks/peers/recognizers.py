"""Recognizers-Text: numbers, units, money and dates, all its models for Chinese."""

from harness import main

MODELS = "number ordinal percentage age currency dimension temperature datetime".split()


def prepare():
    import recognizers_suite as suite

    models = [getattr(suite, "recognize_" + name) for name in MODELS]

    def run(text):
        # By line: its date model does not end on whole documents.
        lines = [line for line in text.split("\n") if line.strip()]
        return sum(len(model(line, suite.Culture.Chinese)) for line in lines for model in models)

    return run


main(prepare)
