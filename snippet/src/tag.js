// The script tag on the page, and what follows from it.

import { config } from "./config.js";

export const tag = /** @type {HTMLScriptElement} */ (document.currentScript);

/** Where the server's public requests go. */
export const server = new URL("../v1/", tag.src);
/** True when nothing is swapped but what the page asks for. */
export const isManual = "manual" in tag.dataset;
/** True when nobody is assumed to agree. */
export const needsConsent = tag.dataset.consent == "required";
export const refusesTracking = /** @type {any} */ (navigator).globalPrivacyControl;

/**
 * Loads one of the script's further parts, which most pages do without.
 * @param {string} part
 * @param {(event: any) => void} [done]
 * @param {(event: any) => void} [failed]
 */
export function load(part, done, failed) {
  const script = document.createElement("script");
  script.src = tag.src.replace(/[^/]*$/, config.site + "." + part + ".js");
  script.nonce = tag.nonce;
  script.onload = /** @type {any} */ (done);
  script.onerror = /** @type {any} */ (failed);
  document.head.append(script);
}
