import assert from "node:assert/strict";
import { test } from "node:test";
import { NUMBER, TARGET, lease } from "./calls.mjs";
import { calls, newCalls, says, setVisible, shop, tag, until, useBrowser, visit } from "./visit.mjs";

useBrowser();

const OWN = "8 (495) 580-40-84";
const SWAPPED = "8 (495) 123-45-67";
const never = () => new Promise(() => {});
const stored = (page) => page.evaluate(() => JSON.parse(localStorage["numberswap:k1"] ?? "null"));
const answers = (number, more) => () => lease({ [TARGET]: number }, more);

/** Fails when the page's number was not there at every moment. */
const watchNumber = () => {
  window.seen = new Set();
  const look = () => seen.add(document.getElementById("national")?.textContent);
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
};

test("a live stored lease is shown before the network is asked", async () => {
  const first = await visit("/text.html");
  await says(first, "#national", SWAPPED);
  calls.answer = never;
  const second = await visit("/text.html", { context: first.context(), init: watchNumber });
  await says(second, "#national", SWAPPED);
  await until(() => calls.asked.length === 2);
  assert.equal(calls.asked[1].visitor, "v1");
  assert.equal(calls.asked[1].session, "s1");
});

test("a stored lease that is over is not shown: the page keeps its own number", async () => {
  const first = await visit("/text.html");
  await says(first, "#national", SWAPPED);
  calls.answer = () => ({ status: 503 });
  const second = await visit("/text.html", {
    context: first.context(),
    init: () => {
      const lease = JSON.parse(localStorage["numberswap:k1"]);
      localStorage["numberswap:k1"] = JSON.stringify({ ...lease, expires: Date.now() - 1 });
    },
  });
  await until(() => second.said.some((line) => line.startsWith("numberswap: no numbers")));
  assert.equal(await second.textContent("#national"), OWN);
  assert.equal(calls.asked[1].visitor, "v1");
});

test("is renewed while the page is visible, under the same visitor and session, without campaign marks", async () => {
  const page = await visit("/text.html?utm_source=yandex&yclid=1", { clock: true });
  await says(page, "#national", SWAPPED);
  await page.clock.fastForward(59_000);
  assert.equal(calls.asked.length, 1);
  await page.clock.fastForward(2_000);
  await until(() => calls.asked.length === 2);
  const { visitor, session, page: address } = calls.asked[1];
  assert.deepEqual({ visitor, session, address }, { visitor: "v1", session: "s1", address: shop.origin + "/text.html" });
});

test("is not renewed while hidden, and first thing when visible again", async () => {
  const page = await visit("/text.html", { clock: true });
  await says(page, "#national", SWAPPED);
  await setVisible(page, false);
  await page.clock.fastForward(600_000);
  assert.equal(calls.asked.length, 1);
  calls.answer = answers("+74957654321");
  await setVisible(page, true);
  await says(page, "#national", "8 (495) 765-43-21");
  assert.equal(await page.getAttribute("#tel", "href"), "tel:+74957654321");
  assert.equal(calls.asked.length, 2);
});

test("a number that is gone gives way to the next at the next renewal, and to the page's own where there is none", async () => {
  const page = await visit("/text.html", { clock: true });
  await says(page, "#national", SWAPPED);
  calls.answer = answers("+74957654321");
  await page.clock.fastForward(61_000);
  await says(page, "#national", "8 (495) 765-43-21");
  assert.equal(await page.innerHTML("#split"), "8 (495) <b>765-43-21</b>");
  await until(() => calls.asked.length === 2);
  calls.answer = answers(TARGET);
  await page.clock.fastForward(61_000);
  await says(page, "#national", OWN);
  assert.equal(await page.innerHTML("#split"), "8 (495) <b>580-40-84</b>");
  assert.equal(await page.getAttribute("#tel-national", "href"), "tel:84955804084");
});

