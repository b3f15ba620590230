// Bundles src/ into dist/numberswap.js (and src/check/ into dist/check.js, which only the dashboard's checker loads), and prints what it weighs.
// With --check: fails when the committed build is not what the source gives, or weighs too much.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const TARGET = new URL("dist/numberswap.js", import.meta.url);
const CHECKER = new URL("dist/check.js", import.meta.url);
const PLACEHOLDER = "__NUMBERSWAP_CONFIG__";
const MOST_GZIP_BYTES = 3000;
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
const checker = await bundle("src/check/main.js", { format: "iife" });
const loaded = Buffer.from(bytes.toString().replace(PLACEHOLDER, JSON.stringify(CONFIG)));
const gzipOf = (script) => gzipSync(script, { level: 9 }).length;
const weigh = (what, script) => console.log(`${what}: raw ${script.length}, gzip ${gzipOf(script)}, brotli ${brotliCompressSync(script).length} bytes`);
weigh("the build", bytes);
weigh("with a site's configuration", loaded);

const isCheck = process.argv.includes("--check");
if ([bytes, checker].some((built) => built.toString().split(PLACEHOLDER).length !== 2)) fail(`${PLACEHOLDER} must stand in the build exactly once.`);
for (const [file, built] of [[TARGET, bytes], [CHECKER, checker]]) {
  if (isCheck && !built.equals(await readFile(file))) fail(`${fileURLToPath(file)} is not what src/ gives: run \`npm run build\`.`);
  if (!isCheck) await writeFile(file, built);
}
if (gzipOf(loaded) > MOST_GZIP_BYTES) fail(`With a site's configuration, the build weighs more than ${MOST_GZIP_BYTES} bytes of gzip.`);

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
