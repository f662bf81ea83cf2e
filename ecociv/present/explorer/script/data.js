// The data that the page carries, and how to read it. A text column holds each text once (pool) and
// for each row which one it has (data), -1 where it has none.

const data = JSON.parse(document.getElementById('data').textContent);
const store = data.statements;
const count = store.statement_id.data.length;
for (const column of Object.values(store)) {
  if (column.pool) column.data = Int32Array.from(column.data);
}

const planIndex = new Map(data.plans.map((plan, index) => [plan.doc_id, index]));
const rowIndex = new Map();
store.statement_id.data.forEach((code, row) => rowIndex.set(store.statement_id.pool[code], row));

/** The cell of a row: a text or a number, null where it is empty. */
function cell(name, row) {
  const column = store[name];
  if (!column.pool) return column.data[row];
  const code = column.data[row];
  return code < 0 ? null : column.pool[code];
}

function planOf(row) {
  return data.plans[planIndex.get(cell('doc_id', row))];
}

function indicatorOf(row) {
  const id = cell('indicator_id', row);
  return id === null ? null : data.indicators[id];
}

let language = 0; // 0: English, 1: Chinese, as in every pair of words

/** A word of the interface, with {name} replaced by the values given. */
function word(key, values = {}) {
  return data.words[key][language].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The short label of a coded value. */
function label(field, code) {
  if (code === null || code === '') return word('none');
  const pair = data.words[`${field}.${code}`] || (data.meanings[field] || {})[code];
  return pair ? pair[language] : code;
}

/** What a coded value means, as the data dictionary says it. */
function meaning(field, code) {
  const pair = (data.meanings[field] || {})[code];
  return pair ? pair[language] : '';
}

function planName(plan) {
  return (language ? plan.place_zh : plan.place_en) || plan.doc_id;
}

function planTitle(plan) {
  return (language ? plan.title_zh : plan.title_en) || plan.title_zh || plan.doc_id;
}

function indicatorName(indicator) {
  return language ? indicator.name_zh : indicator.name_en;
}

function number(value) {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 6 }).format(value);
}

const UNIT_SIGNS = [
  [/10\*(\d)/g, (_, power) => `10${'⁰¹²³⁴⁵⁶⁷⁸⁹'[power]}`],
  [/\bug\b/g, () => 'µg'],
  [/m2\b/g, () => 'm²'],
  [/m3\b/g, () => 'm³'],
  [/\[mu_cn\]/g, () => (language ? '亩' : 'mu')],
  [/\[ppth\]/g, () => '‰'],
  [/\./g, () => ' '],
  [/_/g, () => ' '],
  [/^1$/, () => ''],
];

/** A unit symbol of the tables (10*8.CNY) in the signs that readers know (10⁸ CNY). */
function unitText(symbol) {
  return UNIT_SIGNS.reduce((text, [sign, shown]) => text.replace(sign, shown), symbol || '');
}

const texts = new Map();

/** Raw text of a plan and what became of its parts; read when first asked for. */
function planText(index) {
  if (!texts.has(index)) {
    const holder = document.querySelectorAll('script.plan')[index];
    const text = JSON.parse(holder.textContent);
    text.units = unitOffsets(text.raw);
    texts.set(index, text);
  }
  return texts.get(index);
}

/** Offsets count characters, the browser's strings count UTF-16 units: null where both agree. */
function unitOffsets(raw) {
  if (!/[\ud800-\udfff]/.test(raw)) return null;
  const offsets = [];
  let unit = 0;
  for (const character of raw) {
    offsets.push(unit);
    unit += character.length;
  }
  offsets.push(unit);
  return offsets;
}

function toUnit(text, offset) {
  const last = text.units ? text.units.length - 1 : text.raw.length;
  const within = Math.max(0, Math.min(offset, last));
  return text.units ? text.units[within] : within;
}

function toOffset(text, unit) {
  if (!text.units) return unit;
  let low = 0;
  let high = text.units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (text.units[middle] <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}
