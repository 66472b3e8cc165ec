/** The plan for this child as cards: why, what to ask for, goals, next steps. */

import { choices } from "./choices.js";
import { disclosure, element } from "./dom.js";
import { supportsPart } from "./supports_part.js";
import { WORDS } from "./words.js";

export function summaryCard({ plan, buttons }, on) {
  return element(
    "article",
    { class: "item summary", "aria-label": WORDS.summary },
    element("h2", { class: "visually-hidden" }, WORDS.summary),
    whyPart(plan),
    supportsPart(plan, on),
    goalsPart(plan),
    stepsPart(plan),
    meetingPart(plan),
    plan.cautions?.length ? part(WORDS.goodToKnow, texts(plan.cautions)) : null,
    buttons?.length ? choices({ buttons }, on.press) : null,
  );
}

/** A card of its own. Not read out as it arrives: the heading is, the parent reads on at will. */
export function part(title, ...content) {
  return element(
    "section",
    { class: "card" },
    element("h3", {}, title),
    element("div", { class: "card-part", "aria-live": "off" }, ...content),
  );
}

/** Reasons as a list. */
export function texts(reasons = [], { ordered = false } = {}) {
  return element(ordered ? "ol" : "ul", {}, ...reasons.map((one) => element("li", {}, one.text)));
}

function whyPart(plan) {
  return element(
    "section",
    { class: "card why" },
    element("h3", {}, plan.headline),
    element(
      "div",
      { class: "card-part", "aria-live": "off" },
      plan.confidence_word ? element("p", { class: "tag" }, plan.confidence_word) : null,
      plan.why ? element("p", {}, plan.why.text) : null,
      plan.because?.length ? element("h4", {}, WORDS.whyFits) : null,
      plan.because?.length ? texts(plan.because) : null,
      plan.contradictions?.length ? texts(plan.contradictions) : null,
      plan.confidence_text ? element("p", { class: "quiet" }, plan.confidence_text) : null,
    ),
  );
}

function goalsPart({ goals }) {
  if (!goals?.length) return null;
  const cards = goals.map((goal) =>
    element(
      "li",
      {},
      element("b", {}, goal.title),
      element("p", {}, goal.text),
      goal.measure_first ? element("p", {}, WORDS.measureFirst, goal.measure_first) : null,
      goal.measured_by
        ? element("p", { class: "quiet" }, WORDS.measuredBy, goal.measured_by)
        : null,
    ),
  );
  return part(WORDS.goals, element("ul", { class: "plain" }, ...cards));
}

function stepsPart({ next_steps: steps }) {
  if (!steps?.length) return null;
  const lines = steps.map(({ text, on, by }) => {
    const day = on ?? by;
    return element("li", {}, day ? element("time", { datetime: day }, spelled(day)) : null, text);
  });
  return part(WORDS.nextSteps, element("ol", { class: "steps" }, ...lines));
}

function meetingPart({ bring, questions }) {
  if (!bring?.length && !questions?.length) return null;
  return element(
    "section",
    { class: "card", "aria-live": "off" },
    disclosure(
      WORDS.meeting,
      element("h4", {}, WORDS.meetingBring),
      texts(bring),
      element("h4", {}, WORDS.meetingQuestions),
      texts(questions),
    ),
  );
}

function spelled(day) {
  /** @type {Intl.DateTimeFormatOptions} */
  const words = { weekday: "short", month: "short", day: "numeric", year: "numeric" };
  return new Date(`${day}T12:00`).toLocaleDateString("en-US", words);
}
