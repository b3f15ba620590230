// What the widget says, in the page's language.

const TEXTS = {
  en: {
    call: "Call me back",
    title: "Shall we call you back?",
    soon: "Leave your number: we will call within 15 minutes.",
    later: "We are closed, or about to close. Leave your number, and we will call as soon as we open.",
    phone: "Phone",
    time: "Convenient time (optional)",
    consent: "I agree that my phone number is used to call me back.",
    policy: "Privacy policy",
    close: "Close",
    thanks: "Thank you! We will call you by {0}.",
    noted: "Thank you! Your request has arrived.",
    badPhone: "Please check the phone number.",
    noConsent: "Please agree first: without it we may not call.",
    failed: "That did not work. Please try again in a moment.",
  },
  ru: {
    call: "Перезвоните мне",
    title: "Перезвонить вам?",
    soon: "Оставьте номер, и мы перезвоним в течение 15 минут.",
    later: "Мы закрыты или скоро закроемся. Оставьте номер, и мы перезвоним, как только откроемся.",
    phone: "Телефон",
    time: "Удобное время (необязательно)",
    consent: "Я согласен на использование моего номера телефона для обратного звонка.",
    policy: "Политика конфиденциальности",
    close: "Закрыть",
    thanks: "Спасибо! Мы перезвоним до {0}.",
    noted: "Спасибо! Заявка принята.",
    badPhone: "Проверьте номер телефона.",
    noConsent: "Без согласия мы не можем позвонить.",
    failed: "Не получилось. Попробуйте ещё раз через минуту.",
  },
};

/**
 * @param {string | undefined} asked What the tag asks for; else the page's language counts, then the browser's.
 * @returns {"en" | "ru"}
 */
export const languageOf = (asked) => (/^ru/i.test(asked || document.documentElement.lang || navigator.language) ? "ru" : "en");

/** @param {"en" | "ru"} language */
export const textsIn = (language) => TEXTS[language];
