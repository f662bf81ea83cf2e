"""Findings to what people look at."""

from ecociv.present.evidence import Evidence, show

__all__ = ["Evidence", "show"]
