// One browser, shop and call server a test file; `visit` opens a page as a new visitor.
import assert from "node:assert/strict";
import { after, afterEach, before } from "node:test";
import { chromium } from "playwright-core";
import { startCalls } from "./calls.mjs";
import { startShop } from "./shop.mjs";

export let calls;
export let shop;
let browser;
let contexts = [];

export function useBrowser() {
  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
      // Left on by people, and off by default here.
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    });
    shop = await startShop();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    await calls?.stop();
    calls = undefined;
  });
  after(async () => {
    await browser.close();
    await shop.stop();
  });
}

/** Starts this test's call server; to be changed before {@link visit}. */
export async function newCalls() {
  return (calls = await startCalls());
}

export const tag = (attributes = "") => `<script async src="${calls.origin}/s/k1.js" ${attributes}></script>`;

/**
 * Opens a page of the shop. Every error that the page logs or throws fails the test that asks for `noErrors`.
 * @param {string} path
 * @param {{ tag?: string, clock?: boolean, init?: () => void, headers?: object, goto?: object }} options
 */
export async function visit(path, options = {}) {
  calls ?? (await newCalls());
  shop.tag = options.tag ?? tag();
  shop.headers = options.headers ?? {};
  const context = options.context ?? (await browser.newContext());
  if (!options.context) contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  page.problems = [];
  page.said = [];
  page.on("console", (message) => {
    page.said.push(message.text());
    if (message.type() === "error") page.problems.push(message.text());
  });
  page.on("pageerror", (error) => page.problems.push(String(error)));
  if (options.clock) await page.clock.install();
  if (options.init) await page.addInitScript(options.init);
  await page.goto(shop.origin + path, options.goto);
  return page;
}

/** Waits until an element says so. */
export async function says(page, selector, text) {
  try {
    await page.waitForFunction(([selector, text]) => document.querySelector(selector)?.textContent === text, [selector, text]);
  } catch {
    assert.equal(await page.textContent(selector), text);
  }
}

/** Waits until something in this process is so. */
export async function until(condition) {
  const end = performance.now() + 5000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`never so: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Makes the page think that its tab is hidden or visible. */
export const setVisible = (page, visible) =>
  page.evaluate((visible) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: !visible });
    Object.defineProperty(document, "visibilityState", { configurable: true, value: visible ? "visible" : "hidden" });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, visible);
