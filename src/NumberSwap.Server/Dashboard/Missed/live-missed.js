// <live-missed>: keeps the count in the menu and the notice on the overview as they are now, and says who was missed while the page is open.
{
  class LiveMissed extends customElements.get("live-part") {
    // Of what was there when the page was made nobody needs to be told again.
    #told = Number(this.dataset.told);

    begin() {
      this.#told = Number(this.dataset.told);
    }

    take(html) {
      const template = document.createElement("template");
      template.innerHTML = html;
      for (const part of ["badge", "notice"]) {
        const fresh = template.content.querySelector(`[data-missed=${part}]`);
        for (const shown of document.querySelectorAll(`[data-missed=${part}]`)) {
          if (fresh && shown.innerHTML !== fresh.innerHTML) shown.innerHTML = fresh.innerHTML;
        }
      }

      const news = template.content.querySelector("[data-missed=news]");
      if (!news || Number(news.dataset.at) <= this.#told) return;
      this.#told = Number(news.dataset.at);
      const said = this.querySelector(".missed-news");
      const close = document.createElement("button");
      close.type = "button";
      close.className = "link";
      close.textContent = this.dataset.close;
      close.onclick = () => said.replaceChildren();
      said.replaceChildren(...news.childNodes, close);
    }
  }

  customElements.define("live-missed", LiveMissed);
}
