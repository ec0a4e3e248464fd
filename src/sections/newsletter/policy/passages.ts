import { type Language, type Passage, periodInWords, type Text } from '../../../core/policy/index.ts';
import { type Limit, type List, type NewsletterOptions, topicsOf, type WorkOptions } from './options.ts';

/** The newsletter's part of the notice. */
export function passages(options: NewsletterOptions): readonly Passage[] {
  return [
    offer(options),
    signUp(options),
    unconfirmed(options),
    logged,
    purposeOnly,
    withdrawal(options),
    proof(options),
    issues(options),
    limits(options),
  ];
}

const text = (write: (language: Language) => string): Text => ({ de: write('de'), en: write('en') });

/** "our own services and topics of the IT industry": the words of the consent and of the notice alike (S33). */
export const topicsInWords = (topics: readonly Text[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(topics.map((topic) => topic[language]));

const offer = ({ lists, customers }: NewsletterOptions): Passage => ({
  promises: ['S32', 'S33', 'S34', 'S42', 'S43'],
  text: {
    de: `Auf unserer Website können Sie einen Newsletter abonnieren. Er kommt per E-Mail und handelt von nichts anderem als: ${topicsInWords(topicsOf(lists), 'de')}${apart(lists, 'de')}. Wir versenden ihn nur, wenn Sie eingewilligt haben (Art. 6 Abs. 1 Buchst. a, Art. 7 DSGVO, § 7 Abs. 2 Nr. 2 UWG) oder wenn das Gesetz es erlaubt: § 7 Abs. 3 UWG lässt Werbung an Bestandskunden zu, sofern vier Voraussetzungen zusammen erfüllt und belegt sind. ${customers ? 'Jede E-Mail nennt, worauf sie beruht.' : 'Derzeit versenden wir allein auf Grund von Einwilligungen.'}`,
    en: `On our website you can subscribe to a newsletter. It comes by e-mail and is about nothing but: ${topicsInWords(topicsOf(lists), 'en')}${apart(lists, 'en')}. We send it only if you have consented (Art. 6(1)(a), Art. 7 GDPR, section 7(2) no. 2 UWG) or if the law permits it: section 7(3) UWG allows advertising to existing customers where four conditions are met together and evidenced. ${customers ? 'Each mail names what it rests on.' : 'At present we send on the ground of consent alone.'}`,
  },
});

/** With several lists: that each has a consent of its own, and what each is about. */
function apart(lists: readonly List[], language: Language): string {
  if (lists.length < 2) return '';
  const hidden = language === 'de' ? ', nicht auf der Website angeboten' : ', not offered on the website';
  const each = lists
    .map((list) => `${list.title[language]}${list.private ? hidden : ''}: ${topicsInWords(list.topics, language)}`)
    .join('; ');
  return language === 'de'
    ? `. Für jede Liste willigen Sie gesondert ein (${each})`
    : `. For each list you consent separately (${each})`;
}

const signUp = ({ token, fromAge }: NewsletterOptions): Passage => ({
  promises: ['S35', 'S36'],
  heading: { de: 'Anmeldung', en: 'Signing up' },
  text: {
    de: `Sie geben Ihre E-Mail-Adresse ein und betätigen die Schaltfläche „abonnieren“; mehr fragen wir nicht. Wir schicken Ihnen darauf eine E-Mail mit einem Link, mit dem Sie die Anmeldung bestätigen. Der Link gilt ${periodInWords(token.period, 'de')}. Das Angebot richtet sich an Personen ab ${fromAge} Jahren.`,
    en: `You enter your e-mail address and press the button “subscribe”; we ask for nothing else. We then send you an e-mail with a link by which you confirm the sign-up. The link works for ${periodInWords(token.period, 'en')}. The offer is meant for persons aged ${fromAge} and over.`,
  },
});

const unconfirmed = ({ unconfirmed: limit }: NewsletterOptions): Passage => ({
  promises: ['S37'],
  beside: 'newsletter.subscription',
  text: {
    de: `Ohne Ihre Bestätigung entsteht kein Abonnement: Sie erhalten keine weitere E-Mail, und wir löschen alles, was zu der Anmeldung gehört, spätestens nach ${periodInWords(limit.period, 'de', { case: 'dative' })}.`,
    en: `Without your confirmation there is no subscription: you get no further e-mail, and we erase everything that belongs to the sign-up after ${periodInWords(limit.period, 'en')} at the latest.`,
  },
});

const logged: Passage = {
  promises: ['S38', 'S39', 'S40', 'S41', 'S45'],
  heading: { de: 'Was wir zum Nachweis festhalten', en: 'What we log as proof' },
  text: {
    de: 'Wir müssen belegen können, dass Sie eingewilligt haben. Deshalb halten wir fest, wann Sie sich angemeldet und wann Sie bestätigt haben, von welcher IP-Adresse aus beides geschah, welcher Wortlaut und welche Fassung dieser Erklärung dabei zu sehen war und dass unsere Bestätigungsmail angenommen wurde. Grundlage ist unser berechtigtes Interesse an sicherem Versand und am Nachweis der Einwilligung (Art. 6 Abs. 1 Buchst. f DSGVO). Gelesen wird dieses Protokoll nur, um den Nachweis zu führen, und für Ihre eigene Auskunft.',
    en: 'We must be able to show that you consented. So we log when you signed up and when you confirmed, from which IP address either was done, which wording and which version of this notice you saw, and that our confirmation mail was accepted. The ground is our legitimate interest in secure sending and in proving the consent (Art. 6(1)(f) GDPR). This log is read only to give that proof, and for your own access.',
  },
};

const purposeOnly: Passage = {
  promises: ['S46'],
  text: {
    de: 'Die E-Mail-Adresse, mit der Sie sich anmelden, verwenden wir ausschließlich für den Newsletter, es sei denn, Sie haben sie uns an anderer Stelle für einen anderen Zweck gegeben. Sie anzugeben ist freiwillig; ohne Adresse gibt es keinen Newsletter, weiter folgt daraus nichts. Wir messen nicht, ob oder was Sie lesen.',
    en: 'We use the e-mail address of your sign-up exclusively for the newsletter, unless you gave it to us elsewhere for another purpose. Giving it is voluntary; without an address there is no newsletter, and nothing else follows. We do not measure whether or what you read.',
  },
};

const withdrawal = (options: NewsletterOptions): Passage => ({
  promises: ['S44', 'S47', 'S48', 'S49', 'S52'],
  heading: { de: 'Abbestellen', en: 'Unsubscribing' },
  text: {
    de: `Sie können die Einwilligung jederzeit widerrufen und den Newsletter jederzeit abbestellen, ohne Anmeldung und ohne Frist: über den Link am Ende jedes Newsletters oder auf jedem anderen Weg, etwa durch E-Mail, Anruf oder Brief. Der Widerruf wirkt sofort und für die Zukunft; was bis dahin versandt wurde, bleibt rechtmäßig (Art. 7 Abs. 3 DSGVO).${undone(options, 'de')}`,
    en: `You can withdraw your consent and unsubscribe from the newsletter at any time, without signing in and without any period: by the link at the end of every newsletter, or in any other way, such as e-mail, phone or letter. The withdrawal takes effect at once and for the future; what was sent until then stays lawful (Art. 7(3) GDPR).${undone(options, 'en')}`,
  },
});

/** Where the policy offers a way back: what is mailed, to whom, and what becomes of it. */
function undone({ undo, token, unconfirmed: limit }: NewsletterOptions, language: Language): string {
  if (!undo) return '';
  return language === 'de'
    ? ` Bestellen Sie über den Link ab, bestätigen wir das mit einer einzigen E-Mail an Ihre Adresse. War es ein Versehen, können Sie den Newsletter über einen Link darin ${periodInWords(token.period, 'de')} lang wieder abonnieren; das ist eine neue Einwilligung, die wir ebenso festhalten. Nutzen Sie ihn nicht, löschen wir, was wir dafür aufbewahren, spätestens nach ${periodInWords(limit.period, 'de', { case: 'dative' })} (Art. 6 Abs. 1 Buchst. f DSGVO: Abbestellungen durch Dritte, an die eine Ausgabe weitergeleitet wurde, sollen erkennbar und umkehrbar sein).`
    : ` If you unsubscribe by the link, we confirm it by one single mail to your address. If it was by accident, you can subscribe again by a link in it for ${periodInWords(token.period, 'en')}; that is a new consent, which we log in the same way. If you do not use it, we erase what we keep for it after ${periodInWords(limit.period, 'en')} at the latest (Art. 6(1)(f) GDPR: an end that was caused by somebody to whom an issue was forwarded shall be seen and reversible).`;
}

const proof = (options: NewsletterOptions): Passage => ({
  promises: ['S50', 'S51'],
  beside: 'newsletter.subscription',
  text: {
    de: `Danach dürfen wir die Adresse samt dem Festgehaltenen höchstens ${periodInWords(options.proof.period, 'de')} aufbewahren, und zwar allein, um die frühere Einwilligung nachzuweisen; für den Versand ist sie ab der Abbestellung unlesbar. Früher schon, nämlich mit dem Ende des Jahres, in dem die letzte E-Mail ${periodInWords(options.lastMail.period, 'de')} zurückliegt, sind mögliche Ansprüche verjährt (§§ 195, 199 BGB). Was zuerst eintritt, entscheidet: Dann löschen wir alles. Verlangen Sie vorher die Löschung, bleibt aus demselben Grund nur dieser Nachweis (Art. 17 Abs. 3 Buchst. e DSGVO).`,
    en: `Afterwards we may keep the address and what was logged with it for ${periodInWords(options.proof.period, 'en')} at most, only to prove the former consent; from the moment you unsubscribe it cannot be read for sending. Possible claims lapse with the end of the year in which the last mail is ${periodInWords(options.lastMail.period, 'en')} past, which may be earlier (BGB sections 195, 199). Whichever comes first decides: then we erase everything. If you demand erasure before, this proof alone stays, for the same reason (Art. 17(3)(e) GDPR).`,
  },
});

const limits = ({ confirmations }: NewsletterOptions): Passage => ({
  promises: ['S36'],
  beside: 'newsletter.confirmation-limit',
  text: text((language) => {
    const each = shareInWords(confirmations.perAddress, language);
    const network = limitInWords(confirmations.perNetwork, language) + workInWords(confirmations.work, language);
    return language === 'de'
      ? `Damit niemand über unser Formular belästigt wird, gehen an eine Adresse nicht mehr Bestätigungsmails als ${each}. Dafür zählen wir einen Schlüsselhash der Adresse, aus dem sie nicht zu erkennen ist (Art. 6 Abs. 1 Buchst. f DSGVO), und löschen ihn spätestens nach ${periodInWords(confirmations.counted.period, 'de', { case: 'dative' })}. Ebenso begrenzen wir die Anmeldungen aus einem Netz, auf ${network}; der Schlüsselhash des Netzes verschwindet mit der Bestätigung oder mit der Anmeldung.`
      : `So that nobody is pestered through our form, no more confirmation mails go to one address than ${each}. For this we count a keyed hash from which the address cannot be recognised (Art. 6(1)(f) GDPR), and erase it after ${periodInWords(confirmations.counted.period, 'en')} at the latest. In the same way we limit the sign-ups from one network, to ${network}; the keyed hash of the network goes with the confirmation or with the sign-up.`;
  }),
});

const issues = ({ campaigns: { draft, issue, recipients, lapse }, customers }: NewsletterOptions): Passage => ({
  promises: ['S34', 'S52'],
  heading: { de: 'Versand', en: 'Sending' },
  beside: 'newsletter.delivery',
  text: {
    de: `Unmittelbar bevor eine Ausgabe an Sie geht, prüfen wir Ihre Einwilligung${customers ? ' oder die Voraussetzungen der gesetzlichen Erlaubnis' : ''} noch einmal; nach einer Abbestellung${customers ? ' oder einem Widerspruch' : ''} geht nichts mehr hinaus. Hat eine Adresse ${periodInWords(lapse, 'de')} lang keine E-Mail von uns erhalten, schreiben wir sie nicht mehr an. Wem wir eine Ausgabe gesandt haben und ob der Mailserver sie angenommen hat, halten wir vom Beginn des Versands an höchstens ${periodInWords(recipients.period, 'de')} fest; bei Ihrer Einwilligung bleibt als Nachweis vermerkt, welche Ausgabe wann an Sie ging. Die Ausgaben selbst bewahren wir bis zum Ende des Jahres auf, in dem ihr Versand ${periodInWords(issue.period, 'de')} zurückliegt, Entwürfe höchstens ${periodInWords(draft.period, 'de')} nach ihrer letzten Änderung.`,
    en: `Right before an issue goes to you, we check your consent${customers ? ' or the conditions of the permission by law' : ''} once more; after you have unsubscribed${customers ? ' or objected' : ''} nothing leaves any more. An address that has had no mail from us for ${periodInWords(lapse, 'en')} is not written to any more. To whom we sent an issue, and whether the mail server took it, we keep for ${periodInWords(recipients.period, 'en')} at most from the start of the sending; beside your consent it stays noted as proof which issue went to you and when. The issues themselves are kept until the end of the year in which their sending is ${periodInWords(issue.period, 'en')} past, drafts for ${periodInWords(draft.period, 'en')} at most after their last change.`,
  },
});

const workInWords = (work: WorkOptions | undefined, language: Language): string => {
  if (!work) return '';
  const more = limitInWords(work.perNetwork, language);
  return language === 'de'
    ? ` (auf ${more}, wenn Ihr Browser dafür eine kleine Rechenaufgabe von unserem Server löst; gespeichert wird davon nichts)`
    : ` (to ${more} where your browser solves a small calculation from our server for it; nothing of it is stored)`;
};

/** "1 in 1 day and 3 in 30 days": how many confirmation mails one address can get. */
export const shareInWords = (limits: readonly Limit[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(limits.map((limit) => limitInWords(limit, language)));

export const limitInWords = ({ most, within }: Limit, language: Language): string =>
  language === 'de'
    ? `${most} in ${periodInWords(within, 'de', { case: 'dative' })}`
    : `${most} within ${periodInWords(within, 'en')}`;
