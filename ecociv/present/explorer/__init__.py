"""The explorer: one page that holds every statement, and the text that each was read from."""

from ecociv.present.explorer.page import explorer_page, write_explorer

__all__ = ["explorer_page", "write_explorer"]
