/**
 * The course of one conversation: which turn is under way, what was said, what happens when a
 * turn fails. It draws nothing; it tells `view` (see view.js) and keeps `memory` up to date.
 *
 * Items of the transcript: {from: "bot", message}, {from: "parent", text, unsent?},
 * {from: "note", text}.
 */

import { emptyChat } from "./memory.js";
import { Refused, SessionOver, TurnFailed } from "./server.js";
import { WORDS } from "./words.js";

const START = { start: true };

const isForget = ({ type }) => type === "forget";

export class Conversation {
  #server;
  #memory;
  #view;
  #chat = emptyChat();
  #busy = false;

  constructor({ server, memory, view }) {
    this.#server = server;
    this.#memory = memory;
    this.#view = view;
  }

  /** Show what this tab remembers, or greet. */
  async open() {
    this.#chat = this.#memory.load();
    this.#view.restore(this.#chat.items);
    if (this.#chat.pending && this.#chat.items.length) this.#view.showFailure(WORDS.interrupted);
    else if (!this.#chat.items.length) await this.#turn(START);
  }

  /** Send typed text. False when a turn is under way, so the text stays with the parent. */
  say(text) {
    return this.#answer(text, { text });
  }

  /** Send a quick reply; its title stands in the transcript as the parent's words. */
  press({ title, payload, signature }) {
    return this.#answer(title, { button: { payload, signature } });
  }

  async retry() {
    if (!this.#busy && this.#chat.pending) await this.#turn(this.#chat.pending);
  }

  async startOver() {
    this.forget();
    await this.#turn(START);
  }

  /** Drop everything from this tab. An answer still on its way is ignored when it comes. */
  forget() {
    this.#chat = emptyChat();
    this.#memory.clear();
    this.#view.clear();
    this.#setBusy(false);
  }

  #answer(shown, turn) {
    if (this.#busy) return false;
    if (this.#chat.pending) this.#giveUpOnPending();
    this.#add({ from: "parent", text: shown });
    this.#turn(turn);
    return true;
  }

  /** The parent moved on instead of retrying: mark what never got an answer. */
  #giveUpOnPending() {
    const unanswered = this.#chat.items.at(-1);
    if (unanswered?.from !== "parent") return;
    unanswered.unsent = true;
    this.#view.markUnsent();
  }

  async #turn(turn) {
    const chat = this.#chat;
    chat.pending = turn;
    this.#remember();
    this.#view.hideFailure();
    this.#setBusy(true);
    const outcome = await this.#exchange(chat, turn);
    if (chat !== this.#chat) return; // started over or left meanwhile
    this.#setBusy(false);
    if (outcome instanceof Error) await this.#recover(outcome, turn);
    else this.#finish(outcome);
  }

  async #exchange(chat, turn) {
    try {
      chat.token ??= await this.#server.openSession();
      return await this.#server.send(chat.token, turn);
    } catch (error) {
      return error;
    }
  }

  #finish(messages) {
    this.#chat.pending = null;
    if (messages.some(isForget)) this.#forgetTranscript();
    const shown = messages.filter((message) => !isForget(message));
    this.#add(...shown.map((message) => ({ from: "bot", message })));
  }

  /** The server has erased this conversation, so what was said goes from this tab as well. */
  #forgetTranscript() {
    this.#chat.items = [];
    this.#memory.clear();
    this.#view.clear();
  }

  async #recover(error, turn) {
    if (error instanceof SessionOver && !turn.start) {
      await this.#beginAnew(turn);
    } else if (error instanceof Refused && error.messages.length) {
      this.#finish(error.messages);
      this.#view.giveBack(turn.text);
    } else if (error instanceof TurnFailed) {
      if (error instanceof SessionOver) this.#chat.token = null;
      this.#remember();
      const ownWords = navigator.onLine ? WORDS.unreachable : WORDS.offline;
      this.#view.showFailure(error.message || ownWords);
    } else {
      throw error;
    }
  }

  async #beginAnew(turn) {
    this.#chat.token = null;
    this.#add({ from: "note", text: WORDS.sessionOver });
    this.#view.giveBack(turn.text);
    await this.#turn(START);
  }

  #add(...items) {
    this.#chat.items.push(...items);
    this.#remember();
    this.#view.add(items);
  }

  #remember() {
    this.#memory.save(this.#chat);
  }

  #setBusy(busy) {
    this.#busy = busy;
    this.#view.setBusy(busy);
  }
}
