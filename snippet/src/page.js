// Shows numbers on the page: reads its texts and tel: links, and watches what changes later.
// Only the data of text nodes and the href of links are written, so frameworks keep their nodes.
// Nothing is remembered about nodes: every number that was ever shown here is known, and can be found and replaced again.

import { find, learn, SEAM, substitute } from "./numbers.js";
import { emit } from "./report.js";
import { isManual } from "./tag.js";

const SKIPPED = "head,script,style,noscript,textarea,select,[contenteditable],[data-numberswap-ignore]";
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
  swapAll();
}

/**
 * A swapped number in a text, E.164.
 * @param {string} text
 */
export function swappedIn(text) {
  return find(text).find(([, , target, number]) => number != target && number == shown[target])?.[3];
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

  if (hasChanged) {
    // More passes than this within a second: the page puts its numbers back as fast as they are swapped.
    const most = 60;
    setTimeout(() => passes--, 1000);
    if (++passes > most) {
      observer.disconnect();
      setTimeout(swapAll, (pause *= 2));
    }
  }
  finish();
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
    } else if (node.shadowRoot && !node.closest(SKIPPED)) {
      watch(node.shadowRoot);
      read(node.shadowRoot);
    }
  }

  let at = texts.length - 1;
  for (const [start, written, swapped] of swapsIn(text)) {
    while (starts[at] > start) at--;
    if (texts[at].parentElement?.closest(SKIPPED)) continue;
    hasChanged = true;
    const parts = swapped.split(SEAM);
    written.split(SEAM).forEach((part, index) => {
      if (part != parts[index]) texts[at + index].replaceData(index ? 0 : start - starts[at], part.length, parts[index]);
    });
  }

  if (root.matches?.(LINKS)) swapLink(root);
  root.querySelectorAll?.(LINKS).forEach(swapLink);
}

/** @param {Element} link */
function swapLink(link) {
  let href = unescape(/** @type {string} */ (link.getAttribute("href")));
  for (const [start, written, swapped] of link.closest(SKIPPED) ? [] : swapsIn(href)) {
    hasChanged = true;
    href = href.slice(0, start) + swapped + href.slice(start + written.length);
    link.setAttribute("href", href.replace(/ /g, ""));
  }
}

/**
 * What is to be written otherwise in a text, the last first: where it begins, how it is written, and what is to stand there.
 * @param {string} text
 * @returns {[start: number, written: string, swapped: string][]}
 */
function swapsIn(text) {
  return find(text).flatMap(([start, written, target, from]) => {
    const to = shown[target] || target;
    return to == from ? [] : [[start, written, substitute(written, from, to)]];
  });
}

/** Ends a pass. */
function finish() {
  // Its own changes are no news; what the page changed before them has just been read.
  observer.takeRecords();
  if (hasChanged) {
    hasChanged = false;
    emit("swap", { numbers: shown });
  }
}
