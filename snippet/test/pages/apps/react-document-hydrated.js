// A page of which React owns everything, as Next.js has it: the tests' skeleton of a page, which the server wrote.
import { createElement as h } from "react";
import { hydrateRoot } from "react-dom/client";
import { App } from "./react-app.js";

hydrateRoot(document, h("html", { lang: "ru" },
  h("head", null, h("meta", { charSet: "utf-8" }), h("title", null, "Shop"), h("link", { rel: "icon", href: "data:," })),
  h("body", null, h(App)),
));
