import assert from "node:assert/strict";
import { test } from "node:test";
import { TARGET, lease } from "./calls.mjs";
import { calls, newCalls, says, tag, until, useBrowser, visit } from "./visit.mjs";

useBrowser();

const OWN = "8 (495) 580-40-84";
const SWAPPED = "8 (495) 123-45-67";
const kept = (page) => page.evaluate(() => Object.keys(localStorage).length + Object.keys(sessionStorage).length + document.cookie.length);

/** Static for those without consent. */
const answer = (body) => lease({ [TARGET]: body.consent ? "+74951234567" : "+74950001122" }, body.consent ? {} : { visitor: null, session: null });

test("where consent is required, nothing is stored or told before it, and the campaign's static number is shown", async () => {
  await newCalls();
  calls.answer = answer;
  const page = await visit("/text.html", { tag: tag('data-consent="required"'), init: () => { document.cookie = "_ga=GA1.1.1.2"; } });
  await says(page, "#national", "8 (495) 000-11-22");
  assert.deepEqual([calls.asked[0].consent, calls.asked[0].visitor, calls.asked[0].session, calls.asked[0].ids], [false, undefined, undefined, undefined]);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.click("#tel");

  await page.evaluate(() => numberswap.consent(true));
  await says(page, "#national", SWAPPED);
  assert.equal(calls.asked.length, 2);
  assert.equal(calls.asked[1].consent, true);
  assert.equal(calls.asked[1].ids.ga, "1.2");
  assert.equal(await page.evaluate(() => numberswap.session), "s1");
  assert.equal(await page.evaluate(() => localStorage.length), 1);
  assert.deepEqual(calls.told, []);
});

test("a visitor who comes back and consents again is the same visitor", async () => {
  await newCalls();
  const required = tag('data-consent="required"');
  const first = await visit("/text.html", { tag: required });
  await first.evaluate(() => numberswap.consent(true));
  await says(first, "#national", SWAPPED);
  calls.asked.length = 0;
  const second = await visit("/text.html", { tag: required, context: first.context() });
  await until(() => calls.asked.length === 1);
  assert.equal(calls.asked[0].visitor, undefined);
  await second.evaluate(() => numberswap.consent(true));
  await until(() => calls.asked.length === 2);
  assert.equal(calls.asked[1].visitor, "v1");
});

test("consent that is withdrawn deletes what was stored and puts the page's own number back", async () => {
  const page = await visit("/text.html");
  await says(page, "#national", SWAPPED);
  assert.equal(await kept(page), 1);
  const shownAtOnce = await page.evaluate(() => {
    numberswap.consent(false);
    return document.getElementById("national").textContent;
  });
  assert.equal(shownAtOnce, OWN);
  assert.equal(await kept(page), 0);
  assert.equal(await page.getAttribute("#tel", "href"), "tel:+74955804084");
  await until(() => calls.asked.length === 2);
  assert.equal(calls.asked[1].consent, false);
  assert.equal(calls.asked[1].visitor, undefined);
  await page.click("#tel");
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  assert.equal(await page.textContent("#national"), OWN);
  assert.deepEqual(calls.told, []);
});

test("consent of nothing is no consent", async () => {
  const page = await visit("/text.html");
  await says(page, "#national", SWAPPED);
  await page.evaluate(() => numberswap.consent());
  await until(() => calls.asked.length === 2);
  assert.equal(calls.asked[1].consent, false);
});

test("an answer under way when consent is withdrawn is not taken", async () => {
  await newCalls();
  let send;
  calls.answer = (body) => (body.consent ? new Promise((resolve) => (send = () => resolve(answer(body)))) : answer(body));
  const page = await visit("/text.html");
  await until(() => send);
  await page.evaluate(() => numberswap.consent(false));
  send();
  await says(page, "#national", "8 (495) 000-11-22");
  assert.equal(await kept(page), 0);
});

test("Global Privacy Control stands for no consent, whatever the page says", async () => {
  await newCalls();
  calls.answer = answer;
  const page = await visit("/text.html", {
    init: () => {
      Object.defineProperty(navigator, "globalPrivacyControl", { value: true });
      localStorage["numberswap:k1"] = JSON.stringify({ visitor: "old", session: "old", expires: Date.now() + 1e6, numbers: { "+74955804084": "+74959999999" } });
    },
  });
  await says(page, "#national", "8 (495) 000-11-22");
  await page.evaluate(() => numberswap.consent(true));
  assert.ok(page.said.includes("numberswap: privacy control is on"));
  assert.deepEqual(calls.asked.map(({ consent, visitor }) => [consent, visitor]), [[false, undefined]]);
  assert.equal(await kept(page), 0);
});
