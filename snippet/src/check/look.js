// Looks through the page: which of the site's numbers stand where, and what shows in their place.

import { config } from "../config.js";
import { choose, numbersIn, SEAM } from "../numbers.js";
import { SKIPPED } from "../skipped.js";

/** @typedef {{ number: string, texts: number, links: number, swapped: number }} TargetSeen How often a target stands in texts and links, swapped ones among them. */

/**
 * @param {string[]} targets E.164.
 * @param {(target: string) => string} shownFor What stands for a target now.
 * @returns {TargetSeen[]}
 */
export function look(targets, shownFor) {
  choose(targets.map((target) => ({ target, number: shownFor(target) })));
  let text = "";
  /** @type {string[]} */
  const links = [];
  const read = (/** @type {any} */ node) => {
    if (node instanceof Text) text += node.data + SEAM;
    else if (!node.matches || !node.matches(SKIPPED)) {
      if (node.protocol == "tel:") links.push(unescape(node.href));
      if (node.shadowRoot) read(node.shadowRoot);
      node.childNodes.forEach(read);
    }
  };
  read(document);

  const inTexts = numbersIn(text);
  const inLinks = links.flatMap(numbersIn);
  return targets.map((target) => {
    const shown = shownFor(target);
    const count = (/** @type {string[]} */ numbers, /** @type {string} */ number) => numbers.filter((each) => each == number).length;
    const swapped = shown == target ? 0 : count(inTexts, shown) + count(inLinks, shown);
    const own = (/** @type {string[]} */ numbers) => count(numbers, target) + (shown == target ? 0 : count(numbers, shown));
    return { number: target, texts: own(inTexts), links: own(inLinks), swapped };
  });
}
