"""Years: which are written, what they govern, and which a value holds by."""