test("ends on the page, too, when the server cannot be reached", async () => {
  const page = await visit("/text.html", { clock: true });
  await says(page, "#national", SWAPPED);
  calls.answer = () => ({ status: 500 });
  await setVisible(page, false);
  await page.clock.fastForward(1_801_000);
  await says(page, "#national", OWN);
  await setVisible(page, true);
  await until(() => calls.asked.length === 2);
  assert.equal(await page.textContent("#national"), OWN);
});

test("is renewed first when the page comes back from the back/forward cache", async () => {
  const page = await visit("/text.html", {
    init: () => addEventListener("pageshow", (event) => (window.wasRestored = event.persisted)),
  });
  await says(page, "#national", SWAPPED);
  await page.evaluate(() => (window.isSamePage = true));
  await page.goto(shop.origin + "/shadow.html");
  await says(page, "#light", SWAPPED);
  const before = calls.asked.length;
  calls.answer = answers("+74957654321");
  await page.goBack({ waitUntil: "commit" });
  await says(page, "#national", "8 (495) 765-43-21");
  assert.deepEqual(await page.evaluate(() => [window.isSamePage, window.wasRestored]), [true, true]);
  assert.equal(calls.asked.length, before + 1);
});

test("is renewed first, too, where the browser tells of leaving but not of coming back", async () => {
  const page = await visit("/text.html", { clock: true });
  await says(page, "#national", SWAPPED);
  await setVisible(page, false);
  calls.answer = answers("+74957654321");
  await page.evaluate(() => Object.defineProperty(document, "hidden", { configurable: true, value: false }));
  await page.clock.fastForward(1_000);
  await says(page, "#national", "8 (495) 765-43-21");
  assert.equal(calls.asked.length, 2);
});

test("a server that is down leaves the page's number, says why, and is spared", async () => {
  await newCalls();
  const script = tag();
  const page = await visit("/text.html", { clock: true, tag: script, init: watchNumber });
  await says(page, "#national", SWAPPED);
  await calls.stop();
  await page.clock.fastForward(61_000);
  await until(() => page.said.some((line) => line.startsWith("numberswap: no numbers")));
  // The lease still lives, so its number stays; what the browser itself logs about a failed load is not the script's.
  assert.equal(await page.textContent("#national"), SWAPPED);
  assert.deepEqual(page.problems.filter((problem) => !problem.startsWith("Failed to load resource")), []);
});

test("a server that answers 500 is asked again after 5, 10, 20 s, and said once", async () => {
  await newCalls();
  calls.answer = () => ({ status: 500 });
  const page = await visit("/text.html", { clock: true, init: watchNumber });
  await until(() => page.said.length >= 2);
  for (const [seconds, times] of [[4, 1], [2, 2], [9, 2], [2, 3], [19, 3], [2, 4]]) {
    await page.clock.fastForward(seconds * 1000);
    await until(() => calls.asked.length >= times);
    await page.waitForTimeout(50);
    assert.equal(calls.asked.length, times);
  }
  assert.equal(page.said.filter((line) => line.startsWith("numberswap:")).length, 1);
  assert.deepEqual(page.problems.filter((problem) => !problem.startsWith("Failed to load resource")), []);
  assert.deepEqual(await page.evaluate(() => [...seen].filter(Boolean)), [OWN]);
  calls.answer = answers(NUMBER);
  await page.clock.fastForward(41_000);
  await says(page, "#national", SWAPPED);
});

test("a slow server is given up after 4 s without an error", async () => {
  await newCalls();
  calls.answer = never;
  const page = await visit("/text.html", { clock: true });
  await until(() => calls.asked.length === 1);
  await page.clock.fastForward(4_100);
  await until(() => page.said.some((line) => line.startsWith("numberswap: no numbers")));
  assert.equal(await page.textContent("#national"), OWN);
  assert.deepEqual(page.problems, []);
});

test("an answer that makes no sense leaves the page's number", async () => {
  await newCalls();
  const page = await visit("/text.html", { clock: true });
  await says(page, "#national", SWAPPED);
  const before = calls.asked.length;
  calls.answer = () => ({ hello: "proxy" });
  await page.clock.fastForward(61_000);
  await until(() => calls.asked.length > before && page.said.length);
  assert.equal(await page.textContent("#national"), SWAPPED);
  assert.deepEqual(page.problems, []);
});

