// <call-player>: the times of a transcript lead to their moment of the recording, and the passage that is heard is marked.
{
  class CallPlayer extends HTMLElement {
    #ended;

    connectedCallback() {
      this.#ended = new AbortController();
      const { signal } = this.#ended;
      this.addEventListener("click", (event) => this.#click(event), { signal });
      // What a player tells does not rise through the page: it is heard on its way down.
      for (const told of ["timeupdate", "seeked", "play"]) this.addEventListener(told, () => this.#mark(), { signal, capture: true });
      window.addEventListener("hashchange", () => this.#arrive(), { signal });
      this.#arrive();
    }

    disconnectedCallback() {
      this.#ended.abort();
    }

    get audio() {
      return this.querySelector("audio");
    }

    #click(event) {
      const link = event.target.closest("[data-start]");
      if (!link || !this.audio || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.audio.currentTime = Number(link.dataset.start);
      this.audio.play().catch(() => {});
      this.#mark();
    }

    // Who comes from a search finds the player at the moment that was found.
    #arrive() {
      const line = location.hash.startsWith("#said-") && document.getElementById(location.hash.slice(1));
      if (line && this.contains(line) && this.audio) this.audio.currentTime = Number(line.dataset.from);
    }

    #mark() {
      const now = this.audio ? this.audio.currentTime : 0;
      let heard = null;
      for (const line of this.querySelectorAll("[data-from]")) {
        if (Number(line.dataset.from) <= now + 0.05) heard = line;
      }
      const before = this.querySelector("[aria-current]");
      if (before === heard) return;
      if (before) before.removeAttribute("aria-current");
      if (!heard) return;
      heard.setAttribute("aria-current", "true");
      const list = heard.parentElement;
      const place = heard.offsetTop - list.offsetTop;
      if (place < list.scrollTop || place + heard.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = place - list.clientHeight / 3;
    }
  }

  customElements.define("call-player", CallPlayer);
}
