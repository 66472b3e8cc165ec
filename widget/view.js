/** The chat on screen, put together from its parts; conversation.js tells it what to show. */

import { Composer } from "./composer.js";
import { button, element } from "./dom.js";
import { Transcript } from "./transcript.js";
import { WORDS } from "./words.js";

export class View {
  #transcript;
  #composer;
  #question;

  /** `on`: say(text), press(button), retry(), startOver(), leave(); `documentUrl`: see items.js. */
  constructor(on, documentUrl) {
    this.#transcript = new Transcript({ press: on.press, retry: on.retry, documentUrl });
    this.#composer = new Composer(on.say);
    this.#question = startOverDialog(on.startOver);
    this.element = element(
      "section",
      { class: "chat", "aria-label": WORDS.chat },
      bar({ startOver: () => this.#question.showModal(), leave: on.leave }),
      this.#transcript.element,
      this.#composer.element,
      this.#question,
    );
  }

  restore(items) {
    this.#transcript.restore(items);
  }

  add(items) {
    this.#transcript.add(items);
  }

  clear() {
    this.#transcript.clear();
    this.#composer.clear();
  }

  setBusy(busy) {
    this.#transcript.setBusy(busy);
    this.#composer.setBusy(busy);
  }

  showFailure(words) {
    this.#transcript.showFailure(words);
  }

  hideFailure() {
    this.#transcript.hideFailure();
  }

  markUnsent() {
    this.#transcript.markUnsent();
  }

  giveBack(text) {
    this.#composer.giveBack(text);
  }
}

function bar({ startOver, leave }) {
  return element(
    "header",
    { class: "bar" },
    element("div", { class: "title" }, element("slot", { name: "title" }, WORDS.title)),
    element(
      "div",
      { class: "tools" },
      button(WORDS.startOver, startOver),
      button(WORDS.leave, leave, { title: WORDS.leaveHint }),
    ),
    element("div", { class: "about" }, element("slot", { name: "about" }, WORDS.about)),
  );
}

function startOverDialog(startOver) {
  const dialog = element("dialog", { "aria-labelledby": "start-over" });
  const choose = (act) => () => {
    dialog.close();
    act();
  };
  dialog.append(
    element("h2", { id: "start-over" }, WORDS.startOverQuestion),
    element("p", {}, WORDS.startOverWarning),
    element(
      "div",
      { class: "row" },
      button(WORDS.keepGoing, choose(() => {}), { kind: "primary", autofocus: true }),
      button(WORDS.startOver, choose(startOver)),
    ),
  );
  return dialog;
}
