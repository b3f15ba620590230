// What an owner asks for in a page's address: ?numberswap=own, visitor, check. (test is the server's to see.)

import { attempt } from "./memory.js";
import { load } from "./tag.js";

const OWN = "numberswap:own";

const marker = (/[?&]numberswap=(\w+)/.exec(location.search) || [])[1];

if (marker == "own") attempt(() => (localStorage[OWN] = 1));
if (marker == "visitor") attempt(() => delete localStorage[OWN]);

/** True in a browser of the owner's own: its visits lease nothing, until `?numberswap=visitor`. */
export const isOwn = marker == "own" || attempt(() => localStorage[OWN]) == 1;
if (isOwn) console.info("numberswap: own visit");

// A second script looks through the page, and tells the dashboard that opened it.
if (marker == "check") load("check");
