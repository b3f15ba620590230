// What the script costs on a page of 5,000 nodes, by the browser's own counters.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calls, newCalls, says, useBrowser, visit } from "./visit.mjs";

useBrowser();

/** CPU time of the page's main thread in scripts, and in all tasks (with style, layout and paint), while `work` is done, ms. */
async function mainThread(page, work) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const read = async () => Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value * 1000]));
  const before = await read();
  await work();
  const after = await read();
  return { script: after.ScriptDuration - before.ScriptDuration, all: after.TaskDuration - before.TaskDuration };
}

// The time is printed, not asserted: a busy machine must not fail the tests. 10 ms is the aim.
test("swaps 5,000 nodes without a layout shift, and says what it took", async () => {
  const runs = [];
  for (let run = 0; run < 5; run++) {
    await newCalls();
    const page = await visit("/large.html", {
      tag: "",
      init: () => {
        window.shifts = [];
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value))).observe({ type: "layout-shift", buffered: true });
      },
    });
    const size = await page.evaluate(() => {
      const walker = document.createTreeWalker(document);
      let count = 0;
      while (walker.nextNode()) count++;
      return count;
    });
    assert.ok(size >= 5000, `${size} nodes`);
    runs.push(await mainThread(page, () =>
      page.evaluate((src) => new Promise((resolve) => {
        document.addEventListener("numberswap:lease", resolve);
        document.body.append(Object.assign(document.createElement("script"), { src }));
      }).then(() => {}), calls.origin + "/s/k1.js")));
    await says(page, "h1", "8 (495) 123-45-67");
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.deepEqual(await page.evaluate(() => shifts), []);
    assert.equal(await page.evaluate(() => document.getElementById("list").textContent.includes("580-40-84")), false);
    await calls.stop();
  }
  const times = (what) => runs.map((run) => run[what].toFixed(1)).sort((one, other) => one - other).join(", ");
  console.log(`5,000 nodes, main thread's CPU ms, five runs: scripts ${times("script")}; all tasks ${times("all")}`);
});
