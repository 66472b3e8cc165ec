/** One item of the transcript as an element. */

import { choices } from "./choices.js";
import { element } from "./dom.js";
import { filesCard } from "./files_card.js";
import { letterCard } from "./letter_card.js";
import { pictureCard } from "./picture_card.js";
import { reviewCard } from "./review_card.js";
import { richText } from "./rich_text.js";
import { summaryCard } from "./summary_card.js";
import { valueField } from "./value_field.js";
import { WORDS } from "./words.js";

const CARDS = {
  files: filesCard,
  letter: letterCard,
  picture: pictureCard,
  review: reviewCard,
  summary: summaryCard,
};

/**
 * Draw an item; null when there is nothing to see. `on` is what the parent can do with it:
 * press(...buttons), say(text), edit(facts, labels), and documentUrl(url), which says where a document
 * lies, or null when it must not be linked.
 */
export function drawItem(item, on) {
  if (item.from === "parent") return parentMessage(item);
  if (item.from === "note") return element("p", { class: "item note" }, item.text);
  const { type } = item.message;
  if (Object.hasOwn(CARDS, type)) return CARDS[type](item.message, on);
  return typeof item.message.text === "string" ? botMessage(item.message, on) : null;
}

function parentMessage({ text, unsent }) {
  return element(
    "div",
    { class: `item from-parent ${unsent ? "unsent" : ""}` },
    element("div", { class: "bubble" }, speaker(WORDS.youSaid), text),
    element("span", { class: "not-sent" }, WORDS.notSent),
  );
}

function botMessage(message, on) {
  const { text, buttons, input, crisis = false } = message;
  return element(
    "div",
    { class: `item from-bot ${crisis ? "crisis" : ""}` },
    element(
      "div",
      { class: "bubble" },
      speaker(WORDS.botSaid),
      crisis ? element("p", { class: "crisis-title" }, WORDS.crisisTitle) : null,
      ...richText(text, on.documentUrl, { phones: crisis }),
    ),
    valueField(input, on.say),
    buttons?.length ? choices(message, on.press) : null,
  );
}

function speaker(name) {
  return element("span", { class: "visually-hidden" }, name);
}
