/** The choice to be remembered on this device. */

import { element } from "./dom.js";
import { WORDS } from "./words.js";

export class Remember {
  #box = element("input", { type: "checkbox", "aria-describedby": "remember-hint" });

  /** `remember(wanted)` is told the choice. */
  constructor(remember) {
    this.#box.addEventListener("change", () => remember(this.#box.checked));
    this.element = element(
      "div",
      { class: "remember" },
      element("label", { class: "tick" }, this.#box, element("span", {}, WORDS.remember)),
      element("span", { id: "remember-hint", class: "hint" }, WORDS.rememberHint),
    );
  }

  show({ canRemember, isRemembering }) {
    this.element.hidden = !canRemember;
    this.#box.checked = isRemembering;
  }
}
