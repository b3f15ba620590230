// NumberSwap: shows every visitor a tracking number in place of the site's own. One tag a page:
// <script async src="https://calls.example.com/s/SITEKEY.js"></script>

import "./events.js";
import { config } from "./config.js";
import { begin, lease, settled } from "./lease.js";
import { isOwn } from "./marker.js";
import { forget } from "./memory.js";
import { shown } from "./numbers.js";
import { swapIn } from "./page.js";
import { on, refuse } from "./report.js";
import { needsConsent, refusesTracking } from "./tag.js";

/** @type {any} */ (window).numberswap = {
  /**
   * The number that stands for a target (E.164; left out: the first one); the callback gets it once it is certain.
   * @param {string | ((number: string) => void)} [target]
   * @param {(number: string) => void} [callback]
   */
  get(target, callback) {
    if (typeof target == "function") return this.get("", target);
    const number = () => {
      const wanted = target || (config.targets || Object.keys(shown))[0];
      return shown[wanted] || wanted;
    };
    if (callback) settled.then(() => callback(number()));
    return number();
  },
  swap: swapIn,
  on,
  /** @param {boolean} [given] Left out: refused. */
  consent(given) {
    if (refusesTracking) return refuse("privacy control is on");
    if (!given) forget();
    begin(!!given);
  },
  get session() {
    return lease.session;
  },
};

if (refusesTracking || isOwn) forget();
begin(!refusesTracking && !needsConsent);
