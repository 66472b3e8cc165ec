/** The facts of a letter as a form: type another value, leave a sensitive one in or out. */

import { button, disclosure, element, uniqueId } from "./dom.js";
import { WORDS } from "./words.js";

const WRITTEN = new Set(["child_name", "parent_name", "school", "district", "period", "provider"]);
const COUNTED = new Set([
  "missed_days", "enrolled_days", "partial_days", "late_arrivals", "nurse_visits", "early_pickups",
]);
const LONGEST = 120; // characters; a letter's line holds no more
const NUMBER = /\d+(?:\.\d+)?/;

/** `on.changed([{before, after}])` is told what is typed, `on.edit(facts, labels)` sends it. */
export function letterFacts({ facts }, on) {
  const rows = facts.map((fact) => row(fact, on));
  const open = rows.filter(({ read }) => read);
  const form = element(
    "form",
    { class: "letter-facts" },
    element("p", { class: "quiet" }, WORDS.factsHint),
    ...rows.map((each) => each.element),
    open.length
      ? element("button", { type: "submit", class: "button primary" }, WORDS.update)
      : null,
  );
  const changed = () => open.filter((each) => each.read() !== each.before);
  form.addEventListener("input", () => {
    on.changed(changed().map((each) => (each.isTick ? {} : inWords(each))));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const all = changed();
    if (!all.length) return;
    on.edit(editOf(all, open), all.map(({ fact }) => fact.label));
  });
  return element("div", { class: "card-part" }, disclosure(WORDS.facts, form));
}

function inWords({ before, read }) {
  return { before: String(before), after: String(read()) };
}

/** What to send: values under their fields, and which sensitive facts the letter may hold. */
function editOf(changed, open) {
  const values = changed.filter(({ isTick }) => !isTick);
  const facts = Object.fromEntries(values.map(({ fact, read }) => [fact.field, read()]));
  if (!changed.some(({ isTick }) => isTick)) return facts;
  const approved = open.filter(({ isTick, read }) => isTick && read());
  return { ...facts, letter_approved: approved.map(({ fact }) => fact.field) };
}

function row(fact, on) {
  if (fact.sensitive) return tick(fact);
  if (WRITTEN.has(fact.field)) return field(fact, { maxlength: LONGEST }, (value) => value.trim());
  if (COUNTED.has(fact.field) && NUMBER.test(fact.value)) return count(fact);
  return inChat(fact, on);
}

function tick(fact) {
  const input = element("input", { type: "checkbox", checked: fact.in_letter });
  const words = WORDS.inLetter(fact.label, fact.value);
  return {
    fact,
    isTick: true,
    before: fact.in_letter,
    read: () => input.checked,
    element: element("label", { class: "tick" }, input, element("span", {}, words)),
  };
}

function count(fact) {
  const number = NUMBER.exec(fact.value)[0];
  const kind = { type: "number", min: "0", max: "400", step: "any", required: true };
  return field({ ...fact, value: number }, kind, Number);
}

function field(fact, kind, parse) {
  const id = uniqueId();
  const input = element("input", { id, type: "text", autocomplete: "off", ...kind });
  input.value = fact.value;
  return {
    fact,
    before: parse(input.value),
    read: () => parse(input.value),
    element: element(
      "div",
      { class: "field" },
      element("label", { for: id }, fact.label),
      input,
    ),
  };
}

/** A fact that is no line of text: the chat asks for it, the parent's words are begun for her. */
function inChat({ label, value }, { suggest }) {
  const act = () => suggest(WORDS.changeByTyping(label));
  const change = button(WORDS.change, act, { "aria-label": `${WORDS.change}: ${label}` });
  const words = element("p", { class: "fact" }, element("b", {}, label), element("span", {}, value));
  return { element: element("div", { class: "field in-chat" }, words, change) };
}
