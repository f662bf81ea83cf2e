// The table: only the rows in sight are in the page, between two spacers that stand for the others.

let shownRows = new Int32Array(0);
let current = 0; // the row that the keyboard stands on
const drawn = new Map();

function drawTable() {
  const columns = tableColumns();
  const head = el('tr', { role: 'row' }, columns.map(headCell));
  const widths = columns.map((name) => {
    const col = el('col');
    col.style.width = `${(COLUMNS[name] || { width: 130 }).width}px`;
    return col;
  });
  const table = byId('rows');
  const total = columns.reduce((sum, name) => sum + (COLUMNS[name] || { width: 130 }).width, 0);
  table.style.minWidth = `${total}px`;
  table.setAttribute('aria-rowcount', shownRows.length + 1);
  table.querySelector('colgroup').replaceChildren(...widths);
  table.tHead.replaceChildren(head);
  drawn.clear();
  table.tBodies[0].replaceChildren(spacer(), spacer());
  drawRows();
}

function headCell(name) {
  const sorted = state.sort === name ? (state.descending ? 'descending' : 'ascending') : 'none';
  const hint = data.descriptions[name] ? data.descriptions[name][language] : null;
  return el(
    'th',
    {
      role: 'columnheader',
      scope: 'col',
      'aria-sort': sorted,
      'data-column': name,
      class: isNumeric(name) ? 'numeric' : null,
    },
    el('button', { type: 'button', title: hint, onclick: () => sortBy(name) }, columnTitle(name)),
  );
}

/** Up, then down, then the order of the documents again. */
function sortBy(name) {
  if (state.sort !== name) go({ sort: name, descending: false }, true);
  else if (!state.descending) go({ descending: true }, true);
  else go({ sort: '', descending: false }, true);
  const button = byId('rows').querySelector(`th[data-column="${name}"] button`);
  if (button) button.focus();
}

function spacer() {
  return el(
    'tr',
    { class: 'spacer', 'aria-hidden': 'true' },
    el('td', { colspan: tableColumns().length }),
  );
}

function rowHeight() {
  return Number.parseFloat(getComputedStyle(byId('scroller')).getPropertyValue('--row-height'));
}

/** Draw the rows in sight and some around them; rows already drawn stay as they are. */
function drawRows() {
  const scroller = byId('scroller');
  const height = rowHeight();
  const first = Math.max(0, Math.floor(scroller.scrollTop / height) - 8);
  const last = Math.min(
    shownRows.length,
    Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + 8,
  );
  const body = byId('rows').tBodies[0];
  for (const [at, node] of drawn) {
    if (at >= first && at < last) continue;
    if (node.contains(document.activeElement)) scroller.focus({ preventScroll: true });
    node.remove();
    drawn.delete(at);
  }
  let before = body.firstElementChild;
  for (let at = first; at < last; at += 1) {
    if (!drawn.has(at)) {
      const node = tableRow(at);
      before.after(node);
      drawn.set(at, node);
    }
    before = drawn.get(at);
  }
  body.firstElementChild.firstElementChild.style.height = `${first * height}px`;
  body.lastElementChild.firstElementChild.style.height = `${(shownRows.length - last) * height}px`;
  for (const [at, node] of drawn) {
    node.querySelector('a').tabIndex = at === current ? 0 : -1;
  }
}

function tableRow(at) {
  const row = shownRows[at];
  const id = cell('statement_id', row);
  const cells = tableColumns().map((name) => {
    const column = COLUMNS[name];
    const content = column ? column.content(row) : plainCell(name, row);
    return el(
      'td',
      { role: 'cell', 'data-column': name, class: isNumeric(name) ? 'numeric' : null },
      el('div', {}, content),
    );
  });
  return el(
    'tr',
    {
      role: 'row',
      'aria-rowindex': at + 2,
      'data-at': at,
      'aria-current': id === state.place ? 'true' : null,
    },
    cells,
  );
}

function plainCell(name, row) {
  const value = cell(name, row);
  if (value === null) return null;
  if (data.meanings[name]) return label(name, value);
  return name.endsWith('_zh') || name === 'value_text' ? chinese(value) : String(value);
}

/** Bring a row into sight and set the keyboard on it. */
function focusRow(at) {
  current = Math.max(0, Math.min(at, shownRows.length - 1));
  scrollToRow(current);
  drawRows();
  const node = drawn.get(current);
  if (node) node.querySelector('a').focus({ preventScroll: true });
}

function scrollToRow(at) {
  const scroller = byId('scroller');
  const height = rowHeight();
  const head = byId('rows').tHead.offsetHeight;
  const top = at * height;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  const bottom = top + height + head + 4;
  if (bottom > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = bottom - scroller.clientHeight;
}

const KEYS = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

function tableKey(event) {
  const step = KEYS[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const inRow = event.target.closest('tbody tr') || event.target === byId('scroller');
  if (!inRow || !shownRows.length) return;
  event.preventDefault();
  focusRow(event.target === byId('scroller') && Math.abs(step) === 1 ? current : current + step);
}
