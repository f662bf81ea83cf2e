// The filters beside the table: for each choice how many rows it would leave.

const OPEN = ['doc_id', 'kind']; // opened when the page is
const LISTED = 300; // choices; beyond that the reader narrows the list

let counts = [];

function drawFacets() {
  if (byId('search').value !== state.query) byId('search').value = state.query;
  for (const [id, name] of [
    ['year-from', 'yearFrom'],
    ['year-to', 'yearTo'],
    ['confidence', 'confidence'],
  ]) {
    if (document.activeElement !== byId(id)) byId(id).value = state[name] ?? '';
  }
  FACETS.forEach((name, at) => {
    const box = byId(`facet-${name}`);
    const chosen = state.facets[name];
    box.querySelector('.chosen').textContent = chosen.size ? `(${chosen.size})` : '';
    if (box.open) drawChoices(name, counts[at]);
  });
  byId('sort').value = state.sort;
  byId('sort-down').setAttribute('aria-pressed', String(state.descending));
}

/** The choices of a facet, those with most rows first; a chosen one is always listed. */
function drawChoices(name, tally) {
  const box = byId(`facet-${name}`);
  const chosen = state.facets[name];
  const typed = fold(box.querySelector('.narrow').value);
  const all = ['', ...store[name].pool].map((value, at) => ({
    value,
    n: tally[at],
    text: choiceText(name, value),
  }));
  const listed = all.filter(
    ({ value, n, text }) => (n || chosen.has(value)) && (!typed || fold(text).includes(typed)),
  );
  listed.sort(
    (a, b) => (a.value === '') - (b.value === '') || b.n - a.n || (a.text < b.text ? -1 : 1),
  );
  const focused = document.activeElement && document.activeElement.dataset.value;
  const inside = box.contains(document.activeElement);
  const items = listed.slice(0, LISTED).map(({ value, n, text }) => {
    const input = el('input', {
      type: 'checkbox',
      'data-value': value,
      onchange: (event) => choose(name, value, event.target.checked),
    });
    input.checked = chosen.has(value);
    return el(
      'li',
      {},
      el(
        'label',
        { title: meaning(name, value) || null },
        input,
        el('span', { class: 'choice' }, text),
        el('span', { class: 'n' }, n.toLocaleString('en')),
      ),
    );
  });
  box.querySelector('ul').replaceChildren(...items);
  box.querySelector('.narrow').hidden = all.length <= 12;
  if (inside && focused !== undefined) {
    const again = [...box.querySelectorAll('input[type=checkbox]')].find(
      (input) => input.dataset.value === focused,
    );
    if (again) again.focus();
  }
}

function choiceText(name, value) {
  if (value === '') return word('none');
  if (name === 'doc_id') return planName(data.plans[planIndex.get(value)]);
  if (name === 'indicator_id') return indicatorName(data.indicators[value]);
  const sign = name === 'operator' ? `${data.words[`sign.${value}`][0]} ` : '';
  return sign + label(name, value);
}

function choose(name, value, chosen) {
  const values = new Set(state.facets[name]);
  if (chosen) values.add(value);
  else values.delete(value);
  go({ facets: { ...state.facets, [name]: values } }, true);
}

function clearAll() {
  go({
    query: '',
    yearFrom: null,
    yearTo: null,
    confidence: null,
    facets: Object.fromEntries(FACETS.map((name) => [name, new Set()])),
  });
  byId('search').focus();
}

function makeFacets() {
  const boxes = FACETS.map((name) =>
    el(
      'details',
      { id: `facet-${name}`, class: 'facet', open: OPEN.includes(name) },
      el(
        'summary',
        {},
        el('span', { 'data-word': `filter.${name}` }),
        ' ',
        el('span', { class: 'chosen' }),
      ),
      el('input', {
        type: 'search',
        class: 'narrow',
        hidden: true,
        'data-label': 'narrow',
        'data-hint': 'narrow',
      }),
      el('ul', {}),
    ),
  );
  for (const [at, box] of boxes.entries()) {
    const redraw = () => box.open && drawChoices(FACETS[at], counts[at]);
    box.addEventListener('toggle', redraw);
    box.querySelector('.narrow').addEventListener('input', redraw);
  }
  byId('facets').replaceChildren(...boxes);
}
