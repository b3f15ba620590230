// A page of React: every click renders other texts and links around the same number, in place.
import { createElement as h, useState } from "react";

/** With `quiet`, the texts may be other ones than the server rendered. */
export function App({ quiet }) {
  const [clicks, setClicks] = useState(0);
  const national = clicks % 2 === 0;
  return h("main", null,
    h("button", { id: "again", onClick: () => setClicks(clicks + 1) }, "again"),
    h("p", { id: "clicks" }, clicks),
    h("p", { id: "whole", suppressHydrationWarning: quiet }, `${clicks}: 8 (495) 580-40-84`),
    h("p", { id: "parts", suppressHydrationWarning: quiet }, national ? "8 (495) " : "+7 495 ", h("b", { suppressHydrationWarning: quiet }, national ? "580-40-84" : "580 40 84")),
    h("a", { id: "link", suppressHydrationWarning: quiet, href: national ? "tel:+74955804084" : "tel:84955804084" }, "call"),
    national && h("p", { id: "sometimes", suppressHydrationWarning: quiet }, "8 (495) 580-40-84"),
  );
}
