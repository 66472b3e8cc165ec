/** One-time codes, as the server gives them (K7QM2-XPDV9) and as people type them. */

const LENGTH = 10;
const DIVIDED_AFTER = 5;
const NOT_IN_CODES = /[^A-Z0-9]/g;
// Nothing but a code. Every code ends with a digit, so that it is told from words.
const WRITTEN = /^\s*[2-9a-hjkmnp-z]{5}[\s\p{Dash}]?[2-9a-hjkmnp-z]{4}[2-9]\s*$/iu;

/** The code in what was typed, however it was typed; null when it has another length. */
export function tidyCode(typed) {
  const letters = typed.toUpperCase().replace(NOT_IN_CODES, "");
  if (letters.length !== LENGTH) return null;
  return `${letters.slice(0, DIVIDED_AFTER)}-${letters.slice(DIVIDED_AFTER)}`;
}

/** The code in a message that is nothing but a code, else null. */
export function writtenCode(text) {
  return WRITTEN.test(text) ? tidyCode(text) : null;
}

/** Letter by letter, for a screen reader. */
export function spelled(code) {
  return [...code].map((letter) => (letter === "-" ? "," : letter)).join(" ");
}
