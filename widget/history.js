/** What the server remembers of a conversation, as items of the transcript. */

const UNSEEN = new Set(["progress", "forget"]);

/** `messages`: oldest first, each with `who` said it, "parent" or "bot". */
export function itemsOf(messages) {
  const seen = messages.filter(({ type }) => !UNSEEN.has(type));
  return seen.map(({ who, ...message }) =>
    who === "parent" ? { from: "parent", text: message.text } : { from: "bot", message },
  );
}

const RECENT = 6; // messages of the bot, more than one reply has

/**
 * Whether the server has an answer that is not here. Only the bot's words are compared: links and
 * signatures are new each time, and what was pressed may be told in other words.
 */
export function hasNews(theirs, ours) {
  const [latest] = botWords(theirs).slice(-1);
  return latest !== undefined && !botWords(ours).slice(-RECENT).includes(latest);
}

function botWords(items) {
  const said = items.filter(({ from }) => from === "bot").map(({ message }) => message);
  return said.map(({ type, text, title, texts }) => JSON.stringify([type, text, title, texts]));
}
