"""Tasks of a plan and the bodies in charge of them.

In: a `Plan`. Out: one `Task` for each responsibility line (`ecociv.extract.responsibility_lines`
finds them), from the heading it belongs to down to the line itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from ecociv.extract.responsibility_lines import Line, responsibility_lines, skip_blanks
from ecociv.read import Plan, Section

_LEAD_IN = re.compile(r"[^。！？!?\n]{2,40}(?=[。！？!?])")


@dataclass(frozen=True, slots=True)
class TaskAgency:
    """A body named in a responsibility line; ``order`` counts from 1 within its role."""

    role: str
    agency_zh: str
    order: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Task:
    """A stretch of the plan that a responsibility line puts bodies in charge of.

    ``start`` and ``end`` are raw offsets: in a copy out of order the hull, which may hold other
    text too. ``text_start`` and ``text_end`` are offsets of the text and always exact.
    """

    task_id: str
    doc_id: str
    section_id: str | None
    number: str
    heading_zh: str
    start: int
    end: int
    agencies: tuple[TaskAgency, ...]
    text_start: int
    text_end: int


def extract_tasks(plan: Plan) -> list[Task]:
    """Every task of a plan that a responsibility line closes, in reading order.

    A line is a bracket or sentence such as (牵头单位:甲局;责任单位:乙局、丙局),
    （由甲局牵头，乙局配合） or 责任部门：甲局. A line in a paragraph of its own behind the
    subsections of a heading belongs to that heading. Tails such as 等相关部门 are left out; the
    roles are ``lead`` and ``responsible``.

    Examples
    --------
    >>> from ecociv.read import plan_from_text
    >>> tasks = extract_tasks(plan_from_text("1.扩绿。造林。(牵头单位:林业局,责任单位:财政局等)"))
    >>> [(task.heading_zh, body.role, body.agency_zh) for task in tasks for body in task.agencies]
    [('扩绿', 'lead', '林业局'), ('扩绿', 'responsible', '财政局')]
    """
    tasks: list[Task] = []
    last_end = 0
    by_id = {section.section_id: section for section in plan.sections}
    for line in responsibility_lines(plan.text):
        section, start, title = _extent(plan, line, last_end, by_id)
        numbered = section is not None and start == section.text_start
        low, high = plan.raw_span(start, line.end)
        line_start, _ = plan.raw_span(line.start, line.end)
        tasks.append(
            Task(
                task_id=f"{plan.doc_id}-t{line_start:06d}",
                doc_id=plan.doc_id,
                section_id=section.section_id if section else None,
                number=section.numbering if section and numbered else "",
                heading_zh=title,
                start=low,
                end=high,
                agencies=_agencies(plan, line),
                text_start=start,
                text_end=line.end,
            )
        )
        last_end = line.end
    return tasks


def _agencies(plan: Plan, line: Line) -> tuple[TaskAgency, ...]:
    counts = {"lead": 0, "responsible": 0}
    agencies = []
    for body in line.bodies:
        counts[body.role] += 1
        start, end = plan.raw_span(body.start, body.end)
        agencies.append(TaskAgency(body.role, body.name, counts[body.role], start, end))
    return tuple(sorted(agencies, key=attrgetter("role", "order")))


def _extent(
    plan: Plan, line: Line, last_end: int, by_id: dict[str, Section]
) -> tuple[Section | None, int, str]:
    """Section of a task, where the task starts in the text, and the title it has there."""
    text = plan.text
    # Nothing before the last line is looked at again, so that the work stays linear.
    paragraph = max(text.rfind("\n", last_end, line.start) + 1, last_end)
    own_paragraph = not text[paragraph : line.start].strip()
    index = bisect_right(plan.sections, line.start, key=attrgetter("text_start")) - 1
    section = plan.section_at(line.start)
    if section is None:
        if own_paragraph:
            above = last_end + len(text[last_end:paragraph].rstrip())
            paragraph = max(text.rfind("\n", last_end, above) + 1, last_end)
        start = skip_blanks(text, paragraph, line.start)
        return None, start, _lead_in(text, start)
    if section is not plan.sections[index]:
        # The copy has a gap here: the heading is lost, the task begins behind the gap.
        lost = plan.sections[index].text_end
        return section, skip_blanks(text, max(lost, last_end), line.start), ""
    if own_paragraph:
        section = _climb(section, last_end, by_id)
    if last_end <= section.text_start:
        return section, section.text_start, section.heading_zh
    start = skip_blanks(text, last_end, line.start)
    return section, start, _lead_in(text, start)


def _climb(section: Section, last_end: int, by_id: dict[str, Section]) -> Section:
    """The highest heading that a line in its own paragraph closes.

    Quzhou puts one line behind items 1 to 3 of a heading: it is about all three. That holds while
    the section is the last one of its parent and no line before it lies within the parent.
    """
    parent = by_id.get(section.parent_id or "")
    while parent and parent.text_end == section.text_end and last_end <= parent.text_start:
        section, parent = parent, by_id.get(parent.parent_id or "")
    return section


def _lead_in(text: str, start: int) -> str:
    match = _LEAD_IN.match(text, start)
    return match[0].strip() if match else ""
