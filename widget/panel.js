/**
 * The chat inside the frame that embed.js puts on a page. The site's choices come behind the "#" of
 * the address, which no browser sends to a server.
 */

import { element } from "./dom.js";
import "./homeroom.js";

const CHOICES = ["greeting", "language", "color", "privacy"];

const chosen = new URLSearchParams(location.hash.slice(1));
const attributes = Object.fromEntries(
  CHOICES.filter((name) => chosen.has(name)).map((name) => [name, chosen.get(name)]),
);
const title = chosen.get("chat-title") ?? document.title;
const chat = element(
  "homeroom-chat",
  { "in-panel": chosen.has("titled"), ...attributes },
  element("h1", { slot: "title" }, title),
);
document.title = title;

/** The frame may be loaded before anybody sees it; the conversation begins when somebody does. */
new IntersectionObserver((seen, observer) => {
  if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
  observer.disconnect();
  document.querySelector("main")?.append(chat);
  document.documentElement.lang = chat.lang;
}).observe(document.body);

/** Escape closes the panel around this frame. The message says nothing else, so anybody may read it. */
document.addEventListener("keydown", (event) => {
  const isTaken = event.defaultPrevented || chat.shadowRoot?.querySelector("dialog[open]");
  if (event.key === "Escape" && !isTaken) parent.postMessage({ homeroom: "close" }, "*");
});
