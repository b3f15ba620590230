import assert from "node:assert/strict";
import { test } from "node:test";
import { NUMBER, TARGET, lease } from "./calls.mjs";
import { calls, newCalls, says, shop, tag, until, useBrowser, visit } from "./visit.mjs";

useBrowser();

const text = (page, selector) => page.textContent(selector);
const href = (page, selector) => page.getAttribute(selector, "href");

test("swaps texts in the page's own writing, split over inline elements too", async () => {
  const page = await visit("/text.html");
  await says(page, "#national", "8 (495) 123-45-67");
  assert.equal(await text(page, "#international"), "Звоните: +7 495 123 45 67, круглосуточно");
  assert.equal(await text(page, "#compact"), "+74951234567");
  assert.equal(await text(page, "#bare"), "(495) 123-45-67");
  assert.equal(await page.innerHTML("#split"), "8 (495) <b>123-45-67</b>");
  assert.equal(await page.innerHTML("#split-deep"), "<span>+7</span> <span>(<i>495</i>)</span>&nbsp;<b>123-<span>45</span>-67</b>");
  assert.equal((await text(page, "#split-indented")).replace(/\s+/g, " ").trim(), "8 (495) 123 45 67");
  assert.equal(await text(page, "#nbsp"), "8\u00a0(495)\u00a0123\u00a045\u00a067");
  assert.equal(await text(page, "#thin"), "8\u2009495\u202f123\u200945\u200a67");
  assert.equal(await text(page, "#hyphens"), "8\u2011495\u2010123\u201345\u221267");
  assert.equal(await text(page, "#soft"), "8 (495) 123\u00ad-45\u200b-67");
  assert.equal(await text(page, "#two"), "8 (495) 123-45-67 и +7 (495) 123-45-67");
  assert.equal(await text(page, "#hours"), "24/7 8 (495) 123-45-67");
  assert.equal(await text(page, "#cell"), "84951234567");
  assert.equal(await text(page, "#svg"), "8 (495) 123-45-67");
  assert.deepEqual(page.problems, []);
});

test("swaps tel: links however they are written, and no other links", async () => {
  const page = await visit("/text.html");
  await says(page, "#national", "8 (495) 123-45-67");
  assert.equal(await href(page, "#tel"), "tel:+74951234567");
  assert.equal(await href(page, "#tel-national"), "tel:84951234567");
  assert.equal(await href(page, "#tel-slashes"), "tel://8-495-123-45-67");
  assert.equal(await href(page, "#tel-escaped"), "tel:+74951234567");
  assert.equal(await href(page, "#tel-other"), "tel:+74950000000");
  assert.equal(await href(page, "#mail"), "mailto:84955804084@shop.example");
});

test("leaves alone what is no number of the site, and what is not to be touched", async () => {
  const page = await visit("/text.html");
  await says(page, "#national", "8 (495) 123-45-67");
  assert.equal(await text(page, "#order"), "Заказ 1849558040841, 84955804084.5 и 00174955804084");
  assert.equal(await text(page, "#abroad"), "+375 (495) 580-40-84");
  assert.equal(await page.title(), "8 (495) 580-40-84");
  assert.equal(await text(page, "script[type='application/ld+json']"), '{"telephone": "+7 (495) 580-40-84"}');
  for (const id of ["script", "style", "noscript", "textarea", "option", "editable", "ignored"])
    assert.match(await text(page, "#" + id), /580-40-84/, id);
  assert.equal(await page.inputValue("#input"), "8 (495) 580-40-84");
  assert.equal(await href(page, "#ignored a"), "tel:+74955804084");
  await page.evaluate(() => document.querySelector("#ignored a").append(" или +74955804084"));
  await page.evaluate(() => document.querySelector("#editable").append(" или +74955804084"));
  assert.match(await text(page, "#ignored"), /\+74955804084/);
  assert.match(await text(page, "#editable"), /\+74955804084/);
});

