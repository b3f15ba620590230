// The visitor's lease: asked for, renewed while the page is looked at, and given up when it is over.

import { config } from "./config.js";
import { forget, keep, recall } from "./memory.js";
import { show } from "./page.js";
import { emit, refuse } from "./report.js";
import { hasNewCampaign, page, referrer } from "./route.js";
import { server } from "./tag.js";

/** @type {import("./memory.js").Lease} */
const NONE = { expires: 0, numbers: {} };

/** @type {import("./memory.js").Lease} */
export let lease = NONE;

/** @type {() => void} */
let settle;
/** Done once it is known which numbers are shown. */
export const settled = new Promise((resolve) => (settle = /** @type {() => void} */ (resolve)));

/** @type {boolean | undefined} */
let hasConsent;
/** @type {AbortController | undefined} Of the request under way. */
let request;
let askedPage = "";
/** What the server is spared after a failure, s; 0 after a success. */
let backOff = 0;
let nextAsk = 0;
let timer = 0;

/**
 * With consent, the visitor is the one that the browser knows, and its lease is shown before the server is asked while it lives.
 * Without, nothing is read or stored, and the server only names the number of the visit's campaign.
 * @param {boolean} consent
 * @param {boolean} isRefused True when what the browser keeps is to be deleted.
 */
export function begin(consent, isRefused) {
  if (isRefused) forget();
  if (consent === hasConsent) return;
  hasConsent = consent;
  const known = consent ? recall() : NONE;
  if (known) adopt(known);
  askNow();
}

/** Asks without waiting for the time to renew; after a failure its back-off still holds. */
export function askNow() {
  request?.abort();
  request = undefined;
  if (!backOff) nextAsk = 0;
  tick();
}

// A page that comes back from the back/forward cache becomes visible, too.
addEventListener("visibilitychange", () => document.hidden || askNow());

function tick() {
  const foreverMs = 1e9; // 11 days: browsers take more than 2^31 ms for none.
  clearTimeout(timer);
  const left = lease.expires - Date.now();
  const wait = document.hidden ? foreverMs : nextAsk - Date.now();
  // A number whose lease is over may be somebody else's by now.
  if (left <= 0) show({});
  if (wait > 0) timer = setTimeout(tick, left > 0 ? Math.min(wait, left) : wait);
  else if (!request) ask();
}

async function ask() {
  const answerWithinMs = 4000;
  const renewS = 60;
  const firstRetryS = 5;
  const lastRetryS = 300;
  const mine = (request = new AbortController());
  setTimeout(() => mine.abort(), answerWithinMs);
  hasNewCampaign();
  const { visitor, session } = lease;
  const asksFor = page;
  /** @type {any} Seconds until it is asked again. */
  let wait;
  let problem;
  try {
    const response = await fetch(server + "leases", {
      method: "POST",
      keepalive: true,
      credentials: "omit",
      signal: mine.signal,
      body: JSON.stringify({
        site: config.site,
        visitor,
        session,
        // A renewal goes without campaign marks, or two tabs from two campaigns would end each other's sessions.
        page: session && page == askedPage && lease.expires > Date.now() ? page.split(/[?#]/)[0] : page,
        referrer,
        numbers: config.targets,
        ids: hasConsent ? { ga: cookie(/\b_ga=[^;]*?(\d+\.\d+)(;|$)/), ym: cookie(/\b_ym_uid=(\w+)/) } : undefined,
        consent: hasConsent,
      }),
    });
    const answer = await response.json();
    const { ok, status } = response;
    if (ok) {
      accept(answer);
      wait = answer.renewAfter;
      askedPage = asksFor;
      backOff = 0;
    } else {
      problem = status + " " + answer.detail;
      wait = response.headers.get("retry-after");
      if (status < 500 && status != 429) adopt({ ...lease, ...NONE });
    }
  } catch (error) {
    problem = error;
  }
  if (mine != request) return;
  request = undefined;
  if (problem) {
    backOff = Math.min(backOff * 2 || firstRetryS, lastRetryS);
    wait = wait || backOff;
    refuse("no numbers: " + problem);
  }
  // Whatever the server says: never in a tight loop.
  nextAsk = Date.now() + Math.max(+wait || renewS, firstRetryS) * 1000;
  settle();
  tick();
}

/** @param {any} answer */
function accept(answer) {
  const { visitor, session } = answer;
  /** @type {import("./memory.js").Lease} */
  const next = { visitor, session, expires: Date.now() + answer.expiresIn * 1000, numbers: {} };
  let isTest = false;
  for (const { target, number, kind } of answer.numbers) {
    next.numbers[target] = number || target;
    isTest = kind == "test";
  }
  adopt(next, isTest);
  emit("lease", answer);
}

/**
 * @param {import("./memory.js").Lease} next
 * @param {boolean} [isTest] The numbers of a test visit end with its page.
 */
function adopt(next, isTest) {
  lease = next;
  if (hasConsent && !isTest) keep(next);
  if (next.expires > Date.now()) {
    show(next.numbers);
    settle();
  }
}

const cookie = (/** @type {RegExp} */ pattern) => pattern.exec(document.cookie)?.[1];
