import assert from "node:assert/strict";
import { test } from "node:test";
import { NUMBER, TARGET, lease } from "./calls.mjs";
import { calls, newCalls, says, tag, until, useBrowser, visit } from "./visit.mjs";

useBrowser();

const OWN = "8 (495) 580-40-84";
const SWAPPED = "8 (495) 123-45-67";

test("get answers the page's own number before the server does, and calls back with the one to show", async () => {
  await newCalls();
  let send;
  calls.answer = (body) => new Promise((resolve) => (send = () => resolve(lease({ [TARGET]: NUMBER }))));
  const page = await visit("/text.html", { tag: tag("data-manual") });
  await page.waitForFunction(() => window.numberswap);
  assert.equal(await page.evaluate(() => numberswap.get()), TARGET);
  await page.evaluate(() => {
    window.got = [];
    numberswap.get((number) => got.push(number));
    numberswap.get("+74955804084", (number) => got.push(number));
    numberswap.get("+70000000000", (number) => got.push(number));
  });
  assert.deepEqual(await page.evaluate(() => got), []);
  await until(() => send);
  send();
  await page.waitForFunction(() => got.length === 3);
  assert.deepEqual(await page.evaluate(() => got), [NUMBER, NUMBER, "+70000000000"]);
  assert.equal(await page.evaluate(() => numberswap.get()), NUMBER);
  assert.equal(await page.textContent("#national"), OWN);
});

test("get calls back with the page's own number when the server fails", async () => {
  await newCalls();
  calls.answer = () => ({ status: 500 });
  const page = await visit("/text.html");
  await page.waitForFunction(() => window.numberswap);
  assert.equal(await page.evaluate(() => new Promise((resolve) => numberswap.get(resolve))), TARGET);
});

test("data-manual swaps nothing but what swap is given, and keeps that up to date", async () => {
  await newCalls();
  const page = await visit("/text.html", { tag: tag("data-manual"), clock: true });
  await page.waitForFunction(() => window.numberswap?.session);
  await page.evaluate(() => document.getElementById("late").append("8 (495) 580-40-84"));
  assert.equal(await page.textContent("#national"), OWN);
  await page.evaluate(() => numberswap.swap(document.getElementById("national")));
  assert.equal(await page.textContent("#national"), SWAPPED);
  assert.equal(await page.textContent("#split"), OWN);
  assert.equal(await page.textContent("#late"), OWN);
  calls.answer = () => lease({ [TARGET]: "+74957654321" });
  await page.clock.fastForward(61_000);
  await says(page, "#national", "8 (495) 765-43-21");
  assert.equal(await page.textContent("#split"), OWN);
  await page.evaluate(() => numberswap.swap());
  assert.equal(await page.textContent("#split"), "8 (495) 765-43-21");
});

test("tells of swaps, leases and errors", async () => {
  await newCalls();
  const page = await visit("/text.html", {
    clock: true,
    init: () => {
      window.heard = [];
      document.addEventListener("numberswap:swap", (event) => heard.push(["event", event.detail.numbers["+74955804084"]]));
      Object.defineProperty(window, "numberswap", {
        configurable: true,
        set(api) {
          Object.defineProperty(window, "numberswap", { value: api });
          for (const name of ["swap", "lease", "error"]) api.on(name, (detail) => heard.push([name, detail.numbers ? "numbers" : detail]));
        },
      });
    },
  });
  await says(page, "#national", SWAPPED);
  await page.waitForFunction(() => heard.length === 3);
  assert.deepEqual(await page.evaluate(() => heard), [["event", NUMBER], ["swap", "numbers"], ["lease", "numbers"]]);
  calls.answer = () => ({ status: 403, body: { detail: "no" } });
  await page.clock.fastForward(61_000);
  await page.waitForFunction(() => heard.some(([name]) => name === "error"));
  assert.deepEqual(await page.evaluate(() => heard.slice(3).filter(([name]) => name === "error")), [["error", "no numbers: 403 no"]]);
});

test("a listener may swap again", async () => {
  const page = await visit("/text.html", { init: () => document.addEventListener("numberswap:swap", () => numberswap.swap()) });
  await says(page, "#national", SWAPPED);
  assert.deepEqual(page.problems, []);
});

test("a listener that throws harms nobody", async () => {
  const page = await visit("/text.html", {
    init: () => document.addEventListener("numberswap:swap", () => { throw new Error("the page's own"); }),
    clock: true,
  });
  await says(page, "#national", SWAPPED);
  await page.clock.fastForward(61_000);
  await until(() => calls.asked.length === 2);
  assert.deepEqual(page.problems, ["Error: the page's own"]);
});

test("tells the server of taps on swapped links, of copies and of leaving", async () => {
  const page = await visit("/text.html");
  await says(page, "#national", SWAPPED);
  await page.evaluate(() => {
    addEventListener("click", (event) => event.preventDefault());
    document.getElementById("late").attachShadow({ mode: "open" }).innerHTML = '<a href="tel:84955804084">call</a>';
  });
  await page.click("#tel-other");
  await page.click("#mail");
  await page.click("#tel-national");
  await until(() => calls.told.length === 1);
  await page.evaluate(() => document.getElementById("late").shadowRoot.querySelector("a").click());
  await until(() => calls.told.length === 2);
  const copy = (selector) =>
    page.evaluate((selector) => {
      getSelection().selectAllChildren(document.querySelector(selector));
      document.execCommand("copy");
    }, selector);
  await copy("#abroad");
  await copy("#split-deep");
  await until(() => calls.told.length === 3);
  await page.goto("about:blank");
  await until(() => calls.told.length === 4);
  const event = (type) => ({ site: "k1", session: "s1", type, number: NUMBER, contentType: "text/plain;charset=UTF-8" });
  assert.deepEqual(calls.told, [event("tel-click"), event("tel-click"), event("copy"), event("leave")]);
});

test("leaves the page's own functions as they were, but for shadow roots", async () => {
  const page = await visit("/text.html");
  await says(page, "#national", SWAPPED);
  assert.deepEqual(await page.evaluate(() => [history.pushState, history.replaceState, fetch].map((own) => /native code/.test(own))), [true, true, true]);
  assert.deepEqual(await page.evaluate(() => Object.keys(window).filter((name) => /numberswap/i.test(name))), ["numberswap"]);
});
