// The source text with its marks: the quote and its value, every numeral and what became of it, and
// what the copy has that is not read, or read otherwise.

const LONGEST = 300000; // units drawn at once; what a text has beyond that comes when asked for

/** Draw the text of a plan around a focus of raw offsets; returns the element to scroll to. */
function drawSource(holder, index, focus, all = false) {
  const text = planText(index);
  const to = (offset) => toUnit(text, offset);
  const shown = { start: to(focus.start), end: to(focus.end) };
  const from = all ? 0 : Math.max(0, shown.start - LONGEST / 2);
  const until = all ? text.raw.length : Math.min(text.raw.length, from + LONGEST);
  const layers = sourceLayers(index, text, focus, to);
  const cuts = [from, until];
  for (const layer of layers) {
    for (const span of layer.spans) {
      if (span.start > from && span.start < until) cuts.push(span.start);
      if (span.end > from && span.end < until) cuts.push(span.end);
    }
  }
  const edges = Int32Array.from(new Set(cuts)).sort();
  const reached = layers.map(() => 0);
  const parts = [];
  for (let at = 0; at + 1 < edges.length; at += 1) {
    let node = document.createTextNode(text.raw.slice(edges[at], edges[at + 1]));
    layers.forEach((layer, depth) => {
      while (reached[depth] < layer.spans.length && layer.spans[reached[depth]].end <= edges[at])
        reached[depth] += 1;
      const span = layer.spans[reached[depth]];
      if (span && span.start <= edges[at] && span.end >= edges[at + 1])
        node = layer.wrap(node, span);
    });
    parts.push(node);
  }
  if (until - from < text.raw.length) {
    parts.push(
      el(
        'button',
        {
          type: 'button',
          class: 'more',
          onclick: () => center(holder, drawSource(holder, index, focus, true)),
        },
        word('whole_text'),
      ),
    );
  }
  holder.replaceChildren(...parts);
  return holder.querySelector('.value') || holder.querySelector('.place');
}

/** Spans of each sort, in order and apart from each other, and the element each is drawn as. */
function sourceLayers(index, text, focus, to) {
  const id = data.plans[index].doc_id;
  const span = (start, end, rest) => ({ start: to(start), end: to(end), ...rest });
  const value = focus.row === null ? [] : [span(focus.start, focus.end)];
  const place = focus.row === null ? [span(focus.start, focus.start + 1)] : [];
  const numerals = text.ledger.map(([start, end, disposition, reason]) =>
    span(start, end, { disposition, reason }),
  );
  const headings = text.sections.map(([start, , numbering, heading]) => {
    const length = (numbering || '').length + heading.length;
    const line = text.raw.indexOf('\n', to(start));
    return {
      start: to(start),
      end: Math.min(to(start) + length, line < 0 ? text.raw.length : line),
      offset: start,
    };
  });
  const edits = text.edits.map(([start, end, after, en, zh]) =>
    span(start, end, { after, why: language ? zh : en }),
  );
  const turns = [...text.raw.matchAll(TURNS)].map(({ index: at }) => ({ start: at, end: at + 1 }));
  return [
    { spans: turns, wrap: turnMark },
    { spans: value, wrap: (node) => el('mark', { class: 'value' }, node) },
    { spans: place, wrap: (node) => el('span', { class: 'place' }, node) },
    {
      spans: apart(numerals),
      wrap: (node, numeral) =>
        el('span', { class: `numeral ${numeral.disposition}`, title: numeralHint(numeral) }, node),
    },
    { spans: apart(statementSpans(id, to)), wrap: statementLink },
    {
      spans: focus.quote ? [span(...focus.quote)] : [],
      wrap: (node) => el('span', { class: 'quote' }, node),
    },
    {
      spans: apart(headings),
      wrap: (node, heading) =>
        el('span', { class: 'heading', 'data-offset': heading.offset }, node),
    },
    { spans: apart(edits), wrap: editMark },
  ];
}

/** Shut in and shown, so that the text behind it stands as it is written. */
function turnMark(node) {
  return el(
    'span',
    { class: 'turn', 'data-code': `U+${node.data.charCodeAt(0).toString(16).toUpperCase()}` },
    node,
  );
}

function statementLink(node, { id }) {
  const chosen = id === state.place;
  return el(
    'a',
    {
      class: 'statement',
      href: address({ place: id }),
      tabindex: -1,
      'aria-current': chosen ? 'true' : null,
    },
    node,
  );
}

function editMark(node, edit) {
  const read = edit.after === null ? word('left_out') : word('read_as', { text: edit.after });
  const hint = edit.why ? `${read} (${edit.why})` : read;
  return el('span', { class: edit.after === null ? 'dropped' : 'replaced', title: hint }, node);
}

function numeralHint({ disposition, reason }) {
  return reason
    ? `${label('disposition', disposition)}: ${meaning('reason', reason) || reason}`
    : label('disposition', disposition);
}

let rowsOfPlans = null;

/** Rows of each plan, in the order of its text. */
function planRows(id) {
  if (!rowsOfPlans) {
    rowsOfPlans = new Map(data.plans.map((plan) => [plan.doc_id, []]));
    for (let row = 0; row < count; row += 1) rowsOfPlans.get(cell('doc_id', row)).push(row);
  }
  return rowsOfPlans.get(id);
}

/** One span per value; where several rows share one, it leads to the first. */
function statementSpans(id, to) {
  return planRows(id).map((row) => ({
    start: to(cell('start', row)),
    end: to(cell('end', row)),
    id: cell('statement_id', row),
  }));
}

/** Spans in order; of two that overlap the first one stays. */
function apart(spans) {
  const sorted = spans
    .filter((span) => span.end > span.start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return sorted.filter((span) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

/** Scroll a box, and nothing around it, so that an element stands in its middle. */
function center(box, node) {
  if (!node) return;
  const place = () => {
    const offset = node.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += offset - box.clientHeight / 2 + node.offsetHeight / 2;
  };
  place();
  document.fonts.ready.then(place); // the font may move every line
}
