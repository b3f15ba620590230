// Recognises what a form's fields are for, by their type, autocomplete and name. Passwords, cards and hidden fields are never read.

const KINDS = /** @type {const} */ ([
  ["phone", /tel/, /phone|tel|mobile|whatsapp|тел/i],
  ["email", /email/, /mail|почт/i],
  ["name", /^(name|(given|family|additional)-name)$/, /^((full|first|last|your|user|client|customer)[-_ ]?)?name$|^fio$|имя|фамилия|фио/i],
  ["message", /^$/, /message|comment|question|text|сообщ|коммент|вопрос/i],
]);
const CONSENT = /consent|agree|privacy|policy|gdpr|personal|soglas|соглас|персональн|политик/i;
const LENGTHS = { phone: 64, email: 254, name: 200, message: 4000 };

/**
 * What was entered, by what it is; nothing when there is neither phone nor e-mail.
 * @param {HTMLFormElement} form
 * @returns {{ [field: string]: any } | undefined}
 */
export function read(form) {
  /** @type {{ [field: string]: any }} */
  const found = {};
  for (const field of /** @type {HTMLInputElement[]} */ ([...form.elements])) {
    const { type } = field;
    if (type == "checkbox") {
      const label = labelOf(field);
      if ("numberswapConsent" in field.dataset || CONSENT.test(field.name + " " + field.id + " " + label)) {
        // All of them must be ticked.
        found.consent = field.checked && found.consent !== false;
        found.consentText = [found.consentText, label].filter(Boolean).join("; ").slice(0, 1000) || undefined;
      }
    } else if (/^(text|tel|email|textarea|search|)$/.test(type)) {
      const kind = kindOf(field);
      const value = field.value.trim();
      // First and last name make one.
      if (kind && value) found[kind] = (found[kind] && kind == "name" ? found[kind] + " " + value : found[kind] || value).slice(0, LENGTHS[kind]);
    }
  }
  return found.phone || found.email ? found : undefined;
}

/** @param {HTMLInputElement} field */
function kindOf({ type, autocomplete, name, id, tagName }) {
  if (/^cc-|one-time-code/.test(autocomplete)) return;
  const own = KINDS.find(([kind]) => (kind == "phone" && type == "tel") || kind == type);
  const told = own || KINDS.find(([, filled]) => autocomplete.split(" ").some((token) => token && filled.test(token)));
  const named = told || KINDS.find(([, , pattern]) => pattern.test(name) || (!name && pattern.test(id)));
  return named ? named[0] : tagName == "TEXTAREA" ? "message" : undefined;
}

const labelOf = (/** @type {HTMLInputElement} */ field) =>
  [...(field.labels || [])].map((label) => String(label.textContent).replace(/\s+/g, " ").trim()).join(" ");
