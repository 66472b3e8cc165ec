/** Copying, printing and mailing a letter. */

import { button, element } from "./dom.js";
import { WORDS } from "./words.js";

const SHOW_COPIED_MS = 2500;
const LONGEST_MAIL = 1800; // characters of a mailto address that every mail program takes

/** The buttons and, beside them, the words a screen reader hears. */
export function keepButtons({ text, subject }) {
  // It skips changes inside a button.
  const heard = element("span", { class: "visually-hidden", role: "status" });
  const say = (words) => (heard.textContent = words);
  return [copyButton(text, say), printButton(text), mailLink({ text, subject }, say), heard];
}

function copyButton(text, say) {
  const copy = button(WORDS.copy, async () => {
    const outcome = (await copied(text, copy)) ? WORDS.copied : WORDS.notCopied;
    say(outcome);
    copy.textContent = outcome;
    setTimeout(() => (copy.textContent = WORDS.copy), SHOW_COPIED_MS);
  });
  return copy;
}

async function copied(text, near) {
  if (!navigator.clipboard) return copiedBySelection(text, near); // plain http has no clipboard
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text, near);
  }
}

function copiedBySelection(text, near) {
  const holder = element("textarea", { class: "visually-hidden", readonly: true });
  holder.value = text;
  near.after(holder);
  holder.select();
  const worked = document.execCommand("copy");
  holder.remove();
  near.focus();
  return worked;
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
