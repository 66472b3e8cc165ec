/** The field for a code from another device. What stands here stays until the other chat has come. */

import { tidyCode } from "./code.js";
import { element, uniqueId } from "./dom.js";
import { TurnFailed } from "./server.js";
import { WORDS } from "./words.js";

/**
 * `code`: typed already; `isReplacing`: there is a chat here to be replaced; `goOn(code, isWanted)`
 * fetches the other one, then `arrived()` is called; `cancel`: the button that leaves.
 */
export function codeForm({ code, isReplacing, goOn, arrived, cancel }) {
  const id = uniqueId();
  const input = element("input", {
    id,
    class: "code",
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    enterkeyhint: "go",
    value: code,
    "aria-describedby": `${id}-hint ${id}-outcome`,
  });
  const outcome = element("p", { id: `${id}-outcome`, class: "outcome", role: "status" });
  const send = element("button", { type: "submit", class: "button primary" }, WORDS.codeUse);
  const form = element(
    "form",
    { novalidate: true },
    element("label", { for: id }, WORDS.codeField),
    input,
    element("p", { id: `${id}-hint`, class: "hint" }, WORDS.codeFieldHint),
    outcome,
    isReplacing ? element("p", {}, WORDS.codeReplaces) : null,
    element("div", { class: "row" }, send, cancel),
  );
  let isUnderWay = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isUnderWay) return;
    isUnderWay = true;
    outcome.textContent = WORDS.codeAsking;
    const trouble = await troubleWith(input.value, (typed) => goOn(typed, () => form.isConnected));
    isUnderWay = false;
    if (!form.isConnected) return; // closed meanwhile
    outcome.textContent = trouble ?? "";
    input.setAttribute("aria-invalid", String(trouble !== null));
    if (trouble === null) arrived();
    else input.select();
  });
  return form;
}

/** Why it did not work, in words; null when the other chat is here. */
async function troubleWith(typed, goOn) {
  const code = tidyCode(typed);
  if (!code) return WORDS.codeIncomplete;
  try {
    await goOn(code);
    return null;
  } catch (error) {
    if (!(error instanceof TurnFailed)) throw error;
    return error.message || WORDS.codeTrouble;
  }
}
