// Whether somebody is there to call back within the 15 minutes that are promised, by the site's clock.

/**
 * @param {({ from: number, to: number } | null)[] | undefined} days Monday first, minutes of the day; null: nobody is there. Undefined: always open.
 * @param {string} zone IANA name.
 */
export function isOpen(days, zone, now = Date.now()) {
  if (!days) return true;
  let format;
  try {
    format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hour12: false });
  } catch {
    // A browser that does not know the zone cannot tell: nothing is promised.
    return false;
  }
  return [now, now + 899e3].every((at) => {
    const parts = format.formatToParts(at);
    const part = (/** @type {string} */ name) => (parts.find(({ type }) => type == name) || { value: "" }).value;
    const day = days[["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday"))];
    const minute = (+part("hour") % 24) * 60 + +part("minute");
    return day && minute >= day.from && minute < day.to;
  });
}
