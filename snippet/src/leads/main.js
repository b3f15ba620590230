// Leads: takes the place of numberswap.lead, and reads the forms marked data-numberswap-form when they are sent, whenever they came onto the page.
// A form is only looked at: it is neither held back nor changed, and what goes wrong here stays here.

import { config } from "../config.js";
import { read } from "./fields.js";
import { newId, send } from "./send.js";

const { numberswap } = /** @type {any} */ (window);
const tag = [...document.scripts].find((script) => script.src.includes(`/s/${config.site}.`) && "forms" in script.dataset);

// Loaded twice by a page that tells two leads at once.
if (!numberswap.reads) {
  numberswap.reads = true;
  numberswap.lead = send;
  // Capturing: the page's own listeners may stop the event or empty the form.
  if (config.forms || tag) addEventListener("submit", watch, true);
}

/** @type {WeakMap<Element, string>} A form that is sent again, corrected, is the same lead. */
const ids = new WeakMap();

/** @param {Event} event */
function watch({ target }) {
  try {
    const form = /** @type {HTMLFormElement} */ (target);
    // By attributes: a field of the form may be called id or name.
    const mark = form.getAttribute("data-numberswap-form");
    const found = mark != null && read(form);
    if (!found) return;
    if (!ids.has(form)) ids.set(form, newId());
    const title = mark || form.getAttribute("name") || form.getAttribute("id") || undefined;
    send({ ...found, id: ids.get(form), form: title && title.slice(0, 200) }).catch((why) => console.warn("numberswap: form not taken: " + why.message));
  } catch (error) {
    console.warn("numberswap:", error);
  }
}
