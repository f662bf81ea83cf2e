// The plans themselves: what each is, and where its full text has the words searched for, inside
// statements or not.

const CONTEXTS = 3;
let searching = 0;

function drawTexts() {
  const chosen = state.facets.doc_id;
  const tally = new Map();
  for (const row of shownRows)
    tally.set(cell('doc_id', row), (tally.get(cell('doc_id', row)) || 0) + 1);
  const wanted = data.plans
    .map((plan, index) => ({ plan, index }))
    .filter(({ plan }) => !chosen.size || chosen.has(plan.doc_id));
  byId('text-list').replaceChildren(
    ...wanted.map(({ plan, index }) => planCard(plan, index, tally.get(plan.doc_id) || 0)),
  );
  byId('text-notes').textContent = word(terms(state.query).length ? 'texts_found' : 'texts_hint');
  searching += 1;
  if (terms(state.query).length)
    searchTextsOf(
      wanted.map(({ index }) => index),
      searching,
    );
}

function planCard(plan, index, n) {
  const facts = [
    plan.issuing_body_zh,
    plan.document_number,
    plan.document_date,
    label('doc_type', plan.doc_type),
    planPeriod(plan),
    label('completeness', plan.completeness),
  ];
  return el(
    'li',
    { id: `plan-${index}` },
    el('h2', {}, el('a', { href: address({ place: `${plan.doc_id}@0` }) }, planTitle(plan))),
    el('p', { class: 'second' }, chinese(language ? null : plan.title_zh)),
    el('p', {}, facts.filter((fact) => fact && fact !== word('none')).join(' · ')),
    plan.damage_en
      ? el(
          'p',
          { class: 'second' },
          `${columnTitle('damage')}: ${language ? plan.damage_zh : plan.damage_en}`,
        )
      : null,
    el('p', {}, word('plan_statements', { n })),
    el('ul', { class: 'hits' }),
  );
}

/** Search the texts one after another; the page stays free in between. */
function searchTextsOf(indexes, mine) {
  const until = performance.now() + 40;
  while (indexes.length && performance.now() < until) drawHits(indexes.shift());
  if (indexes.length) setTimeout(() => mine === searching && searchTextsOf(indexes, mine));
}

function drawHits(index) {
  const text = planText(index);
  const { folded, origin } = foldedText(text);
  const wanted = terms(state.query);
  const card = byId(`plan-${index}`);
  const places = wanted.every((term) => folded.includes(term))
    ? occurrences(folded, wanted, origin)
    : [];
  card.hidden = !places.length;
  const items = places.slice(0, CONTEXTS).map((place) => hit(index, text, place));
  if (places.length > CONTEXTS)
    items.push(el('li', {}, word('more_hits', { n: places.length - CONTEXTS })));
  card.querySelector('.hits').replaceChildren(...items);
}

const foldedCharacters = new Map();

/** The text as a search sees it, and where in the raw text each of its units comes from. */
function foldedText(text) {
  if (text.folded) return text;
  const parts = [];
  const origin = [];
  let unit = 0;
  for (const character of text.raw) {
    if (!foldedCharacters.has(character)) foldedCharacters.set(character, fold(character));
    const part = foldedCharacters.get(character);
    parts.push(part);
    for (let at = 0; at < part.length; at += 1) origin.push(unit);
    unit += character.length;
  }
  origin.push(unit);
  return Object.assign(text, { folded: parts.join(''), origin: Int32Array.from(origin) });
}

function occurrences(folded, wanted, origin) {
  const places = [];
  for (const term of wanted) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      places.push({ at: origin[at], end: origin[at + term.length] });
    }
  }
  return places.sort((a, b) => a.at - b.at);
}

function hit(index, text, { at, end }) {
  const link = address({ place: `${data.plans[index].doc_id}@${toOffset(text, at)}` });
  return el(
    'li',
    {},
    el(
      'a',
      { href: link, lang: 'zh-Hans', class: 'zh' },
      `…${whole(text.raw, Math.max(0, at - 30), at)}`,
      el('mark', {}, text.raw.slice(at, end)),
      `${whole(text.raw, end, end + 30)}…`,
    ),
  );
}
