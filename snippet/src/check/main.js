// The checker: loaded by the script where a page is opened with ?numberswap=check, by the dashboard in a new window. Tells the dashboard what
// it sees there: by a message to the window that opened this one, and over the server, for pages that cut themselves off from it.

import { config } from "../config.js";
import { look } from "./look.js";
import { vendorsIn } from "./vendors.js";

const tag = /** @type {HTMLScriptElement} */ (document.currentScript);
const home = new URL(tag.src);
const token = (/[?&]numberswap-token=([\w.-]+)/.exec(location.search) || [])[1];
const main = `/s/${config.site}.`;

/** @type {Set<string>} What the page's policy kept away, as "directive address". */
const blocked = new Set();
addEventListener("securitypolicyviolation", (event) => {
  if (event.blockedURI.startsWith(home.origin)) {
    blocked.add(`${event.effectiveDirective} ${home.origin}`);
    tell();
  }
});

let last = "";
let told = "";

function tell() {
  const { numberswap } = /** @type {any} */ (window);
  const scripts = [...document.scripts].map((script) => script.src).filter(Boolean);
  const tags = /** @type {HTMLScriptElement[]} */ ([...document.scripts].filter((script) => script.src.includes(main) && !script.src.includes(main + "check.js")));
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const report = {
    token,
    page: location.origin + location.pathname,
    tags: tags.length,
    isManual: tags.some((each) => "manual" in each.dataset),
    needsConsent: tags.some((each) => each.dataset.consent == "required"),
    refusesTracking: !!(/** @type {any} */ (navigator).globalPrivacyControl),
    isDone,
    trouble: last,
    targets: look(config.targets || [], (target) => numberswap.get(target)),
    blocked: [...blocked],
    others: vendorsIn([...scripts, ...loaded]),
  };
  const text = JSON.stringify(report);
  if (text == told) return;
  told = text;
  // Only the dashboard is to hear it: the script's own host.
  if (window.opener) window.opener.postMessage({ numberswap: report }, home.origin);
  if (token) fetch(new URL("../v1/checks/" + token, home), { method: "POST", body: text }).catch(() => {});
}

let isDone = false;
/** @type {any} */ (window).numberswap.on("error", (/** @type {string} */ why) => {
  last = String(why).slice(0, 300);
  tell();
});
/** @type {any} */ (window).numberswap.on("swap", tell);
tell();
// Once the numbers are known, and again when slow parts of the page are there.
/** @type {any} */ (window).numberswap.get(() => {
  isDone = true;
  setTimeout(tell, 300);
});
addEventListener("load", () => setTimeout(tell, 1000));
setTimeout(tell, 5000);
