/** The letter card: the whole text to read, links to keep it, a button to copy it. */

import { button, element } from "./dom.js";
import { WORDS } from "./words.js";

const SHOW_COPIED_MS = 2500;

export function letterCard({ title, text, files }, documentUrl) {
  return element(
    "article",
    { class: "item letter", "aria-label": title },
    element("h2", {}, title),
    preview(text),
    element(
      "div",
      { class: "letter-actions" },
      ...files.map((file) => downloadLink(file, documentUrl(file.url))),
      ...copyButton(text),
    ),
  );
}

function preview(text) {
  return element(
    "div",
    // aria-live off: a screen reader should not read out a whole page as soon as it arrives.
    {
      class: "preview",
      tabindex: "0",
      role: "region",
      "aria-label": WORDS.letterPreview,
      "aria-live": "off",
    },
    text,
  );
}

function downloadLink({ format, name }, url) {
  if (!url) return null;
  return element("a", { class: "button", href: url, download: name }, WORDS.files[format] ?? name);
}

/** The button and, beside it, the words a screen reader hears: it skips changes inside a button. */
function copyButton(text) {
  const heard = element("span", { class: "visually-hidden", role: "status" });
  const copy = button(WORDS.copy, async () => {
    const outcome = (await copied(text, copy)) ? WORDS.copied : WORDS.notCopied;
    heard.textContent = outcome;
    copy.textContent = outcome;
    setTimeout(() => (copy.textContent = WORDS.copy), SHOW_COPIED_MS);
  });
  return [copy, heard];
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
