// The indicators of the codebook that the rows shown have; one of them as a picture and a list.

const POINTS = 1500;

function drawIndicators() {
  const groups = new Map();
  let without = 0;
  for (const row of shownRows) {
    const id = cell('indicator_id', row);
    if (id === null) without += 1;
    else if (groups.has(id)) groups.get(id).push(row);
    else groups.set(id, [row]);
  }
  const domains = Object.keys(data.meanings.domain);
  const order = [...groups.keys()].sort(
    (a, b) =>
      domains.indexOf(data.indicators[a].domain) - domains.indexOf(data.indicators[b].domain) ||
      groups.get(b).length - groups.get(a).length ||
      (a < b ? -1 : 1),
  );
  const head = ['indicator', 'domain', 'unit_std', 'statements', 'plans', 'years', 'values'];
  byId('indicator-table').replaceChildren(
    el('caption', { class: 'visually-hidden' }, word('view.indicators')),
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        head.map((name) => el('th', { scope: 'col' }, columnTitle(name))),
      ),
    ),
    el(
      'tbody',
      {},
      order.map((id) => indicatorRow(id, groups.get(id))),
    ),
  );
  byId('indicator-notes').textContent = word('indicators_without', {
    n: without.toLocaleString('en'),
  });
  drawChart(groups.get(state.indicator));
}

function indicatorRow(id, rows) {
  const indicator = data.indicators[id];
  const years = rows.map((row) => cell('target_year', row)).filter((year) => year !== null);
  const plans = new Set(rows.map((row) => cell('doc_id', row)));
  const other = language ? indicator.name_en : chinese(indicator.name_zh, { class: 'zh second' });
  return el(
    'tr',
    { 'aria-current': id === state.indicator ? 'true' : null },
    el(
      'th',
      { scope: 'row' },
      el('a', { href: address({ indicator: id, place: '' }) }, indicatorName(indicator)),
      language ? el('span', { class: 'second' }, other) : other,
    ),
    el('td', {}, label('domain', indicator.domain)),
    el('td', {}, unitText(indicator.unit_std)),
    el('td', { class: 'numeric' }, String(rows.length)),
    el('td', { class: 'numeric' }, String(plans.size)),
    el('td', { class: 'numeric' }, span(years, String)),
    el(
      'td',
      { class: 'numeric' },
      span(
        rows.filter(isLevel).map((row) => cell('value_std_low', row)),
        number,
      ),
    ),
  );
}

/** First and last of some numbers. */
function span(values, write) {
  if (!values.length) return '';
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  return low === high ? write(low) : `${write(low)}–${write(high)}`;
}

/** Levels in the indicator's own unit can stand on one axis; changes cannot. */
function isLevel(row) {
  return (
    cell('change', row) === 'level' &&
    cell('value_std_low', row) !== null &&
    cell('unit_std', row) === indicatorOf(row).unit_std
  );
}

function drawChart(rows) {
  const holder = byId('indicator-chart');
  holder.hidden = !rows;
  if (!rows) return;
  const indicator = data.indicators[state.indicator];
  const points = rows
    .filter((row) => isLevel(row) && cell('target_year', row) !== null)
    .slice(0, POINTS);
  const heading = el(
    'h2',
    { id: 'chart-title', tabindex: -1 },
    indicatorName(indicator),
    ' ',
    el('small', {}, unitText(indicator.unit_std)),
  );
  holder.replaceChildren(
    el(
      'header',
      {},
      heading,
      el('a', { class: 'button', href: address({ indicator: null }) }, word('close')),
    ),
    el('p', { lang: 'en' }, indicator.definition_en || ''),
    points.length > 1 ? el('div', { class: 'wide' }, picture(points, indicator)) : '',
    points.length > 1
      ? el('p', { class: 'note' }, word('chart_note', { n: points.length, all: rows.length }))
      : '',
    valueList(rows.slice(0, POINTS)),
  );
}

/** Bring the picture of the chosen indicator into sight. */
function showChart() {
  byId('view-indicators').scrollTop = 0;
  const title = byId('chart-title');
  if (title) title.focus({ preventScroll: true });
}

function valueList(rows) {
  const names = ['doc_id', 'kind', 'indicator_zh', 'scope_zh', 'value', 'standard', 'target_year'];
  const form = {
    ...Object.fromEntries(names.map((name) => [name, (COLUMNS[name] || {}).content])),
    standard: standardValue,
  };
  const sorted = [...rows].sort(
    (a, b) => (cell('target_year', a) ?? 9999) - (cell('target_year', b) ?? 9999) || a - b,
  );
  return el(
    'div',
    { class: 'wide', tabindex: 0 },
    el(
      'table',
      { class: 'plain' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          names.map((name) => el('th', { scope: 'col' }, columnTitle(name))),
        ),
      ),
      el(
        'tbody',
        {},
        sorted.map((row) =>
          el(
            'tr',
            {},
            names.map((name) =>
              el(
                'td',
                { 'data-column': name },
                name === 'indicator_zh'
                  ? el(
                      'a',
                      { href: address({ place: cell('statement_id', row) }) },
                      chinese(cell(name, row)),
                    )
                  : form[name](row),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
