/** The letter: the whole text to read, its facts to change, and every way to keep or send it. */

import { button, disclosure, element } from "./dom.js";
import { downloads } from "./downloads.js";
import { letterButtons } from "./letter_buttons.js";
import { letterFacts } from "./letter_facts.js";
import { LetterPreview } from "./letter_preview.js";
import { WORDS } from "./words.js";

export function letterCard(letter, on) {
  const preview = new LetterPreview(letter);
  const keep = element(
    "div",
    { class: "card-actions" },
    ...downloads(letter.files, on.documentUrl),
    ...letterButtons({ text: letter.text, subject: letter.mail?.subject ?? letter.title }),
  );
  const unsaved = element("p", { class: "unsaved", role: "status" });
  const showUnsaved = (changes) => {
    preview.show(changes);
    const isChanged = changes.length > 0;
    keep.hidden = isChanged; // a file saved now would not hold what the parent sees
    unsaved.textContent = isChanged ? WORDS.unsaved : "";
  };
  return element(
    "article",
    { class: "item card letter", "aria-label": letter.title, "data-kind": letter.kind },
    element("h2", { tabindex: "-1" }, letter.title),
    letter.facts?.length ? letterFacts(letter, { ...on, changed: showUnsaved }) : null,
    preview.element,
    unsaved,
    keep,
    otherKinds(letter.kinds, on),
  );
}

/** The other letters there are, one press away. */
function otherKinds(kinds = [], { press }) {
  const others = kinds.filter(({ chosen, payload }) => !chosen && payload);
  if (!others.length) return null;
  const buttons = others.map((kind) => button(kind.title, () => press(kind)));
  const choices = element("div", { class: "choices" }, ...buttons);
  return element("div", { class: "other-letters" }, disclosure(WORDS.another, choices));
}
