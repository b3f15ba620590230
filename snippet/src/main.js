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
import { load, needsConsent, refusesTracking, tag } from "./tag.js";

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
  /**
   * Tells the server of what the visitor left in a form; the part that does it takes this function's place.
   * @param {object} details
   */
  lead: (details) => new Promise((done, fail) => load("leads", done, fail)).then(() => numberswap.lead(details)),
  get session() {
    return lease.session;
  },
};

if (refusesTracking || isOwn) forget();
begin(!refusesTracking && !needsConsent);
if (config.forms || "forms" in tag.dataset) load("leads");
