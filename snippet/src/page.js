// Shows numbers on the page: reads its texts and tel: links, and watches what changes later.
// Only the data of text nodes and the href of links are written, so frameworks keep their nodes.
// Nothing is remembered about nodes: every number that was ever shown here is known, and can be found and replaced again.

import { learn, replace, scan } from "./numbers.js";
import { emit } from "./report.js";
import { isManual } from "./tag.js";

const SKIPPED = "head,script,style,noscript,textarea,select,[contenteditable]:not([contenteditable=false]),[data-numberswap-ignore]";

/** @type {import("./numbers.js").Numbers} What stands for each target now. */
export const shown = {};

/** @type {Set<Node>} What is swapped. */
const roots = new Set(isManual ? [] : [document]);

/** @type {Set<Node>} The nodes that this pass has read. */
let seen = new Set();
/** @type {Text[]} The text nodes of the line that is being read, */
let line = [];
/** and what they say together. */
let text = "";
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
  walk(root);
  finish();
}

/**
 * A swapped number in a text, E.164.
 * @param {string} text
 */
export function swappedIn(text) {
  /** @type {string | undefined} */
  let swapped;
  scan(text, (_, __, target, number) => {
    if (number != target && number == shown[target]) swapped = number;
  });
  return swapped;
}

function swapAll() {
  roots.forEach(walk);
  watch(document);
  finish();
}

const observer = new MutationObserver((records) => {
  for (const { type, target, addedNodes } of records) {
    if (type == "childList") addedNodes.forEach(readLineOf);
    else readLineOf(target);
  }
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
 * Reads all of the line that a node is part of: the rest of a split number may stand in its neighbours.
 * @param {Node} node
 */
function readLineOf(node) {
  if (!node.isConnected || seen.has(node) || node.parentElement?.closest(SKIPPED)) return;
  while (isInline(node.parentNode)) node = /** @type {Node} */ (node.parentNode);
  if (isInline(node)) while (isInline(node.previousSibling)) node = /** @type {Node} */ (node.previousSibling);
  walk(node);
  while (isInline(node) && isInline(node.nextSibling)) walk((node = /** @type {Node} */ (node.nextSibling)));
  flush();
}

/**
 * A number may be split over these. Everything else ends a line of text.
 * @param {Node | null} node
 */
function isInline(node) {
  return node && /^(#text|#comment|[abisu]|bd[io]|em|font|label|mark|nobr|small|span|strong|su[bp]|wbr)$/i.test(node.nodeName);
}

/** @param {Node} node */
function walk(node) {
  seen.add(node);
  if (node instanceof Text) {
    line.push(node);
    text += node.data;
    return;
  }

  const isBreak = !isInline(node);
  if (isBreak) flush();
  if (node instanceof Element) {
    if (node.matches(SKIPPED)) return flush();
    swapLink(node);
    if (node.shadowRoot) {
      watch(node.shadowRoot);
      walk(node.shadowRoot);
    }
  }
  for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
  if (isBreak) flush();
}

/** Ends a line of text, and swaps the numbers in it. */
function flush() {
  const units = replace(text, shown);
  if (units) {
    hasChanged = true;
    for (const node of line) {
      const data = units.splice(0, node.length).join("");
      if (data != node.data) node.data = data;
    }
  }
  line = [];
  text = "";
}

/** @param {Element} link */
function swapLink(link) {
  const href = link.getAttribute("href");
  const units = href && /^\s*tel:/i.test(href) && replace(unescape(href), shown);
  if (units) {
    hasChanged = true;
    link.setAttribute("href", units.join("").replace(/ /g, ""));
  }
}

/** Ends a pass. True when it changed something. */
function finish() {
  flush();
  seen = new Set();
  const changed = hasChanged;
  hasChanged = false;
  if (changed) emit("swap", { numbers: shown });
  return changed;
}
