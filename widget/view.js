/** The chat on screen, put together from its parts; conversation.js tells it what to show. */

import { Composer } from "./composer.js";
import { button, element } from "./dom.js";
import { HandoverDialog } from "./handover_dialog.js";
import { introduction } from "./introduction.js";
import { Progress } from "./progress.js";
import { Remember } from "./remember.js";
import { Transcript } from "./transcript.js";
import { WORDS } from "./words.js";

export class View {
  #transcript;
  #composer;
  #remember;
  #progress = new Progress();

  /**
   * `on`: say(text), press(...buttons), edit(facts, labels), retry(), erase(), leave(),
   * remember(wanted), documentUrl(url) (see items.js), and what handover_dialog.js wants.
   * `options`: see options.js.
   */
  constructor(on, options) {
    const handoverDialog = new HandoverDialog({
      ...on,
      arrived: () => this.#transcript.focusEnd(),
    });
    this.#composer = new Composer((text) => handoverDialog.takesCode(text) || on.say(text));
    this.#transcript = new Transcript(on, introduction(options, handoverDialog.opener()));
    this.#remember = new Remember(on.remember);
    const question = deleteQuestion(on.erase);
    this.element = element(
      "section",
      { class: "chat", "aria-label": WORDS.chat },
      bar({ erase: () => question.showModal(), leave: on.leave }),
      this.#progress.element,
      this.#transcript.element,
      this.#composer.element,
      element("div", { class: "foot" }, this.#remember.element, handoverDialog.opener()),
      question,
      handoverDialog.element,
    );
  }

  restore(items) {
    this.#transcript.restore(items);
  }

  add(items) {
    this.#transcript.add(items);
  }

  removeLetters(kind) {
    this.#transcript.removeLetters(kind);
  }

  clear() {
    this.#transcript.clear();
    this.#composer.clear();
    this.#progress.show(null);
  }

  setBusy(busy) {
    this.#transcript.setBusy(busy);
    this.#composer.setBusy(busy);
  }

  showProgress(progress) {
    this.#progress.show(progress);
  }

  showRemembering(storage) {
    this.#remember.show(storage);
  }

  showFailure(words) {
    this.#transcript.showFailure(words, WORDS.retry);
  }

  showWaiting(words) {
    this.#transcript.showFailure(words, WORDS.tryNow);
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

function bar({ erase, leave }) {
  return element(
    "header",
    { class: "bar" },
    element("div", { class: "title" }, element("slot", { name: "title" }, WORDS.title)),
    element(
      "div",
      { class: "tools" },
      button(WORDS.deleteData, erase),
      button(WORDS.leave, leave, { kind: "leave", title: WORDS.leaveHint }),
    ),
  );
}

function deleteQuestion(erase) {
  const dialog = element("dialog", { "aria-labelledby": "delete-title" });
  const choose = (act) => () => {
    dialog.close();
    act();
  };
  dialog.append(
    element("h2", { id: "delete-title" }, WORDS.deleteQuestion),
    element("p", {}, WORDS.deleteWarning),
    element(
      "div",
      { class: "row" },
      button(
        WORDS.keepGoing,
        choose(() => {}),
        { kind: "primary" },
      ),
      button(WORDS.deleteEverything, choose(erase)),
    ),
  );
  return dialog;
}
