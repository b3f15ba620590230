// <browser-zone>: fills the field within with the browser's time zone. Without a script the country's is taken.
{
  class BrowserZone extends HTMLElement {
    connectedCallback() {
      this.querySelector("input").value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
    }
  }
  customElements.define("browser-zone", BrowserZone);
}
