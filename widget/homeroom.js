/**
 * <homeroom-chat>: the Homeroom web chat as one custom element. No dependencies, no build step,
 * no request to anyone but the bot's own server. How to put it on a page: docs/embedding.md.
 */

import { ChatStorage } from "./chat_storage.js";
import { themeFor } from "./colors.js";
import { Conversation } from "./conversation.js";
import { element } from "./dom.js";
import { optionsOf } from "./options.js";
import { Server } from "./server.js";
import { View } from "./view.js";
import { speak } from "./words.js";

const STYLES = ["theme.css", "homeroom.css", "controls.css", "cards.css"];
const NEUTRAL_PAGE = "https://www.weather.gov/";
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

class HomeroomChat extends HTMLElement {
  #server;
  #conversation;

  async connectedCallback() {
    if (this.shadowRoot) return; // moved within the page
    const root = this.attachShadow({ mode: "open" });
    const options = optionsOf(this);
    this.lang = speak(options.language);
    this.#useColor(options.color);
    await Promise.all(STYLES.map((file) => addStyle(root, file)));
    // Without an attribute, the bot's address is where this script came from.
    this.#server = new Server(new URL(options.server ?? "../", import.meta.url).href);
    options.privacy ??= this.#server.documentUrl("privacy");
    const view = new View(this.#actions(), options);
    root.append(view.element);
    this.#conversation = new Conversation({
      server: this.#server,
      storage: new ChatStorage(),
      view,
    });
    await this.#conversation.open();
  }

  #actions() {
    return {
      say: (text) => this.#conversation.say(text),
      press: (...choices) => this.#conversation.press(...choices),
      edit: (facts, labels) => this.#conversation.edit(facts, labels),
      retry: () => this.#conversation.retry(),
      erase: () => this.#conversation.erase(),
      remember: (wanted) => this.#conversation.remember(wanted),
      newCode: () => this.#conversation.newCode(),
      goOn: (code, isWanted) => this.#conversation.goOn(code, isWanted),
      hasWords: () => this.#conversation.hasWords,
      site: () => this.#server.site,
      leave: () => this.#leave(),
      documentUrl: (url) => this.#server.documentUrl(url),
    };
  }

  #useColor(color) {
    const use = () => {
      const theme = themeFor(color, DARK.matches ? "dark" : "light");
      for (const [name, value] of Object.entries(theme)) this.style.setProperty(name, value);
    };
    use();
    DARK.addEventListener("change", use);
  }

  /** Replace the page, so that the Back button does not return to the chat. */
  #leave() {
    this.hidden = true;
    this.#conversation.forget();
    window.top?.location.replace(NEUTRAL_PAGE);
  }
}

/** Resolves when the style is in use or failed: an unstyled chat is better than none. */
function addStyle(root, file) {
  const link = element("link", { rel: "stylesheet", href: new URL(file, import.meta.url).href });
  const settled = new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
  });
  root.append(link);
  return settled;
}

customElements.define("homeroom-chat", HomeroomChat);
