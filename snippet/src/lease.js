// The visitor's lease: asked for, renewed while the page is looked at, and given up when it is over.

import { config } from "./config.js";
import { isOwn } from "./marker.js";
import { keep, recall } from "./memory.js";
import { OWN, show } from "./page.js";
import { emit, refuse } from "./report.js";
import { server } from "./tag.js";

/** @type {any} A {@link import("./memory.js").Lease}, or nothing yet. */
export let lease = {};

/** @type {() => void} */
let settle;
/** Done once it is known which numbers are shown. */
export const settled = new Promise((resolve) => (settle = /** @type {() => void} */ (resolve)));

// Where the visitor is and came from, also where a page changes its address without a load.
let page = location.href;
let referrer = document.referrer;
/** @type {boolean | undefined} */
let hasConsent;
/** True while no session of the server knows of the address's campaign. */
let isNews = true;
/** What the server is spared after a failure, s; 0 after a success. */
let backOff = 0;
let nextAsk = 0;
/** Only the answer to the last one counts. */
let asks = 0;

/**
 * With consent, the visitor is the one that the browser knows, and its lease is shown before the server is asked while it lives.
 * Without, nothing is read or stored, and the server only names the number of the visit's campaign.
 * @param {boolean} consent
 */
export function begin(consent) {
  if (consent === hasConsent) return;
  hasConsent = consent;
  lease = (consent && !isOwn && recall()) || {};
  tick(true);
}

// Also of a page on its way into the back/forward cache: so it asks first thing when it is back. Capturing, as not every
// browser of 2019 lets the document's event bubble.
addEventListener("visibilitychange", tick, true);
setInterval(tick, 1000);

/** @param {unknown} [isDue] Asks at once, or as soon as the page is visible; after a failure its back-off still holds. */
function tick(isDue) {
  const isLive = lease.expires > Date.now();
  // A number whose lease is over may be somebody else's by now.
  show(isLive ? lease.numbers : OWN);
  if (isLive) settle();
  if (location.href != page) {
    referrer = page;
    page = location.href;
    // A page view of a campaign, by utm_source, gclid, gbraid and their like; what else ends in "id" is told early for nothing.
    if (/utm_|id=/.test(page)) isDue = isNews = true;
  }
  if (isDue && !backOff) nextAsk = 0;
  if (!document.hidden && nextAsk <= Date.now()) ask(isLive && !isNews);
}

/** @param {boolean} isRenewal */
async function ask(isRenewal) {
  const answerWithinMs = 4000;
  const renewS = 60;
  const firstRetryS = 5;
  const lastRetryS = 300;
  const mine = ++asks;
  nextAsk = Infinity;
  /** @type {any} */
  let answer;
  /** @type {any} Seconds until it is asked again. */
  let wait;
  /** @type {any} */
  let problem;
  const patience = new AbortController();
  setTimeout(() => patience.abort(), answerWithinMs);
  try {
    const response = await fetch(server + "leases", {
      method: "POST",
      signal: patience.signal,
      body: JSON.stringify({
        site: config.site,
        visitor: lease.visitor,
        session: lease.session,
        // A renewal goes without campaign marks, or two tabs from two campaigns would end each other's sessions.
        page: isRenewal ? page.split(/[?#]/)[0] : page,
        referrer,
        numbers: config.targets,
        ids: hasConsent ? { ga: cookie(/\b_ga=.+?\..+?\.([\d.]+)/), ym: cookie(/\b_ym_uid=(\w+)/) } : undefined,
        consent: hasConsent,
        own: isOwn || undefined,
      }),
    });
    wait = response.headers.get("retry-after");
    answer = await response.json();
    problem = response.status + " " + answer.detail;
  } catch (error) {
    problem = error;
  }
  if (mine != asks) return;
  if (answer && answer.numbers) {
    answer.expires = Date.now() + answer.expiresIn * 1000;
    lease = answer;
    keep(lease);
    isNews = !answer.session;
    backOff = 0;
    wait = answer.renewAfter;
  } else {
    backOff = Math.min(backOff * 2 || firstRetryS, lastRetryS);
    // A refusal, but for "too often": the site, or the page's right to its numbers, is gone.
    if (/^4(?!29)/.test(problem)) {
      lease.expires = 0;
      keep(lease);
    }
    refuse("no numbers: " + problem);
  }
  // Whatever the server says: never in a tight loop.
  nextAsk = Date.now() + Math.max(+wait || backOff || renewS, firstRetryS) * 1000;
  settle();
  tick();
  if (!backOff) emit("lease", answer);
}

const cookie = (/** @type {RegExp} */ pattern) => (pattern.exec(document.cookie) || [])[1];
