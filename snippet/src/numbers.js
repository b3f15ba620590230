// Finds the site's numbers in text by their digits, and writes other numbers in their place. Knows no DOM.

import { config } from "./config.js";

/**
 * @typedef {{ [target: string]: string }} Numbers What is shown instead of each target, E.164.
 * @typedef {[target: string, number: string]} Found The target that digits stand for, and whose digits they are (both E.164).
 */

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
  // What may stand between two digits of a number: spaces of every width, brackets, dots, slashes, dashes, invisible marks,
  // in short all but letters and what begins another number.
  const gap = "[^\\p{L}\\d,;:+]*";
  const anyKnown = Object.keys(known).map((digits) => [...digits].join(gap));
  pattern = RegExp(`\\+?\\(?(${anyKnown.join("|")})(?![-.]?\\d)`, "gu");
}

/**
 * @param {string} text
 * @param {(written: string, start: number, target: string, number: string) => void} visit
 */
export function scan(text, visit) {
  for (let match; (match = pattern?.exec(text)); ) {
    const start = match.index;
    // After a digit, a decimal point or another country's code, the digits are part of something else.
    if (/(\+\d{1,4}\W{0,3}|\d[-.]?)$/.test(text.slice(0, start).slice(-9))) pattern.lastIndex = start + 1;
    else visit(match[0], start, ...known[digitsOf(match[0])]);
  }
}

/**
 * The text with these numbers in it, as one element per UTF-16 unit of the old text, so that every unit keeps its place;
 * undefined where nothing is to be changed.
 * @param {string} text
 * @param {Numbers} numbers
 */
export function replace(text, numbers) {
  /** @type {string[] | undefined} */
  let units;
  scan(text, (written, start, target, from) => {
    const to = numbers[target] || target;
    if (to != from) {
      units ||= text.split("");
      units.splice(start, written.length, ...substitute(written, from, to));
    }
  });
  return units;
}

/**
 * `written`, which shows `from`, with the digits of `to`. Where `to` does not fit that writing, it is written internationally.
 * One element per UTF-16 unit of `written`.
 * @param {string} written
 * @param {string} from E.164.
 * @param {string} to E.164.
 */
export function substitute(written, from, to) {
  // What both must have in common: the country code, as much as a foreign one's length can be told from its first digits.
  const kept = /** @type {string[]} */ (from.match(`^\\+(${config.code}0*|[17]|..)`))[0];
  let left = digitsOf(written).length;
  if (from.length == to.length && to.startsWith(kept)) {
    return written.replace(/\d/g, (digit) => (--left < to.length - kept.length ? to[to.length - 1 - left] : digit)).split("");
  }
  const units = Array(written.length).fill("");
  units[0] = to.replace(/(\d{3})(\d{4})$/, " $1 $2");
  return units;
}

const isNational = (/** @type {string} */ number) => number.startsWith("+" + config.code);
const digitsOf = (/** @type {string} */ text) => text.replace(/\D/g, "");
