"""Numerals: which there are, what they say, and which are no values."""
