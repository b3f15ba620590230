// <copy-text>: a button that copies the text beside it. Without scripts the style sheet hides the button.
{
  class CopyText extends HTMLElement {
    connectedCallback() {
      this.querySelector("button").onclick = async () => {
        await navigator.clipboard.writeText(this.querySelector("code").textContent);
        const word = this.querySelector("button span");
        const before = word.textContent;
        word.textContent = this.dataset.done;
        setTimeout(() => (word.textContent = before), 2000);
      };
    }
  }
  customElements.define("copy-text", CopyText);
}
