// Shows what the snippet was told, and plays calls. A shop needs none of this: only the tag at the page's end.
"use strict";

const $ = (id) => document.getElementById(id);
const snippet = () => window.numberswap;

const MEANING = {
  leased: "to this visit alone",
  cooling: "to this visit alone, after a short rest",
  overflow: "shared: all numbers are taken",
  static: "the campaign’s own, the same for everybody",
  fallback: "the page’s own number",
  test: "a marker; nothing is leased",
};

let lease;
let leaseEnds = 0;
let renewals = -1;
let ringing;

// The script tells of its first lease only to those who listen by then: right after it ran.
document.addEventListener("load", (event) => {
  if (event.target.matches?.('script[src^="/s/"]')) follow();
}, true);
document.addEventListener("error", (event) => {
  if (event.target.matches?.('script[src^="/s/"]')) complain("The script could not be loaded. Is the server still running?");
}, true);

function follow() {
  snippet().on("lease", (answer) => {
    if (answer.session !== lease?.session) renewals = -1;
    lease = answer;
    leaseEnds = Date.now() + answer.expiresIn * 1000;
    renewals++;
    showLease();
  });
  snippet().on("swap", showNumber);
  snippet().on("error", complain);
  showNumber();
  setInterval(showLife, 250);
}

function showLease() {
  const { kind } = lease.numbers[0];
  showNumber();
  $("kind").textContent = kind;
  $("kind-means").textContent = MEANING[kind];
  $("source").textContent = lease.source.source;
  $("medium").textContent = lease.source.medium;
  $("campaign").textContent = lease.source.campaign ?? "–";
  $("campaign-name").textContent = lease.source.campaignName ?? "no campaign";
  $("session").textContent = lease.session ?? "none";
  $("renewals").textContent = !lease.numbers[0].lease ? "This number needs no lease." : renewals
    ? `Renewed ${renewals === 1 ? "once" : renewals + " times"} by the heartbeat.`
    : "A heartbeat renews it while the page is looked at.";
  $("play").disabled = false;
  $("problem").hidden = true;
  showLife();
}

function showNumber() {
  const number = pretty(snippet().get());
  if ($("number").textContent === number) return;
  $("number").textContent = number;
  $("number").classList.remove("changed");
  requestAnimationFrame(() => $("number").classList.add("changed"));
}

function showLife() {
  if (!lease) return;
  const isHeld = Boolean(lease.numbers[0].lease);
  const left = isHeld ? Math.max(0, Math.ceil((leaseEnds - Date.now()) / 1000)) : 0;
  $("life-text").textContent = !isHeld ? "nothing is leased" : left ? `${left} s left` : "over";
  $("life").setAttribute("aria-valuemax", lease.expiresIn);
  $("life").setAttribute("aria-valuenow", left);
  $("life-bar").style.width = `${100 * left / lease.expiresIn}%`;
}

$("play").addEventListener("click", async () => {
  $("play").disabled = true;
  try {
    if (ringing) await hangUp();
    else await ring();
  } catch (error) {
    ringing = undefined;
    $("play").textContent = "Play a call to this number";
    complain(error.message);
  }
  $("play").disabled = false;
});

async function ring() {
  const number = snippet().get();
  const answer = await report({ number });
  ringing = { number, call: answer.id, since: Date.now() };
  $("play").textContent = "Hang up";
  showAnswer(answer, `A call to ${pretty(number)}, ringing`);
}

async function hangUp() {
  const { number, call, since } = ringing;
  ringing = undefined;
  const talkSeconds = Math.min(3600, Math.round((Date.now() - since) / 1000));
  showAnswer(await report({ number, call, talkSeconds }), `A call to ${pretty(number)}, ${talkSeconds} s, over`);
  $("play").textContent = "Play another call";
}

async function report(call) {
  const response = await fetch("/demo/calls", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(call) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  $("problem").hidden = true;
  return answer;
}

function showAnswer(answer, state) {
  const { source, medium } = answer.session ?? answer.source ?? {};
  const isMine = answer.session?.id === snippet().session;
  const matched = { session: isMine ? "Matched to this visit" : "Matched to another visit", source: "Matched to its source", none: "Matched to nothing" };
  const cause = [matched[answer.match], answer.campaign?.name, source && `${source} / ${medium}`, answer.match !== "none" && percent(answer.probability)];
  $("call-state").textContent = state;
  $("verdict").textContent = cause.filter(Boolean).join(" · ");
  $("reason").textContent = reasonOf(answer);
  $("candidates").replaceChildren(...answer.candidates.map(candidate), ...nobody(answer));
  $("destination").textContent = answer.destination ? pretty(answer.destination) : "nobody";
  $("answer").hidden = false;
}

function reasonOf({ match, candidates, source }) {
  if (match === "session") return candidates.length > 1 ? "Several visits have this number; this one is the likeliest." : "One visit has this number.";
  if (match === "source") return candidates.length ? "Which visit it was is open; where it came from is not." : `Everybody from ${source.source} sees this number.`;
  return "No visit explains this call: the page’s own number is everybody’s.";
}

function candidate({ session, probability, source, campaign }) {
  const who = session === snippet().session ? "this visit" : `visit ${session.slice(0, 6)}…`;
  return bar(`${who} (${campaign ? `${source}, ${campaign}` : source})`, probability);
}

function nobody({ candidates }) {
  const rest = 1 - candidates.reduce((sum, { probability }) => sum + probability, 0);
  if (!candidates.length || rest < 0.005) return [];
  const row = bar("none of them: a remembered or wrong number", rest);
  row.className = "nobody";
  return [row];
}

function bar(name, probability) {
  const row = document.createElement("li");
  row.append(element("span", name), element("span", percent(probability)));
  const track = row.appendChild(element("div"));
  track.className = "bar";
  track.appendChild(element("div")).style.width = `${probability * 100}%`;
  return row;
}

function element(tag, text = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function complain(why) {
  $("problem").textContent = String(why);
  $("problem").hidden = false;
}

const percent = (probability) => `${Math.round(probability * 1000) / 10}\u00a0%`;
const pretty = (number) => number.replace(/^\+7(\d{3})(\d{3})(\d\d)(\d\d)$/, "8 ($1) $2-$3-$4");

const marksOf = ({ search }) => ["utm_source", "utm_medium"].map((name) => new URLSearchParams(search).get(name)).join();

for (const link of document.querySelectorAll(".arrive nav a")) {
  if (marksOf(link) === marksOf(location)) link.setAttribute("aria-current", "page");
  // Somebody new: what this browser keeps is forgotten before the link is followed.
  link.addEventListener("click", () => $("anew").checked && snippet()?.consent(false));
}
