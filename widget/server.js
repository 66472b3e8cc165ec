/**
 * Talking to the web channel. Failures form a small family:
 *
 *   TurnFailed
 *     SessionOver    the token is no longer good: open a new session
 *     Unavailable    offline, too slow, busy or broken: the same turn may be tried again
 *     Refused        this message will never be accepted as it is
 */

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
export class Refused extends TurnFailed {}

export class Server {
  #base;

  /** `base`: the URL the bot answers at, for example "https://homeroom.example/". */
  constructor(base) {
    this.#base = base;
  }

  /** A new session's token. */
  async openSession() {
    const { token } = await this.#post("webhooks/web/session");
    return token;
  }

  /** Send one turn, `{text}`, `{button}` or `{start: true}`; the bot's messages come back. */
  async send(token, turn) {
    const { messages } = await this.#post("webhooks/web/message", { token, turn });
    return messages;
  }

  /** The address of a document, or null when it does not lie on the bot's own server. */
  documentUrl(url) {
    const resolved = new URL(url, this.#base);
    return resolved.origin === new URL(this.#base).origin ? resolved.href : null;
  }

  async #post(path, { token, turn } = {}) {
    const headers = {};
    if (token) headers.Authorization = `Bearer ${token}`;
    if (turn) headers["Content-Type"] = "application/json";
    const reply = await reach(new URL(path, this.#base), {
      method: "POST",
      headers,
      body: turn && JSON.stringify(turn),
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    if (!reply.body) throw new Unavailable();
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
    throw new Unavailable(); // fetch rejects only when offline, cut off or out of time
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
