// Puts the parts together: what the reader does changes the state, the state is drawn.

/** Change the state, keep it in the address, draw what has changed. */
function go(changes, replace = false) {
  Object.assign(state, changes);
  history[replace ? 'replaceState' : 'pushState'](null, '', address());
  draw();
}

const before = { filters: null, language: null, place: null, indicator: null };

function draw(focus = false) {
  // The address without the place says all that the list depends on.
  const filters = address({ place: '', view: 'table', indicator: null, group: 'doc_id' });
  const same = before.language === language;
  const listed = same && before.filters === filters;
  if (!listed) {
    const result = applyFilters();
    shownRows = result.rows;
    counts = result.counts;
    current = 0;
    drawFacets();
    drawFound();
  }
  const charted = before.indicator !== state.indicator && state.indicator !== null;
  const moved = !same || before.place !== state.place;
  Object.assign(before, { filters, language, place: state.place, indicator: state.indicator });
  drawView(listed);
  if (charted && state.view === 'indicators') showChart();
  if (moved) drawEvidence(focus);
  if (moved && state.view === 'table') showCurrent();
}

/** The row of the open statement stands in sight, however it was opened. */
function showCurrent() {
  const row = rowIndex.get(state.place);
  const at = row === undefined ? -1 : shownRows.indexOf(row);
  if (at < 0) return;
  current = at;
  scrollToRow(at);
  drawRows();
}

function drawView(listed) {
  document.body.dataset.view = state.view;
  for (const tab of document.querySelectorAll('[data-view-tab]')) {
    const chosen = tab.dataset.viewTab === state.view;
    tab.setAttribute('aria-current', chosen ? 'page' : 'false');
    byId(`view-${tab.dataset.viewTab}`).hidden = !chosen;
  }
  if (state.view === 'timeline') drawTimeline();
  else if (state.view === 'indicators') drawIndicators();
  else if (state.view === 'texts') drawTexts();
  else {
    if (!listed) byId('scroller').scrollTop = 0;
    drawTable();
  }
}

function drawFound() {
  const text = word('found', {
    n: shownRows.length.toLocaleString('en'),
    all: count.toLocaleString('en'),
  });
  byId('found').textContent = text;
  announce(text);
  byId('empty').hidden = shownRows.length > 0;
  byId('clear').hidden =
    address({
      place: '',
      view: 'table',
      sort: '',
      columns: null,
      indicator: null,
      group: 'doc_id',
    }) === '#';
}

function makeColumnChoices() {
  const items = CHOICES.filter((name) => name !== 'indicator_zh').map((name) => {
    const input = el('input', {
      type: 'checkbox',
      onchange: () => chooseColumn(name, input.checked),
    });
    input.checked = tableColumns().includes(name);
    return el('li', {}, el('label', {}, input, el('span', { class: 'choice' }, columnTitle(name))));
  });
  byId('column-list').replaceChildren(...items);
  byId('sort').replaceChildren(
    el('option', { value: '' }, word('sort.none')),
    ...SHOWN.map((name) => el('option', { value: name }, columnTitle(name))),
  );
  byId('sort').value = state.sort;
}

function chooseColumn(name, shown) {
  const names = CHOICES.filter((other) =>
    other === name ? shown : tableColumns().includes(other),
  );
  go({ columns: names.join() === SHOWN.join() ? null : names }, true);
}

function setLanguage(chosen) {
  language = chosen;
  try {
    localStorage.setItem('ecociv-language', String(chosen));
  } catch {
    // A browser may refuse to keep anything for a page from disk.
  }
  drawLanguage();
  draw();
}

function drawLanguage() {
  writeWords();
  makeColumnChoices();
  byId('english').setAttribute('aria-pressed', String(language === 0));
  byId('chinese').setAttribute('aria-pressed', String(language === 1));
}

function firstLanguage() {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (asked) return asked.startsWith('zh') ? 1 : 0;
  try {
    const kept = localStorage.getItem('ecociv-language');
    if (kept !== null) return kept === '1' ? 1 : 0;
  } catch {
    // As above.
  }
  return (navigator.language || '').startsWith('zh') ? 1 : 0;
}

