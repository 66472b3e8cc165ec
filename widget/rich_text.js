/** Plain text from the bot, as paragraphs, lists and links. Only text nodes, never markup. */

import { element } from "./dom.js";

const NAMED = {
  pattern: /\[[^\][\n]+\]\((?:https:\/|\/)[^\s()]*\)/,
  link: (source, ownUrl) => {
    const [, name, address] = source.match(/^\[(.+)\]\((.+)\)$/);
    const url = address.startsWith("/") ? ownUrl(address) : address;
    return url ? newTab(url, name) : name;
  },
};
const OWN_PAGE = {
  pattern: /(?<![\w/])\/privacy\b/,
  link: (path, ownUrl) => newTab(ownUrl(path), path),
};
const WEB = { pattern: /https:\/\/[^\s<>"]*[^\s<>".,;:!?)]/, link: (url) => newTab(url, url) };
const CALL = {
  pattern: /(?:\b1-)?(?:\(\d{3}\) ?|\b\d{3}-)\d{3}-\d{4}\b|\b(?:988|911)\b/,
  link: (number) => element("a", { href: `tel:${number.replace(/\D/g, "")}` }, number),
};
const TEXT_MESSAGE = {
  pattern: /\b(?:741741|88788|678-678)\b/,
  link: (code) => element("a", { href: `sms:${code.replace(/\D/g, "")}` }, code),
};

/**
 * `text` as a list of block elements: "- " lines become lists, other lines paragraphs. Web addresses,
 * "/privacy" and "[name](/page)" become links; `ownUrl(path)` says where a page of the bot's own server is.
 * Phone numbers become links when `phones` is set.
 */
export function richText(text, ownUrl, { phones = false } = {}) {
  const kinds = phones ? [NAMED, OWN_PAGE, WEB, CALL, TEXT_MESSAGE] : [NAMED, OWN_PAGE, WEB];
  const blocks = [];
  for (const line of text
    .split("\n")
    .map((each) => each.trim())
    .filter(Boolean)) {
    const isListed = line.startsWith("- ");
    const words = linked(isListed ? line.slice(2) : line, kinds, ownUrl);
    if (isListed) listAtEnd(blocks).append(element("li", {}, ...words));
    else blocks.push(element("p", {}, ...words));
  }
  return blocks;
}

function listAtEnd(blocks) {
  if (blocks.at(-1)?.localName !== "ul") blocks.push(element("ul"));
  return blocks.at(-1);
}

/** Text nodes and links that together read as `text`, the first match first. */
function linked(text, kinds, ownUrl) {
  const found = kinds
    .map((kind) => ({ kind, match: kind.pattern.exec(text) }))
    .filter(({ match }) => match)
    .sort((one, other) => one.match.index - other.match.index)[0];
  if (!found) return text ? [text] : [];
  const { kind, match } = found;
  const after = text.slice(match.index + match[0].length);
  return [text.slice(0, match.index), kind.link(match[0], ownUrl), ...linked(after, kinds, ownUrl)];
}

function newTab(url, name) {
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, name);
}
