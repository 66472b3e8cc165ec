/** A field that helps with a number or a day; typing the answer below stays possible. */

import { element, uniqueId } from "./dom.js";
import { WORDS } from "./words.js";

const KINDS = {
  number: {
    words: () => WORDS.number,
    attributes: { type: "number", min: "0", max: "400", step: "any", inputmode: "decimal" },
    asText: (value) => value,
  },
  date: { words: () => WORDS.date, attributes: { type: "date" }, asText: spelledDate },
};

/** The field for a message's `input` hint, or null when there is none; `say(text)` sends. */
export function valueField(hint, say) {
  const kind = Object.hasOwn(KINDS, hint ?? "") ? KINDS[hint] : null;
  if (!kind) return null;
  const id = uniqueId();
  const input = element("input", { id, required: true, ...kind.attributes });
  const form = element(
    "form",
    { class: "choices value-field" },
    element("label", { for: id }, kind.words()),
    input,
    element("button", { type: "submit", class: "button" }, WORDS.sendValue),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault(); // the browser has checked the value and said what is wrong with it
    say(kind.asText(input.value));
  });
  return form;
}

/** "2026-11-03" as the parent would write it. Noon: no time zone moves it to another day. */
function spelledDate(value) {
  const day = new Date(`${value}T12:00`);
  return day.toLocaleDateString("en-US", { month: "long", day: "numeric", year: "numeric" });
}
