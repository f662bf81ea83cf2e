"""JioNLP: expressions of time and money."""

from harness import main


def prepare():
    import jionlp

    def run(text):
        lines = [line for line in text.split("\n") if line.strip()]
        extractors = (jionlp.ner.extract_time, jionlp.ner.extract_money)
        return sum(len(extract(line) or ()) for line in lines for extract in extractors)

    return run


main(prepare)