test("writes another country's number internationally, and the page's own number afterwards", async () => {
  await newCalls();
  calls.answer = () => lease({ [TARGET]: "+442079460123" });
  const page = await visit("/text.html", { clock: true });
  await says(page, "#national", "+44207 946 0123");
  assert.equal(await text(page, "#split"), "+44207 946 0123");
  assert.equal(await href(page, "#tel-national"), "tel:+442079460123");
  calls.answer = () => lease({ [TARGET]: TARGET });
  await page.clock.fastForward(61_000);
  await says(page, "#national", "+7495 580 4084");
});

test("swaps what is added, changed and moved later before it is painted", async () => {
  const page = await visit("/text.html");
  await says(page, "#national", "8 (495) 123-45-67");
  const shown = await page.evaluate(async () => {
    const late = document.getElementById("late");
    const after = async (change) => {
      change();
      await null;
      await null;
      return late.innerHTML;
    };
    return [
      await after(() => (late.innerHTML = "<p>8 (495) <b>580-40-84</b></p>")),
      await after(() => late.querySelector("b").replaceChildren("580", " 40 84")),
      await after(() => (late.querySelector("p").firstChild.data = "+7 495 ")),
      await after(() => late.replaceChildren("8 (495) ", Object.assign(document.createElement("b"), { textContent: "580-40-84" }))),
      await after(() => (late.innerHTML = '<a href="#">call</a>')),
      await after(() => late.firstChild.setAttribute("href", "tel:84955804084")),
      await after(() => { late.textContent = "8 (495) 580"; late.append("-40-84"); }),
      await after(() => (late.innerHTML += "<i>!</i>")),
    ];
  });
  assert.deepEqual(shown, [
    "<p>8 (495) <b>123-45-67</b></p>",
    "<p>8 (495) <b>123 45 67</b></p>",
    "<p>+7 495 <b>123 45 67</b></p>",
    "8 (495) <b>123-45-67</b>",
    '<a href="#">call</a>',
    '<a href="tel:84951234567">call</a>',
    "8 (495) 123-45-67",
    "8 (495) 123-45-67<i>!</i>",
  ]);
});

test("a text that holds the mark between texts shifts no other", async () => {
  const page = await visit("/text.html");
  await says(page, "#national", "8 (495) 123-45-67");
  await page.evaluate(() => document.getElementById("late").append("a\0b", document.createElement("br"), "8 (495) 580-40-84", document.createElement("br"), "c"));
  assert.equal(await text(page, "#late"), "a\0b8 (495) 123-45-67c");
});

test("swaps in open shadow roots, declared, attached later, and of elements that are defined later", async () => {
  const page = await visit("/shadow.html");
  await says(page, "#light", "8 (495) 123-45-67");
  const inside = (id) => page.evaluate((id) => document.getElementById(id).shadowRoot.innerHTML, id);
  assert.equal(await inside("declared"), "<p>8 (495) <b>123-45-67</b></p>");
  await page.evaluate(() => {
    document.getElementById("late").attachShadow({ mode: "open" }).innerHTML = "<p>8 (495) 580-40-84</p>";
    customElements.define("call-us", class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: "open" }).innerHTML = '<a href="tel:+74955804084">8 (495) 580-40-84</a>';
      }
    });
    document.body.append(document.createElement("call-us"));
  });
  assert.equal(await inside("late"), "<p>8 (495) 123-45-67</p>");
  assert.equal(await inside("element"), '<a href="tel:+74951234567">8 (495) 123-45-67</a>');
  assert.equal(await page.evaluate(() => document.body.lastElementChild.shadowRoot.textContent), "8 (495) 123-45-67");
  await page.evaluate(() => (document.getElementById("late").shadowRoot.firstChild.firstChild.data = "+74955804084"));
  assert.equal(await inside("late"), "<p>+74951234567</p>");
});

