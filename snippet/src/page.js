// Shows numbers on the page: reads its texts and tel: links, and watches what changes later.
// Only the data of text nodes and the href of links are written, so frameworks keep their nodes.
// Nothing is remembered about nodes: every number that was ever shown here is known, and can be found and replaced again.

import { find, learn, SEAM, substitute } from "./numbers.js";
import { emit } from "./report.js";
import { isManual } from "./tag.js";

const SKIPPED = "head,script,style,noscript,textarea,select,[contenteditable]:not([contenteditable=false]),[data-numberswap-ignore]";
const LINKS = "[href^='tel:' i]";

/** @type {import("./numbers.js").Numbers} What stands for each target now. */
export const shown = {};

/** @type {Set<Node>} What is swapped. */
const roots = new Set(isManual ? [] : [document]);

let hasChanged = false;
let pause = 1000;
let passes = 0;

/**
 * Shows these numbers from now on. A target that is not among them gets its own number back.
 * @param {import("./numbers.js").Numbers} numbers
 */
export function show(numbers) {
  let differs = false;
  for (const target in { ...shown, ...numbers }) {
    const number = numbers[target] || target;
    learn(target, target);
    learn(number, target);
    if (number != (shown[target] || target)) differs = true;
    shown[target] = number;
  }
  if (differs) swapAll();
}

/** @param {Node} root */
export function swapIn(root = document) {
  if (isManual) roots.add(root);
  read(root);
  finish();
}

/**
 * A swapped number in a text, E.164.
 * @param {string} text
 */
export function swappedIn(text) {
  const swapped = find(text).find(([, , target, number]) => number != target && number == shown[target]);
  return swapped && swapped[3];
}

function swapAll() {
  watch(document);
  roots.forEach(read);
  finish();
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
  for (const node of changed) if (node.isConnected) read(node);

  // Its own changes come back here once, and change nothing.
  if (finish()) {
    // More passes than this within a second: the page puts its numbers back as fast as they are swapped.
    const most = 60;
    setTimeout(() => passes--, 1000);
    if (++passes > most) {
      observer.disconnect();
      setTimeout(swapAll, (pause *= 2));
    }
  }
});

/** @param {Node} root */
function watch(root) {
  if (!isManual) observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: ["href"] });
}

// A shadow root appears without a mutation that could be observed.
const { attachShadow } = Element.prototype;
if (!isManual) {
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    if (init.mode == "open") watch(root);
    return root;
  };
}

/**
 * Swaps the numbers in all that a node holds.
 * @param {any} root
 */
function read(root) {
  /** @type {Text[]} */
  const texts = [];
  /** @type {number[]} */
  const starts = [];
  let text = "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = root; node; node = walker.nextNode()) {
    if (node instanceof Text) {
      starts.push(text.length);
      texts.push(node);
      text += node.data + SEAM;
    } else if (node.shadowRoot && !isSkipped(node)) {
      watch(node.shadowRoot);
      read(node.shadowRoot);
    }
  }

  let at = texts.length;
  for (const [start, written, target, from] of find(text)) {
    const to = shown[target] || target;
    while (starts[at] > start || at == texts.length) at--;
    if (to == from || isSkipped(texts[at].parentNode)) continue;
    const parts = substitute(written, from, to).split(SEAM);
    written.split(SEAM).forEach((part, index) => {
      if (part != parts[index]) texts[at + index].replaceData(index ? 0 : start - starts[at], part.length, parts[index]);
    });
    hasChanged = true;
  }

  if (root.matches?.(LINKS)) swapLink(root);
  root.querySelectorAll?.(LINKS).forEach(swapLink);
}

/** @param {any} node */
function isSkipped(node) {
  return node.closest?.(SKIPPED);
}

/** @param {Element} link */
function swapLink(link) {
  let href = unescape(/** @type {string} */ (link.getAttribute("href")));
  for (const [start, written, target, from] of find(href)) {
    const to = shown[target] || target;
    if (to == from || isSkipped(link)) continue;
    href = href.slice(0, start) + substitute(written, from, to) + href.slice(start + written.length);
    link.setAttribute("href", href.replace(/ /g, ""));
    hasChanged = true;
  }
}

/** Ends a pass. True when it changed something. */
function finish() {
  const changed = hasChanged;
  hasChanged = false;
  if (changed) emit("swap", { numbers: shown });
  return changed;
}
