import type { Text } from '../../../core/policy/index.ts';

/** How a subscription ended, as people say it: on the proof, in the answer to an access request, at the desk. */
export const channelWords: Readonly<Record<string, Text>> = {
  page: { de: 'Abmeldeseite (HTTP POST)', en: 'the page to unsubscribe (HTTP POST)' },
  'one-click': {
    de: 'Abmeldefunktion des Mailprogramms (RFC 8058)',
    en: 'the unsubscribe button of the mail program (RFC 8058)',
  },
  letter: { de: 'Brief', en: 'a letter' },
  phone: { de: 'Anruf', en: 'a telephone call' },
  mail: { de: 'E-Mail', en: 'an e-mail' },
  person: { de: 'persönlich', en: 'in person' },
  staff: { de: 'durch Mitarbeitende', en: 'staff' },
  complaint: { de: 'Beschwerde über den Mailanbieter', en: 'a complaint by way of the mail provider' },
  bounce: { de: 'Adresse nicht mehr erreichbar', en: 'an address that cannot be reached any more' },
  objection: { de: 'Widerspruch', en: 'an objection' },
  age: { de: 'letzter Kauf zu lange her', en: 'the last sale being too long past' },
  moved: { de: 'Wechsel an eine andere Adresse', en: 'a move to another address' },
  erasure: { de: 'Löschverlangen (Art. 17 DSGVO)', en: 'a demand for erasure (Art. 17 GDPR)' },
};
