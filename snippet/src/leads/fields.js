// Recognises what a form's fields are for, by their type, autocomplete and name. Passwords, cards and hidden fields are never read.

const KINDS = /** @type {const} */ ([
  ["phone", /tel/, /phone|mobile|whatsapp|(^|[^a-zа-яё])(tel|тел)(?!eg|ег)/i],
  ["email", /email/, /mail|почт/i],
  ["name", /^(name|(given|family|additional)-name)$/, /^((full|first|last|your|user|client|customer)[-_ ]?)?name$|^fio$|имя|фамилия|фио/i],
  ["message", /^$/, /message|comment|question|text|сообщ|коммент|вопрос/i],
]);
const CONSENT = /consent|agree|privacy|policy|gdpr|personal|soglas|соглас|персональн|политик/i;
const MARKED = "[data-numberswap-consent]";
const LENGTHS = { phone: 64, email: 254, name: 200, message: 4000 };

/**
 * What was entered, by what it is; nothing when there is neither phone nor e-mail.
 * @param {HTMLFormElement} form
 * @returns {{ [field: string]: any } | undefined}
 */
export function read(form) {
  /** @type {{ [field: string]: any }} */
  const found = {};
  /** @type {HTMLInputElement[]} */
  const boxes = [];
  // A type says more than a name, which may only seem to.
  for (const field of /** @type {HTMLInputElement[]} */ ([...form.elements]).sort((one, other) => typed(other) - typed(one))) {
    const { type } = field;
    if (type == "checkbox") {
      if (field.matches(MARKED) || CONSENT.test(field.name + " " + field.id + " " + labelOf(field))) boxes.push(field);
    } else if (/^(text|tel|email|textarea|search|)$/.test(type)) {
      const kind = kindOf(field);
      const value = field.value.trim();
      // First and last name make one.
      if (kind && value) found[kind] = (found[kind] && kind == "name" ? found[kind] + " " + value : found[kind] || value).slice(0, LENGTHS[kind]);
    }
  }
  // All boxes that are marked or have to be ticked count; without such a one, all that speak of consent.
  const asked = boxes.filter((box) => box.matches("[required]," + MARKED));
  const counted = asked[0] ? asked : boxes;
  if (counted[0]) {
    found.consent = counted.every((box) => box.checked);
    found.consentText = counted.map(labelOf).filter(Boolean).join("; ").slice(0, 1000) || undefined;
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

const typed = (/** @type {HTMLInputElement} */ { type }) => +/^(tel|email)$/.test(type);

const labelOf = (/** @type {HTMLInputElement} */ field) =>
  [...(field.labels || [])].map((label) => String(label.textContent).replace(/\s+/g, " ").trim()).join(" ");
