// Bundles src/ into dist/numberswap.js, and prints what it weighs. With --check: fails when the committed build is not
// what the source gives, or weighs too much.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const TARGET = new URL("dist/numberswap.js", import.meta.url);
const PLACEHOLDER = "__NUMBERSWAP_CONFIG__";
const MOST_GZIP_BYTES = 3000;

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("src/main.js", import.meta.url))],
  bundle: true,
  write: false,
  format: "esm",
  target: "es2020",
  minify: true,
  legalComments: "none",
  // The modules run once a page: a second tag leaves before any of them.
  banner: { js: '(()=>{if(window.numberswap)return console.info("numberswap: second tag ignored");' },
  footer: { js: "})()" },
});
const bytes = Buffer.from(outputFiles[0].contents);
const gzip = gzipSync(bytes, { level: 9 }).length;
console.log(`raw ${bytes.length}, gzip ${gzip}, brotli ${brotliCompressSync(bytes).length} bytes`);

const isCheck = process.argv.includes("--check");
if (bytes.toString().split(PLACEHOLDER).length !== 2) fail(`${PLACEHOLDER} must stand in the build exactly once.`);
if (isCheck && !bytes.equals(await readFile(TARGET))) fail("dist/numberswap.js is not what src/ gives: run `npm run build`.");
if (!isCheck) await writeFile(TARGET, bytes);
if (gzip > MOST_GZIP_BYTES) fail(`The build weighs more than ${MOST_GZIP_BYTES} bytes of gzip.`);

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
