/** Links to the files of a message. */

import { element } from "./dom.js";
import { WORDS } from "./words.js";

/** A link for each file that lies on the bot's own server. */
export function downloads(files = [], documentUrl) {
  return files.map((file) => download(file, documentUrl(file.url))).filter(Boolean);
}

function download({ format, name }, url) {
  if (!url) return null;
  const kind = Object.hasOwn(WORDS.files, format) ? WORDS.saveAs(WORDS.files[format]) : null;
  const words = kind ?? WORDS.saveFile(name);
  return element("a", { class: "button", href: url, download: name }, words);
}
