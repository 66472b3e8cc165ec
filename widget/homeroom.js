/**
 * <homeroom-chat>: the Homeroom web chat as one custom element. No dependencies, no build step,
 * no request to anyone but the bot's own server. How to put it on a page: README.md.
 */

import { Conversation } from "./conversation.js";
import { element } from "./dom.js";
import { Memory } from "./memory.js";
import { Server } from "./server.js";
import { View } from "./view.js";

const STYLES = ["theme.css", "homeroom.css"];
const NEUTRAL_PAGE = "https://www.weather.gov/";

class HomeroomChat extends HTMLElement {
  async connectedCallback() {
    if (this.shadowRoot) return; // moved within the page
    const root = this.attachShadow({ mode: "open" });
    await Promise.all(STYLES.map((file) => addStyle(root, file)));
    const server = new Server(this.#serverUrl());
    const view = new View(this.#actions(), (url) => server.documentUrl(url));
    root.append(view.element);
    this.conversation = new Conversation({ server, memory: new Memory(), view });
    await this.conversation.open();
  }

  /** The bot's address: the `server` attribute, else where this script came from. */
  #serverUrl() {
    return new URL(this.getAttribute("server") ?? "../", import.meta.url).href;
  }

  #actions() {
    return {
      say: (text) => this.conversation.say(text),
      press: (choice) => this.conversation.press(choice),
      retry: () => this.conversation.retry(),
      startOver: () => this.conversation.startOver(),
      leave: () => this.#leave(),
    };
  }

  /** Replace the page, so that the Back button does not return to the chat. */
  #leave() {
    this.hidden = true;
    this.conversation.forget();
    window.top.location.replace(NEUTRAL_PAGE);
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
