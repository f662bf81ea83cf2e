"""The rules that name a value: what it measures, of what, and how it changes."""
