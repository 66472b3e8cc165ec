/** One item of the transcript as an element. */

import { button, element } from "./dom.js";
import { letterCard } from "./letter.js";
import { richText } from "./rich_text.js";
import { WORDS } from "./words.js";

/**
 * Draw an item. `press(button)` is called with the quick reply the parent chose;
 * `documentUrl(url)` says where a document lies, or null when it must not be linked.
 */
export function drawItem(item, { press, documentUrl }) {
  if (item.from === "parent") return parentMessage(item);
  if (item.from === "note") return element("p", { class: "item note" }, item.text);
  if (item.message.type === "letter") return letterCard(item.message, documentUrl);
  return botMessage(item.message, press);
}

function parentMessage({ text, unsent }) {
  return element(
    "div",
    // Focusable by script, so that focus stays here when the pressed quick reply goes away.
    { class: `item from-parent ${unsent ? "unsent" : ""}`, tabindex: "-1" },
    element("div", { class: "bubble" }, speaker(WORDS.youSaid), text),
    element("span", { class: "not-sent" }, WORDS.notSent),
  );
}

function botMessage({ text, buttons, crisis = false }, press) {
  return element(
    "div",
    { class: `item from-bot ${crisis ? "crisis" : ""}` },
    element(
      "div",
      { class: "bubble" },
      speaker(WORDS.botSaid),
      crisis ? element("p", { class: "crisis-title" }, WORDS.crisisTitle) : null,
      ...richText(text, { phones: crisis }),
    ),
    buttons?.length ? quickReplies(buttons, press) : null,
  );
}

function quickReplies(buttons, press) {
  const choices = buttons.map((choice) => button(choice.title, () => press(choice)));
  return element("div", { class: "choices" }, ...choices);
}

function speaker(name) {
  return element("span", { class: "visually-hidden" }, name);
}
