import { createElement } from "react";
import { hydrateRoot } from "react-dom/client";
import { App } from "./react-app.js";

const root = document.getElementById("app");
hydrateRoot(root, createElement(App, { quiet: "allowMismatch" in root.dataset }));
