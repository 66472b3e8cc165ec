/**
 * The supports that fit, each with its reason; where the plan says which are `chosen`, each also with
 * a box to take it into the meeting packet or leave it out.
 */

import { disclosure, element } from "./dom.js";
import { WORDS } from "./words.js";

export function supportsPart({ supports = [], other_supports: others = [] }, { edit }) {
  if (!supports.length) return null;
  const isChoice = supports.some(({ chosen }) => chosen !== undefined);
  const [first, more] = [supports, others].map((some) => some.map((one) => line(one, isChoice)));
  const form = element(
    "form",
    { class: "card supports" },
    element("h3", {}, WORDS.supports),
    element(
      "div",
      { class: "card-part", "aria-live": "off" },
      isChoice ? element("p", { class: "quiet" }, WORDS.supportsHint) : null,
      list(first),
      more.length ? disclosure(WORDS.moreSupports(more.length), list(more)) : null,
      isChoice
        ? element("button", { type: "submit", class: "button primary" }, WORDS.supportsSend)
        : null,
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = [...first, ...more].filter(({ box }) => box.checked);
    edit({ chosen_supports: chosen.map(({ id }) => id) }, [WORDS.supports]);
  });
  return form;
}

function list(lines) {
  return element("ul", { class: "plain" }, ...lines.map((each) => each.element));
}

function line({ id, title, what, care, chosen, because = [] }, isChoice) {
  const box = element("input", { type: "checkbox", checked: chosen });
  const name = element("b", {}, title);
  const reasons = because.map(({ text }) => text).join("; ");
  return {
    id,
    box,
    element: element(
      "li",
      {},
      isChoice ? element("label", { class: "tick" }, box, name) : name,
      reasons ? element("p", { class: "reason" }, WORDS.because(reasons)) : null,
      disclosure(
        WORDS.moreAbout,
        element("p", {}, what),
        care ? element("p", { class: "quiet" }, care) : null,
      ),
    ),
  };
}
