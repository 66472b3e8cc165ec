/**
 * Talking to the web channel: over the live connection when there is one, else by requests.
 * Failures form a small family:
 *
 *   TurnFailed
 *     SessionOver    the token is no longer good: open a new session
 *     Unavailable    busy or broken: the same turn may be tried again
 *       CutOff       no answer at all: offline, too slow, connection lost
 *     Refused        this message will never be accepted as it is
 */

import { itemsOf } from "./history.js";
import { Live } from "./live.js";

const ANSWER_TIMEOUT_MS = 40_000;
const WORTH_RETRYING = new Set([408, 425, 429]);

export class TurnFailed extends Error {
  /** `messages`: what the server said about it, ready to show; may be empty. */
  constructor(messages = []) {
    super(messages[0]?.text ?? "");
    this.messages = messages;
  }
}

export class SessionOver extends TurnFailed {}
export class Unavailable extends TurnFailed {}
export class CutOff extends Unavailable {}
export class Refused extends TurnFailed {}

export class Server {
  #base;
  #live;

  /** `base`: the URL the bot answers at, for example "https://homeroom.example/". */
  constructor(base) {
    this.#base = base;
    this.#live = new Live(base);
  }

  /** A new session's token. */
  async openSession() {
    const { token } = await this.#request("POST", "webhooks/web/session");
    return token;
  }

  /**
   * Send one turn: `{text}`, `{button}`, `{buttons}`, `{edit}`, `{start: true}` or
   * `{erase: true}`, each with its `id`. The bot's messages come back. The same id twice is
   * answered, not done, twice.
   */
  async send(token, turn) {
    this.#live.use(token);
    if (!this.#live.isReady) {
      return (await this.#request("POST", "webhooks/web/message", { token, body: turn })).messages;
    }
    const answer = await this.#live.send(turn);
    if (!answer) throw new CutOff();
    if (answer.status >= 400) throw failure(answer.status, answer.messages);
    return answer.messages;
  }

  /** What was said so far as items of the transcript; none when the server holds nothing. */
  async history(token) {
    const { messages } = await this.#request("GET", "webhooks/web/history", { token });
    return itemsOf(messages ?? []);
  }

  /** A one-time code for this conversation: {code, seconds, telegram?}. */
  newCode(token) {
    return this.#request("POST", "webhooks/web/code", { token });
  }

  /** The token of the conversation that a code stands for. */
  async continueFrom(code) {
    const { token } = await this.#request("POST", "webhooks/web/continue", { body: { code } });
    return token;
  }

  /** Where a parent finds the chat: the bot's own address, as people write it. */
  get site() {
    const { host, pathname } = new URL(this.#base);
    return `${host}${pathname}`.replace(/\/$/, "");
  }

  /** End the live connection, for example when the parent leaves. */
  hangUp() {
    this.#live.stop();
  }

  /** The address of a document or page, or null when it is not on the bot's own server. */
  documentUrl(url) {
    const resolved = new URL(url, this.#base);
    return resolved.origin === new URL(this.#base).origin ? resolved.href : null;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{token?: string, body?: object}} beside
   */
  async #request(method, path, { token, body } = {}) {
    /** @type {Record<string, string>} */
    const headers = {};
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    const reply = await reach(new URL(path, this.#base), {
      method,
      headers,
      body: body && JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    if (!reply.body) throw new CutOff();
    if (!reply.ok) throw failure(reply.status, reply.body.messages ?? []);
    return reply.body;
  }
}

/** Fetch and read JSON; a proxy's HTML error page counts as a body without messages. */
async function reach(url, options) {
  let response;
  let text;
  try {
    response = await fetch(url, options);
    text = await response.text();
  } catch {
    throw new CutOff(); // fetch rejects only when offline, cut off or out of time
  }
  const body = readJson(text) ?? (response.ok ? null : {});
  return { ok: response.ok, status: response.status, body };
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function failure(status, messages) {
  if (status === 401) return new SessionOver(messages);
  if (status >= 500 || WORTH_RETRYING.has(status)) return new Unavailable(messages);
  return new Refused(messages);
}
