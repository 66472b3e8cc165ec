/** What stands above every conversation: what this is, who can read it, and what it is not. */

import { element } from "./dom.js";
import { WORDS } from "./words.js";

/** `greeting`: a site's own words; `privacy`: address of its privacy policy; both may be null. */
export function introduction({ greeting, privacy }) {
  return element(
    "div",
    { class: "introduction" },
    element("div", { class: "about" }, element("slot", { name: "about" }, greeting ?? WORDS.about)),
    element(
      "p",
      {},
      element("slot", { name: "privacy" }, WORDS.privacy),
      privacy ? " " : null,
      privacy ? policyLink(privacy) : null,
    ),
    element("p", {}, WORDS.finePrint),
  );
}

function policyLink(href) {
  return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, WORDS.privacyLink);
}
