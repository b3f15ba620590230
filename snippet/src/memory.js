// What the browser keeps between page views, shared by the site's tabs. Works, forgetfully, where storage is blocked.

import { config } from "./config.js";

const KEY = "numberswap:" + config.site;

/**
 * @typedef {{
 *   visitor?: string,
 *   session?: string,
 *   expires: number,
 *   numbers: import("./numbers.js").Numbers,
 * }} Lease `expires` in Unix time, ms.
 */

/** @returns {Lease | undefined} */
export const recall = () => attempt(() => JSON.parse(localStorage[KEY]));

export const keep = (/** @type {Lease} */ lease) => attempt(() => (localStorage[KEY] = JSON.stringify(lease)));

export const forget = () => attempt(() => delete localStorage[KEY]);

/** @param {() => any} action */
function attempt(action) {
  try {
    return action();
  } catch {}
}
