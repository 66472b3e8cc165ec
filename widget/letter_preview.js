/** The letter's text, with typed changes in place before the server has made the new letter. */

import { element } from "./dom.js";
import { WORDS } from "./words.js";

export class LetterPreview {
  #text;

  constructor({ text }) {
    this.#text = text;
    this.element = element("div", {
      class: "preview",
      tabindex: "0",
      role: "region",
      "aria-label": WORDS.letterPreview,
      // A screen reader should not read out a whole page as soon as it arrives.
      "aria-live": "off",
    });
    this.show([]);
  }

  /** `changes`: [{before, after}], values as they stand in the letter and as typed now. */
  show(changes) {
    const findable = changes.filter(({ before }) => before);
    this.element.replaceChildren(...pieces(this.#text, findable));
  }
}

/** @returns {(string | HTMLElement)[]} */
function pieces(text, changes) {
  const [change, ...others] = changes;
  if (!change) return [text];
  return text
    .split(standing(change.before))
    .flatMap((part, index) => [
      ...(index ? [element("mark", {}, change.after || change.before)] : []),
      ...pieces(part, others),
    ]);
}

/** A whole word; a number only where something is counted ("17 days", not "November 17,"). */
function standing(value) {
  const word = value.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const end = /^\d+$/.test(value) ? "(?=\\s+\\p{L})" : "(?![\\p{L}\\p{N}])";
  return new RegExp(`(?<![\\p{L}\\p{N}])${word}${end}`, "gu");
}
