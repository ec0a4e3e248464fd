import { fault, ok, type Verdict, warning } from '../finding.ts';
import type { Check } from '../patient.ts';

/** Whether mail leaves at all; what follows from it is looked at by the other checks of mail. */
export const transport: Check = {
  name: 'mail',
  title: { de: 'Mailversand', en: 'Sending mail' },
  examine: async ({ config }): Promise<readonly Verdict[]> => {
    if (config.smtpUrl !== undefined)
      return [ok({ de: 'Ein Mailserver ist eingestellt.', en: 'A mail server is set.' })];
    const says = {
      de: 'Kein Mailserver ist eingestellt: E-Mails landen im eingebauten Postfach, und SPF, DKIM, DMARC und PTR wurden nicht geprüft.',
      en: 'No mail server is set: mails land in the built-in mailbox, and SPF, DKIM, DMARC and PTR were not looked at.',
    };
    const mend = {
      mend: {
        de: 'Setzen Sie SMTP_URL, zum Beispiel smtp://nutzer:kennwort@mail.example.com:587.',
        en: 'Set SMTP_URL, for example smtp://user:password@mail.example.com:587.',
      },
    };
    return [config.mode === 'production' ? fault(says, mend) : warning(says, mend)];
  },
};
