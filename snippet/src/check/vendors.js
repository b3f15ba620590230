// Scripts of other call-tracking systems, by what their addresses hold. Two of them on a page swap each other's numbers.

/** @type {[name: string, address: RegExp][]} */
export const VENDORS = [
  ["CallRail", /(calltrk|callrail)\.com/],
  ["Invoca", /invoca(cdn)?\.(com|net)/],
  ["CallTrackingMetrics", /tctm\.(co|xyz)|calltrackingmetrics\.com/],
  ["WhatConverts", /whatconverts\.com|ksrndkehqnwntyxlhgto\.com/],
  ["Infinity", /infinity-tracking\.(net|com)/],
  ["Calltouch", /calltouch\.(ru|net|com)/],
  ["CoMagic / UIS", /comagic\.(ru|dev)|uiscom\.ru|uis\.st/],
  ["Ringostat", /ringostat\.(com|net)/],
  ["Roistat", /roistat\.com/],
  ["Mango Office", /mango-office\.ru|mangotele\.com/],
  ["Calltracking.ru", /calltracking\.ru/],
  ["Callibri", /callibri\.(ru|com)/],
  ["Alloka", /alloka\.ru/],
  ["Phonetrack", /phonetrack\.com|delacon\.com/],
];

/**
 * The systems whose scripts are among these addresses.
 * @param {string[]} addresses
 */
export const vendorsIn = (addresses) => VENDORS.filter(([, address]) => addresses.some((each) => address.test(host(each)))).map(([name]) => name);

/** @param {string} address */
function host(address) {
  try {
    return new URL(address, location.href).hostname;
  } catch {
    return "";
  }
}
