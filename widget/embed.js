/**
 * The one line for any page:
 *
 *   <script src="https://homeroom.example/widget/embed.js" defer></script>
 *
 * puts a button on the page; the chat opens in a frame of the bot's own, so that neither the page's
 * style nor its scripts (statistics, session recorders) reach what a parent writes. Options and what
 * a strict Content-Security-Policy needs: docs/embedding.md. Plain script, so that it works on pages
 * that allow no modules from elsewhere; it is the one file with words of its own.
 */
(() => {
  const WORDS = {
    en: { open: "Help with school refusal", close: "Close the chat", title: "Homeroom" },
  };
  const STYLE = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    button { font: 600 16px/1.25 system-ui, sans-serif; cursor: pointer; }
    button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #8a4b00; }
    .open { position: fixed; bottom: max(16px, env(safe-area-inset-bottom)); z-index: 2147483000;
      min-height: 52px; max-width: calc(100vw - 32px); padding: 12px 20px; border: 2px solid #fff;
      border-radius: 26px; background: var(--accent); color: var(--on-accent);
      box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
    .open, dialog { right: 16px; left: auto; }
    .left { right: auto; left: 16px; }
    dialog { position: fixed; top: auto; bottom: 16px; z-index: 2147483000; flex-direction: column;
      width: 416px; height: min(720px, calc(100vh - 32px)); max-width: none; max-height: none;
      margin: 0; padding: 0; overflow: hidden; border: 1px solid #71818a; border-radius: 16px;
      background: #fff; color: #1d2b33; box-shadow: 0 12px 48px rgb(0 0 0 / 30%); }
    dialog[open] { display: flex; }
    header { display: flex; flex: none; align-items: center; justify-content: space-between;
      min-height: 48px; padding: 0 4px 0 16px; background: var(--accent); color: var(--on-accent);
      font: 600 17px/1.25 system-ui, sans-serif; }
    header button { min-width: 44px; min-height: 44px; border: 0; border-radius: 12px;
      background: none; color: inherit; font-size: 24px; }
    iframe { display: block; flex: 1; width: 100%; min-height: 0; border: 0; }
    .inline { height: 100%; min-height: 36rem; }
    @media (max-width: 520px), (max-height: 520px) {
      dialog { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
    }
    @media (forced-colors: active) { .open { border-color: ButtonText; } }
    @media (prefers-color-scheme: dark) { dialog { background: #1d2428; } }
    @media print { .open, dialog { display: none !important; } }`;
  const SMALL = window.matchMedia("(max-width: 520px), (max-height: 520px)");
  const DEFAULT_COLOR = "#17586e";

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const chosen = script.dataset;
  const words = WORDS[(chosen.language ?? "en").split("-")[0]] ?? WORDS.en;
  const title = chosen.title || words.title;

  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  /** The choices go behind the "#", which stays in the browser. */
  const frame = (extra) => {
    const { greeting, language, color, privacy } = chosen;
    const given = { "chat-title": title, greeting, language, color, privacy, ...extra };
    const set = Object.entries(given).filter(([, value]) => value !== undefined);
    const address = new URL("panel.html", script.src);
    address.hash = new URLSearchParams(set).toString();
    return make("iframe", {
      src: address.href,
      title,
      allow: "clipboard-write",
      referrerpolicy: "no-referrer",
    });
  };

  /** White on the site's color, or near-black where that reads better. */
  const colored = (host) => {
    const wanted = chosen.color ?? "";
    const color = /^#[0-9a-f]{6}$/i.test(wanted) ? wanted : DEFAULT_COLOR;
    const [red, green, blue] = [1, 3, 5]
      .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    const isDark = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179; // equal contrast to both
    host.style.setProperty("--accent", color);
    host.style.setProperty("--on-accent", isDark ? "#fff" : "#121c21");
  };

  /** A shadow root of our own: the page's style stops at it. Such sheets need no CSP exception. */
  const shelter = (host) => {
    const root = host.attachShadow({ mode: "open" });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    root.adoptedStyleSheets = [style];
    colored(host);
    return root;
  };

  const inline = (place) => {
    const chat = frame({});
    chat.className = "inline";
    shelter(place).append(chat);
  };

  const launcher = () => {
    const host = make("homeroom-launcher");
    const side = chosen.position === "left" ? "left" : "right";
    const open = make(
      "button",
      { type: "button", class: `open ${side}` },
      chosen.label || words.open,
    );
    const close = make("button", { type: "button", "aria-label": words.close }, "\u00d7");
    const heading = make("span", { id: "title" }, title);
    const panel = make("dialog", { class: side, "aria-labelledby": "title" });
    panel.append(make("header", {}, heading, close));
    let chat = null;
    const load = () => {
      chat ??= panel.appendChild(frame({ titled: "" }));
    };
    const show = () => {
      load();
      if (SMALL.matches) panel.showModal();
      else panel.show();
      open.hidden = true;
    };
    open.setAttribute("aria-haspopup", "dialog");
    // Whoever reaches for the button will hardly have to wait; nobody else loads anything.
    for (const sign of ["pointerenter", "touchstart", "focus"]) {
      open.addEventListener(sign, load, { once: true, passive: true });
    }
    open.addEventListener("click", show);
    close.addEventListener("click", () => panel.close());
    panel.addEventListener("close", () => {
      open.hidden = false;
      open.focus();
    });
    panel.addEventListener("keydown", ({ key }) => key === "Escape" && panel.close());
    window.addEventListener("message", ({ source, data }) => {
      if (chat && source === chat.contentWindow && data?.homeroom === "close") panel.close();
    });
    shelter(host).append(open, panel);
    document.body.append(host);
    if (chosen.open === "true") {
      const focused = /** @type {HTMLElement | null} */ (document.activeElement);
      show();
      close.blur();
      focused?.focus?.({ preventScroll: true });
    }
  };

  const begin = () => {
    const place = chosen.inline ? document.querySelector(chosen.inline) : null;
    if (place) inline(place);
    else launcher();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
