/** Copying text, also where a page has no clipboard. */

import { button, element } from "./dom.js";

const SHOW_OUTCOME_MS = 2500;

/** `say(words)` reaches a screen reader, which skips changes inside a button. */
export function copyButton(text, say, { copy, copied: done, notCopied }) {
  const made = button(copy, async () => {
    const outcome = (await copied(text, made)) ? done : notCopied;
    say(outcome);
    made.textContent = outcome;
    setTimeout(() => (made.textContent = copy), SHOW_OUTCOME_MS);
  });
  return made;
}

/** Whether the text could be copied. `near`: an element beside which something may stand a moment. */
export async function copied(text, near) {
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
