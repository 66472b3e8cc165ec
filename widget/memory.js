/**
 * What survives a reload: token, transcript and the turn under way. It lives in this tab's
 * sessionStorage alone, so another tab, or the next person at this computer, does not see it.
 */

const KEY = "homeroom.chat";

export function emptyChat() {
  return { token: null, items: [], pending: null };
}

export class Memory {
  #storage = tabStorage();

  load() {
    const saved = this.#storage?.getItem(KEY);
    return saved ? JSON.parse(saved) : emptyChat();
  }

  save(chat) {
    this.#storage?.setItem(KEY, JSON.stringify(chat));
  }

  clear() {
    this.#storage?.removeItem(KEY);
  }
}

function tabStorage() {
  try {
    return window.sessionStorage;
  } catch {
    return null; // storage is blocked in this browser: the chat works, a reload starts anew
  }
}
