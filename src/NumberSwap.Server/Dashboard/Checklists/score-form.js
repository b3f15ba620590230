// <score-form>: 0, 1, 2 and - choose within the item that has the focus, and go on to the next one. A draft is saved by itself while somebody
// scores: the form is sent as its button would send it, and the page that comes back says whether it was kept.
{
  const Pause = 1000; // After the last change, ms.
  const Retry = 5000; // After a failure, ms.

  class ScoreForm extends HTMLElement {
    #ended;
    #timer;
    #sending;
    #changed = false;

    connectedCallback() {
      this.#ended = new AbortController();
      const { signal } = this.#ended;
      this.addEventListener("keydown", (event) => this.#press(event), { signal });
      if (!this.status) return;
      this.addEventListener("input", () => this.#change(), { signal });
      this.addEventListener("change", () => this.#change(), { signal });
      this.addEventListener("submit", (event) => this.#submit(event), { signal });
      document.addEventListener("visibilitychange", () => document.hidden && this.#save(), { signal });
      window.addEventListener("pagehide", () => this.#save(), { signal });
    }

    disconnectedCallback() {
      clearTimeout(this.#timer);
      this.#save();
      this.#ended.abort();
    }

    get form() {
      return this.querySelector("form");
    }

    /** Only a draft has a place to say that it is saved. */
    get status() {
      return this.querySelector("[data-saved]");
    }

    #press(event) {
      const item = event.target.closest?.("[data-item]");
      if (!item || event.target.type !== "radio" || event.ctrlKey || event.altKey || event.metaKey) return;
      const value = event.key === "-" ? "none" : event.key;
      const choice = [...item.querySelectorAll("input")].find((input) => input.value === value);
      if (!choice) return;
      event.preventDefault();
      if (!choice.checked) {
        choice.checked = true;
        this.#change();
      }
      choice.focus();
      const items = [...this.querySelectorAll("[data-item]")];
      const next = items[items.indexOf(item) + 1];
      (next ? (next.querySelector("input:checked") ?? next.querySelector("input")) : this.querySelector("textarea")).focus();
    }

    #change() {
      if (!this.status) return;
      this.#changed = true;
      this.#later(Pause);
    }

    #later(pause) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#save(), pause);
    }

    // A button waits for what is on its way: it would be told that the draft was changed meanwhile, by its own page.
    #submit(event) {
      clearTimeout(this.#timer);
      this.#changed = false;
      if (!this.#sending) return;
      event.preventDefault();
      const { submitter } = event;
      this.#sending.finally(() => {
        this.#changed = false;
        this.form.requestSubmit(submitter);
      });
    }

    #save() {
      if (!this.#changed || this.#sending || !this.form) return;
      clearTimeout(this.#timer);
      this.#changed = false;
      this.#sending = this.#send().finally(() => {
        this.#sending = null;
        if (this.#changed) this.#later(Pause);
      });
    }

    async #send() {
      const body = new URLSearchParams(new FormData(this.form));
      body.set("do", "draft");
      try {
        const answer = await fetch(this.form.action || location.href, { method: "POST", body, keepalive: true });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const [form, wrong] = [page.querySelector("score-form form"), page.querySelector("[data-score-problem]")];
        if (!answer.ok || !form || wrong) return this.#fail(wrong?.textContent.trim(), answer.status >= 500);
        this.form.elements.revision.value = form.elements.revision.value;
        this.#tell(this.status.dataset.saved.replace("{0}", new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })));
      } catch {
        this.#fail("", true);
      }
    }

    /** What is in the form stays there, and its button may still be tried. */
    #fail(why, again) {
      this.#tell(why || this.status.dataset.failed, true);
      if (!again) return;
      this.#changed = true;
      this.#later(Retry);
    }

    #tell(text, isWrong = false) {
      if (!this.status) return;
      this.status.textContent = text;
      this.status.classList.toggle("error", isWrong);
    }
  }

  customElements.get("score-form") ?? customElements.define("score-form", ScoreForm);
}
