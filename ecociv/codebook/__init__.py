"""What the field agrees on, as text tables that a domain person edits, and their lookups."""

from ecociv.codebook.agency import match_agency
from ecociv.codebook.match import FUZZY_THRESHOLD, Match, match_indicator, suggest
from ecociv.codebook.match_curve import labelled_pairs, threshold_curve
from ecociv.codebook.tables import agencies, indicators, places, standards
from ecociv.codebook.units import (
    compatible,
    known_multipliers,
    known_units,
    parse_unit,
    standardize,
    units,
)

__all__ = [
    "FUZZY_THRESHOLD",
    "Match",
    "agencies",
    "compatible",
    "indicators",
    "known_multipliers",
    "known_units",
    "labelled_pairs",
    "match_agency",
    "match_indicator",
    "parse_unit",
    "places",
    "standardize",
    "standards",
    "suggest",
    "threshold_curve",
    "units",
]
