// What stands in the cells of a row, wherever rows are listed.

// Columns with a form of their own; the others show their cell as it is.
const COLUMNS = {
  indicator_zh: { width: 220, content: (row) => indicatorLink(row) },
  value: { width: 120, numeric: true, content: (row) => valueText(row) },
  target_year: { width: 72, numeric: true, content: (row) => yearMark(row) },
  kind: { width: 100, content: (row) => kindMark(row) },
  doc_id: { width: 105, content: (row) => planName(planOf(row)) },
  scope_zh: { width: 110, content: (row) => chinese(cell('scope_zh', row)) },
  sentence_zh: { width: 320, content: (row) => sentencePart(row) },
  confidence: { width: 116, numeric: true, content: (row) => confidenceBar(row) },
  domain: { width: 120, content: (row) => label('domain', cell('domain', row)) },
  section_id: { width: 260, content: (row) => chinese(data.sections[cell('section_id', row)]) },
};
const SHOWN = [
  'indicator_zh',
  'value',
  'target_year',
  'kind',
  'doc_id',
  'scope_zh',
  'sentence_zh',
  'confidence',
];
const CHOICES = [...new Set([...SHOWN, 'domain', ...Object.keys(store)])];

function tableColumns() {
  return CHOICES.filter(
    (name) => name === 'indicator_zh' || (state.columns || SHOWN).includes(name),
  );
}

function isNumeric(name) {
  return COLUMNS[name] ? COLUMNS[name].numeric === true : !store[name].pool;
}

function columnTitle(name) {
  const pair = data.words[`column.${name}`];
  return pair ? pair[language] : name;
}

function kindMark(row) {
  const kind = cell('kind', row);
  return el(
    'span',
    { class: `kind kind-${kind}`, title: meaning('kind', kind) },
    label('kind', kind),
  );
}

function indicatorLink(row) {
  const indicator = indicatorOf(row);
  const written = cell('indicator_zh', row);
  const link = el('a', { href: address({ place: cell('statement_id', row) }), tabindex: -1 });
  if (indicator && !language) link.append(indicator.name_en);
  else link.append(chinese(written));
  const second = indicator && (language ? indicator.name_zh : written);
  return second && second !== link.textContent
    ? [link, chinese(second, { class: 'zh second' })]
    : link;
}

/** The value as written, with the sign of its bound where it has one. */
function valueText(row) {
  const operator = cell('operator', row);
  const sign = operator && operator !== 'eq' && data.words[`sign.${operator}`][0];
  return [
    sign ? el('span', { class: 'sign', title: meaning('operator', operator) }, `${sign} `) : null,
    chinese(cell('value_text', row)),
  ];
}

/** The year; inferred years are set apart by more than their colour. */
function yearMark(row) {
  const year = cell('target_year', row);
  if (year === null) return null;
  const source = cell('year_source', row);
  if (source === 'explicit') return String(year);
  const hint = `${word('inferred')}: ${meaning('year_source', source)}`;
  return el(
    'span',
    { class: 'inferred', title: hint },
    String(year),
    el('span', { class: 'visually-hidden' }, ` (${hint})`),
  );
}

function confidenceBar(row) {
  const value = cell('confidence', row);
  if (value === null) return null;
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
  bar.style.setProperty('--share', value);
  return [value.toFixed(2), bar];
}

/** The part of the sentence around the value: a sentence may be as long as its plan. */
function sentencePart(row, around = 22) {
  const sentence = cell('sentence_zh', row);
  const start = valueOffset(row);
  const value = start < 0 ? '' : cell('value_text', row);
  const end = Math.max(start, 0) + value.length;
  const before =
    start > around
      ? `…${whole(sentence, start - around, start)}`
      : sentence.slice(0, Math.max(start, 0));
  const after =
    whole(sentence, end, end + 4 * around) + (sentence.length > end + 4 * around ? '…' : '');
  return el(
    'span',
    { lang: 'zh-Hans', class: 'zh' },
    before,
    value ? el('mark', {}, value) : null,
    after,
  );
}

/** A part of a text that does not cut a character in two. */
function whole(text, start, end) {
  const half = (at) => /[\udc00-\udfff]/.test(text.charAt(at));
  return text.slice(start + (half(start) ? 1 : 0), end - (half(end) ? 1 : 0));
}

/** Where the value stands in its sentence, in the browser's units; -1 where it does not. */
function valueOffset(row) {
  const sentence = cell('sentence_zh', row);
  const value = cell('value_text', row);
  const offset = cell('sentence_offset', row);
  if (offset === null) return sentence.indexOf(value);
  const units = unitOffsets(sentence);
  const at = units ? units[offset] : offset;
  return sentence.startsWith(value, at) ? at : sentence.indexOf(value);
}
