// Whether somebody is there to call back, by the site's clock.

/**
 * @param {{ days: number[], from: string, to: string }} hours 1 is Monday; "HH:mm".
 * @param {string} zone IANA name.
 * @param {Date} [now]
 */
export function isOpen({ days, from, to }, zone, now = new Date()) {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hour12: false }).formatToParts(now);
  const part = (/** @type {string} */ name) => (parts.find(({ type }) => type == name) || { value: "" }).value;
  const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1;
  const time = part("hour") + ":" + part("minute");
  return days.includes(day) && time >= from && time < to;
}
