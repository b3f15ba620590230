// The same form as react-form.js, of Vue.
import { createApp, h, ref } from "vue";

const App = {
  setup() {
    const clicks = ref(0);
    const phone = ref("");
    const sent = ref(0);
    const send = (event) => {
      event.preventDefault();
      event.stopPropagation();
      phone.value = "";
      sent.value++;
    };
    return () =>
      h("main", [
        h("button", { id: "again", onClick: () => clicks.value++ }, "again"),
        h("p", { id: "sent" }, String(sent.value)),
        clicks.value > 0
          ? h("form", { key: clicks.value, "data-numberswap-form": "order " + clicks.value, onSubmit: send }, [
              h("input", { id: "phone", type: "tel", value: phone.value, onInput: (event) => (phone.value = event.target.value) }),
              h("input", { id: "name", name: "fio", value: "Анна" }),
              h("button", { id: "send" }, "send"),
            ])
          : null,
      ]);
  },
};

createApp(App).mount("#app");
