/** What a site may choose, from the attributes of <homeroom-chat>. */

const WEB = /^https?:\/\//;

/** {server, greeting, language, color, privacy}; null where nothing (good) was chosen. */
export function optionsOf(host) {
  const given = (name) => host.getAttribute(name)?.trim() || null;
  const privacy = given("privacy");
  return {
    server: given("server"),
    greeting: given("greeting"),
    language: given("language"),
    color: given("color"),
    privacy: privacy && WEB.test(privacy) ? privacy : null,
  };
}
