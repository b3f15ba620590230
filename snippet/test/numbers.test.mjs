import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const VECTORS = new URL("../../tests/vectors/formats.json", import.meta.url);

// As the server writes them into the script: what may stand before the rest of a number of that country.
const PLANS = {
  RU: ["7", ["8"]], KZ: ["7", ["8"]], BY: ["375", ["80", "8", "0"]], UA: ["380", ["0"]], US: ["1", ["1"]], CA: ["1", ["1"]],
  GB: ["44", ["0"]], DE: ["49", ["0"]], FR: ["33", ["0"]], ES: ["34", []], IT: ["39", []], PL: ["48", []], TR: ["90", ["0"]],
  IN: ["91", ["0"]], LT: ["370", ["8", "0"]],
};
const EXITS = ["00", "810", "011"];

let copies = 0;

/** The module as one page has it, knowing one number. */
async function knowing(number, country) {
  const [code, trunks] = PLANS[country];
  globalThis.__NUMBERSWAP_CONFIG__ = {
    site: "k1", code,
    prefixes: ["", code, ...trunks, ...trunks.map((trunk) => code + trunk), ...EXITS.map((exit) => exit + code)],
  };
  const config = await import("../src/config.js");
  Object.assign(config.config, globalThis.__NUMBERSWAP_CONFIG__);
  const { SEAM, choose, swap, trackingNumberIn } = await import(`../src/numbers.js?${copies++}`);
  const show = (text, shown) => {
    choose([{ target: number, number: shown }]);
    return swap(text);
  };
  return { SEAM, show, trackingNumberIn };
}

test("every shared vector of number writings", { skip: !existsSync(VECTORS) && "tests/vectors/formats.json is not there" }, async () => {
  for (const { written, original, replacement, country, expected } of JSON.parse(readFileSync(VECTORS, "utf8"))) {
    const { show } = await knowing(original, country);
    // Links are written without spaces, texts with them.
    const shown = show(written, replacement);
    assert.equal(written.startsWith("tel:") ? shown.replaceAll(" ", "") : shown, expected, `${written} with ${replacement}`);
  }
});

for (const written of [
  "8 (495) 580-40-84", "+7 (495) 580-40-84", "84955804084", "+74955804084", "(495) 580-40-84", "495 5804084",
  "8\u00a0495\u2009580\u202f40\u200a84", "8\u2011495\u2010580\u201340\u221284", "8(495)580\u00ad-40\u200b-84", "8.495.580.40.84",
  "8/495/580/40/84", "8 [495] 580·40·84", "8\n  (495)\n  580-40-84", "007 495 580 40 84", "8 10 7 495 580-40-84", "+8 (495) 580-40-84",
]) {
  test(`keeps the writing of ${JSON.stringify(written)}`, async () => {
    const { show } = await knowing("+74955804084", "RU");
    const digits = [..."4951234567"];
    const rest = written.replace(/\D/g, "").length - 10;
    let at = 0;
    const expected = written.replace(/\d/g, (digit) => (at++ < rest ? digit : digits[at - rest - 1]));
    assert.equal(show(written, "+74951234567"), expected);
    assert.equal(show(`a ${written}, b`, "+74951234567"), `a ${expected}, b`);
  });
}

for (const text of [
  "1849558040841", "184955804084", "849558040841", "№ 1-84955804084", "84955804084-1", "0.4955804084", "84955804084.5",
  "1.84955804084", "4.4955804084", "8495580408484955804084", "84955804084-84955804084",
  "+375 84955804084", "+375-8-495-580-40-84", "+375 / 84955804084", "+375\x0084955804084", "+1234 84955804084", "+1(84955804084)",
  "+7+74955804084", "+7 +7 495 580-40-84", "+5+74955804084", "+7, 84955804084", "+7:4955804084", "+7 т 84955804084",
  "+375 (495) 580-40-84", "8 (495) 580-40-85", "8 495 580, 40-84", "8 495 580 доб. 40-84", "580-40-84", "",
]) {
  test(`finds nothing in ${JSON.stringify(text)}`, async () => {
    const { show } = await knowing("+74955804084", "RU");
    assert.equal(show(text, "+74951234567"), text);
  });
}

