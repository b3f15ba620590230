// Shows numbers on the page: reads its texts and tel: links, and watches what changes later.
// Only the data of text nodes and the href of links are written, so frameworks keep their nodes.
// Nothing is remembered about nodes: every number that was ever shown here is known, and can be found and replaced again.

import { choose, SEAM, shown, swap } from "./numbers.js";
import { emit } from "./report.js";
import { SKIPPED } from "./skipped.js";
import { isManual } from "./tag.js";

/** @type {Set<Node>} What is swapped. */
const roots = new Set(isManual ? [] : [document]);

/** @type {import("./numbers.js").Shown[]} Has every target show its own number. */
export const OWN = [];

let current = OWN;
/** Passes that changed something within this second. */
let passes = 0;

/**
 * To be called every second with the numbers to show. Other ones than before are swapped in at once.
 * @param {import("./numbers.js").Shown[]} numbers
 */
export function show(numbers) {
  passes = 0;
  if (numbers == current) return;
  current = numbers;
  choose(numbers);
  swapAll();
}

/** @param {Node} root What is swapped from now on, too. */
export function swapIn(root = document) {
  roots.add(root);
  swapAll();
}

function swapAll() {
  watch(document);
  pass(roots);
}

const observer = new MutationObserver((records) => {
  /** @type {Set<Node>} */
  const changed = new Set();
  for (const { type, target, addedNodes } of records) {
    for (let node of type == "childList" ? addedNodes : [target]) {
      // The rest of a split number may stand beside what has changed: so much text around it is read, too.
      const context = 50;
      while (node.parentNode && !changed.has(node) && (node instanceof Text || String(node.textContent).length < context)) node = node.parentNode;
      changed.add(node);
    }
  }
  // More than this within a second: the page puts its numbers back as fast as they are swapped. It is left alone until the next renewal.
  const most = 60;
  if (pass(changed) && ++passes > most) observer.disconnect();
});

/** @param {Node | null} root */
function watch(root) {
  if (root && !isManual) observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: ["href"] });
}

// A shadow root appears without a mutation that could be observed.
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (init) {
  const root = attachShadow.call(this, init);
  watch(this.shadowRoot);
  return root;
};

/**
 * Swaps the numbers in all that these nodes hold. True when there were any.
 * @param {Set<any>} nodes
 */
function pass(nodes) {
  /** @type {Text[]} */
  const texts = [];
  let text = "";
  /** @type {boolean | undefined} */
  let hasChanged;

  const read = (/** @type {any} */ node) => {
    if (node instanceof Text) {
      if (node.data.includes(SEAM)) return;
      texts.push(node);
      text += node.data + SEAM;
    } else if (!node.matches || !node.matches(SKIPPED)) {
      if (node.protocol == "tel:") {
        const href = unescape(node.href);
        const swapped = swap(href);
        if (swapped != href) {
          hasChanged = true;
          node.href = swapped.replace(/[^!-~]/g, "");
        }
      }
      watch(node.shadowRoot);
      if (node.shadowRoot) read(node.shadowRoot);
      node.childNodes.forEach(read);
    }
  };
  nodes.forEach((node) => (node.closest && node.closest(SKIPPED)) || read(node));

  const parts = swap(text).split(SEAM);
  texts.forEach((node, index) => {
    if (node.data != parts[index]) {
      hasChanged = true;
      node.data = parts[index];
    }
  });

  // Its own changes are no news; what the page changed before them has just been read.
  observer.takeRecords();
  if (hasChanged) emit("swap", { numbers: shown });
  return hasChanged;
}
