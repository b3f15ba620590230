/** What is never swapped, with all that it holds. */
export const SKIPPED = "head,script,style,noscript,textarea,select,[contenteditable],[data-numberswap-ignore]";
