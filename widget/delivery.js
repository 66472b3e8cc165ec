/**
 * Getting a turn through a bad connection. The turn keeps its id, so that the server can tell a
 * repetition from a new one: nothing is lost and nothing happens twice.
 */

import { CutOff } from "./server.js";

const WAITS_MS = [1000, 2000, 4000, 8000];

export class Delivery {
  #server;
  #waiting;
  /** @type {(value?: any) => void} */
  #goOn = () => {};

  /** `waiting()` is called whenever a turn has to wait for the connection. */
  constructor({ server, waiting }) {
    this.#server = server;
    this.#waiting = waiting;
  }

  /** The answer's messages. `isWanted()` says whether anybody still waits; else it gives up. */
  async deliver(chat, turn, isWanted) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        chat.token ??= await this.#server.openSession();
        return await this.#server.send(chat.token, turn);
      } catch (error) {
        const isHopeless = attempt >= WAITS_MS.length && navigator.onLine;
        if (!(error instanceof CutOff) || isHopeless || !isWanted()) throw error;
        this.#waiting();
        await this.#pause(WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)]);
      }
    }
  }

  /** Try now, whatever was left of the pause. */
  hurry() {
    this.#goOn();
  }

  /** Over after a while; while the browser knows that it is offline, only when it is back. */
  #pause(time) {
    return new Promise((resolve) => {
      this.#goOn = resolve;
      if (navigator.onLine) setTimeout(resolve, time);
      else window.addEventListener("online", resolve, { once: true });
    });
  }
}
