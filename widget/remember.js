/** The choice to be remembered on this device. */

import { element } from "./dom.js";
import { WORDS } from "./words.js";

export class Remember {
  #box = element("input", { type: "checkbox" });

  /** `remember(wanted)` is told the choice. */
  constructor(remember) {
    this.#box.addEventListener("change", () => remember(this.#box.checked));
    this.element = element(
      "div",
      { class: "remember" },
      element("label", { class: "tick" }, this.#box, words()),
    );
  }

  show({ canRemember, isRemembering }) {
    this.element.hidden = !canRemember;
    this.#box.checked = isRemembering;
  }
}

function words() {
  const hint = element("span", { class: "hint" }, WORDS.rememberHint);
  return element("span", {}, WORDS.remember, ". ", hint);
}
