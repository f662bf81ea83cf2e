"""Whether a value is promised or reported, and what kind of statement it makes."""