function readNumber(id, name) {
  byId(id).addEventListener('input', (event) => {
    const value = Number.parseFloat(event.target.value);
    go({ [name]: Number.isFinite(value) ? value : null }, true);
  });
}

function listen() {
  const on = (id, type, act) => byId(id).addEventListener(type, act);
  // While Chinese is being typed the box holds unfinished syllables.
  on('search', 'input', (event) => event.isComposing || go({ query: event.target.value }, true));
  on('search', 'compositionend', (event) => go({ query: event.target.value }, true));
  readNumber('year-from', 'yearFrom');
  readNumber('year-to', 'yearTo');
  readNumber('confidence', 'confidence');
  on('english', 'click', () => setLanguage(0));
  on('chinese', 'click', () => setLanguage(1));
  on('clear', 'click', clearAll);
  on('download', 'click', download);
  on('print-button', 'click', () => window.print());
  on('about-button', 'click', () => byId('about').showModal());
  on('about-close', 'click', () => byId('about').close());
  on('skip', 'click', () => byId(state.view === 'table' ? 'scroller' : 'main').focus());
  on('filters-button', 'click', () => toggleFilters());
  on('filters-done', 'click', () => toggleFilters(false));
  on('group', 'change', (event) => go({ group: event.target.value }, true));
  on('sort', 'change', (event) => go({ sort: event.target.value, descending: false }, true));
  on('sort-down', 'click', () => go({ descending: !state.descending }, true));
  on('outline', 'change', goToSection);
  on('previous', 'click', () => step(-1));
  on('next', 'click', () => step(1));
  on('close', 'click', closeEvidence);
  on('scroller', 'keydown', tableKey);
  on('rows', 'click', clickRow);
  let waiting = false;
  on('scroller', 'scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      drawRows();
    });
  });
  for (const tab of document.querySelectorAll('[data-view-tab]')) {
    tab.addEventListener('click', () => go({ view: tab.dataset.viewTab }));
  }
  window.addEventListener('popstate', () => {
    readAddress();
    draw(true);
  });
  window.addEventListener('resize', () => state.view === 'table' && drawTable());
  window.addEventListener('beforeprint', preparePrint);
  document.addEventListener('keydown', pressKey);
}

function pressKey(event) {
  const typing = event.target.closest('input, select, textarea, dialog');
  if (event.key === 'Escape' && !event.target.closest('dialog')) {
    if (document.body.classList.contains('with-filters')) toggleFilters(false);
    else if (!byId('evidence').hidden) closeEvidence();
  } else if (event.key === '/' && !typing) {
    event.preventDefault();
    byId('search').focus();
  }
}

function toggleFilters(open = !document.body.classList.contains('with-filters')) {
  document.body.classList.toggle('with-filters', open);
  byId('filters-button').setAttribute('aria-expanded', String(open));
  (open ? byId('filters') : byId('filters-button')).focus();
}

/** A click anywhere in a row opens it, unless it marks text to copy. */
function clickRow(event) {
  const node = event.target.closest('tr[data-at]');
  if (!node || event.ctrlKey || event.metaKey || event.shiftKey || String(window.getSelection()))
    return;
  event.preventDefault();
  current = Number(node.dataset.at);
  Object.assign(state, { place: cell('statement_id', shownRows[current]) });
  history.pushState(null, '', address());
  draw(true);
}

function start() {
  language = firstLanguage();
  makeFacets();
  readAddress();
  byId('group').replaceChildren(
    ...GROUPS.map((name) => el('option', { value: name, 'data-word': `filter.${name}` })),
  );
  drawLanguage();
  listen();
  draw(true);
  document.documentElement.dataset.state = 'ready';
  setTimeout(prepareSearch, 100);
}

// Chromium does not draw anew what it drew before the font was there, where no other font has it.
document.fonts.load("16px 'Noto Sans SC Ecociv'", '文').finally(start);
