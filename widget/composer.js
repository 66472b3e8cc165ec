/** Where the parent types: Enter sends, Shift+Enter makes a new line, nothing typed is lost. */

import { element } from "./dom.js";
import { WORDS } from "./words.js";

const LONGEST_MESSAGE = 10_000; // characters; the server's own limit

export class Composer {
  #say;
  #input = element("textarea", {
    id: "message",
    rows: "1",
    enterkeyhint: "send",
    placeholder: WORDS.messageHint,
    "aria-describedby": "too-long",
  });
  #send = element("button", { type: "submit", class: "button primary" }, WORDS.send);
  #tooLong = element("p", { id: "too-long", class: "too-long", role: "status", hidden: true });

  /** `say(text)` returns false when the text could not be taken just now. */
  constructor(say) {
    this.#say = say;
    this.#input.addEventListener("input", () => this.#measure());
    this.#input.addEventListener("keydown", (event) => this.#sendOnEnter(event));
    this.element = element(
      "form",
      { class: "composer", novalidate: true, onsubmit: (event) => this.#submit(event) },
      element("label", { for: "message", class: "visually-hidden" }, WORDS.message),
      element("div", { class: "row" }, this.#input, this.#send),
      this.#tooLong,
    );
  }

  setBusy(busy) {
    this.#send.disabled = busy;
  }

  clear() {
    this.#write("");
  }

  /** Put text back that was not taken, unless the parent has typed something new. */
  giveBack(text) {
    if (text && !this.#input.value) this.#write(text);
  }

  #sendOnEnter(event) {
    const composing = event.isComposing; // Enter then picks a word, in Japanese for example
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    this.element.requestSubmit();
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#input.value.trim();
    if (!text || this.#extraCharacters() > 0) return;
    if (this.#say(text)) this.#write("");
    this.#input.focus();
  }

  #write(text) {
    this.#input.value = text;
    this.#measure();
  }

  #measure() {
    this.#input.style.height = "auto";
    const borders = this.#input.offsetHeight - this.#input.clientHeight;
    this.#input.style.height = `${this.#input.scrollHeight + borders}px`;
    const extra = this.#extraCharacters();
    this.#tooLong.hidden = extra <= 0;
    this.#tooLong.textContent = extra > 0 ? WORDS.tooLong(extra) : "";
  }

  #extraCharacters() {
    return [...this.#input.value.trim()].length - LONGEST_MESSAGE;
  }
}
