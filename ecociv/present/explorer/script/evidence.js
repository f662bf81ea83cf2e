// The panel beside the table: a statement in its source text, and what the rules made of it.

const RECORD = {
  statement: [
    'kind',
    'indicator_zh',
    'indicator_id',
    'domain',
    'scope_zh',
    'operator',
    'value_text',
    'value_type',
    'standard',
    'change',
    'direction',
  ],
  time: ['baseline_year', 'baseline_value', 'target_year', 'year_source'],
  commitment: ['nature', 'binding_verb_zh', 'strength', 'task_id'],
  rules: ['rule_id', 'confidence', 'method', 'curated_fields'],
  where: ['doc_id', 'section_id', 'statement_id', 'start', 'end', 'sentence_zh'],
};

/** Open the place that the address names, or close the panel. */
function drawEvidence(focus) {
  const panel = byId('evidence');
  const row = rowIndex.get(state.place);
  const place = row === undefined ? textPlace(state.place) : null;
  const open = row !== undefined || place !== null;
  const left = !open && panel.contains(document.activeElement);
  panel.hidden = !open;
  document.body.classList.toggle('with-evidence', open);
  // Where the panel covers the page, the keyboard must not leave it for what is hidden.
  const covers = open && window.matchMedia('(max-width: 1150px)').matches;
  for (const id of ['top', 'filters', 'main']) byId(id).inert = covers;
  byId('missing').hidden = open || !state.place;
  byId('missing').textContent = word('missing', { id: state.place });
  if (left) byId(state.view === 'table' ? 'scroller' : 'search').focus({ preventScroll: true });
  if (!open) return;
  if (document.readyState === 'loading') {
    // the texts stand behind this script
    document.addEventListener('DOMContentLoaded', () => drawEvidence(focus), { once: true });
    return;
  }
  const index = row === undefined ? place.index : planIndex.get(cell('doc_id', row));
  byId('evidence-title').replaceChildren(...evidenceTitle(row, index));
  byId('record').replaceChildren(...(row === undefined ? planRecord(index) : statementRecord(row)));
  byId('record').scrollTop = 0;
  drawOutline(index);
  const at =
    row === undefined
      ? { start: place.offset, end: place.offset + 1, quote: null, row: null }
      : { start: cell('start', row), end: cell('end', row), quote: data.quotes[row], row };
  const source = byId('source');
  center(source, drawSource(source, index, at));
  const position = row === undefined ? -1 : shownRows.indexOf(row);
  byId('previous').disabled = position <= 0;
  byId('next').disabled = position < 0 || position + 1 >= shownRows.length;
  if (focus) byId('evidence-title').focus({ preventScroll: true });
}

function evidenceTitle(row, index) {
  if (row === undefined) return [planTitle(data.plans[index])];
  const indicator = indicatorOf(row);
  const name = indicator && !language ? indicator.name_en : chinese(cell('indicator_zh', row));
  return [name, ' ', el('span', { class: 'title-value' }, valueText(row))];
}

function statementRecord(row) {
  const groups = Object.entries(RECORD).map(([group, names]) => recordGroup(group, names, row));
  const same = planRows(cell('doc_id', row)).filter(
    (other) =>
      other !== row &&
      cell('start', other) === cell('start', row) &&
      cell('end', other) === cell('end', row),
  );
  return [
    ...findingsOf((finding) => finding.evidence.includes(cell('statement_id', row))),
    ...groups.filter(Boolean),
    ...listGroup('numerals', numeralsOf(row)),
    ...listGroup(
      'same_span',
      same.map((other) => el('li', {}, statementAnchor(other))),
    ),
  ];
}

function recordGroup(group, names, row) {
  const entries = names.flatMap((name) => {
    const content = recordCell(name, row);
    return content === null
      ? []
      : [
          el('dt', { title: (data.descriptions[name] || [])[language] }, columnTitle(name)),
          el('dd', {}, content),
        ];
  });
  return entries.length
    ? el('section', {}, el('h3', {}, word(`group.${group}`)), el('dl', {}, entries))
    : null;
}

function recordCell(name, row) {
  if (name === 'standard') return standardValue(row);
  const value = cell(name, row);
  if (value === null) return null;
  if (name === 'doc_id') return planTitle(planOf(row));
  if (name === 'section_id') return chinese(data.sections[value]);
  if (name === 'task_id') return taskCell(data.tasks[value]);
  if (name === 'indicator_id') return indicatorCell(row);
  if (name === 'rule_id') return value.split('+').flatMap((rule) => [el('code', {}, rule), ' ']);
  if (name === 'statement_id') return el('a', { href: `#${encodeURIComponent(value)}` }, value);
  if (name === 'baseline_value') return `${value} ${cell('unit_zh', row) || ''}`;
  if (name === 'confidence') return value.toFixed(2);
  if (data.meanings[name]) {
    const means = meaning(name, value);
    const short = label(name, value);
    if (means.toLowerCase().includes(short.toLowerCase())) return means;
    return means ? [short, el('span', { class: 'means' }, ` – ${means}`)] : short;
  }
  return name.endsWith('_zh') || name === 'value_text' ? chinese(value) : String(value);
}

