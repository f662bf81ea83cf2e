"""The words around a value: its phrase, subject, place, and what it is compared with."""
