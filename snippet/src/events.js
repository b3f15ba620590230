// Tells the server what the visitor does with a swapped number: it is evidence for whose call comes next.

import { config } from "./config.js";
import { lease } from "./lease.js";
import { shown, swappedIn } from "./page.js";
import { server } from "./tag.js";

/**
 * @param {"tel-click" | "copy" | "leave"} type
 * @param {string | undefined} number
 */
function tell(type, number) {
  const { session } = lease;
  if (session && number) {
    navigator.sendBeacon(server + "events", JSON.stringify({ site: config.site, session, type, number }));
  }
}

// Capturing: a page that handles the event itself may stop it.
addEventListener("click", (event) => event.composedPath().forEach((node) => {
  const { href } = /** @type {any} */ (node);
  if (/^tel:/i.test(href)) tell("tel-click", swappedIn(href));
}), true);
addEventListener("copy", () => tell("copy", swappedIn(String(getSelection()))), true);
addEventListener("pagehide", () => tell("leave", swappedIn(Object.values(shown).join())));
