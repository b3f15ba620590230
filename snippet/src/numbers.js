// Finds the site's numbers in text by their digits, and writes other numbers in their place. Knows no DOM.

import { config } from "./config.js";

/**
 * @typedef {{ [target: string]: string }} Numbers What is shown instead of each target, E.164.
 * @typedef {[target: string, number: string]} Found The target that digits stand for, and whose digits they are (both E.164).
 */

/** Stands between the texts of two nodes that are read as one. Part of no digit run, and no hindrance within a number. */
export const SEAM = "\0";

/** @type {{ [digits: string]: Found }} */
const known = {};
/** @type {RegExp} Finds what is known. */
let pattern;

/**
 * Makes a number known in its national and international writings.
 * @param {string} number
 * @param {string} target What it stands in for: itself, for a target.
 */
export function learn(number, target) {
  const rest = number.slice(config.code.length + 1);
  const writings = isNational(number) ? config.prefixes.map((prefix) => prefix + rest) : [number.slice(1)];
  for (const digits of writings) known[digits] ||= [target, number];
  // What may stand between two digits of a number: spaces of every width, brackets, dots, slashes, dashes, invisible marks;
  // in short, no letters and nothing that separates one number from the next. (`\\p{L}` would cost 20 ms on a large page.)
  const gap = "[^\\w,;:+А-я]*";
  const anyKnown = Object.keys(known).map((digits) => [...digits].join(gap));
  pattern = RegExp(`\\+?\\(?(${anyKnown.join("|")})(?![-.]?\\d)`, "g");
}

/**
 * The numbers in a text, the last first: where each begins, how it is written, and what it is.
 * @param {string} text
 */
export function find(text) {
  /** @type {[start: number, written: string, ...Found][]} */
  const found = [];
  for (let match; (match = pattern?.exec(text)); ) {
    const [written] = match;
    const start = match.index;
    // After a digit, a decimal point or another country's code, the digits are part of something else.
    if (/(\+\d{1,4}\W{0,3}|\d[-.]?)$/.test(text.slice(0, start).slice(-9))) pattern.lastIndex = start + 1;
    else found.push([start, written, ...known[written.replace(/\D/g, "")]]);
  }
  return found.reverse();
}

/**
 * `written`, which shows `from`, with the digits of `to`. Where `to` does not fit that writing, it is written internationally.
 * {@link SEAM}s stay, as many as there were.
 * @param {string} written
 * @param {string} from E.164.
 * @param {string} to E.164.
 */
export function substitute(written, from, to) {
  // What both must have in common: the country code, as much as a foreign one's length can be told from its first digits.
  const [kept] = /** @type {string[]} */ (from.match(`^\\+(${config.code}0*|[17]|..)`));
  let left = written.replace(/\D/g, "").length;
  return from.length == to.length && to.startsWith(kept)
    ? written.replace(/\d/g, (digit) => (--left < to.length - kept.length ? to[to.length - 1 - left] : digit))
    : to.replace(/(\d{3})(\d{4})$/, " $1 $2") + written.replace(/[^\0]/g, "");
}

const isNational = (/** @type {string} */ number) => number.startsWith("+" + config.code);
