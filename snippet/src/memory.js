// What the browser keeps between page views, shared by the site's tabs. Works, forgetfully, where storage is blocked.

import { config } from "./config.js";

const KEY = "numberswap:" + config.site;

/**
 * @typedef {{
 *   visitor?: string,
 *   session?: string,
 *   expires: number,
 *   numbers: import("./numbers.js").Shown[],
 * }} Lease The server's answer; `expires` in Unix time, ms.
 */

/** @returns {Lease | undefined} */
export const recall = () => attempt(() => JSON.parse(localStorage[KEY]));

/**
 * What has no session leaves nothing behind: visits without consent, test visits, the numbers of a server in trouble.
 * @param {Lease} lease
 */
export const keep = (lease) => lease.session && attempt(() => (localStorage[KEY] = JSON.stringify(lease)));

export const forget = () => attempt(() => delete localStorage[KEY]);

/** @param {() => any} action */
export function attempt(action) {
  try {
    return action();
  } catch {}
}
