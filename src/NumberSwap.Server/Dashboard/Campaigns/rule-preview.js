// <rule-preview>: asks what the form's rule would have covered, while somebody types. Without scripts its button does.
{
  const pause = 400;

  class RulePreview extends HTMLElement {
    connectedCallback() {
      this.form = this.closest("form");
      this.onInput = (event) => {
        if (!event.target.name?.startsWith("Input.")) return;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.show(), pause);
      };
      this.form.addEventListener("input", this.onInput);
    }

    disconnectedCallback() {
      clearTimeout(this.timer);
      this.asking?.abort();
      this.form.removeEventListener("input", this.onInput);
    }

    async show() {
      this.asking?.abort();
      const asking = (this.asking = new AbortController());
      const address = new URL(this.dataset.src, location.href);
      for (const [name, value] of new FormData(this.form))
        if (name.startsWith("Input.") && value !== "") address.searchParams.append(name, value);
      const result = this.querySelector(".rule-preview-result");
      result.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(address, { signal: asking.signal });
        if (answer.ok && !answer.redirected) result.innerHTML = await answer.text();
      } catch {
        // Overtaken by the next letter, or the network is away: what stands there stays.
      }
      if (this.asking === asking) result.removeAttribute("aria-busy");
    }
  }
  customElements.define("rule-preview", RulePreview);
}
