"use strict";(()=>{var b=__NUMBERSWAP_CONFIG__;var R=document.currentScript,U=new URL("../v1/forms",R.src),g=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),e=>e.toString(36)).join("");async function T(e){let{consent:l}=e,s=typeof l=="string",r=JSON.stringify({id:g(),page:location.href.slice(0,8e3),...e,site:b.site,session:(window.numberswap||{}).session,consent:s?!0:l,consentText:s?l:e.consentText});for(let d=1;;d++){let o;try{o=await fetch(U,{method:"POST",body:r,keepalive:!0})}catch(a){if(d==3)throw a}if(o&&(o.ok||o.status<500||d==3)){let a=await o.json();if(o.ok)return a;throw Object.assign(Error(a.detail),a)}await new Promise(a=>setTimeout(a,d*2e3))}}function D(e,l,s=Date.now()){if(!e)return!0;let r;try{r=new Intl.DateTimeFormat("en-GB",{timeZone:l,weekday:"short",hour:"2-digit",minute:"2-digit",hour12:!1})}catch{return!1}return[s,s+899e3].every(d=>{let o=r.formatToParts(d),a=f=>(o.find(({type:x})=>x==f)||{value:""}).value,c=e[["Mon","Tue","Wed","Thu","Fri","Sat","Sun"].indexOf(a("weekday"))],u=+a("hour")%24*60+ +a("minute");return c&&u>=c.from&&u<c.to})}var A=`
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
`;function P(e){try{let l=new CSSStyleSheet;l.replaceSync(A),e.adoptedStyleSheets=[l]}catch{e.append(Object.assign(document.createElement("style"),{textContent:A}))}}var j={en:{call:"Call me back",title:"Shall we call you back?",soon:"Leave your number: we will call within 15 minutes.",later:"We are closed, or about to close. Leave your number, and we will call as soon as we open.",phone:"Phone",time:"Convenient time (optional)",consent:"I agree that my phone number is used to call me back.",policy:"Privacy policy",close:"Close",thanks:"Thank you! We will call you by {0}.",noted:"Thank you! Your request has arrived.",badPhone:"Please check the phone number.",noConsent:"Please agree first: without it we may not call.",failed:"That did not work. Please try again in a moment."},ru:{call:"Перезвоните мне",title:"Перезвонить вам?",soon:"Оставьте номер, и мы перезвоним в течение 15 минут.",later:"Мы закрыты или скоро закроемся. Оставьте номер, и мы перезвоним, как только откроемся.",phone:"Телефон",time:"Удобное время (необязательно)",consent:"Я согласен на использование моего номера телефона для обратного звонка.",policy:"Политика конфиденциальности",close:"Закрыть",thanks:"Спасибо! Мы перезвоним до {0}.",noted:"Спасибо! Заявка принята.",badPhone:"Проверьте номер телефона.",noConsent:"Без согласия мы не можем позвонить.",failed:"Не получилось. Попробуйте ещё раз через минуту."}},E=e=>/^ru/i.test(e||document.documentElement.lang||navigator.language)?"ru":"en",O=e=>j[e];var{consentText:W,policyUrl:L,hours:F,zone:G}=b,{lang:H,side:Y,manual:J}=document.currentScript.dataset,y=E(H),i=O(y),I="numberswap-callback";document.querySelector(I)||(document.body?M:e=>addEventListener("DOMContentLoaded",e))(M);function M(){let e=document.createElement(I),l=e.attachShadow({mode:"open"});P(l);let s=document.createElement("div");s.className="root"+(Y=="left"?" left":""),s.lang=y,s.setAttribute("role","region"),s.setAttribute("aria-label",i.call),s.innerHTML=`
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
    </dialog>`,l.append(s);let r=t=>s.querySelector(t),[d,o,a,c,u,f,x,w,m]=[".open","dialog","form","#phone","#time","#agree",".bad",".send",".thanks"].map(r),v=W||i.consent;if(r(".open span").textContent=w.textContent=i.call,r("h2").textContent=i.title,r("[for=phone]").textContent=i.phone,r("[for=time]").textContent=i.time,r(".agree span").textContent=v,r(".close").setAttribute("aria-label",i.close),L){let t=r("a");t.href=L,t.textContent=i.policy,r(".policy").hidden=!1}d.hidden=J!=null,d.onclick=S,r(".close").onclick=C,o.onclick=t=>{t.target==o&&C()},o.onkeydown=q,a.onsubmit=_,document.addEventListener("click",t=>{let n=t.target;!n.closest||!n.closest("[data-numberswap-callback]")||(t.preventDefault(),S())}),document.body.append(e);let k=g();function S(){r(".promise").textContent=D(F,G)?i.soon:i.later,a.hidden&&(k=g(),a.reset()),a.hidden=!1,m.hidden=!0,h(""),o.showModal?o.open||o.showModal():o.setAttribute("open",""),c.focus()}function C(){o.close?o.close():o.removeAttribute("open")}function q(t){if(t.key!="Tab")return;let n=[...o.querySelectorAll("button,input,a[href]")].filter(N=>N.getClientRects().length),[p,B]=t.shiftKey?[n[0],n[n.length-1]]:[n[n.length-1],n[0]];l.activeElement==p&&(t.preventDefault(),B.focus())}function h(t,n=void 0){x.textContent=t;for(let p of[c,f])p.setAttribute("aria-invalid",p==n);n&&n.focus()}async function _(t){if(t.preventDefault(),c.value.replace(/\D/g,"").length<5)return h(i.badPhone,c);if(!f.checked)return h(i.noConsent,f);h(""),w.disabled=!0;try{let{callBy:n}=await T({id:k,kind:"callback",phone:c.value,consent:v,...z()});m.textContent=n?i.thanks.replace("{0}",K(new Date(n))):i.noted,a.hidden=!0,m.hidden=!1,m.focus()}catch(n){let{field:p}=n;p=="phone"?h(i.badPhone,c):h(i.failed)}w.disabled=!1}function z(){if(!u.value)return;let t=new Date,[n,p]=u.value.split(":");return t.setHours(n,p,0,0),+t<Date.now()&&t.setDate(t.getDate()+1),{wish:u.value,callAt:t.toISOString()}}}var K=e=>e.toLocaleString(y,{hour:"2-digit",minute:"2-digit",...e.toDateString()==new Date().toDateString()?{}:{day:"numeric",month:"long"}});})();
