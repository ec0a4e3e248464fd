import type { MailKind } from '../../../core/mail/index.ts';
import { type Language, periodInWords } from '../../../core/policy/index.ts';
import { reminding, type World } from '../../../core/section/index.ts';
import { accessLogSettings } from '../policy.ts';
import { secondMailKind } from './eyes.ts';
import { type Near, nearMailKind } from './near.ts';

interface Says {
  readonly subject: string;
  readonly text: string;
}

/** Mails to members about files: that a second person is asked for, and that a day comes near. Of whom they say nothing. */
export const fileMails = (world: () => World): readonly MailKind[] => [
  {
    name: secondMailKind,
    purpose: reminding,
    compose: ({ language }) => letter(world(), language, '/staff/incidents', asksForSecond[language]),
  },
  {
    name: nearMailKind,
    purpose: reminding,
    compose: ({ language, payload }) => {
      const near = (payload['near'] ?? 'review') as Near;
      const says = nearWords(world(), Number(payload['count'] ?? '1'), language)[near];
      return letter(world(), language, near === 'breach' ? '/staff/breaches' : '/staff/incidents', says);
    },
  },
];

function letter({ baseUrl }: World, language: Language, path: string, { subject, text }: Says) {
  const link = `${baseUrl}${language === 'de' ? '' : `/${language}`}${path}`;
  const hello = language === 'de' ? 'Guten Tag,' : 'Hello,';
  return { subject, text: `${hello}\n\n${text}\n\n${link}\n`, autoSubmitted: 'auto-generated' as const };
}

const asksForSecond: Readonly<Record<Language, Says>> = {
  de: {
    subject: 'Vier Augen: Vorfall zu bestätigen',
    text: 'Zu einem Vorfall oder einer Anordnung werden Zeilen des Zugriffsprotokolls länger aufbewahrt. Dafür verlangt die Datenschutzerklärung eine zweite Person. Die Zeilen sind bis zur Entscheidung gesichert; wird abgelehnt, sind sie sofort wieder frei. Wer den Vorfall nicht selbst eröffnet hat, prüft bitte Anlass und Umfang:',
  },
  en: {
    subject: 'Four eyes: an incident to be confirmed',
    text: 'Lines of the access log are kept longer for an incident or an order. The policy demands a second person for that. The lines are secured until somebody decides; if it is refused they are released at once. Whoever has not opened it themselves, please look at the reason and the scope:',
  },
};

function nearWords({ rules }: World, count: number, language: Language): Readonly<Record<Near, Says>> {
  const { remind, breach } = accessLogSettings(rules.policy);
  const within = (period: Temporal.Duration) => periodInWords(period, language, { case: 'dative' });
  const are = (one: string, many: string) => (count === 1 ? one : `${count}\u00a0${many}`);
  return language === 'de'
    ? {
        review: {
          subject: 'Bald zu prüfen: Vorfall',
          text: `Spätestens in ${within(remind.review)} ist zu prüfen, ob ${are('ein Vorfall', 'Vorfälle')} geklärt ${count === 1 ? 'ist' : 'sind'}. Was geklärt ist, wird geschlossen; seine Zeilen sind dann gelöscht:`,
        },
        order: {
          subject: 'Bald zu Ende: Sicherungsanordnung',
          text: `Spätestens in ${within(remind.order)} ${count === 1 ? 'endet eine Sicherungsanordnung' : `enden ${count}\u00a0Sicherungsanordnungen`} von selbst, und die gesicherten Zeilen werden gelöscht. Hat die Behörde verlängert, tragen Sie das vorher ein:`,
        },
        breach: {
          subject: 'Bald fällig: Meldung an die Aufsichtsbehörde',
          text: `${are('Eine Datenschutzverletzung', 'Datenschutzverletzungen')} ${count === 1 ? 'ist' : 'sind'} noch nicht gemeldet; die Frist nach Art. 33 Abs. 1 DSGVO endet in höchstens ${within(breach.warn)}. Bitte melden, oder festhalten, warum kein Risiko besteht:`,
        },
      }
    : {
        review: {
          subject: 'To be reviewed soon: incident',
          text: `Within ${within(remind.review)} somebody has to look whether ${are('an incident has', 'incidents have')} been clarified. What has been is closed; its lines are erased then:`,
        },
        order: {
          subject: 'Ending soon: preservation order',
          text: `Within ${within(remind.order)} ${are('a preservation order ends', 'preservation orders end')} by themselves, and the lines secured are erased. If the authority has extended it, enter that before:`,
        },
        breach: {
          subject: 'Due soon: notifying the authority',
          text: `${are('A personal data breach has', 'personal data breaches have')} not been notified yet; the time given by Art. 33(1) GDPR ends within ${within(breach.warn)} at most. Please notify, or record why there is no risk:`,
        },
      };
}
