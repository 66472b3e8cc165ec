/** What the server remembers of a conversation, as items of the transcript. */

/**
 * `turns`: [{text, pressed, messages}], oldest first. A press is kept as payloads; the words the
 * parent saw on the buttons are found in what was offered before.
 */
export function itemsOf(turns) {
  const titles = new Map();
  return turns.flatMap(({ text, pressed = [], messages = [] }) => {
    const words = text ?? pressed.map((payload) => titles.get(payload)).filter(Boolean).join(", ");
    messages.flatMap(buttonsOf).forEach(({ payload, title }) => titles.set(payload, title));
    const shown = messages.filter(({ type }) => type !== "progress" && type !== "forget");
    return [
      ...(words ? [{ from: "parent", text: words }] : []),
      ...shown.map((message) => ({ from: "bot", message })),
    ];
  });
}

function buttonsOf({ buttons = [], facts = [], kinds = [] }) {
  const ofFacts = facts.flatMap((fact) => fact.buttons ?? []);
  return [...buttons, ...ofFacts, ...kinds.filter(({ payload }) => payload)];
}
