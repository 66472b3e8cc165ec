/** Building elements. Text always goes in as text nodes: nothing here reads markup. */

let ids = 0;

/**
 * Make an element. Keys of `attributes` that start with "on" take a listener; `null`, `undefined`
 * and `false` leave an attribute out, `true` sets it empty.
 * @param {Record<string, any>} attributes
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

/**
 * A real button with at least the 44 px target the style gives every `.button`.
 * @param {string} title
 * @param {(event: Event) => void} onclick
 * @param {Record<string, any>} options
 */
export function button(title, onclick, { kind = "", ...attributes } = {}) {
  const own = { type: "button", class: `button ${kind}`.trim(), onclick };
  return element("button", { ...own, ...attributes }, title);
}

/** Something to open and close, closed at first. */
export function disclosure(title, ...content) {
  return element("details", {}, element("summary", {}, title), ...content);
}

/** An id no other element of this page has, to tie a label to its field. */
export function uniqueId() {
  ids += 1;
  return `part-${ids}`;
}
