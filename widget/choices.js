/** Quick replies: one to press, or several to choose and send together. */

import { button, element } from "./dom.js";
import { WORDS } from "./words.js";

/** The buttons of a bot message; `press(...buttons)` is called with what was chosen. */
export function choices({ buttons, multi = false }, press) {
  return multi ? chooseSeveral(buttons, press) : chooseOne(buttons, press);
}

function chooseOne(buttons, press) {
  return element("div", { class: "choices" }, ...buttons.map((each) => quickReply(each, press)));
}

function quickReply(choice, press) {
  return button(choice.title, () => press(choice));
}

function chooseSeveral(buttons, press) {
  const boxes = buttons.filter(({ alone }) => !alone).map((choice) => ({ choice, ...box(choice) }));
  const chosen = () => boxes.filter(({ input }) => input.checked).map(({ choice }) => choice);
  const send = element("button", { type: "submit", class: "button primary" }, WORDS.sendChosen(0));
  const hint = element("p", { class: "hint", role: "status" });
  const legend = element("legend", { class: "visually-hidden" }, WORDS.choose);
  const form = element(
    "form",
    { class: "choices several", novalidate: true },
    element("fieldset", {}, legend, ...boxes.map(({ label }) => label)),
    send,
    ...buttons.filter(({ alone }) => alone).map((choice) => quickReply(choice, press)),
    hint,
  );
  form.addEventListener("change", () => {
    send.textContent = WORDS.sendChosen(chosen().length);
    hint.textContent = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (chosen().length) press(...chosen());
    else hint.textContent = WORDS.atLeastOne;
  });
  return form;
}

function box({ title }) {
  const input = element("input", { type: "checkbox" });
  return { input, label: element("label", { class: "chip" }, input, element("span", {}, title)) };
}
