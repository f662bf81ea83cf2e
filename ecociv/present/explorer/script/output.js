// What leaves the page: the rows shown as a file, or on paper.

const PRINTED = 2000;
const PRINT_COLUMNS = [
  'doc_id',
  'kind',
  'indicator_zh',
  'scope_zh',
  'value',
  'target_year',
  'sentence_zh',
];

/** A cell of a CSV file. A text that a spreadsheet would run as a formula gets an apostrophe. */
function csvCell(value, isText) {
  if (value === null || value === undefined) return '';
  let text = String(value);
  if (isText && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows shown, every column, with the names of plans and indicators behind them. */
function csvText() {
  const names = Object.keys(store);
  const extra = ['indicator_name_zh', 'indicator_name_en', 'plan_title_zh', 'plan_title_en'];
  const lines = [[...names, ...extra].join(',')];
  for (const row of shownRows) {
    const indicator = indicatorOf(row) || {};
    const plan = planOf(row);
    const cells = names.map((name) => csvCell(cell(name, row), Boolean(store[name].pool)));
    const more = [indicator.name_zh, indicator.name_en, plan.title_zh, plan.title_en].map((value) =>
      csvCell(value, true),
    );
    lines.push([...cells, ...more].join(','));
  }
  return `${lines.join('\n')}\n`;
}

function download() {
  // The mark at the start tells Excel that the file is UTF-8.
  const file = new Blob(['\ufeff', csvText()], { type: 'text/csv;charset=utf-8' });
  const link = el('a', { href: URL.createObjectURL(file), download: 'statements.csv' });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  announce(word('downloaded', { n: shownRows.length.toLocaleString('en') }));
}

/** Put on paper what is looked at: the open statement, or else all rows (the screen has few). */
function preparePrint() {
  const open = !byId('evidence').hidden;
  document.body.classList.toggle('print-evidence', open);
  const holder = byId('print');
  if (open || state.view !== 'table') {
    holder.replaceChildren(...(open ? printedPassage() : []));
    return;
  }
  const rows = shownRows.subarray(0, PRINTED);
  const note =
    shownRows.length > PRINTED
      ? word('print_limit', { n: PRINTED, all: shownRows.length.toLocaleString('en') })
      : '';
  holder.replaceChildren(
    el('p', {}, `${byId('found').textContent} ${note}`),
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          PRINT_COLUMNS.map((name) => el('th', { scope: 'col' }, columnTitle(name))),
        ),
      ),
      el(
        'tbody',
        {},
        Array.from(rows, (row) =>
          el(
            'tr',
            {},
            PRINT_COLUMNS.map((name) => el('td', { 'data-column': name }, printCell(name, row))),
          ),
        ),
      ),
    ),
  );
}

/** The words around the value, as the copy has them. */
function printedPassage(around = 300) {
  const row = rowIndex.get(state.place);
  if (row === undefined) return [];
  const text = planText(planIndex.get(cell('doc_id', row)));
  const [first, last] = data.quotes[row] || [cell('start', row), cell('end', row)];
  const [from, start, end, until] = [
    first - around,
    cell('start', row),
    cell('end', row),
    last + around,
  ].map((offset) => toUnit(text, offset));
  return [
    el(
      'p',
      { class: 'passage', lang: 'zh-Hans' },
      text.raw.slice(from, start),
      el('mark', {}, text.raw.slice(start, end)),
      text.raw.slice(end, until),
    ),
  ];
}

function printCell(name, row) {
  if (name !== 'indicator_zh') return COLUMNS[name].content(row);
  const indicator = indicatorOf(row);
  return [
    chinese(cell(name, row)),
    indicator && !language ? ` (${indicator.name_en})` : null,
    el('div', { class: 'second' }, cell('statement_id', row)),
  ];
}
