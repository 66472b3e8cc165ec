/**
 * What survives, and where. A reload: token, transcript and the turn under way, in this tab's
 * sessionStorage. The next visit: the token alone, in localStorage, and only when the parent chose
 * to be remembered; what was said then comes back from the server.
 */

const IN_TAB = "homeroom.chat";
const ON_DEVICE = "homeroom.remembered";
const LATEST_TURN = "homeroom.latest"; // its id: other tabs hear that there is something new

/**
 * @typedef {{from: string, message?: any, text?: string, unsent?: boolean}} Item
 * @typedef {{token: string | null, items: Item[], pending: any, progress: any, isShared: boolean}} Chat
 */

/** @returns {Chat} */
export function emptyChat() {
  return { token: null, items: [], pending: null, progress: null, isShared: false };
}

export class ChatStorage {
  #tab = storage("sessionStorage");
  #device = storage("localStorage");

  /** What this tab holds; else an empty chat, with the token when this device remembers one. */
  load() {
    const saved = this.#tab?.getItem(IN_TAB);
    const token = this.#rememberedToken() || null; // "" until the first session is open
    return { ...emptyChat(), token, ...(saved ? JSON.parse(saved) : {}) };
  }

  save(chat) {
    put(this.#tab, IN_TAB, JSON.stringify(chat));
    if (this.isRemembering && chat.token) put(this.#device, ON_DEVICE, chat.token);
  }

  /** Tell other tabs of the same conversation that a turn was answered. */
  noteAnswered(turn) {
    if (this.isRemembering) put(this.#device, LATEST_TURN, turn);
  }

  /** Forget here and on this device. */
  clear() {
    this.#tab?.removeItem(IN_TAB);
    this.stopRemembering();
  }

  get canRemember() {
    return this.#device !== null;
  }

  get isRemembering() {
    return this.#rememberedToken() !== null;
  }

  remember(token) {
    put(this.#device, ON_DEVICE, token ?? "");
  }

  stopRemembering() {
    this.#device?.removeItem(ON_DEVICE);
    this.#device?.removeItem(LATEST_TURN);
  }

  /**
   * What other tabs did: `forgotten()` when one stopped remembering, for example by deleting
   * everything; `answered()` when one went on with the conversation.
   */
  watchOtherTabs({ forgotten, answered }) {
    window.addEventListener("storage", ({ key, newValue }) => {
      if (key === ON_DEVICE && newValue === null) forgotten();
      if (key === LATEST_TURN && newValue !== null) answered(this.#rememberedToken());
    });
  }

  #rememberedToken() {
    return this.#device?.getItem(ON_DEVICE) ?? null;
  }
}

/**
 * The browser's storage, or null where it is blocked: the chat works, a reload starts anew.
 * @param {"sessionStorage" | "localStorage"} kind
 */
function storage(kind) {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

/** A full storage must not stop the conversation: the reload then starts from an older state. */
function put(storage, key, value) {
  try {
    storage?.setItem(key, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
