/** Copying, printing and mailing a letter. */

import { copied, copyButton } from "./copy.js";
import { button, element } from "./dom.js";
import { WORDS } from "./words.js";

const LONGEST_MAIL = 1800; // characters of a mailto address that every mail program takes

/** The buttons and, beside them, the words a screen reader hears. */
export function letterButtons({ text, subject }) {
  // It skips changes inside a button.
  const heard = element("span", { class: "visually-hidden", role: "status" });
  const say = (words) => (heard.textContent = words);
  return [copyButton(text, say, WORDS), printButton(text), mailLink({ text, subject }, say), heard];
}

function printButton(text) {
  const start = button(WORDS.print, () => print(text, start));
  return start;
}

/** Only the letter goes to the printer, whatever page the chat stands on. */
function print(text, near) {
  const hidden = { class: "visually-hidden", "aria-hidden": "true", tabindex: "-1" };
  const frame = element("iframe", hidden);
  near.after(frame);
  const page = frame.contentDocument;
  const style = new frame.contentWindow.CSSStyleSheet();
  style.replaceSync("p { white-space: pre-wrap; font: 12pt/1.5 Georgia, serif; margin: 0; }");
  page.adoptedStyleSheets = [style];
  page.body.append(Object.assign(page.createElement("p"), { textContent: text }));
  frame.contentWindow.addEventListener("afterprint", () => frame.remove());
  frame.contentWindow.print();
}

/** A draft in the parent's own mail program. A letter too long for the address is copied first. */
function mailLink({ text, subject }, say) {
  const address = (body) =>
    `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  const whole = address(text.replace(/\r?\n/g, "\r\n"));
  if (whole.length <= LONGEST_MAIL) {
    return element("a", { class: "button", href: whole }, WORDS.email);
  }
  const link = element("a", { class: "button", href: address(WORDS.emailBody) }, WORDS.email);
  link.addEventListener("click", async () => {
    if (await copied(text, link)) say(WORDS.copied);
  });
  return link;
}
