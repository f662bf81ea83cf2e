// The timeline: how many statements hold by each year, a line for each plan, domain or kind. The
// dark disc counts years that the sentence states, the pale ring those inferred from elsewhere.

const LANES = 150;

function drawTimeline() {
  byId('group').value = state.group;
  const lanes = new Map();
  const years = new Set();
  let without = 0;
  for (const row of shownRows) {
    const year = cell('target_year', row);
    if (year === null) {
      without += 1;
      continue;
    }
    years.add(year);
    const name = cell(state.group, row) ?? '';
    if (!lanes.has(name)) lanes.set(name, new Map());
    const lane = lanes.get(name);
    if (!lane.has(year)) lane.set(year, { stated: 0, inferred: 0 });
    lane.get(year)[cell('year_source', row) === 'explicit' ? 'stated' : 'inferred'] += 1;
  }
  const names = laneOrder(lanes);
  const axis = yearAxis(years);
  const most = Math.max(
    1,
    ...names.flatMap((name) =>
      [...lanes.get(name).values()].map((tally) => tally.stated + tally.inferred),
    ),
  );
  const head = el(
    'tr',
    {},
    el('th', { scope: 'col' }, columnTitle(state.group)),
    axis.map((year) => el('th', { scope: 'col' }, String(year))),
  );
  const body = names.map((name) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, laneTitle(name)),
      axis.map((year) => yearCell(name, year, lanes.get(name), most)),
    ),
  );
  byId('timeline-table').replaceChildren(
    el('caption', {}, el('span', {}, word('timeline_caption'))),
    el('thead', {}, head),
    el('tbody', {}, body),
  );
  const notes = [word('timeline_without', { n: without.toLocaleString('en') })];
  if (lanes.size > names.length) notes.push(word('more_lanes', { n: lanes.size - names.length }));
  byId('timeline-notes').textContent = notes.join(' ');
}

/** Lanes with most statements first; beyond a number nobody would read on. */
function laneOrder(lanes) {
  const size = (name) =>
    [...lanes.get(name).values()].reduce((sum, tally) => sum + tally.stated + tally.inferred, 0);
  return [...lanes.keys()]
    .sort((a, b) => (a === '') - (b === '') || size(b) - size(a) || (a < b ? -1 : 1))
    .slice(0, LANES);
}

/** Every year from the first to the last; years far from the others leave a gap. */
function yearAxis(years) {
  const sorted = [...years].sort((a, b) => a - b);
  return sorted.flatMap((year, at) => {
    const gap = at ? year - sorted[at - 1] : 1;
    return gap > 1 && gap <= 5
      ? Array.from({ length: gap }, (_, index) => sorted[at - 1] + 1 + index)
      : [year];
  });
}

function laneTitle(name) {
  if (name === '') return word('none');
  return state.group === 'doc_id'
    ? planName(data.plans[planIndex.get(name)])
    : label(state.group, name);
}

function yearCell(name, year, lane, most) {
  const plan = state.group === 'doc_id' ? data.plans[planIndex.get(name)] : null;
  const period =
    plan && plan.period_start && year >= plan.period_start && year <= (plan.period_end || year);
  const tally = lane.get(year);
  if (!tally) return el('td', { class: period ? 'period' : null });
  const total = tally.stated + tally.inferred;
  const hint = word('timeline_cell', {
    lane: laneTitle(name),
    year,
    total,
    stated: tally.stated,
    inferred: tally.inferred,
  });
  const disc = el('span', { class: 'disc', 'aria-hidden': 'true' });
  disc.style.setProperty('--outer', `${(5 + 15 * Math.sqrt(total / most)).toFixed(1)}px`);
  disc.style.setProperty(
    '--inner',
    `${((5 + 15 * Math.sqrt(total / most)) * Math.sqrt(tally.stated / total)).toFixed(1)}px`,
  );
  return el(
    'td',
    { class: period ? 'period' : null },
    el(
      'button',
      { type: 'button', 'aria-label': hint, title: hint, onclick: () => showYear(name, year) },
      disc,
      String(total),
    ),
  );
}

function showYear(name, year) {
  const facets = { ...state.facets, [state.group]: new Set([name]) };
  go({ view: 'table', facets, yearFrom: year, yearTo: year });
  byId('scroller').focus();
}
