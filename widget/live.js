/**
 * The live connection: one WebSocket that carries turns and their answers, matched by their ids.
 * It connects in the background; until it is ready, and wherever a network blocks it, server.js
 * sends by ordinary requests. The token is the first message, never part of the address.
 */

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
const TRIES_WITHOUT_LUCK = 3; // then this network does not let WebSockets through
const RECEIPT_MS = 5000; // the server confirms each turn at once; silence means a dead line

export class Live {
  #url;
  #token = null;
  /** @type {WebSocket | null} */
  #socket = null;
  #isReady = false;
  #failures = 0;
  #everReady = false;
  #timer;
  #turns = new Map(); // id -> {resolve, receipt}

  /** `base`: the URL the bot answers at. */
  constructor(base) {
    this.#url = new URL("webhooks/web/live", base);
    this.#url.protocol = this.#url.protocol === "https:" ? "wss:" : "ws:";
    window.addEventListener("online", () => this.#reconnectSoon());
    document.addEventListener("visibilitychange", () => this.#reconnectSoon());
  }

  /** Keep a connection for this conversation, from now on. */
  use(token) {
    if (token === this.#token) return;
    this.stop();
    this.#token = token;
    this.#connect();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#token = null;
    this.#socket?.close();
    this.#lose(this.#socket);
  }

  get isReady() {
    return this.#isReady;
  }

  /** The answer to a turn, {status, messages}; null when the line was lost before it came. */
  send(turn) {
    return new Promise((resolve) => {
      const socket = /** @type {WebSocket} */ (this.#socket);
      const receipt = setTimeout(() => this.#giveUpOn(socket), RECEIPT_MS);
      this.#turns.set(turn.id, { resolve, receipt });
      socket.send(JSON.stringify(turn));
    });
  }

  #connect() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    const token = this.#token;
    socket.addEventListener("open", () => socket.send(JSON.stringify({ token })));
    socket.addEventListener("message", ({ data }) => this.#hear(socket, JSON.parse(data)));
    socket.addEventListener("close", () => this.#lose(socket));
  }

  #hear(socket, message) {
    if (socket !== this.#socket) return;
    if (message.ready) {
      this.#isReady = true;
      this.#everReady = true;
      this.#failures = 0;
    } else if (message.session_over) {
      this.stop();
    } else if (this.#turns.has(message.id)) {
      const { resolve, receipt } = this.#turns.get(message.id);
      clearTimeout(receipt);
      if (message.typing) return;
      this.#turns.delete(message.id);
      resolve(message);
    }
  }

  /** A line that died without saying so: closing it may take long, so it counts as lost now. */
  #giveUpOn(socket) {
    socket.close();
    this.#lose(socket);
  }

  #lose(socket) {
    if (socket === null || socket !== this.#socket) return;
    this.#socket = null;
    this.#isReady = false;
    for (const { resolve, receipt } of this.#turns.values()) {
      clearTimeout(receipt);
      resolve(null);
    }
    this.#turns.clear();
    this.#failures += 1;
    const isBlocked = !this.#everReady && this.#failures >= TRIES_WITHOUT_LUCK;
    if (this.#token !== null && !isBlocked) this.#reconnectLater();
  }

  #reconnectLater() {
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (this.#failures - 1), LONGEST_WAIT_MS);
    const spread = wait * (0.5 + Math.random() / 2); // not everybody at once after a restart
    this.#timer = setTimeout(() => this.#reconnect(), spread);
  }

  #reconnectSoon() {
    if (!document.hidden && this.#everReady && this.#token !== null) this.#reconnect();
  }

  #reconnect() {
    clearTimeout(this.#timer);
    const isWaitedFor = this.#token !== null && this.#socket === null && !document.hidden;
    if (isWaitedFor) this.#connect();
  }
}
