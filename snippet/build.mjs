// Bundles src/ into dist/numberswap.js, and prints what it weighs. Beside it, what only few pages load: src/check/ into dist/check.js (the dashboard's
// checker), src/leads/ into dist/leads.js (forms), src/callback/ into dist/callback.js (the call-back widget).
// With --check: fails when the committed build is not what the source gives, or weighs too much.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const TARGET = new URL("dist/numberswap.js", import.meta.url);
const PARTS = ["check", "leads", "callback"];
const PLACEHOLDER = "__NUMBERSWAP_CONFIG__";
const MOST_GZIP_BYTES = 3000;
const MOST_GZIP_BYTES_OF_PARTS = { check: 3000, leads: 1700, callback: 4500 };
// Of an ordinary site: a browser loads the build with such a thing put in.
const CONFIG = { site: "urw4a0b5lxp4je2nms", targets: ["+74955804084"], code: "7", prefixes: ["", "7", "8", "78", "8107", "007"] };

const bundle = async (/** @type {string} */ entry, /** @type {object} */ more) => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    // Read by Safari 13 and Chrome 80. Newer functions of the library are refused by tsconfig.json's "lib"; a regular expression in
    // a string is seen by neither.
    target: "es2019",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    ...more,
  });
  return Buffer.from(outputFiles[0].contents);
};
const bytes = await bundle("src/main.js", {
  // The modules run once a page: a second tag leaves before any of them.
  banner: { js: '(()=>{if(window.numberswap)return console.warn("numberswap: second tag ignored");' },
  footer: { js: "})()" },
});
const parts = await Promise.all(PARTS.map(async (part) => ({ part, built: await bundle(`src/${part}/main.js`, { format: "iife" }) })));
const loaded = Buffer.from(bytes.toString().replace(PLACEHOLDER, JSON.stringify(CONFIG)));
const gzipOf = (script) => gzipSync(script, { level: 9 }).length;
const weigh = (what, script) => console.log(`${what}: raw ${script.length}, gzip ${gzipOf(script)}, brotli ${brotliCompressSync(script).length} bytes`);
weigh("the build", bytes);
weigh("with a site's configuration", loaded);
for (const { part, built } of parts) weigh(part, built);

const isCheck = process.argv.includes("--check");
if ([bytes, ...parts.map(({ built }) => built)].some((built) => built.toString().split(PLACEHOLDER).length !== 2)) fail(`${PLACEHOLDER} must stand in the build exactly once.`);
for (const [file, built] of [[TARGET, bytes], ...parts.map(({ part, built }) => [new URL(`dist/${part}.js`, import.meta.url), built])]) {
  if (isCheck && !built.equals(await readFile(file))) fail(`${fileURLToPath(file)} is not what src/ gives: run \`npm run build\`.`);
  if (!isCheck) await writeFile(file, built);
}
if (gzipOf(loaded) > MOST_GZIP_BYTES) fail(`With a site's configuration, the build weighs more than ${MOST_GZIP_BYTES} bytes of gzip.`);

for (const { part, built } of parts) if (gzipOf(built) > MOST_GZIP_BYTES_OF_PARTS[part]) fail(`dist/${part}.js weighs more than ${MOST_GZIP_BYTES_OF_PARTS[part]} bytes of gzip.`);

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
