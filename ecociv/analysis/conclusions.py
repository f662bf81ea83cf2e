"""Every answer of the notebooks that is drawn again with part of the evidence left out.

A further conclusion is a function from the tables to a `Reading` and a line in the list of its
module; the table and the figure of notebook 11 take it in. `ecociv.analysis.readings` holds what
the functions share.
"""

from __future__ import annotations

from ecociv.analysis import conclusions_clauses, conclusions_comparisons, conclusions_statements
from ecociv.analysis.sensitivity import Conclusion

CONCLUSIONS: tuple[Conclusion, ...] = (
    *conclusions_statements.CONCLUSIONS,
    *conclusions_comparisons.CONCLUSIONS,
    *conclusions_clauses.CONCLUSIONS,
)
