"""Tables to findings: pure functions that take and return tidy frames.

Each module answers one question; import it by name (``from ecociv.analysis import corpus``).
"""
