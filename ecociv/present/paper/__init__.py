"""The main tables as papers print them: LaTeX, Word and Excel, with notes, in both languages."""

from ecociv.present.paper.contents import paper_tables
from ecociv.present.paper.files import make_paper_tables
from ecociv.present.paper.table import PaperTable

__all__ = ["PaperTable", "make_paper_tables", "paper_tables"]
