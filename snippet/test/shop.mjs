// Serves test/pages/ as a site of its own; `<!-- numberswap -->` in a page becomes the tag. Pages of frameworks are bundled on the way.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const PAGES = new URL("pages/", import.meta.url);

export async function startShop() {
  const shop = { tag: "", headers: {} };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://shop");
    try {
      const app = /^\/apps\/(\w+)\.js$/.exec(pathname);
      if (app) return response.writeHead(200, { "content-type": "text/javascript" }).end(await bundle(app[1]));
      const name = /\.html$/.test(pathname) ? pathname.slice(1) : "text.html";
      const html = await readFile(new URL(name, PAGES), "utf8");
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...shop.headers }).end(html.replaceAll("<!-- numberswap -->", shop.tag));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  shop.origin = `http://127.0.0.1:${server.address().port}`;
  shop.stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return shop;
}

async function bundle(app) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`apps/${app}.js`, PAGES))],
    bundle: true,
    write: false,
    format: "iife",
    define: { "process.env.NODE_ENV": '"development"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
  });
  return outputFiles[0].text;
}
