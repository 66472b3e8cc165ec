/**
 * Every sentence the widget itself says. What the bot says comes from the server.
 *
 * A language is one more entry of LANGUAGES with the same keys; `WORDS` is the one in use.
 */

const ENGLISH = {
  about: "A private chat that helps you ask school for support when your child can't get there.",
  another: "A different letter",
  atLeastOne: "Please choose at least one, or type your answer.",
  because: (reasons) => `Because ${reasons}.`,
  botSaid: "Homeroom: ",
  cancel: "Cancel",
  change: "Change",
  chat: "Chat with Homeroom",
  choose: "Choose all that fit, then send.",
  close: "Close",
  codeAsking: "One moment",
  codeCopy: "Copy the code",
  codeEnter: "Enter your code",
  codeField: "The code from your other device",
  codeFieldHint: "Ten letters and numbers. Small letters are fine, and you can leave out the dash.",
  codeGet: "Get a code",
  codeHave: "I have a code",
  codeIncomplete: "A code has ten letters and numbers, like K7QM2-XPDV9. Please look at it again.",
  codeInTelegram: "Go on in Telegram",
  codeKeep: "Don't share it: whoever has the code can read this chat. You can go on here too.",
  codeLasts: (minutes) =>
    `Works once, for ${minutes} more ${minutes === 1 ? "minute" : "minutes"}.`,
  codeNew: "Get a new code",
  codeNotCopied: "Select the code to copy it",
  codeOnWeb: (site) =>
    `On the other device, open ${site}. Press “Use another device”, then “I have a code”.`,
  codeOver: "This code has ended.",
  codeReplaces: "That chat will take the place of the one on this screen.",
  codeSessionOver: "This chat has ended, so it has no code. Close this window and start a new one.",
  codeTitle: "Your code",
  codeToTelegram: (bot) => `Or send the code to @${bot} in Telegram.`,
  codeTrouble: "That did not come through. Nothing has changed here. Please try again.",
  codeUse: "Bring my chat here",
  continuedHere: "Here is your chat from your other device.",
  conversation: "Conversation",
  copied: "Copied",
  copy: "Copy text",
  crisisTitle: "Help you can reach right now",
  cutOff: "The connection was lost. I am trying again. Nothing you wrote is lost.",
  date: "Pick a date",
  deleteData: "Delete my data",
  deleteEverything: "Delete everything",
  deleteQuestion: "Delete everything?",
  deleteWarning:
    "This erases your answers, letters and files, here and on our server. It cannot be undone. " +
    "Save your letter first if you want to keep it.",
  deleteWish: "Delete my data",
  elsewhere: "Use another device",
  elsewhereHint: "A code takes this chat to another phone or computer, or brings one from there.",
  elsewhereTitle: "Go on with your chat on another device",
  email: "E-mail",
  emailBody:
    "(The letter is copied. Paste it here: hold and choose Paste, or press Ctrl+V or Command+V.)",
  facts: "Change the facts in this letter",
  factsHint: "The letter below shows what you type. Then update it.",
  finePrint:
    "Educational information, not legal advice. Homeroom is a computer program, not a person.",
  files: {
    pdf: "PDF",
    docx: "Word",
    txt: "text",
    ics: "calendar file",
    json: "data file",
    zip: "zip file",
    svg: "picture",
    png: "picture",
  },
  goals: "Goals for the plan",
  goodToKnow: "Good to know",
  interrupted: "This page was closed before your answer came.",
  inLetter: "In the letter",
  keepGoing: "Keep going",
  leave: "Leave quickly",
  leaveHint: "Clears this chat from this device and opens a weather page",
  letterPreview: "Letter text",
  measuredBy: "How to see it: ",
  measureFirst: "Measure first: ",
  meeting: "For the meeting",
  meetingBring: "What to bring",
  meetingQuestions: "What to ask",
  message: "Your message",
  messageHint: "Type here",
  minutesLeft: (minutes) => {
    if (minutes < 1) return "Less than a minute left";
    return minutes === 1 ? "About a minute left" : `About ${minutes} minutes left`;
  },
  moreSupports: (count) => `${count} more that may help`,
  moreAbout: "What this looks like",
  nextSteps: "What to do next",
  notInLetter: "Not in the letter",
  notCopied: "Select the letter text to copy it",
  notSent: "Not sent",
  number: "Type a number",
  offline: "You seem to be offline. I will send this when you are back. Nothing you wrote is lost.",
  print: "Print",
  privacy: "No sign-up. What you write stays with the people who run this chat.",
  privacyLink: "Privacy policy",
  questionsDone: "Questions answered",
  remember: "Remember this chat on this device",
  rememberHint: "Not on a shared one.",
  retry: "Try again",
  reviewTitle: "What you have told me",
  saveAs: (what) => `Save as ${what}`,
  saveFile: (name) => `Save ${name}`,
  send: "Send",
  sendChosen: (count) => (count ? `Send ${count} chosen` : "Send what I chose"),
  sendValue: "Use this",
  sessionOver: "The earlier chat has ended. You can still read it above. Let's start a new one.",
  summary: "What may help your child",
  supports: "Help to ask for",
  supportsHint: "Take out what does not fit. The rest goes into your meeting packet.",
  supportsSend: "Keep these for my packet",
  title: "Homeroom",
  tooLong: (extra) =>
    `That is ${extra} ${extra === 1 ? "character" : "characters"} too long. ` +
    "Please shorten it, or send it in two parts.",
  tryNow: "Try now",
  typing: "Homeroom is writing",
  typingLong: "Still working on it. Thank you for waiting",
  unreachable: "The answer did not come through. Nothing you wrote is lost.",
  unsaved: "Update the letter before you save it.",
  update: "Update the letter",
  updated: (labels) => `You changed: ${labels}.`,
  welcomeBack: "Here is your chat from last time.",
  whyFits: "Why this may fit",
  youSaid: "You: ",
};

const LANGUAGES = { en: ENGLISH };

export let WORDS = ENGLISH;

/** Speak `language` ("en", "en-US") from now on where it is known; returns the one in use. */
export function speak(language) {
  const known = (language ?? "").toLowerCase().split("-")[0];
  const chosen = known in LANGUAGES ? known : "en";
  WORDS = LANGUAGES[chosen];
  return chosen;
}
