"""Findings to what people look at."""

from ecociv.present.evidence import Comparison, Evidence, OutlineView, show

__all__ = ["Comparison", "Evidence", "OutlineView", "show"]
