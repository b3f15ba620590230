// Plays the lease protocol for the script's own tests: the real server has tests of its own.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

export const SITE = "k1";
export const TARGET = "+74955804084";
export const NUMBER = "+74951234567";

export const COUNTRIES = {
  RU: { code: "7", prefixes: ["", "7", "8", "78", "8107", "007"] },
  GB: { code: "44", prefixes: ["", "44", "0", "440", "0044"] },
};

const core = await readFile(new URL("../dist/numberswap.js", import.meta.url), "utf8");

/** What `GET /s/SITEKEY.js` answers. */
export const scriptFor = (config) => core.replace("__NUMBERSWAP_CONFIG__", JSON.stringify(config));

/** A lease of these numbers, as `POST /v1/leases` answers it. */
export const lease = (numbers, more) => ({
  visitor: "v1",
  session: "s1",
  renewAfter: 60,
  expiresIn: 1800,
  numbers: Object.entries(numbers).map(([target, number]) => ({ target, number, kind: number === target ? "fallback" : "leased" })),
  source: { source: "(direct)", medium: "(none)" },
  ...more,
});

/** Starts a call server on a free port; `asked` and `told` hold what pages sent. */
export async function startCalls() {
  const calls = {
    config: { site: SITE, targets: [TARGET], ...COUNTRIES.RU },
    /** Answers one lease request: an object is sent as JSON; `{ status, headers, body }` as it says; a promise is waited for. */
    answer: (body) => (body.consent ? lease({ [TARGET]: NUMBER }) : lease({ [TARGET]: TARGET }, { visitor: null, session: null })),
    asked: [],
    told: [],
  };
  const server = createServer(async (request, response) => {
    const headers = { "access-control-allow-origin": "*", "access-control-expose-headers": "Retry-After", "cache-control": "no-store" };
    const send = (status, body, more) => response.writeHead(status, { ...headers, ...more }).end(body);
    if (request.method === "OPTIONS") return send(405, "a preflight was not expected");
    if (request.url.startsWith("/s/")) return send(200, scriptFor(calls.config), { "content-type": "text/javascript; charset=utf-8" });

    let text = "";
    for await (const chunk of request) text += chunk;
    const body = { ...JSON.parse(text), contentType: request.headers["content-type"] };
    if (request.url === "/v1/events") {
      calls.told.push(body);
      return send(202, "");
    }
    calls.asked.push(body);
    const answer = await calls.answer(body);
    if (answer.status) return send(answer.status, JSON.stringify(answer.body ?? {}), answer.headers);
    send(200, JSON.stringify(answer), { "content-type": "application/json" });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  calls.origin = `http://127.0.0.1:${server.address().port}`;
  calls.stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return calls;
}
