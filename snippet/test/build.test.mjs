import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { COUNTRIES, scriptFor } from "./calls.mjs";

test("the committed build is what the source gives, and light enough", () => {
  const report = execFileSync(process.execPath, [fileURLToPath(new URL("../build.mjs", import.meta.url)), "--check"], { encoding: "utf8" });
  assert.match(report, /gzip \d+/);
});

test("has nothing in it that a browser of 2019 cannot read or has not", async () => {
  const script = await readFile(new URL("../dist/numberswap.js", import.meta.url), "utf8");
  for (const newer of [/\(\?<[=!]/, /\?\?|\?\.[\w([]|(\|\||&&)=/, /AbortSignal|structuredClone|requestIdleCallback|reportError/, /\.(at|replaceAll|hasOwn|any|allSettled|replaceChildren)\(/])
    assert.doesNotMatch(script, newer);
});

for (const config of [
  { site: "k1", targets: ["+74955804084"], ...COUNTRIES.RU },
  { site: "k1", ...COUNTRIES.GB },
  { site: "</script>'\"\\\u2028", targets: [], ...COUNTRIES.RU },
]) {
  test(`stays a script with the configuration ${JSON.stringify(config)} put in`, () => {
    new vm.Script(scriptFor(config));
  });
}
