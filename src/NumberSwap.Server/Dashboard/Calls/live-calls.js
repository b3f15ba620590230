// <live-calls>: puts what is new into the list without moving what is being read.
{
  class LiveCalls extends customElements.get("live-part") {
    #fresh = null;

    get table() {
      return this.querySelector("table");
    }

    get news() {
      return this.querySelector(".calls-news");
    }

    begin() {
      this.#fresh = null;
    }

    lose() {
      this.classList.add("lost");
      this.news.textContent = this.dataset.lost;
    }

    find() {
      this.classList.remove("lost");
      this.news.textContent = "";
    }

    leave() {
      this.classList.add("lost");
      this.news.textContent = this.dataset.left;
    }

    take(html) {
      const template = document.createElement("template");
      template.innerHTML = `<table>${html}</table>`;
      const fresh = template.content.querySelector("table");
      const known = new Set([...this.table.querySelectorAll("[data-call]")].map((row) => row.dataset.key));
      const count = [...fresh.querySelectorAll("[data-call]")].filter((row) => !known.has(row.dataset.key)).length;
      // Whoever points at a row, or is within one, is about to use it: what would move it waits until it is asked for.
      const body = this.table.tBodies[0];
      const inUse = count > 0 && body && (this.table.matches(":has(tbody:hover)") || this.table.contains(document.activeElement));
      if (inUse) {
        this.#fresh = fresh;
        this.#say(count, true);
      } else {
        this.#put(fresh);
        if (count > 0) this.#say(count, false);
      }
    }

    #say(count, held) {
      const language = document.documentElement.lang;
      const forms = this.dataset.count.split("|");
      const form = { one: 0, few: 1, many: 2 }[new Intl.PluralRules(language).select(count)] ?? 1;
      this.news.textContent = forms[Math.min(form, forms.length - 1)].replace("{0}", count.toLocaleString(language));
      if (!held) return;
      const show = document.createElement("button");
      show.type = "button";
      show.className = "link";
      show.textContent = this.dataset.show;
      show.onclick = () => {
        this.news.textContent = "";
        if (this.#fresh) this.#put(this.#fresh);
      };
      this.news.append(" ", show);
    }

    #put(fresh) {
      this.#fresh = null;
      this.querySelector(".empty")?.remove();
      // Below the top of the list, what is in view stays where it is.
      const seen = window.scrollY > 0 && [...this.table.querySelectorAll("[data-call]")].find((row) => row.getBoundingClientRect().top >= 0);
      const before = seen ? seen.getBoundingClientRect().top : 0;
      merge(this.table, fresh, this.table.tHead);
      if (seen && seen.isConnected) window.scrollBy(0, seen.getBoundingClientRect().top - before);
    }
  }

  // Makes the keyed children of one element those of another, and keeps every one that is the same.
  function merge(into, from, after) {
    const known = new Map([...into.children].filter((child) => child.dataset.key).map((child) => [child.dataset.key, child]));
    let last = after;
    for (const child of [...from.children]) {
      let mine = known.get(child.dataset.key);
      known.delete(child.dataset.key);
      if (!mine) {
        mine = document.importNode(child, true);
        if (mine.matches("[data-call]")) mine.classList.add("calls-new");
        for (const row of mine.querySelectorAll("[data-call]")) row.classList.add("calls-new");
      } else if (mine.matches("tbody")) {
        merge(mine, child, null);
      } else if (mine.innerHTML !== child.innerHTML) {
        mine.innerHTML = child.innerHTML;
      }
      const place = last ? last.nextSibling : into.firstChild;
      if (place !== mine) into.insertBefore(mine, place);
      last = mine;
    }
    for (const gone of known.values()) gone.remove();
  }

  customElements.define("live-calls", LiveCalls);
}
