// Which rows are shown, in which order. Every text is folded and searched once, however many rows
// have it, so that a search costs what the pool costs and not what the table costs.

const FACETS = ['doc_id', 'domain', 'indicator_id', 'kind', 'operator', 'year_source', 'method'];

const state = {
  query: '',
  facets: Object.fromEntries(FACETS.map((name) => [name, new Set()])),
  yearFrom: null,
  yearTo: null,
  confidence: null,
  sort: '',
  descending: false,
  view: 'table',
  group: 'doc_id',
  indicator: null,
  place: '',
  columns: null,
};

/** Full width and half width, upper and lower case are the same to a reader who searches. */
function fold(text) {
  return text.normalize('NFKC').toLowerCase();
}

/** What a search finds a row by: for each pool, one text per entry. */
function searchTexts() {
  const own = ['statement_id', 'value_text', 'sentence_zh', 'indicator_zh', 'scope_zh', 'rule_id'];
  const coded = ['kind', 'domain', 'value_type'];
  const texts = {};
  for (const name of own) texts[name] = store[name].pool;
  for (const name of coded) {
    texts[name] = store[name].pool.map((code) =>
      (data.words[`${name}.${code}`] || [code]).join(' '),
    );
  }
  texts.doc_id = store.doc_id.pool.map((id) => {
    const plan = data.plans[planIndex.get(id)];
    return [id, plan.title_zh, plan.title_en, plan.place_zh, plan.place_en].join('\n');
  });
  texts.indicator_id = store.indicator_id.pool.map((id) =>
    Object.values(data.indicators[id]).join('\n'),
  );
  texts.section_id = store.section_id.pool.map((id) => data.sections[id]);
  texts.task_id = store.task_id.pool.map((id) => {
    const task = data.tasks[id];
    return [task.heading, ...task.bodies.map((body) => body[1])].join('\n');
  });
  return Object.entries(texts).map(([name, pool]) => ({
    codes: store[name].data,
    pool,
    folded: [],
  }));
}

/** Fold texts of a pool as long as there is time; whether all are folded. */
function foldOn({ pool, folded }, until) {
  while (folded.length < pool.length && performance.now() < until)
    folded.push(fold(pool[folded.length]));
  return folded.length === pool.length;
}

/** Fold all texts before the first search asks for them; the page stays free in between. */
function prepareSearch() {
  searched = searched || searchTexts();
  const until = performance.now() + 12;
  if (!searched.every((texts) => foldOn(texts, until))) setTimeout(prepareSearch, 4);
}

let searched = null;
const found = new Map();

/** The words of a query; those within quotation marks stay together. */
function terms(query) {
  return (fold(query).match(/"[^"]+"?|[^\s"]+/g) || []).map((term) => term.replaceAll('"', ''));
}

function rowsWith(term) {
  if (found.has(term)) return found.get(term);
  searched = searched || searchTexts();
  const hits = new Uint8Array(count);
  for (const texts of searched) {
    foldOn(texts, Infinity);
    const { codes, folded } = texts;
    const has = Uint8Array.from(folded, (text) => (text.includes(term) ? 1 : 0));
    if (!has.includes(1)) continue;
    for (let row = 0; row < count; row += 1) {
      if (codes[row] >= 0 && has[codes[row]]) hits[row] = 1;
    }
  }
  if (found.size > 20) found.clear();
  found.set(term, hits);
  return hits;
}

/** For each row how many filters refuse it (2 is as many as matter), and which facet did so. */
function refusals() {
  const refused = new Uint8Array(count);
  const by = new Int8Array(count).fill(-1);
  for (const term of terms(state.query)) {
    const hits = rowsWith(term);
    for (let row = 0; row < count; row += 1) if (!hits[row]) refused[row] = 2;
  }
  refuseOutside(refused, store.target_year.data, state.yearFrom, state.yearTo);
  refuseOutside(refused, store.confidence.data, state.confidence, null);
  FACETS.forEach((name, facet) => {
    const chosen = state.facets[name];
    if (!chosen.size) return;
    const { pool, data: codes } = store[name];
    const admitted = new Uint8Array(pool.length + 1); // the first place is for rows without a value
    if (chosen.has('')) admitted[0] = 1;
    pool.forEach((value, code) => {
      if (chosen.has(value)) admitted[code + 1] = 1;
    });
    for (let row = 0; row < count; row += 1) {
      if (admitted[codes[row] + 1]) continue;
      refused[row] += refused[row] < 2 ? 1 : 0;
      by[row] = facet;
    }
  });
  return { refused, by };
}

function refuseOutside(refused, values, low, high) {
  if (low === null && high === null) return;
  for (let row = 0; row < count; row += 1) {
    const value = values[row];
    if (value === null || (low !== null && value < low) || (high !== null && value > high))
      refused[row] = 2;
  }
}

/** Rows that pass, in the order of the table, and how many each choice of a facet would leave. */
function applyFilters() {
  const { refused, by } = refusals();
  const counts = FACETS.map((name, facet) => {
    const codes = store[name].data;
    const tally = new Int32Array(store[name].pool.length + 1);
    for (let row = 0; row < count; row += 1) {
      if (refused[row] === 0 || (refused[row] === 1 && by[row] === facet))
        tally[codes[row] + 1] += 1;
    }
    return tally;
  });
  const order = sortedRows();
  const rows = new Int32Array(count);
  let length = 0;
  for (let at = 0; at < count; at += 1) {
    const row = order ? order[at] : at;
    if (refused[row] === 0) rows[length++] = row;
  }
  return { rows: rows.subarray(0, length), counts };
}

const orders = new Map();

/** All rows in the chosen order, null for that of the documents; empty cells stand last. */
function sortedRows() {
  if (!state.sort) return null;
  const key = `${state.sort} ${state.descending} ${language}`;
  if (orders.has(key)) return orders.get(key);
  const keys = sortKeys(state.sort);
  const sign = state.descending ? -1 : 1;
  const order = Int32Array.from({ length: count }, (_, row) => row);
  order.sort((a, b) => {
    const first = keys[a];
    const second = keys[b];
    if (first === second) return a - b;
    if (first === Infinity) return 1;
    if (second === Infinity) return -1;
    return sign * (first - second) || a - b;
  });
  if (orders.size > 8) orders.clear();
  orders.set(key, order);
  return order;
}

/** A number for each row by which to sort; Infinity for an empty cell. */
function sortKeys(name) {
  const column = store[name === 'value' ? 'value_low' : name];
  if (!column.pool) {
    const standard = name === 'value' ? store.value_std_low.data : column.data;
    return Float64Array.from(column.data, (value, row) => standard[row] ?? value ?? Infinity);
  }
  const shown = column.pool.map((value) => sortText(name, value));
  const compare = new Intl.Collator(language ? 'zh-Hans' : 'en', { numeric: true }).compare;
  const order = shown.map((_, code) => code).sort((a, b) => compare(shown[a], shown[b]));
  const ranks = new Float64Array(order.length);
  order.forEach((code, rank) => {
    ranks[code] = rank;
  });
  return Float64Array.from(column.data, (code) => (code < 0 ? Infinity : ranks[code]));
}

function sortText(name, value) {
  if (name === 'doc_id') return planName(data.plans[planIndex.get(value)]);
  return data.words[`${name}.${value}`] ? label(name, value) : value;
}