for (const renewAfter of [undefined, 0, -1, "soon"]) {
  test(`is not renewed in a tight loop when the server says ${renewAfter}`, async () => {
    await newCalls();
    calls.answer = answers(NUMBER, { renewAfter });
    const page = await visit("/text.html", { clock: true });
    await says(page, "#national", SWAPPED);
    await page.clock.fastForward(4_000);
    assert.equal(calls.asked.length, 1);
  });
}

test("429 is heeded, also when the tab becomes visible again", async () => {
  await newCalls();
  calls.answer = () => ({ status: 429, headers: { "retry-after": "120" } });
  const page = await visit("/text.html", { clock: true });
  await until(() => page.said.some((line) => line.startsWith("numberswap:")));
  await setVisible(page, false);
  await setVisible(page, true);
  await page.clock.fastForward(118_000);
  assert.equal(calls.asked.length, 1);
  calls.answer = answers(NUMBER);
  await page.clock.fastForward(3_000);
  await says(page, "#national", SWAPPED);
});

test("a refusal ends the lease: the number may be no longer the site's", async () => {
  await newCalls();
  const page = await visit("/text.html", { clock: true });
  await says(page, "#national", SWAPPED);
  calls.answer = () => ({ status: 403, body: { detail: "shop.example is none of the site's domains." } });
  await page.clock.fastForward(61_000);
  await says(page, "#national", OWN);
  assert.ok(page.said.includes("numberswap: no numbers: 403 shop.example is none of the site's domains."));
  assert.equal((await stored(page)).expires, 0);
});

test("works where storage is blocked", async () => {
  const page = await visit("/text.html", {
    clock: true,
    init: () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("blocked", "SecurityError"); } }),
  });
  await says(page, "#national", SWAPPED);
  await page.clock.fastForward(61_000);
  await until(() => calls.asked.length === 2);
  assert.equal(calls.asked[1].session, "s1");
  assert.deepEqual(page.problems, []);
});

test("a campaign in a changed address is a page view within a second, another page waits for the next renewal", async () => {
  const page = await visit("/text.html?utm_source=yandex", { clock: true, goto: { referer: "https://yandex.ru/" } });
  await says(page, "#national", SWAPPED);
  assert.equal(calls.asked[0].referrer, "https://yandex.ru/");
  await page.evaluate(() => history.pushState(null, "", "/catalog.html"));
  await page.clock.fastForward(1_000);
  await page.evaluate(() => history.replaceState(null, "", "/catalog.html?page=2"));
  await page.clock.fastForward(61_000);
  await until(() => calls.asked.length === 2);
  assert.deepEqual([calls.asked[1].page, calls.asked[1].referrer], [shop.origin + "/catalog.html", shop.origin + "/catalog.html"]);

  calls.answer = answers("+74957654321");
  await page.evaluate(() => history.pushState(null, "", "/catalog.html?utm_source=vk"));
  await page.clock.fastForward(1_000);
  await says(page, "#national", "8 (495) 765-43-21");
  assert.deepEqual([calls.asked[2].page, calls.asked[2].referrer], [shop.origin + "/catalog.html?utm_source=vk", shop.origin + "/catalog.html?page=2"]);
});

test("a test visit's numbers end with its page, whose whole address is told again with each renewal", async () => {
  await newCalls();
  calls.answer = () => ({ ...lease({}, { visitor: null, session: null }), numbers: [{ target: TARGET, number: "+79990000001", kind: "test" }] });
  const page = await visit("/text.html?numberswap=test", { clock: true });
  await says(page, "#national", "8 (999) 000-00-01");
  assert.equal(await stored(page), null);
  await page.clock.fastForward(61_000);
  await until(() => calls.asked.length === 2);
  assert.equal(calls.asked[1].page, shop.origin + "/text.html?numberswap=test");
});
