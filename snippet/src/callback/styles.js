// The widget's look. Nothing of the page's reaches it, but one colour that the page may set: --numberswap-accent.

export const STYLES = `
:host{all:initial!important}
*{box-sizing:border-box;font:inherit;color:inherit}
.root{--accent:var(--numberswap-accent,#0b5cad);font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:#1b1f24}
.open{position:fixed;z-index:2147483000;bottom:20px;right:20px;display:flex;align-items:center;gap:8px;min-height:48px;padding:0 20px;border:0;border-radius:24px;background:var(--accent);color:#fff;font-weight:600;cursor:pointer;box-shadow:0 4px 16px #0004}
.left .open{right:auto;left:20px}
svg{width:20px;height:20px;fill:none;stroke:currentColor;stroke-width:1.8}
dialog{width:min(400px,calc(100vw - 24px));max-height:calc(100vh - 24px);overflow:auto;padding:24px;border:0;border-radius:14px;background:#fff;color:#1b1f24;box-shadow:0 12px 48px #0006}
dialog:not([open]),[hidden]{display:none!important}
dialog::backdrop{background:#0007}
h2{margin:0 40px 8px 0;font-size:20px;line-height:1.25;font-weight:700}
p{margin:0 0 16px}
label{display:block;margin-bottom:4px;font-weight:600}
input:not([type=checkbox]){display:block;width:100%;height:44px;margin-bottom:14px;padding:0 12px;border:1px solid #767d86;border-radius:8px;background:#fff}
.agree{display:flex;gap:10px;align-items:flex-start;margin-bottom:14px;font-weight:400;font-size:14px}
.agree input{flex:none;width:20px;height:20px;margin:0;accent-color:var(--accent)}
a{color:var(--accent);text-decoration:underline}
.send{width:100%;min-height:46px;border:0;border-radius:8px;background:var(--accent);color:#fff;font-weight:600;cursor:pointer}
.send[disabled]{opacity:.6;cursor:default}
.close{position:absolute;top:12px;right:12px;width:36px;height:36px;padding:8px;border:0;border-radius:8px;background:none;cursor:pointer}
.bad{color:#b3261e;font-weight:600}
.bad:empty{display:none}
[aria-invalid=true]{border-color:#b3261e!important;box-shadow:0 0 0 1px #b3261e}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.open:focus-visible,.send:focus-visible{outline-color:#1b1f24}
`;

/**
 * Also under a policy of the page that forbids inline styles.
 * @param {ShadowRoot} root
 */
export function style(root) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(Object.assign(document.createElement("style"), { textContent: STYLES }));
  }
}
