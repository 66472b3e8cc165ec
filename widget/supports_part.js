/** The supports that fit, each with its reason and a box to leave it out of the letter. */

import { disclosure, element } from "./dom.js";
import { WORDS } from "./words.js";

export function supportsPart({ supports = [], other_supports: others = [] }, { edit }) {
  if (!supports.length) return null;
  const first = supports.map((support) => choosable(support, support.chosen ?? true));
  const more = others.map((support) => choosable(support, support.chosen ?? false));
  const form = element(
    "form",
    { class: "card supports" },
    element("h3", {}, WORDS.supports),
    element(
      "div",
      { class: "card-part", "aria-live": "off" },
      element("p", { class: "quiet" }, WORDS.supportsHint),
      element("ul", { class: "plain" }, ...first.map(({ line }) => line)),
      more.length ? disclosure(WORDS.moreSupports(more.length), list(more)) : null,
      element("button", { type: "submit", class: "button primary" }, WORDS.supportsSend),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = [...first, ...more].filter(({ box }) => box.checked);
    edit({ chosen_supports: chosen.map(({ id }) => id) }, [WORDS.supports]);
  });
  return form;
}

function list(choosables) {
  return element("ul", { class: "plain" }, ...choosables.map(({ line }) => line));
}

function choosable({ id, title, what, care, because = [] }, isChosen) {
  const box = element("input", { type: "checkbox", checked: isChosen });
  const reasons = because.map(({ text }) => text).join("; ");
  const line = element(
    "li",
    {},
    element("label", { class: "tick" }, box, element("b", {}, title)),
    reasons ? element("p", { class: "reason" }, WORDS.because(reasons)) : null,
    disclosure(
      WORDS.moreAbout,
      element("p", {}, what),
      care ? element("p", { class: "quiet" }, care) : null,
    ),
  );
  return { id, box, line };
}
