// Tells the page what happens.

/**
 * @param {"swap" | "lease" | "error"} name
 * @param {unknown} detail
 */
export function emit(name, detail) {
  document.dispatchEvent(new CustomEvent("numberswap:" + name, { detail }));
}

/**
 * @param {"swap" | "lease" | "error"} name
 * @param {(detail: any) => void} callback
 */
export function on(name, callback) {
  document.addEventListener("numberswap:" + name, (event) => callback(/** @type {CustomEvent} */ (event).detail));
}

let last = "";

/**
 * Says why something was not done: to the page always, in the console once.
 * @param {string} why
 */
export function refuse(why) {
  if (why != last) console.warn("numberswap: " + (last = why));
  emit("error", why);
}
