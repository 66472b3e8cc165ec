/** Every sentence the widget itself says. What the bot says comes from the server. */

export const WORDS = {
  about: "A private chat that helps you ask school for support when your child can't get there.",
  botSaid: "Homeroom: ",
  chat: "Chat with Homeroom",
  conversation: "Conversation",
  copied: "Copied",
  copy: "Copy text",
  crisisTitle: "Help you can reach right now",
  files: { pdf: "Save as PDF", docx: "Save as Word", txt: "Save as text" },
  interrupted: "This page was closed before your answer came.",
  keepGoing: "Keep going",
  leave: "Leave quickly",
  leaveHint: "Clears this chat from this tab and opens a weather page",
  letterPreview: "Letter text",
  message: "Your message",
  notCopied: "Select the letter text to copy it",
  notSent: "Not sent",
  offline: "You seem to be offline. Nothing you wrote is lost.",
  privacy:
    "No sign-up. “Start over” clears this screen. " +
    "Type “delete my data” to erase our copy too.",
  retry: "Try again",
  send: "Send",
  sessionOver:
    "The earlier chat has ended. You can still read it above. Let's start a new one.",
  startOver: "Start over",
  startOverQuestion: "Start over?",
  startOverWarning:
    "This clears your answers and any letter from this screen. " +
    "Save your letter first if you want to keep it.",
  title: "Homeroom",
  tooLong: (extra) =>
    `That is ${extra} ${extra === 1 ? "character" : "characters"} too long. ` +
    "Please shorten it, or send it in two parts.",
  typing: "Homeroom is writing",
  typingLong: "Still working on it. Thank you for waiting",
  unreachable: "The answer did not come through. Nothing you wrote is lost.",
  youSaid: "You: ",
};
