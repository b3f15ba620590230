// Makes the pages of frameworks in test/.apps/: scripts for browsers, and what a server renders of the same apps.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { createElement } from "react";
import { renderToString as renderReact } from "react-dom/server";
import { createSSRApp } from "vue";
import { renderToString as renderVue } from "vue/server-renderer";
import { App as ReactApp } from "./apps/react-app.js";
import { App as VueApp } from "./apps/vue-app.js";

const OUT = fileURLToPath(new URL("../.apps/", import.meta.url));

await mkdir(OUT, { recursive: true });
await bundle("development", "", "react", "vue", "react-form", "vue-form");
for (const mode of ["development", "production"]) await bundle(mode, "." + mode, "react-hydrated", "react-document-hydrated", "vue-hydrated");
const react = renderReact(createElement(ReactApp));
await writeFile(OUT + "react.html", `<div id="app">${react}</div>`);
await writeFile(OUT + "react-document.html", react);
await writeFile(OUT + "vue.html", `<div id="app">${await renderVue(createSSRApp(VueApp))}</div>`);

function bundle(mode, suffix, ...apps) {
  return build({
    entryPoints: apps.map((app) => ({ in: fileURLToPath(new URL(`apps/${app}.js`, import.meta.url)), out: app + suffix })),
    bundle: true,
    outdir: OUT,
    define: { "process.env.NODE_ENV": JSON.stringify(mode), __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
  });
}
