/** A picture of the attendance, with the same in words: nobody needs to see it to know it. */

import { element } from "./dom.js";
import { downloads } from "./downloads.js";
import { richText } from "./rich_text.js";

export function pictureCard({ title, alt, text, files = [] }, { documentUrl }) {
  const drawing = files.find(({ format }) => format === "svg") ?? files[0];
  const toSave = files.filter((file) => file !== drawing || files.length === 1);
  const src = drawing ? documentUrl(drawing.url) : null;
  return element(
    "article",
    { class: "item card picture", "aria-label": title },
    element("h2", {}, title),
    element(
      "figure",
      {},
      src ? element("img", { src, alt, onerror: ({ target }) => target.remove() }) : null,
      element("figcaption", {}, ...richText(text ?? alt, documentUrl)),
    ),
    element("div", { class: "card-actions" }, ...downloads(toSave, documentUrl)),
  );
}
