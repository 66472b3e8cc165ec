/**
 * One conversation on several devices. A code takes it to another one; both may go on with it, as
 * the server holds what was said. Nothing here changes before the other conversation has come whole.
 */

import { hasNews } from "./history.js";
import { CutOff } from "./server.js";
import { WORDS } from "./words.js";

const NOTHING = { code: null, token: null };

export class Handover {
  #server;
  #record;
  #on;
  #taken = NOTHING;
  #isLooking = false;

  /**
   * `on`: isIdle(); history(), null when it cannot be had; replaced() when another conversation
   * stands here now; start() greets in it; erased() when all was deleted on the other device.
   */
  constructor({ server, record, on }) {
    this.#server = server;
    this.#record = record;
    this.#on = on;
    document.addEventListener("visibilitychange", () => this.#lookAgain());
    window.addEventListener("focus", () => this.#lookAgain());
  }

  /** A code for this conversation: {code, seconds, telegram?}. Throws a TurnFailed. */
  async newCode() {
    const { chat } = this.#record;
    if (!chat.token) throw new CutOff(); // the server has not been reached yet
    const given = await this.#server.newCode(chat.token);
    chat.isShared = true;
    this.#record.save();
    return given;
  }

  /**
   * Go on with the conversation of a code, in the place of this one, unless that is no longer
   * wanted when it has come. Throws a TurnFailed.
   */
  async goOn(code, isWanted) {
    const token = await this.#tokenOf(code);
    const items = await this.#server.history(token);
    if (!isWanted()) return;
    this.#taken = NOTHING;
    this.#server.hangUp();
    this.#record.begin({ token, isShared: true });
    this.#on.replaced();
    this.#record.replaceItems([...items, { from: "note", text: WORDS.continuedHere }]);
    if (!items.length) this.#on.start();
  }

  /**
   * Show what was said in another tab or on another device, where `isNews(theirs, ours)`.
   * @param {(theirs: any, ours: any) => boolean} isNews
   */
  async catchUp(isNews = () => true) {
    const { chat } = this.#record;
    const isIdle = () => chat === this.#record.chat && chat.token && this.#on.isIdle();
    if (!isIdle()) return;
    const items = await this.#on.history();
    if (!items || !isIdle()) return;
    if (!items.length) await this.#on.erased();
    else if (isNews(items, chat.items)) this.#record.replaceItems(items);
  }

  /** A code works once, so its token is kept until all else has come as well. */
  async #tokenOf(code) {
    if (code !== this.#taken.code) {
      this.#taken = { code, token: await this.#server.continueFrom(code) };
    }
    return this.#taken.token;
  }

  async #lookAgain() {
    const isWanted = this.#record.chat.isShared && !document.hidden && !this.#isLooking;
    if (!isWanted) return;
    this.#isLooking = true;
    await this.catchUp(hasNews);
    this.#isLooking = false;
  }
}
