// <live-part>: asks for a part of the page again while its tab is looked at. Elements that extend it say what is to be done with the answer.
{
  const EVERY = 4000;
  const LONGEST = 60000;

  class LivePart extends HTMLElement {
    // Going to another page may keep the element, and change what it asks for.
    static observedAttributes = ["data-src"];

    #timer;
    #tag = "";
    #wait = EVERY;
    #isLost = false;
    #look = () => (document.hidden ? clearTimeout(this.#timer) : this.#ask());

    connectedCallback() {
      document.addEventListener("visibilitychange", this.#look);
      this.#later();
    }

    disconnectedCallback() {
      clearTimeout(this.#timer);
      document.removeEventListener("visibilitychange", this.#look);
    }

    attributeChangedCallback() {
      this.#tag = "";
      this.begin();
      this.#later();
    }

    /** Another part is asked for from now on. */
    begin() {}

    /** What the server shows now: HTML, where it has changed. */
    take(html) {}

    /** No answer came; it is asked for again, later and later. */
    lose() {}

    /** Answers come again. */
    find() {}

    /** There are no more answers for this person. */
    leave() {}

    #later() {
      clearTimeout(this.#timer);
      if (this.dataset.src && !document.hidden && this.isConnected) this.#timer = setTimeout(() => this.#ask(), this.#wait);
    }

    async #ask() {
      clearTimeout(this.#timer);
      const src = this.dataset.src;
      if (!src) return;
      try {
        const answer = await fetch(src, { cache: "no-store", redirect: "manual", headers: { "If-None-Match": this.#tag } });
        const html = answer.ok ? await answer.text() : "";
        if (src !== this.dataset.src || !this.isConnected) return;
        if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) return this.leave();
        if (answer.status !== 304 && !answer.ok) throw new Error(String(answer.status));
        this.#wait = EVERY;
        if (this.#isLost) this.find();
        this.#isLost = false;
        if (answer.ok) {
          this.#tag = answer.headers.get("ETag") ?? "";
          this.take(html);
        }
      } catch {
        if (src !== this.dataset.src || !this.isConnected) return;
        this.#wait = Math.min(LONGEST, this.#wait * 2);
        this.#isLost = true;
        this.lose();
      }
      this.#later();
    }
  }

  customElements.define("live-part", LivePart);
}
