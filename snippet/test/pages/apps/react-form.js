// A form of React that comes later, is made anew by each click, and is sent by the page's own script, which empties it at once.
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [clicks, setClicks] = useState(0);
  const [phone, setPhone] = useState("");
  const [sent, setSent] = useState(0);
  const send = (event) => {
    event.preventDefault();
    event.stopPropagation();
    setPhone("");
    setSent(sent + 1);
  };
  return h("main", null,
    h("button", { id: "again", onClick: () => setClicks(clicks + 1) }, "again"),
    h("p", { id: "sent" }, String(sent)),
    clicks > 0 && h("form", { key: clicks, "data-numberswap-form": "order " + clicks, onSubmit: send },
      h("input", { id: "phone", type: "tel", value: phone, onChange: (event) => setPhone(event.target.value) }),
      h("input", { id: "name", name: "fio", defaultValue: "Анна" }),
      h("button", { id: "send" }, "send")),
  );
}

createRoot(document.getElementById("app")).render(h(App));
