/** Files to keep: the meeting packet, the calendar file, an export of everything told. */

import { choices } from "./choices.js";
import { element } from "./dom.js";
import { downloads } from "./downloads.js";
import { richText } from "./rich_text.js";

export function filesCard({ title, text = "", files, buttons }, { documentUrl, press }) {
  return element(
    "article",
    { class: "item card", "aria-label": title },
    element("h2", {}, title),
    element("div", { class: "card-part" }, ...richText(text, documentUrl)),
    element("div", { class: "card-actions" }, ...downloads(files, documentUrl)),
    buttons?.length ? choices({ buttons }, press) : null,
  );
}
