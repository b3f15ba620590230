// Sends what a visitor left to the server.

import { config } from "../config.js";

const tag = /** @type {HTMLScriptElement} */ (document.currentScript);
const server = new URL("../v1/forms", tag.src);

/** A new id, by which the server knows a repetition. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");

/**
 * @param {any} details As the server's `POST /v1/forms` takes them; `consent` may be the words that were agreed to.
 * @returns {Promise<any>} The server's answer; rejected with its reason.
 */
export async function send(details) {
  const { consent } = details;
  const isText = typeof consent == "string";
  const body = JSON.stringify({
    id: newId(),
    page: location.href.slice(0, 8000),
    ...details,
    site: config.site,
    session: (/** @type {any} */ (window).numberswap || {}).session,
    consent: isText ? true : consent,
    consentText: isText ? consent : details.consentText,
  });
  for (let attempt = 1; ; attempt++) {
    let response;
    try {
      // Outlives the page, which a form that is sent leaves.
      response = await fetch(server, { method: "POST", body, keepalive: true });
    } catch (error) {
      if (attempt == 3) throw error;
    }
    if (response && (response.ok || response.status < 500 || attempt == 3)) {
      const answer = await response.json();
      if (response.ok) return answer;
      throw Object.assign(Error(answer.detail), answer);
    }
    await new Promise((resolve) => setTimeout(resolve, attempt * 2000));
  }
}
