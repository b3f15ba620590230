// Which address the visitor is at, and from which it came there, also where a page changes its address without a load.

export let page = location.href;
export let referrer = document.referrer;

/** Takes a changed address over. True when it has the marks of another campaign. */
export function hasNewCampaign() {
  if (location.href == page) return;
  referrer = page;
  page = location.href;
  const marks = marksOf(page);
  return marks && marks != marksOf(referrer);
}

const marksOf = (/** @type {string} */ url) => String(url.match(/(utm_|cl\w*id=|braid=|fat_id=)[^&#]*/g) || "");
