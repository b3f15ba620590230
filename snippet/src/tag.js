// The script tag on the page, and what follows from it.

export const tag = /** @type {HTMLScriptElement} */ (document.currentScript);

/** Where the server's public requests go. */
export const server = new URL("../v1/", tag.src);
/** True when nothing is swapped but what the page asks for. */
export const isManual = "manual" in tag.dataset;
/** True when nobody is assumed to agree. */
export const needsConsent = tag.dataset.consent == "required";
export const refusesTracking = /** @type {any} */ (navigator).globalPrivacyControl;
