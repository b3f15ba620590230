/**
 * What the server puts into the build: the site's key; its targets (E.164; left out where the file's bytes are pinned);
 * its country code, and the digits that may stand before the rest of a number of that country, none among them
 * (`["", "7", "8", "78", "007", "8107"]` for `"7"`); `forms` where marked forms are read when they are sent.
 * @type {{ site: string, targets?: string[], code: string, prefixes: string[], forms?: 1 }}
 */
export const config = __NUMBERSWAP_CONFIG__;
