// A page of React: every click renders other texts and links around the same number, in place.
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [clicks, setClicks] = useState(0);
  const national = clicks % 2 === 0;
  return h("main", null,
    h("button", { id: "again", onClick: () => setClicks(clicks + 1) }, "again"),
    h("p", { id: "clicks" }, clicks),
    h("p", { id: "whole" }, `${clicks}: 8 (495) 580-40-84`),
    h("p", { id: "parts" }, national ? "8 (495) " : "+7 495 ", h("b", null, national ? "580-40-84" : "580 40 84")),
    h("a", { id: "link", href: national ? "tel:+74955804084" : "tel:84955804084" }, "call"),
    national && h("p", { id: "sometimes" }, "8 (495) 580-40-84"),
  );
}

createRoot(document.getElementById("app")).render(h(App));
