"""Text to records: statements, ledger, responsibilities, citations.

`engine` cuts a text into sentences (`text`), finds its numerals (`values`) and years (`dates`),
reads the words around each value (`phrases`), names it (`names`), says what kind of statement it
makes (`kinds`), and finds what is due without a number (`milestones`).
"""

from ecociv.extract.citations import Citation, extract_citations
from ecociv.extract.engine import Extraction, extract_plan, extract_statements
from ecociv.extract.explain import Explanation, explain
from ecociv.extract.responsibilities import Task, TaskAgency, extract_tasks
from ecociv.extract.statement import LedgerEntry, Statement, statements_frame

__all__ = [
    "Citation",
    "Explanation",
    "Extraction",
    "LedgerEntry",
    "Statement",
    "Task",
    "TaskAgency",
    "explain",
    "extract_citations",
    "extract_plan",
    "extract_statements",
    "extract_tasks",
    "statements_frame",
]
