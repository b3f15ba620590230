// <page-check>: opens a page of the site in a new window, and shows what the page's tag tells: by a message from that window, and by way of
// the server, which also puts it into words.
{
  const everyMs = 1000;
  const lateMs = 15000;
  const longestMs = 120000;
  let checks = 0;

  class PageCheck extends HTMLElement {
    connectedCallback() {
      this.listen = (event) => this.hear(event);
      addEventListener("message", this.listen);
      this.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        this.begin(this.querySelector("input").value);
      });
    }

    disconnectedCallback() {
      removeEventListener("message", this.listen);
      clearInterval(this.timer);
    }

    begin(page) {
      const address = new URL(page, location.href);
      const isOwn = /^https?:$/.test(address.protocol) && this.owns(address.origin);
      this.say("foreign", !isOwn);
      this.say("blocked", false);
      if (!isOwn) return;
      address.searchParams.set("numberswap", "check");
      this.token = `${this.dataset.token}.${++checks}`;
      address.searchParams.set("numberswap-token", this.token);
      this.started = Date.now();
      this.shown = "";
      this.window = open(address.href, "numberswap-check");
      this.say("blocked", !this.window);
      if (!this.window) return;
      clearInterval(this.timer);
      this.timer = setInterval(() => this.look(), everyMs);
      this.look();
    }

    /** What the opened window says is passed on: the server keeps the latest, and a page's policy may keep it from telling it itself. */
    async hear(event) {
      const report = event.data && event.data.numberswap;
      if (!report || event.source != this.window || report.token != this.token || !this.owns(event.origin)) return;
      await fetch("/v1/checks/" + encodeURIComponent(report.token), { method: "POST", body: JSON.stringify(report) });
      this.look();
    }

    owns(origin) {
      const { hostname } = new URL(origin);
      return this.dataset.domains.split(" ").some((domain) => hostname == domain || hostname.endsWith("." + domain));
    }

    async look() {
      const age = Date.now() - this.started;
      if (age > longestMs) clearInterval(this.timer);
      const answer = await fetch(`${this.dataset.home}?check=${encodeURIComponent(this.token)}&late=${age > lateMs}`);
      if (!answer.ok) return;
      const html = await answer.text();
      if (html == this.shown) return;
      this.shown = html;
      this.querySelector(".findings").innerHTML = html;
    }

    say(what, isSo) {
      this.querySelector(`[data-${what}]`).hidden = !isSo;
    }
  }
  customElements.define("page-check", PageCheck);
}