function standardValue(row) {
  const [low, high] = [cell('value_std_low', row), cell('value_std_high', row)];
  if (low === null && high === null) return null;
  const ends =
    low === high || high === null
      ? number(low)
      : low === null
        ? number(high)
        : `${number(low)}–${number(high)}`;
  return `${ends} ${unitText(cell('unit_std', row))}`;
}

function indicatorCell(row) {
  const indicator = indicatorOf(row);
  const link = el(
    'a',
    { href: address({ view: 'indicators', indicator: indicator.indicator_id, place: '' }) },
    indicatorName(indicator),
  );
  return [
    link,
    el(
      'span',
      { class: 'means' },
      ` – ${language ? indicator.name_en : indicator.definition_en || indicator.name_zh}`,
    ),
  ];
}

function taskCell(task) {
  const roles = [...new Set(task.bodies.map(([role]) => role))];
  return [
    chinese(task.heading),
    roles.map((role) =>
      el(
        'div',
        {},
        `${label('role', role)}: `,
        chinese(
          task.bodies
            .filter((body) => body[0] === role)
            .map((body) => body[1])
            .join('、'),
        ),
      ),
    ),
  ];
}

/** Numerals of the sentence, and what became of each. */
function numeralsOf(row) {
  const quote = data.quotes[row] || [cell('start', row), cell('end', row)];
  const text = planText(planIndex.get(cell('doc_id', row)));
  return text.ledger
    .filter(([start, end]) => start < quote[1] && end > quote[0])
    .map(([start, end, disposition, reason]) => {
      const numeral = text.raw.slice(toUnit(text, start), toUnit(text, end));
      return el(
        'li',
        {},
        chinese(numeral, { class: `zh numeral ${disposition}` }),
        ` – ${numeralHint({ disposition, reason })}`,
      );
    });
}

function listGroup(name, items) {
  return items.length
    ? [el('section', {}, el('h3', {}, word(`group.${name}`)), el('ul', {}, items))]
    : [];
}

function findingsOf(wanted) {
  const items = data.findings
    .filter(wanted)
    .map((finding) =>
      el(
        'li',
        { class: `finding ${finding.severity}` },
        el('strong', {}, `${label('severity', finding.severity)}: `),
        language ? finding.message_zh : finding.message_en,
      ),
    );
  return listGroup('findings', items);
}

function planRecord(index) {
  const plan = data.plans[index];
  const names = [
    'doc_type',
    'issuing_body_zh',
    'document_number',
    'document_date',
    'posted_date',
    'period',
    'completeness',
    language ? 'damage_zh' : 'damage_en',
    'source_title',
    'source_site',
    'file',
    'sha256',
  ];
  const entries = names.flatMap((name) => {
    const value = name === 'period' ? planPeriod(plan) : plan[name];
    if (!value) return [];
    return [
      el('dt', {}, columnTitle(name.replace(/^damage_.*/, 'damage'))),
      el('dd', {}, data.meanings[name] ? label(name, value) : value),
    ];
  });
  return [
    ...findingsOf((finding) => finding.doc_id === plan.doc_id),
    el('section', {}, el('h3', {}, word('group.plan')), el('dl', {}, entries)),
  ];
}

function planPeriod(plan) {
  return plan.period_start ? `${plan.period_start}–${plan.period_end || ''}` : '';
}

function statementAnchor(row) {
  return el(
    'a',
    { href: address({ place: cell('statement_id', row) }) },
    chinese(cell('indicator_zh', row)),
    ' ',
    valueText(row),
  );
}

/** A list of the headings, to go to one of them in the text. */
function drawOutline(index) {
  const options = planText(index).sections.map(([start, level, numbering, heading]) =>
    el('option', { value: start }, `${'\u2003'.repeat(level - 1)}${numbering || ''}${heading}`),
  );
  byId('outline').replaceChildren(el('option', { value: '' }, word('outline')), ...options);
}

function goToSection() {
  const source = byId('source');
  const heading = source.querySelector(`.heading[data-offset="${byId('outline').value}"]`);
  if (heading) center(source, heading);
}

function step(by) {
  const position = shownRows.indexOf(rowIndex.get(state.place)) + by;
  if (position < 0 || position >= shownRows.length) return;
  go({ place: cell('statement_id', shownRows[position]) }, true);
}

function closeEvidence() {
  const row = rowIndex.get(state.place);
  go({ place: '' });
  const at = row === undefined ? -1 : shownRows.indexOf(row);
  if (state.view === 'table' && at >= 0) focusRow(at);
  else byId('search').focus();
}
