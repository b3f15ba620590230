// The owner's own browser, and the mark that has a page checked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calls, newCalls, says, shop, until, useBrowser, visit } from "./visit.mjs";
import { lease, TARGET } from "./calls.mjs";

useBrowser();

const own = () => (body) => lease({ [TARGET]: body.own ? TARGET : "+74951234567" }, body.own ? { visitor: null, session: null } : {});

test("a browser that was opened with ?numberswap=own says so from then on, until ?numberswap=visitor", async () => {
  (await newCalls()).answer = own();
  const page = await visit("/?numberswap=own");
  await until(() => calls.asked.length === 1);
  await page.goto(shop.origin + "/");
  await until(() => calls.asked.length === 2);
  assert.deepEqual(calls.asked.map((body) => [body.own, body.session]), [[true, undefined], [true, undefined]]);
  await says(page, "#national", "8 (495) 580-40-84");

  await page.goto(shop.origin + "/?numberswap=visitor");
  await says(page, "#national", "8 (495) 123-45-67");
  await page.goto(shop.origin + "/");
  await until(() => calls.asked.length === 4);
  assert.equal(calls.asked[3].own, undefined);
});

test("a lease that the browser had is given up when it becomes the owner's", async () => {
  (await newCalls()).answer = own();
  const page = await visit("/");
  await says(page, "#national", "8 (495) 123-45-67");
  await page.goto(shop.origin + "/?numberswap=own");
  await until(() => calls.asked.length === 2);
  assert.deepEqual([calls.asked[1].own, calls.asked[1].visitor], [true, undefined]);
  assert.equal(await page.evaluate(() => localStorage["numberswap:k1"]), undefined);
  await says(page, "#national", "8 (495) 580-40-84");
});

test("other marks load nothing and are remembered nowhere", async () => {
  const page = await visit("/?numberswap=test&x=numberswap=own");
  await until(() => calls.asked.length === 1);
  assert.equal(calls.asked[0].own, undefined);
  assert.equal(await page.evaluate(() => document.querySelectorAll("script[src*=check]").length), 0);
});

test("?numberswap=check loads the checker beside the script, with the tag's nonce", async () => {
  const page = await visit("/?numberswap=check", { tag: `<script async nonce="abc" src="${(await newCalls()).origin}/s/k1.js?v=1"></script>` });
  await page.waitForSelector('script[src$="/s/k1.check.js"]', { state: "attached" });
  assert.equal(await page.evaluate(() => document.querySelector('script[src$="check.js"]').nonce), "abc");
});
