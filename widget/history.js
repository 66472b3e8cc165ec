/** What the server remembers of a conversation, as items of the transcript. */

const UNSEEN = new Set(["progress", "forget"]);

/** `messages`: oldest first, each with `who` said it, "parent" or "bot". */
export function itemsOf(messages) {
  const seen = messages.filter(({ type }) => !UNSEEN.has(type));
  return seen.map(({ who, ...message }) =>
    who === "parent" ? { from: "parent", text: message.text } : { from: "bot", message },
  );
}
