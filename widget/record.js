/**
 * What was said in one conversation, the same in three places: here, on screen (`view`) and in
 * `storage`. Items: {from: "bot", message}, {from: "parent", text, unsent?}, {from: "note", text}.
 */

import { emptyChat } from "./chat_storage.js";

const ENDS_QUESTIONS = new Set(["summary", "letter"]);
const UNSEEN = new Set(["forget", "progress"]);

export class Record {
  #view;
  #storage;

  /**
   * {token, items, pending, progress, isShared}; another object means another conversation.
   * `isShared`: another device may go on with it as well.
   */
  chat = emptyChat();

  constructor({ view, storage }) {
    this.#view = view;
    this.#storage = storage;
  }

  load() {
    this.chat = this.#storage.load();
  }

  save() {
    this.#storage.save(this.chat);
  }

  /** Go on with the same conversation, while what was under way no longer counts. */
  abandonTurn() {
    this.chat = { ...this.chat, pending: null };
  }

  add(...items) {
    this.chat.items.push(...items);
    this.save();
    this.#view.add(items);
  }

  /** From now on another conversation stands here. */
  begin(chat) {
    this.chat = { ...emptyChat(), ...chat };
    this.save();
  }

  /** Show what the server holds in the place of what was here. */
  replaceItems(items) {
    this.chat.items = items;
    this.save();
    this.#view.restore(items);
  }

  /** Take in what the bot answered to the turn under way. */
  addReply(messages) {
    this.chat.pending = null;
    if (messages.some(({ type }) => type === "forget")) this.#eraseItems();
    this.#noteProgress(messages);
    this.#replaceLetters(messages);
    const seen = messages.filter(({ type }) => !UNSEEN.has(type));
    this.add(...seen.map((message) => ({ from: "bot", message })));
  }

  /** The parent moved on instead of retrying: mark what never got an answer. */
  markUnanswered() {
    const unanswered = this.chat.items.at(-1);
    if (unanswered?.from !== "parent") return;
    unanswered.unsent = true;
    this.#view.markUnsent();
  }

  /** Drop everything from this device and begin an empty conversation. */
  forget() {
    this.chat = emptyChat();
    this.#storage.clear();
    this.#view.clear();
  }

  /** The server has erased this conversation, so what was said goes from this device as well. */
  #eraseItems() {
    this.chat.items = [];
    this.chat.progress = null;
    this.chat.isShared = false;
    this.#storage.clear();
    this.#view.clear();
    this.#view.showRemembering(this.#storage);
  }

  #noteProgress(messages) {
    const latest = messages.findLast(({ type }) => type === "progress");
    const isOver = messages.some(({ type }) => ENDS_QUESTIONS.has(type));
    if (!latest && !isOver) return;
    this.chat.progress = latest ?? null;
    this.#view.showProgress(this.chat.progress);
  }

  /** A letter drafted anew takes the place of the earlier one of its kind. */
  #replaceLetters(messages) {
    for (const { kind } of messages.filter(({ type }) => type === "letter")) {
      /** @param {import("./chat_storage.js").Item} item */
      const isEarlier = ({ message }) => message?.type === "letter" && message.kind === kind;
      if (!this.chat.items.some(isEarlier)) continue;
      this.chat.items = this.chat.items.filter((item) => !isEarlier(item));
      this.#view.removeLetters(kind);
    }
  }
}
