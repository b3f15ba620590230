{
  /** Shows its button, which prints the page; without scripts the browser's own menu does. */
  class PrintPage extends HTMLElement {
    connectedCallback() {
      this.querySelector('button').onclick = () => window.print();
    }
  }

  customElements.get('print-page') ?? customElements.define('print-page', PrintPage);
}