for (const framework of ["react", "vue"]) {
  test(`keeps up with ${framework} that renders texts and attributes again in place`, async () => {
    const page = await visit(`/${framework}.html`);
    await says(page, "#parts", "8 (495) 123-45-67");
    for (let click = 1; click <= 6; click++) {
      await page.click("#again");
      const national = click % 2 === 0;
      await says(page, "#clicks", String(click));
      await says(page, "#whole", `${click}: 8 (495) 123-45-67`);
      assert.equal(await text(page, "#parts"), national ? "8 (495) 123-45-67" : "+7 495 123 45 67");
      assert.equal(await href(page, "#link"), national ? "tel:84951234567".replace("8", "+7") : "tel:84951234567");
      if (national) assert.equal(await text(page, "#sometimes"), "8 (495) 123-45-67");
      else assert.equal(await page.$("#sometimes"), null);
    }
    assert.deepEqual(page.problems, []);
  });
}

test("does not fight a page that puts its number back", async () => {
  const page = await visit("/text.html", {
    init: () => {
      window.fights = 0;
      addEventListener("DOMContentLoaded", () => {
        const own = document.getElementById("late");
        own.innerHTML = "<p>8 (495) 580-40-84</p>";
        new MutationObserver(() => {
          if (own.textContent !== "8 (495) 580-40-84") {
            fights++;
            own.innerHTML = "<p>8 (495) 580-40-84</p>";
          }
        }).observe(own, { subtree: true, childList: true, characterData: true });
      });
    },
    clock: true,
  });
  await says(page, "#national", "8 (495) 123-45-67");
  await page.waitForFunction(() => fights > 20);
  assert.ok((await page.evaluate(() => fights)) <= 70);
  assert.equal(await text(page, "#late"), "8 (495) 580-40-84");
});

test("works under a policy that names one host, and nothing else", async () => {
  await newCalls();
  const page = await visit("/text.html", {
    headers: { "content-security-policy": `default-src 'none'; script-src ${calls.origin}; connect-src ${calls.origin}; require-trusted-types-for 'script'` },
  });
  await says(page, "#national", "8 (495) 123-45-67");
  await page.click("#tel");
  await until(() => calls.told.length);
  // The test page's own style attribute is refused, nothing of the script.
  assert.deepEqual(page.problems.filter((problem) => !/style/.test(problem)), []);
});

test("a second tag does nothing", async () => {
  await newCalls();
  const page = await visit("/text.html", { tag: tag() + tag() });
  await says(page, "#national", "8 (495) 123-45-67");
  await page.waitForFunction(() => performance.getEntriesByType("resource").length >= 2);
  assert.equal(calls.asked.length, 1);
  assert.ok(page.said.includes("numberswap: second tag ignored"));
  assert.deepEqual(page.problems, []);
});

test("with pinned bytes, the server names the targets", async () => {
  await newCalls();
  delete calls.config.targets;
  const page = await visit("/text.html");
  await says(page, "#split", "8 (495) 123-45-67");
  assert.equal("numbers" in calls.asked[0], false);
});

test("several targets get several numbers", async () => {
  await newCalls();
  calls.config.targets = [TARGET, "+74950000000"];
  calls.answer = () => lease({ [TARGET]: NUMBER, "+74950000000": "+74957654321" });
  const page = await visit("/text.html");
  await says(page, "#tel-other", "8 (495) 765-43-21");
  assert.equal(await href(page, "#tel-other"), "tel:+74957654321");
  assert.equal(await href(page, "#tel"), "tel:+74951234567");
});

test("sends nothing but what the contract names, without a preflight", async () => {
  const page = await visit("/text.html?utm_source=yandex", {
    init: () => {
      document.cookie = "_ga=GA1.1.123456789.1690000000";
      document.cookie = "_ym_uid=1690000000987654321";
    },
  });
  await says(page, "#national", "8 (495) 123-45-67");
  assert.deepEqual(calls.asked, [{
    site: "k1",
    page: shop.origin + "/text.html?utm_source=yandex",
    referrer: "",
    numbers: [TARGET],
    ids: { ga: "123456789.1690000000", ym: "1690000000987654321" },
    consent: true,
    contentType: "text/plain;charset=UTF-8",
  }]);
});
