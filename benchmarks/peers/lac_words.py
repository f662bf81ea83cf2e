"""LAC: words, parts of speech and names, by a neural network."""

from harness import main


def prepare():
    from LAC import LAC

    model = LAC(mode="lac")

    def run(text):
        lines = [line for line in text.split("\n") if line.strip()]
        return sum(len(words) for words, _ in model.run(lines)) if lines else 0

    return run


main(prepare)
