import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./react-app.js";

createRoot(document.getElementById("app")).render(createElement(App));
