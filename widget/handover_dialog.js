/** "Use another device": a dialog that gives a code, or takes one. */

import { writtenCode } from "./code.js";
import { codeForm } from "./code_form.js";
import { button, element } from "./dom.js";
import { GivenCode } from "./given_code.js";
import { WORDS } from "./words.js";

export class HandoverDialog {
  #on;
  /** @type {GivenCode | null} */
  #given = null;
  #title = element("h2", { id: "elsewhere-title", tabindex: "-1" });
  #content = element("div");
  element = element("dialog", { "aria-labelledby": "elsewhere-title" }, this.#title, this.#content);

  /**
   * `on`: newCode(); goOn(code, isWanted), then arrived(); hasWords(): whether the parent has said
   * something here; site(): where the other device finds the chat.
   */
  constructor(on) {
    this.#on = on;
    this.element.addEventListener("close", () => this.#empty());
  }

  /** One more button that opens it. */
  opener() {
    return button(WORDS.elsewhere, () => this.#open(() => this.#askWhich()), { kind: "quiet" });
  }

  /** Take a message that is nothing but a code, as the other channels do; false for any other. */
  takesCode(text) {
    const code = writtenCode(text);
    if (code) this.#open(() => this.#askForCode(code));
    return code !== null;
  }

  #open(show) {
    this.element.showModal();
    show();
  }

  #askWhich() {
    this.#show(
      WORDS.elsewhereTitle,
      element("p", {}, WORDS.elsewhereHint),
      element(
        "div",
        { class: "row" },
        button(WORDS.codeGet, () => this.#giveCode(), { kind: "primary" }),
        button(WORDS.codeHave, () => this.#askForCode()),
      ),
      element("div", { class: "row" }, this.#closer(WORDS.close)),
    );
  }

  #giveCode() {
    const { newCode, site } = this.#on;
    const given = new GivenCode({ newCode, site: site(), close: this.#closer(WORDS.close) });
    this.#given = given;
    this.#show(WORDS.codeTitle, given.element);
    given.fetch();
  }

  #askForCode(code = "") {
    const form = codeForm({
      code,
      isReplacing: this.#on.hasWords(),
      goOn: this.#on.goOn,
      arrived: () => this.#arrived(),
      cancel: this.#closer(WORDS.cancel),
    });
    this.#show(WORDS.codeEnter, form);
    form.querySelector("input").focus();
  }

  #arrived() {
    this.element.close();
    this.#on.arrived();
  }

  #closer(title) {
    return button(title, () => this.element.close());
  }

  /** Focus goes to the new heading: what had it is gone. */
  #show(title, ...content) {
    this.#title.textContent = title;
    this.#content.replaceChildren(...content);
    this.#title.focus();
  }

  /** A code must not stay in a page that nobody looks at. */
  #empty() {
    this.#given?.stop();
    this.#given = null;
    this.#content.replaceChildren();
  }
}
