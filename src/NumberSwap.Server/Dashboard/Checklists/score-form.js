// <score-form>: 0, 1, 2 and - choose within the item that has the focus, and go on to the next one.
{
  class ScoreForm extends HTMLElement {
    connectedCallback() {
      this.addEventListener("keydown", this);
    }

    disconnectedCallback() {
      this.removeEventListener("keydown", this);
    }

    handleEvent(event) {
      const item = event.target.closest?.("[data-item]");
      if (!item || event.target.type !== "radio" || event.ctrlKey || event.altKey || event.metaKey) return;
      const value = event.key === "-" ? "none" : event.key;
      const choice = [...item.querySelectorAll("input")].find((input) => input.value === value);
      if (!choice) return;
      event.preventDefault();
      choice.checked = true;
      choice.focus();
      const items = [...this.querySelectorAll("[data-item]")];
      const next = items[items.indexOf(item) + 1];
      (next ? (next.querySelector("input:checked") ?? next.querySelector("input")) : this.querySelector("textarea")).focus();
    }
  }

  customElements.get("score-form") ?? customElements.define("score-form", ScoreForm);
}
