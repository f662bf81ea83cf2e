"""A document in: decoding, source record, repair, outline."""

from ecociv.read.plan import Plan, Section, plan_from_text, read_plan
from ecociv.read.repair import Dropped, Repair, Segment
from ecociv.read.source import Fragment, RepairOp, SourceRecord, load_source

__all__ = [
    "Dropped",
    "Fragment",
    "Plan",
    "Repair",
    "RepairOp",
    "Section",
    "Segment",
    "SourceRecord",
    "load_source",
    "plan_from_text",
    "read_plan",
]
