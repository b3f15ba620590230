// Tells the server what the visitor does with a swapped number: it is evidence for whose call comes next.

import { config } from "./config.js";
import { lease } from "./lease.js";
import { shown, trackingNumberIn } from "./numbers.js";
import { server } from "./tag.js";

/**
 * @param {"tel-click" | "copy" | "leave"} type
 * @param {string} text Where the number stands.
 */
function tell(type, text) {
  const number = trackingNumberIn(text);
  if (lease.session && number) {
    navigator.sendBeacon(server + "events", JSON.stringify({ site: config.site, session: lease.session, type, number }));
  }
}

// Capturing: a page that handles the event itself may stop it.
addEventListener("click", (event) => event.composedPath().forEach((/** @type {any} */ node) => node.protocol == "tel:" && tell("tel-click", node.href)), true);
addEventListener("copy", () => tell("copy", String(getSelection())), true);
addEventListener("pagehide", () => tell("leave", Object.values(shown).join()));
