declare const __NUMBERSWAP_CONFIG__: any;
/** The page API, once main.js has put it there. */
declare const numberswap: any;
