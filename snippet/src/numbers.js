// Finds the site's numbers in text by their digits, and writes the ones to be shown in their place. Knows no DOM.

import { config } from "./config.js";

/** @typedef {{ target: string, number: string }} Shown What is shown instead of a target; both E.164. */

/** Stands between the texts of two nodes that are read as one. Part of no digit run, and no hindrance within a number. */
export const SEAM = "\0";

/** @type {{ [target: string]: string }} What stands for each target now. */
export const shown = {};

/** @type {{ [digits: string]: [target: string, number: string] }} Every number that was ever shown here: it can be found again. */
const known = {};
/** Finds what is known: at first nothing. */
let pattern = /[]/g;

/**
 * Has these numbers stand for their targets from now on, and every other target for itself.
 * @param {Shown[]} numbers
 */
export function choose(numbers) {
  for (const target in shown) shown[target] = target;
  for (const { target, number } of numbers) {
    shown[target] = number;
    for (const each of [target, number]) {
      const rest = each.replace(RegExp(`\\+(${config.code})?`), "");
      for (const prefix of config.prefixes) known[prefix + rest] = known[prefix + rest] || [target, each];
    }
    // What may stand between two digits of a number: spaces of every width, brackets, dots, slashes, dashes, invisible marks;
    // in short, no letters and nothing that separates one number from the next. (`\\p{L}` would cost 20 ms on a large page.)
    const anyKnown = Object.keys(known).map((digits) => [...digits].join("[^\\w,;:+А-я]*"));
    pattern = RegExp(`\\+?\\(?(${anyKnown.join("|")})(?![-.]?\\d)`, "g");
    // After a digit, a decimal point or another country's code, the digits are part of something else. Searched for as a
    // lookbehind would: replace() and match() call this, and the pattern stays one that Safari before 16.4 can read.
    pattern.exec = (text) => {
      let found;
      while ((found = RegExp.prototype.exec.call(pattern, text)) && /(\d[-.]?|\+\d{1,4}\W{0,3})$/.test(text.slice(0, found.index).slice(-8))) pattern.lastIndex = found.index + 1;
      return found;
    };
  }
}

/**
 * The text with the numbers that are to be shown, in the writing that it has. {@link SEAM}s stay, as many as there were.
 * @param {string} text
 */
export function swap(text) {
  return text.replace(pattern, (written) => {
    const [target, from] = knownAs(written);
    const to = shown[target];
    // What both must have in common: the country code, as much as a foreign one's length can be told from its first digits.
    const [kept] = /** @type {string[]} */ (from.match(`^\\+(${config.code}0*|[17]|..)`));
    if (from.length != to.length || !to.startsWith(kept)) return to.replace(/(\d{3})(\d{4})$/, " $1 $2") + written.replace(/[^\0]/g, "");
    // Counted from the end; what stands before the national digits stays.
    let at = to.length - written.replace(/\D/g, "").length;
    return written.replace(/\d/g, (digit) => (at++ < kept.length ? digit : to[at - 1]));
  });
}

/**
 * The first tracking number in a text, E.164.
 * @param {string} text
 */
export function trackingNumberIn(text) {
  for (const written of text.match(pattern) || []) {
    const [target, number] = knownAs(written);
    if (number != target) return number;
  }
}

/**
 * Every number in a text that is known here, E.164.
 * @param {string} text
 */
export const numbersIn = (text) => (text.match(pattern) || []).map((written) => knownAs(written)[1]);

const knownAs = (/** @type {string} */ written) => known[written.replace(/\D/g, "")];
