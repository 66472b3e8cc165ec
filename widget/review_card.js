/** Everything told so far, each fact with the buttons that change it. */

import { choices } from "./choices.js";
import { element } from "./dom.js";
import { richText } from "./rich_text.js";
import { WORDS } from "./words.js";

export function reviewCard({ text = "", facts, buttons }, on) {
  return element(
    "article",
    { class: "item card review", "aria-label": WORDS.reviewTitle },
    element("h2", {}, WORDS.reviewTitle),
    element("div", { class: "card-part" }, ...richText(text, on.documentUrl)),
    element("ul", { class: "facts" }, ...facts.map((fact) => reviewedFact(fact, on))),
    buttons?.length ? choices({ buttons }, on.press) : null,
  );
}

function reviewedFact({ label, value, buttons = [] }, on) {
  const row = element(
    "li",
    {},
    element("p", { class: "fact" }, element("b", {}, label), element("span", {}, value)),
  );
  row.append(choices({ buttons }, on.press));
  for (const each of row.querySelectorAll("button")) {
    // "Change" alone says too little to somebody who hears the buttons one after the other.
    each.setAttribute("aria-label", `${each.textContent}: ${label}`);
  }
  return row;
}