for (const [text, expected] of [
  // Digits before, and what stands between.
  ["1 84955804084", "1 84951234567"],
  ["1/84955804084", "1/84951234567"],
  ["1--84955804084", "1--84951234567"],
  ["1. 84955804084", "1. 84951234567"],
  ["1(84955804084)", "1(84951234567)"],
  ["1-(84955804084)", "1-(84951234567)"],
  ["495 4955804084", "495 4951234567"],
  ["495495580408 4955804084", "495495580408 4951234567"],
  // A plus of its own, of another number, or of another country.
  ["5+74955804084", "5+74951234567"],
  ["5-+74955804084", "5-+74951234567"],
  ["++74955804084", "++74951234567"],
  ["+784955804084", "+784951234567"],
  ["+12345 84955804084", "+12345 84951234567"],
  ["+375 29 84955804084", "+375 29 84951234567"],
  ["+375  / 84955804084", "+375  / 84951234567"],
  ["+375 8 (495) 580-40-84", "+375 8 (495) 123-45-67"],
  ["+7; тел. 84955804084", "+7; тел. 84951234567"],
  ["+7 499 4955804084", "+7 499 4951234567"],
  ["+49 4955804084 4955804084", "+49 4955804084 4951234567"],
  ["+375 84955804085 84955804084", "+375 84955804085 84951234567"],
  // Signs around.
  ["-84955804084-", "-84951234567-"],
  [".84955804084.", ".84951234567."],
  ["x84955804084--1", "x84951234567--1"],
  ["((4955804084))", "((4951234567))"],
  // Several.
  ["84955804084/84955804084", "84951234567/84951234567"],
  ["84955804084+74955804084", "84951234567+74951234567"],
  ["84955804084--84955804084", "84951234567--84951234567"],
  ["8 495 580-40-84-8 495 580-40-84", "8 495 580-40-84-8 495 123-45-67"],
  ["+74955804084 +74955804084, 4955804084 4955804084", "+74951234567 +74951234567, 4951234567 4951234567"],
  // Over elements.
  ["1\0(495)\x00580-40-84", "1\0(495)\x00123-45-67"],
  ["+375\0\0\0\x0084955804084", "+375\0\0\0\x0084951234567"],
]) {
  test(`finds in ${JSON.stringify(text)} what is a number of its own`, async () => {
    const { show } = await knowing("+74955804084", "RU");
    assert.equal(show(text, "+74951234567"), expected);
  });
}

test("finds all numbers of a text", async () => {
  const { show } = await knowing("+74955804084", "RU");
  assert.equal(show("24/7 8 495 580-40-84; +7 495 5804084 8(495)5804084", "+74951234567"), "24/7 8 495 123-45-67; +7 495 1234567 8(495)1234567");
});

test("the seams between texts stay, also where another country's number takes the place of all of them", async () => {
  const { SEAM, show } = await knowing("+74955804084", "RU");
  const texts = ["тел. 8 (495) ", "580", "-40-84!"].join(SEAM);
  assert.deepEqual(show(texts, "+74951234567").split(SEAM), ["тел. 8 (495) ", "123", "-45-67!"]);
  assert.deepEqual(show(texts, "+442079460123").split(SEAM), ["тел. +44207 946 0123", "", "!"]);
});

test("digits on both sides of a seam are two numbers", async () => {
  const { SEAM, show } = await knowing("+74955804084", "RU");
  assert.equal(show(`5${SEAM}84955804084${SEAM}5`, "+74951234567"), `5${SEAM}84951234567${SEAM}5`);
});

test("a number that was shown is found again and gives way to the next, and to the page's own", async () => {
  const { show } = await knowing("+74955804084", "RU");
  for (const shown of ["+74951234567", "+78001112233", "+442079460123"]) show("", shown);
  assert.equal(show("8 (495) 123-45-67", "+78001112233"), "8 (800) 111-22-33");
  assert.equal(show("8 (800) 111-22-33", "+74955804084"), "8 (495) 580-40-84");
  assert.equal(show("+44207 946 0123", "+74955804084"), "+7495 580 4084");
});

test("a target of another country is found in its international writing only", async () => {
  const { show } = await knowing("+442079460123", "RU");
  assert.equal(show("+44 20 7946 0123", "+442079460999"), "+44 20 7946 0999");
  assert.equal(show("020 7946 0123", "+442079460999"), "020 7946 0123");
});

test("names the first tracking number of a text, which is no target and no part of something else", async () => {
  const { show, trackingNumberIn } = await knowing("+74955804084", "RU");
  assert.equal(trackingNumberIn("8 (495) 580-40-84"), undefined);
  show("", "+74951234567");
  assert.equal(trackingNumberIn("no number"), undefined);
  assert.equal(trackingNumberIn("8 (495) 580-40-84"), undefined);
  assert.equal(trackingNumberIn("184951234567"), undefined);
  assert.equal(trackingNumberIn("184951234567, 8 (495) 580-40-84, 8 (495) 123-45-67"), "+74951234567");
  assert.equal(trackingNumberIn("tel:+74951234567"), "+74951234567");
});

test("digits of hostile texts are searched in bounded time", async () => {
  const { show } = await knowing("+74955804084", "RU");
  const text = "8 ".repeat(50_000) + "(".repeat(50_000) + "4 9 5 5 8 0 4 0 9 ".repeat(5_000);
  assert.equal(show(text, "+74951234567"), text);
});
