/** A site's own color, kept readable: text in it and on it always has WCAG AA contrast. */

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const READABLE = 4.5; // WCAG 2.2, 1.4.3
const STEP = 0.06;
const SURFACES = { light: [255, 255, 255], dark: [29, 36, 40] }; // --surface in theme.css
const INK = [18, 28, 33];
const WHITE = [255, 255, 255];

/** The variables of theme.css that follow from a color "#rrggbb"; none when it is no such color. */
export function themeFor(color, scheme) {
  const found = HEX.exec(color ?? "");
  if (!found) return {};
  const chosen = found.slice(1).map((part) => Number.parseInt(part, 16));
  const accent = readableOn(SURFACES[scheme], chosen);
  const above = contrast(WHITE, accent) >= contrast(INK, accent) ? WHITE : INK;
  return { "--accent": css(accent), "--accent-strong": css(accent), "--on-accent": css(above) };
}

/** The color itself, or as much darker (on a dark surface lighter) as it takes to be read. */
function readableOn(surface, color) {
  const goal = luminance(surface) > 0.5 ? 0 : 255;
  let readable = color;
  for (let share = STEP; contrast(readable, surface) < READABLE && share < 1; share += STEP) {
    readable = color.map((part) => Math.round(part + (goal - part) * share));
  }
  return readable;
}

function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it. */
function luminance(color) {
  const [red, green, blue] = color
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function css(color) {
  return `rgb(${color.join(" ")})`;
}
