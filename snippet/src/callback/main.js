// The call-back widget: a button and a dialog in a shadow root of their own, so that neither the page's styles nor its scripts meddle with them.
// <script async src="https://calls.example.com/s/SITEKEY.callback.js"></script>

import { config } from "../config.js";
import { newId, send } from "../leads/send.js";
import { isOpen } from "./hours.js";
import { style } from "./styles.js";
import { languageOf, textsIn } from "./texts.js";

/** @type {any} */
const { consentText, policyUrl, hours, zone } = config;
const { lang, side, manual } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const language = languageOf(lang);
const T = textsIn(language);
const NAME = "numberswap-callback";

if (!document.querySelector(NAME)) (document.body ? start : (/** @type {() => void} */ begin) => addEventListener("DOMContentLoaded", begin))(start);

function start() {
  const host = document.createElement(NAME);
  const root = host.attachShadow({ mode: "open" });
  style(root);
  // No word of the owner's or the visitor's is put in as markup.
  const box = document.createElement("div");
  box.className = "root" + (side == "left" ? " left" : "");
  box.lang = language;
  // A part of the page of its own, for those who find their way by landmarks.
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", T.call);
  box.innerHTML = `
    <button class="open" type="button" aria-haspopup="dialog"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2"/></svg><span></span></button>
    <dialog aria-labelledby="title">
      <button class="close" type="button"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 5l14 14M19 5L5 19"/></svg></button>
      <h2 id="title"></h2>
      <form novalidate>
        <p class="promise"></p>
        <label for="phone"></label><input id="phone" type="tel" inputmode="tel" autocomplete="tel" maxlength="64" required aria-describedby="wrong">
        <label for="time"></label><input id="time" type="time">
        <label class="agree"><input id="agree" type="checkbox" required aria-describedby="wrong"><span></span></label>
        <p class="policy" hidden><a target="_blank" rel="noopener"></a></p>
        <p class="bad" id="wrong" role="alert"></p>
        <button class="send"></button>
      </form>
      <p class="thanks" role="status" tabindex="-1" hidden></p>
    </dialog>`;
  root.append(box);
  const find = (/** @type {string} */ selector) => /** @type {any} */ (box.querySelector(selector));
  const [open, dialog, form, phone, time, agree, wrong, button, thanks] =
    [".open", "dialog", "form", "#phone", "#time", "#agree", ".bad", ".send", ".thanks"].map(find);
  const agreed = consentText || T.consent;
  find(".open span").textContent = button.textContent = T.call;
  find("h2").textContent = T.title;
  find("[for=phone]").textContent = T.phone;
  find("[for=time]").textContent = T.time;
  find(".agree span").textContent = agreed;
  find(".close").setAttribute("aria-label", T.close);
  if (policyUrl) {
    const link = find("a");
    link.href = policyUrl;
    link.textContent = T.policy;
    find(".policy").hidden = false;
  }

  open.hidden = manual != undefined;
  open.onclick = show;
  find(".close").onclick = close;
  // Braces: a handler that answers false would hold back the click on what is within.
  dialog.onclick = (/** @type {Event} */ event) => {
    if (event.target == dialog) close();
  };
  dialog.onkeydown = hold;
  form.onsubmit = tell;
  document.addEventListener("click", (event) => {
    // A page may send the document itself a click.
    const at = /** @type {any} */ (event.target);
    if (!at.closest || !at.closest("[data-numberswap-callback]")) return;
    event.preventDefault();
    show();
  });
  document.body.append(host);

  let id = newId();

  function show() {
    find(".promise").textContent = isOpen(hours, zone) ? T.soon : T.later;
    if (form.hidden) {
      // A second wish is another lead.
      id = newId();
      form.reset();
    }
    form.hidden = false;
    thanks.hidden = true;
    refuse("");
    // Safari before 15.4 knows no dialogs: there it is a box like any other.
    if (dialog.showModal) dialog.open || dialog.showModal();
    else dialog.setAttribute("open", "");
    phone.focus();
  }

  function close() {
    if (dialog.close) dialog.close();
    else dialog.removeAttribute("open");
  }

  // A modal dialog keeps the page out of reach by itself; this keeps the focus from the browser's own bars, too.
  function hold(/** @type {KeyboardEvent} */ event) {
    if (event.key != "Tab") return;
    const stops = [...dialog.querySelectorAll("button,input,a[href]")].filter((stop) => stop.getClientRects().length);
    const [from, to] = event.shiftKey ? [stops[0], stops[stops.length - 1]] : [stops[stops.length - 1], stops[0]];
    if (root.activeElement != from) return;
    event.preventDefault();
    to.focus();
  }

  function refuse(/** @type {string} */ why, /** @type {any} */ field = undefined) {
    wrong.textContent = why;
    for (const each of [phone, agree]) each.setAttribute("aria-invalid", each == field);
    if (field) field.focus();
  }

  async function tell(/** @type {Event} */ event) {
    event.preventDefault();
    if (phone.value.replace(/\D/g, "").length < 5) return refuse(T.badPhone, phone);
    if (!agree.checked) return refuse(T.noConsent, agree);
    refuse("");
    button.disabled = true;
    try {
      const { callBy } = await send({ id, kind: "callback", phone: phone.value, consent: agreed, ...wish() });
      thanks.textContent = callBy ? T.thanks.replace("{0}", moment(new Date(callBy))) : T.noted;
      form.hidden = true;
      thanks.hidden = false;
      thanks.focus();
    } catch (error) {
      const { field } = /** @type {any} */ (error);
      if (field == "phone") refuse(T.badPhone, phone);
      else refuse(T.failed);
    }
    button.disabled = false;
  }

  /** The time that the visitor chose, today or else tomorrow. */
  function wish() {
    if (!time.value) return;
    const at = new Date();
    const [hour, minute] = time.value.split(":");
    at.setHours(hour, minute, 0, 0);
    if (+at < Date.now()) at.setDate(at.getDate() + 1);
    return { wish: time.value, callAt: at.toISOString() };
  }
}

/** A time of today by its hour, another one with its day. */
const moment = (/** @type {Date} */ at) =>
  at.toLocaleString(language, {
    hour: "2-digit",
    minute: "2-digit",
    ...(at.toDateString() == new Date().toDateString() ? {} : { day: "numeric", month: "long" }),
  });
