/** The words of these pages. */
export const words = {
  mailbox: { de: 'Probe-Postfach', en: 'Trial mailbox' },
  lead: {
    de: 'Hier landet jede E-Mail, solange kein Mailserver eingetragen ist. Nichts davon hat diesen Rechner verlassen.',
    en: 'Every mail lands here as long as no mail server is set. None of it has left this machine.',
  },
  empty: { de: 'Noch keine Post.', en: 'No mail yet.' },
  letters: { de: 'E-Mails, die neueste zuerst', en: 'Mails, newest first' },
  subject: { de: 'Betreff', en: 'Subject' },
  from: { de: 'Von', en: 'From' },
  to: { de: 'An', en: 'To' },
  at: { de: 'Zeit', en: 'Time' },
  back: { de: 'Alle E-Mails', en: 'All mails' },
  asHtml: { de: 'So sieht sie im Mailprogramm aus', en: 'As a mail program shows it' },
  source: { de: 'Quelltext', en: 'Source' },
} as const;
