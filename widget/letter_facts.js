/** The facts of a letter as a form: names and counts to type, the others to be asked again. */

import { button, disclosure, element, uniqueId } from "./dom.js";
import { WORDS } from "./words.js";

const WRITTEN = new Set(["child_name", "parent_name", "school", "district", "period", "provider"]);
const COUNTED = new Set([
  "missed_days",
  "enrolled_days",
  "partial_days",
  "late_arrivals",
  "nurse_visits",
  "early_pickups",
]);
const LONGEST = 120; // characters; a letter's line holds no more
const NUMBER = /\d+(?:\.\d+)?/;

/** `on.changed([{before, after}])` is told what is typed, `on.edit(facts, labels)` sends it. */
export function letterFacts({ facts }, on) {
  const rows = facts.map((fact) => row(fact, on));
  const typed = rows.filter(({ read }) => read);
  const changed = () => typed.filter((each) => each.read() !== each.before);
  const form = element(
    "form",
    { class: "letter-facts" },
    ...rows.map((each) => each.element),
    typed.length ? element("p", { class: "quiet" }, WORDS.factsHint) : null,
    typed.length
      ? element("button", { type: "submit", class: "button primary" }, WORDS.update)
      : null,
  );
  form.addEventListener("input", () => {
    on.changed(changed().map(({ before, read }) => ({ before: `${before}`, after: `${read()}` })));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const all = changed();
    if (!all.length) return;
    const facts = Object.fromEntries(all.map(({ fact, read }) => [fact.field, read()]));
    on.edit(
      facts,
      all.map(({ fact }) => fact.label),
    );
  });
  return element("div", { class: "card-part" }, disclosure(WORDS.facts, form));
}

function row(fact, on) {
  if (fact.sensitive) return asked(fact, on);
  if (WRITTEN.has(fact.field)) return field(fact, { maxlength: LONGEST }, (value) => value.trim());
  if (COUNTED.has(fact.field) && NUMBER.test(fact.value)) return count(fact);
  return asked(fact, on);
}

function count(fact) {
  const [number] = fact.value.match(NUMBER);
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
    element: element("div", { class: "field" }, element("label", { for: id }, fact.label), input),
  };
}

/** A fact that is no line of text, or a private one: the chat asks for it again. */
function asked({ label, value, sensitive, in_letter: isInLetter, change }, { press }) {
  const name = `${WORDS.change}: ${label}`;
  const act = () => press({ ...change, title: name });
  const isIn = isInLetter ? WORDS.inLetter : WORDS.notInLetter;
  const words = element(
    "p",
    { class: "fact" },
    element("b", {}, label),
    element("span", {}, value),
    sensitive ? element("span", { class: "quiet" }, isIn) : null,
  );
  const start = change ? button(WORDS.change, act, { "aria-label": name }) : null;
  return { element: element("div", { class: "field asked" }, words, start) };
}
