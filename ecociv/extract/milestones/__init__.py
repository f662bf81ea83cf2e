"""Commitments with a deadline and no number."""
