import {
  after,
  type DataClass,
  erased,
  erasureDemanded,
  legitimateInterest,
  type Passage,
  periodInWords,
} from '../../../core/policy/index.ts';
import type { ContactOptions } from './options.ts';

/** A message from the form on its way into the mailbox: with the mail server's receipt only its count is left. */
export const formMessage = ({ form, recipients }: ContactOptions): DataClass => ({
  name: 'contact.form',
  title: { de: 'Nachricht aus dem Kontaktformular', en: 'Message from the contact form' },
  persons: { de: 'Menschen, die uns über das Formular schreiben', en: 'People who write to us by the form' },
  data: [
    { name: 'mail', title: { de: 'Name, Adresse, Betreff und Nachricht', en: 'Name, address, subject and message' } },
    { name: 'network', title: { de: 'Schlüsselhash des Netzes', en: 'Keyed hash of the network' } },
  ],
  basis: legitimateInterest(
    { de: 'Anfragen zu beantworten', en: 'answering enquiries' },
    {
      de: 'Art. 6 Abs. 1 Buchst. b DSGVO bei Anfragen zu einem Vertrag',
      en: 'Art. 6(1)(b) GDPR for enquiries about a contract',
    },
  ),
  purposes: [
    {
      name: 'contact.delivery',
      title: { de: 'Ihre Nachricht in unser Postfach bringen', en: 'Bringing your message to our mailbox' },
    },
    {
      name: 'contact.limits',
      title: { de: 'Missbrauch des Formulars begrenzen', en: 'Limiting abuse of the form' },
      basis: legitimateInterest({
        de: 'unser Postfach soll nicht über das Formular geflutet werden',
        en: 'our mailbox shall not be flooded through the form',
      }),
    },
  ],
  source: { de: 'von Ihnen selbst', en: 'you yourself' },
  provision: {
    de: 'freiwillig; ohne eine Adresse können wir nicht antworten',
    en: 'voluntary; without an address we cannot answer',
  },
  recipients: recipients.map((r) => r.name),
  lifecycle: {
    first: 'waiting',
    events: {
      delivered: { de: 'Annahme durch den Mailserver', en: 'acceptance by the mail server' },
      refused: { de: 'Ablehnung durch den Mailserver', en: 'refusal by the mail server' },
      tried: { de: 'neuer Versuch', en: 'another attempt' },
    },
    stages: {
      waiting: {
        title: { de: 'auf dem Weg ins Postfach', en: 'on its way to the mailbox' },
        purposes: ['contact.delivery', 'contact.limits'],
        on: { delivered: 'counted', refused: 'stuck', [erasureDemanded]: erased },
        after: after(form.waiting, { to: erased, rule: 'contact.form' }),
      },
      stuck: {
        title: { de: 'nicht zugestellt', en: 'not delivered' },
        purposes: ['contact.delivery', 'contact.limits'],
        on: { tried: 'waiting', [erasureDemanded]: erased },
        after: after(form.waiting, { to: erased, rule: 'contact.form' }),
      },
      counted: {
        title: { de: 'zugestellt, nur noch gezählt', en: 'delivered, counted and nothing else' },
        purposes: ['contact.limits'],
        on: { [erasureDemanded]: erased },
        after: after(form.counted, { to: erased, rule: 'contact.form' }),
      },
    },
  },
});

/** What becomes of a message between the form and the mailbox. */
export const formPassage = ({ form: { waiting, counted } }: ContactOptions): Passage => ({
  promises: ['S24'],
  heading: { de: 'Kontaktformular', en: 'Contact form' },
  beside: 'contact.form',
  text: {
    de: `Was Sie in das Kontaktformular schreiben, geht als E-Mail an unser Postfach. Auf dem Weg dorthin liegt es verschlüsselt auf unserem Server; sobald der Mailserver die Nachricht angenommen hat, löschen wir ihren Inhalt hier. Gelingt die Zustellung nicht, löschen wir sie spätestens nach ${periodInWords(waiting.period, 'de', { case: 'dative' })}. Damit das Formular nicht missbraucht wird, zählen wir Nachrichten je Adresse und je Netz als Schlüsselhash, höchstens ${periodInWords(counted.period, 'de')} lang. Eine Eingangsbestätigung versenden wir nicht, denn wir wissen nicht, wem die angegebene Adresse gehört.`,
    en: `What you write into the contact form goes to our mailbox as an e-mail. On its way it lies encrypted on our server; as soon as the mail server has accepted the message, we erase its content here. If it cannot be delivered, we erase it after ${periodInWords(waiting.period, 'en')} at the latest. So that the form is not abused, we count messages per address and per network as a keyed hash, for ${periodInWords(counted.period, 'en')} at most. We send no acknowledgement, since we do not know whose address was given.`,
  },
});
