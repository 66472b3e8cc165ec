/** What stands above every conversation: what this is, who can read it, and what it is not. */

import { element } from "./dom.js";
import { WORDS } from "./words.js";

/**
 * `greeting`: a site's own words; `privacy`: address of its privacy policy; both may be null.
 * `elsewhere`: the button that otherwise stands at the foot, for where there is no room for a foot.
 */
export function introduction({ greeting, privacy }, elsewhere) {
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
    element("div", { class: "no-foot" }, elsewhere),
  );
}

function policyLink(href) {
  return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, WORDS.privacyLink);
}
