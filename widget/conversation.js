/**
 * The course of one conversation: which turn is under way, and what happens when it fails. It draws
 * nothing; what was said is kept by record.js, `view` (see view.js) shows how things stand.
 */

import { Delivery } from "./delivery.js";
import { Handover } from "./handover.js";
import { Record } from "./record.js";
import { Refused, SessionOver, TurnFailed } from "./server.js";
import { WORDS } from "./words.js";

const START = { start: true };

export class Conversation {
  #server;
  #storage;
  #view;
  #record;
  #delivery;
  #handover;
  #busy = false;

  constructor({ server, storage, view }) {
    this.#server = server;
    this.#storage = storage;
    this.#view = view;
    this.#record = new Record({ view, storage });
    this.#delivery = new Delivery({ server, waiting: () => this.#showWaiting() });
    this.#handover = new Handover({ server, record: this.#record, on: this.#onHandover() });
    storage.watchOtherTabs({
      forgotten: () => this.#forgottenElsewhere(),
      answered: (token) => this.#answeredElsewhere(token),
    });
  }

  get #chat() {
    return this.#record.chat;
  }

  /** Show what this tab or this device remembers, or greet. */
  async open() {
    this.#record.load();
    this.#view.showRemembering(this.#storage);
    if (!this.#chat.items.length && this.#chat.token) await this.#comeBack();
    this.#view.restore(this.#chat.items);
    this.#view.showProgress(this.#chat.progress);
    if (this.#chat.pending && this.#chat.items.length) this.#view.showFailure(WORDS.interrupted);
    else if (!this.#chat.items.length) await this.#turn(START);
  }

  /** Send typed text. False when a turn is under way, so the text stays with the parent. */
  say(text) {
    return this.#answer(text, { text });
  }

  /** Send one or several quick replies; their titles stand in the transcript. */
  press(...choices) {
    const pressed = choices.map(({ payload, signature }) => ({ payload, signature }));
    const turn = pressed.length === 1 ? { button: pressed[0] } : { buttons: pressed };
    return this.#answer(choices.map(({ title }) => title).join(", "), turn);
  }

  /** Send changed facts; `labels` says in words which. */
  edit(facts, labels) {
    return this.#answer(WORDS.updated(labels.join(", ")), { edit: facts });
  }

  /** Try the turn under way sooner, or the one that failed again. */
  async retry() {
    if (this.#busy) this.#delivery.hurry();
    else if (this.#chat.pending) await this.#turn(this.#chat.pending);
  }

  /** Have the server erase everything; the parent was asked. What is on its way no longer matters. */
  erase() {
    this.#record.abandonTurn();
    this.#setBusy(false);
    this.#answer(WORDS.deleteWish, { erase: true });
  }

  remember(wanted) {
    if (wanted) this.#storage.remember(this.#chat.token);
    else this.#storage.stopRemembering();
    this.#record.save();
  }

  /** Whether the parent has said anything here. */
  get hasWords() {
    return this.#chat.items.some(({ from }) => from === "parent");
  }

  /** A code that takes this conversation to another device; see handover.js. */
  newCode() {
    return this.#handover.newCode();
  }

  /** Go on with the conversation of a code from another device. */
  goOn(code, isWanted) {
    return this.#handover.goOn(code, isWanted);
  }

  /** Drop everything from this device. An answer still on its way is ignored when it comes. */
  forget() {
    this.#server.hangUp();
    this.#record.forget();
    this.#setBusy(false);
  }

  async #forgottenElsewhere() {
    this.#view.showRemembering(this.#storage);
    const held = this.#chat.token && (await this.#history());
    if (!held || held.length) return; // the other tab only stopped remembering
    await this.#beginAfterErasing();
  }

  /** The same conversation went on in another tab: show what was said there. */
  async #answeredElsewhere(token) {
    if (token === this.#chat.token) await this.#handover.catchUp();
  }

  #onHandover() {
    return {
      isIdle: () => !this.#busy && !this.#chat.pending,
      history: () => this.#history(),
      replaced: () => this.#clearTheWay(),
      start: () => this.#turn(START),
      erased: () => this.#beginAfterErasing(),
    };
  }

  /** What was under way belonged to the conversation before. */
  #clearTheWay() {
    this.#setBusy(false);
    this.#view.hideFailure();
    this.#view.showProgress(null);
  }

  async #beginAfterErasing() {
    this.forget();
    await this.#turn(START);
  }

  async #comeBack() {
    const items = await this.#history();
    if (items?.length) this.#chat.items = [...items, { from: "note", text: WORDS.welcomeBack }];
  }

  /** What the server holds; null when it cannot be asked now. */
  async #history() {
    try {
      return await this.#server.history(this.#chat.token);
    } catch (error) {
      if (error instanceof SessionOver) this.#chat.token = null;
      if (error instanceof TurnFailed) return null;
      throw error;
    }
  }

  #answer(shown, turn) {
    if (this.#busy) return false;
    if (this.#chat.pending) this.#record.markUnanswered();
    this.#record.add({ from: "parent", text: shown });
    this.#turn(turn);
    return true;
  }

  async #turn(asked) {
    const turn = { id: randomId(), ...asked }; // a turn tried again keeps its id
    const chat = this.#chat;
    chat.pending = turn;
    this.#record.save();
    this.#view.hideFailure();
    this.#setBusy(true);
    const outcome = await this.#exchange(chat, turn);
    if (chat !== this.#chat) return; // deleted or left meanwhile
    this.#setBusy(false);
    this.#view.hideFailure();
    if (outcome instanceof Error) await this.#recover(outcome, turn);
    else this.#finish(outcome, turn);
  }

  #finish(messages, turn) {
    this.#record.addReply(messages);
    this.#storage.noteAnswered(turn.id);
  }

  async #exchange(chat, turn) {
    try {
      return await this.#delivery.deliver(chat, turn, () => chat === this.#chat);
    } catch (error) {
      return error;
    }
  }

  async #recover(error, turn) {
    if (error instanceof SessionOver && !turn.start) {
      await this.#beginAnew(turn);
    } else if (error instanceof Refused && error.messages.length) {
      this.#record.addReply(error.messages);
      this.#view.giveBack(turn.text);
    } else if (error instanceof TurnFailed) {
      if (error instanceof SessionOver) this.#chat.token = null;
      this.#record.save();
      this.#view.showFailure(error.message || WORDS.unreachable);
    } else {
      throw error;
    }
  }

  async #beginAnew(turn) {
    this.#chat.token = null;
    this.#record.add({ from: "note", text: WORDS.sessionOver });
    this.#view.giveBack(turn.text);
    await this.#turn(START);
  }

  #showWaiting() {
    this.#view.showWaiting(navigator.onLine ? WORDS.cutOff : WORDS.offline);
  }

  #setBusy(busy) {
    this.#busy = busy;
    this.#view.setBusy(busy);
  }
}

/** 128 random bits; `crypto.randomUUID` exists on https and localhost only. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
