declare const __NUMBERSWAP_CONFIG__: any;
