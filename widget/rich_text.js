/** Plain text from the bot, as paragraphs, lists and links. Only text nodes, never markup. */

import { element } from "./dom.js";

const WEB = { pattern: /https:\/\/[^\s<>"]*[^\s<>".,;:!?)]/, link: webLink };
const CALL = {
  pattern: /(?:\b1-)?(?:\(\d{3}\) ?|\b\d{3}-)\d{3}-\d{4}\b|\b(?:988|911)\b/,
  link: (number) => element("a", { href: `tel:${number.replace(/\D/g, "")}` }, number),
};
const TEXT_MESSAGE = {
  pattern: /\b(?:741741|88788|678-678)\b/,
  link: (code) => element("a", { href: `sms:${code.replace(/\D/g, "")}` }, code),
};

/**
 * `text` as a list of block elements: "- " lines become lists, other lines paragraphs.
 * Web addresses become links; phone numbers do when `phones` is set.
 */
export function richText(text, { phones = false } = {}) {
  const kinds = phones ? [WEB, CALL, TEXT_MESSAGE] : [WEB];
  const blocks = [];
  for (const line of text.split("\n").map((each) => each.trim()).filter(Boolean)) {
    const isListed = line.startsWith("- ");
    const words = linked(isListed ? line.slice(2) : line, kinds);
    if (isListed) listAtEnd(blocks).append(element("li", {}, ...words));
    else blocks.push(element("p", {}, ...words));
  }
  return blocks;
}

function listAtEnd(blocks) {
  if (blocks.at(-1)?.localName !== "ul") blocks.push(element("ul"));
  return blocks.at(-1);
}

/** Text nodes and links that together read exactly as `text`. */
function linked(text, kinds) {
  const found = kinds
    .map((kind) => ({ kind, match: kind.pattern.exec(text) }))
    .filter(({ match }) => match)
    .sort((one, other) => one.match.index - other.match.index)[0];
  if (!found) return text ? [text] : [];
  const { kind, match } = found;
  const after = text.slice(match.index + match[0].length);
  return [text.slice(0, match.index), kind.link(match[0]), ...linked(after, kinds)];
}

function webLink(url) {
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, url);
}
