// What is shown stands in the address after "#", so that it can be kept, sent and gone back to:
// a statement (or a place in a text), then the filters.

const PARAMETERS = { query: 'q', sort: 'sort', view: 'view', group: 'group', indicator: 'show' };
const NUMBERS = { yearFrom: 'from', yearTo: 'to', confidence: 'confidence' };
const DEFAULTS = { query: '', sort: '', view: 'table', group: 'doc_id', indicator: null };
const VIEWS = ['table', 'timeline', 'indicators', 'texts'];
const GROUPS = ['doc_id', 'domain', 'kind'];

/** The address of the present state, or of one that differs from it in some parts. */
function address(changes = {}) {
  const wanted = { ...state, ...changes };
  const query = new URLSearchParams();
  for (const [name, key] of Object.entries(PARAMETERS)) {
    if (wanted[name] !== DEFAULTS[name]) query.append(key, wanted[name]);
  }
  if (wanted.columns) query.append('columns', wanted.columns.join(' '));
  if (wanted.sort && wanted.descending) query.append('order', 'down');
  for (const [name, key] of Object.entries(NUMBERS)) {
    if (wanted[name] !== null) query.append(key, wanted[name]);
  }
  for (const name of FACETS) for (const value of wanted.facets[name]) query.append(name, value);
  const place = encodeURIComponent(wanted.place).replace('%40', '@');
  const text = query.toString();
  return `#${place}${text ? `?${text}` : ''}`;
}

/** Take the state from the address; what it does not know, it leaves out. */
function readAddress() {
  const [place, text = ''] = splitOnce(window.location.hash.slice(1), '?');
  const query = new URLSearchParams(text);
  for (const [name, key] of Object.entries(PARAMETERS))
    state[name] = query.get(key) ?? DEFAULTS[name];
  for (const [name, key] of Object.entries(NUMBERS)) {
    const value = Number.parseFloat(query.get(key));
    state[name] = Number.isFinite(value) ? value : null;
  }
  state.descending = query.get('order') === 'down';
  state.columns = query.has('columns') ? query.get('columns').split(' ') : null;
  for (const name of FACETS) state.facets[name] = new Set(query.getAll(name));
  if (!VIEWS.includes(state.view)) state.view = 'table';
  if (!GROUPS.includes(state.group)) state.group = 'doc_id';
  if (state.sort !== 'value' && !Object.hasOwn(store, state.sort)) state.sort = '';
  if (!Object.hasOwn(data.indicators, state.indicator)) state.indicator = null;
  try {
    state.place = decodeURIComponent(place);
  } catch {
    state.place = place;
  }
}

/** The plan and offset of a place such as "name@1234", null where it names none. */
function textPlace(place) {
  const at = place.lastIndexOf('@');
  const index = planIndex.get(place.slice(0, at));
  const offset = Number.parseInt(place.slice(at + 1), 10);
  return at < 0 || index === undefined || !(offset >= 0) ? null : { index, offset };
}

function splitOnce(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
