/** How far the questions are: a thin bar and about how long it still takes. */

import { element } from "./dom.js";
import { WORDS } from "./words.js";

export class Progress {
  #bar = element("progress", { "aria-label": WORDS.questionsDone });
  #words = element("span");
  element = element("div", { class: "progress", hidden: true }, this.#words, this.#bar);

  /** `progress`: {asked, left, minutes}, or null when no questions are open. */
  show(progress) {
    this.element.hidden = !progress || progress.left <= 0;
    if (this.element.hidden) return;
    this.#bar.max = progress.asked + progress.left;
    this.#bar.value = progress.asked;
    this.#words.textContent = WORDS.minutesLeft(progress.minutes);
  }
}
