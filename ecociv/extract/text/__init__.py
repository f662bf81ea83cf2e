"""Lines, sentences and tables of a text, and one form for variants of a character."""
