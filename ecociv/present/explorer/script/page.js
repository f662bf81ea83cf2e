// Elements of the page. Text reaches it through text nodes and attributes only, never as markup.

// Marks that turn the direction of all that follows: a reader would see 44% as %44.
const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Make an element; children are elements or texts, null and undefined are left out. */
function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  const wanted = children.flat(Infinity).filter((child) => child !== null && child !== undefined);
  node.append(
    ...wanted.map((child) => (typeof child === 'string' ? child.replace(TURNS, '') : child)),
  );
  return node;
}

/** Chinese text of a plan, named as such for screen readers. */
function chinese(text, attributes = {}) {
  return text ? el('span', { lang: 'zh-Hans', class: 'zh', ...attributes }, text) : null;
}

function byId(id) {
  return document.getElementById(id);
}

function announce(text) {
  byId('announce').textContent = text;
}

/** Put the words of the present language wherever the page names a key. */
function writeWords() {
  document.documentElement.lang = language ? 'zh-Hans' : 'en';
  document.title = word('title');
  for (const node of document.querySelectorAll('[data-word]')) {
    node.textContent = word(node.dataset.word);
  }
  for (const [name, attribute] of [
    ['label', 'aria-label'],
    ['hint', 'placeholder'],
  ]) {
    for (const node of document.querySelectorAll(`[data-${name}]`)) {
      node.setAttribute(attribute, word(node.dataset[name]));
    }
  }
}
