// A page of Vue: every click renders other texts and links around the same number, in place.
import { h, ref } from "vue";

export const App = {
  setup() {
    const clicks = ref(0);
    return () => {
      const national = clicks.value % 2 === 0;
      return h("main", [
        h("button", { id: "again", onClick: () => clicks.value++ }, "again"),
        h("p", { id: "clicks" }, String(clicks.value)),
        h("p", { id: "whole" }, `${clicks.value}: 8 (495) 580-40-84`),
        h("p", { id: "parts" }, [national ? "8 (495) " : "+7 495 ", h("b", national ? "580-40-84" : "580 40 84")]),
        h("a", { id: "link", href: national ? "tel:+74955804084" : "tel:84955804084" }, "call"),
        national ? h("p", { id: "sometimes" }, "8 (495) 580-40-84") : null,
      ]);
    };
  },
};
