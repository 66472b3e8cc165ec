/** The scrolling part: the log of messages, the typing sign, the notice when a turn failed. */

import { button, element } from "./dom.js";
import { drawItem } from "./items.js";
import { WORDS } from "./words.js";

const LONG_WAIT_MS = 7000;
const ROOM_ABOVE_PX = 12;
const NEAR_THE_END_PX = 40;

export class Transcript {
  #draw;
  #log = element("div", {
    class: "log",
    role: "log",
    "aria-live": "polite",
    "aria-label": WORDS.conversation,
  });
  #typingWords = element("span", { role: "status" });
  #typing = element(
    "div",
    { class: "typing" },
    element("span", { class: "dots", "aria-hidden": "true", hidden: true }, ...dots()),
    this.#typingWords,
  );
  #failureWords = element("p");
  #tryAgain;
  #failure;
  #longWait;
  #lostFocus = false;
  #atEnd = true;

  /** `on`: see items.js; `on.retry()` sends the failed turn again, or sooner. `top` stands above. */
  constructor(on, top) {
    this.#draw = (item) => drawItem(item, on);
    this.#tryAgain = button(WORDS.retry, on.retry, { kind: "primary" });
    this.#failure = element(
      "div",
      { class: "failure", role: "status", hidden: true },
      this.#failureWords,
      this.#tryAgain,
    );
    this.element = element(
      "div",
      { class: "scroller", tabindex: "0", role: "region", "aria-label": WORDS.conversation },
      top,
      this.#log,
      this.#typing,
      this.#failure,
    );
    this.#stayAtEndWhenResized();
  }

  /** Show a remembered conversation at its end, without reading all of it out. */
  restore(items) {
    this.#log.setAttribute("aria-live", "off");
    if (this.#log.matches(":focus-within")) this.element.focus({ preventScroll: true });
    this.#log.replaceChildren();
    this.#append(items);
    this.element.scrollTo({ top: this.element.scrollHeight, behavior: "instant" });
    requestAnimationFrame(() => this.#log.setAttribute("aria-live", "polite"));
  }

  /** Add new items and bring the first of them into view. */
  add(items) {
    const hadFocus = this.#log.querySelector(":focus");
    const added = this.#append(items);
    if (!added.length) return;
    const isLost = this.#lostFocus || (hadFocus && !hadFocus.isConnected);
    if (isLost) goOnFrom(added).focus({ preventScroll: true });
    this.#lostFocus = false;
    this.#showFrom(added[0]);
  }

  /** Take away letters that a new one is about to replace; focus in them moves on to that. */
  removeLetters(kind) {
    for (const letter of this.#log.querySelectorAll(".letter")) {
      if (letter.dataset.kind !== kind) continue;
      this.#lostFocus ||= letter.matches(":focus-within");
      letter.remove();
    }
  }

  /** Reading goes on at the end, for example when another conversation has come. */
  focusEnd() {
    this.#log.lastElementChild?.focus({ preventScroll: true });
  }

  clear() {
    this.#log.replaceChildren();
    this.hideFailure();
  }

  markUnsent() {
    this.#log.lastElementChild.classList.add("unsent");
  }

  setBusy(busy) {
    clearTimeout(this.#longWait);
    this.#typing.firstElementChild.hidden = !busy;
    this.#typingWords.textContent = busy ? WORDS.typing : "";
    if (!busy) return;
    this.#longWait = setTimeout(() => {
      this.#typingWords.textContent = WORDS.typingLong;
    }, LONG_WAIT_MS);
    this.#scrollToEnd();
  }

  showFailure(words, action) {
    this.#failureWords.textContent = words;
    this.#tryAgain.textContent = action;
    this.#failure.hidden = false;
    this.#scrollToEnd();
  }

  hideFailure() {
    if (this.#failure.matches(":focus-within")) this.element.focus({ preventScroll: true });
    this.#failure.hidden = true;
    this.#failureWords.textContent = "";
  }

  #append(items) {
    return items.flatMap((item) => {
      if (item.from === "parent") this.#retireChoices();
      const drawn = this.#draw(item);
      if (!drawn) return [];
      drawn.tabIndex = -1; // focusable by script, so that focus has a place to go on from
      this.#log.append(drawn);
      return [drawn];
    });
  }

  /** Quick replies belong to one question: once it is answered they go. */
  #retireChoices() {
    for (const choices of this.#log.querySelectorAll(".choices")) choices.remove();
  }

  #showFrom(item) {
    this.element.scrollTo({ top: item.offsetTop - ROOM_ABOVE_PX });
  }

  #scrollToEnd() {
    this.element.scrollTo({ top: this.element.scrollHeight });
  }

  /** A phone's keyboard makes this part smaller: keep the last question in sight. */
  #stayAtEndWhenResized() {
    this.element.addEventListener("scroll", () => {
      const { scrollHeight, scrollTop, clientHeight } = this.element;
      this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PX;
    });
    new ResizeObserver(() => this.#atEnd && this.#scrollToEnd()).observe(this.element);
  }
}

/** Where reading goes on when what had focus is gone: the new letter, else the first new item. */
function goOnFrom(items) {
  const headings = items.map((item) => (item.matches(".letter") ? item.querySelector("h2") : null));
  return headings.find(Boolean) ?? items[0];
}

function dots() {
  return [1, 2, 3].map(() => element("i"));
}
