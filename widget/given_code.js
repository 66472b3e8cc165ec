/** A code in large letters, what to do with it, and how long it still works. */

import { spelled } from "./code.js";
import { copyButton } from "./copy.js";
import { button, element } from "./dom.js";
import { SessionOver, TurnFailed } from "./server.js";
import { WORDS } from "./words.js";

const LOOK_MS = 5000; // a sleeping phone stops clocks, so time is read and not counted

export class GivenCode {
  #newCode;
  #site;
  #close;
  #timer;
  #heard = element("p", { class: "outcome", role: "status" });
  #shown = element("div");
  element = element("div", {}, this.#heard, this.#shown);

  /** `close`: the button that leaves. */
  constructor({ newCode, site, close }) {
    this.#newCode = newCode;
    this.#site = site;
    this.#close = close;
  }

  async fetch() {
    this.stop();
    this.#heard.textContent = WORDS.codeAsking;
    this.#shown.replaceChildren(this.#row());
    try {
      const given = await this.#newCode();
      if (this.element.isConnected) this.#show(given);
    } catch (error) {
      if (!(error instanceof TurnFailed)) throw error;
      const isOver = error instanceof SessionOver;
      this.#end(isOver ? WORDS.codeSessionOver : error.message || WORDS.codeTrouble);
    }
  }

  stop() {
    clearInterval(this.#timer);
  }

  #show({ code, seconds, telegram }) {
    const until = Date.now() + seconds * 1000;
    const lasts = element("p", { class: "hint" });
    const look = () => this.#showTime(lasts, until);
    this.#heard.textContent = "";
    this.#shown.replaceChildren(
      shownCode(code),
      lasts,
      element("p", {}, WORDS.codeOnWeb(this.#site), " ", telegram ? byTelegram(telegram) : null),
      element("p", {}, WORDS.codeKeep),
      this.#row(telegram ? inTelegram(telegram) : null, ...copying(code)),
    );
    this.#timer = setInterval(look, LOOK_MS);
    look();
  }

  #row(...actions) {
    return element("div", { class: "row" }, ...actions, this.#close);
  }

  #showTime(lasts, until) {
    const left = until - Date.now();
    if (left > 0) lasts.textContent = WORDS.codeLasts(Math.ceil(left / 60_000));
    else this.#end(WORDS.codeOver);
  }

  /** No code to show: why, and the way to another. */
  #end(why) {
    this.stop();
    this.#heard.textContent = why;
    this.#shown.replaceChildren(this.#row(button(WORDS.codeNew, () => this.fetch())));
  }
}

function shownCode(code) {
  return element(
    "p",
    { class: "code" },
    element("span", { "aria-hidden": "true" }, code),
    element("span", { class: "visually-hidden" }, spelled(code)),
  );
}

/** For the other phone: the link beside it opens Telegram on this one. */
function byTelegram(href) {
  return WORDS.codeToTelegram(new URL(href).pathname.slice(1));
}

function inTelegram(href) {
  const link = { href, target: "_blank", rel: "noopener noreferrer", class: "button" };
  return element("a", link, WORDS.codeInTelegram);
}

/** The button, and beside it what a screen reader hears. */
function copying(code) {
  const heard = element("span", { class: "visually-hidden", role: "status" });
  const words = { copy: WORDS.codeCopy, copied: WORDS.copied, notCopied: WORDS.codeNotCopied };
  return [copyButton(code, (outcome) => (heard.textContent = outcome), words), heard];
}
