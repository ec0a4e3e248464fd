import type { MailKind } from '../../../core/mail/index.ts';
import { periodInWords } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import { reminding, type World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { rightsSettings } from '../policy.ts';
import { nearMailKind, type Undelivered, undeliveredMailKind } from '../request/index.ts';
import { casesPath } from './list/query.ts';
import { undeliveredWords } from './undelivered.ts';

const kind = 'rights.late';

/** Tells members that requests have passed their limit: how many, and of whom nothing. */
export const lateMail = (world: () => World): MailKind => ({
  name: kind,
  purpose: reminding,
  compose: ({ language, payload }) => {
    const count = Number(payload['late'] ?? '1');
    const link = `${world().baseUrl}${language === 'de' ? '' : `/${language}`}${casesPath}?state=late`;
    const says = language === 'de' ? german(count) : english(count);
    return { subject: says.subject, text: [...says.text, '', link, ''].join('\n'), autoSubmitted: 'auto-generated' };
  },
});

/** Tells members that a mail of a case did not arrive, and what comes next; the case is named by its id alone. */
export const undeliveredMail = (world: () => World): MailKind => ({
  name: undeliveredMailKind,
  purpose: reminding,
  compose: ({ language, payload }) => {
    const says = undeliveredWords[(payload['name'] ?? 'answer') as Undelivered];
    const link = `${world().baseUrl}${language === 'de' ? '' : `/${language}`}${casesPath}/${payload['request'] ?? ''}`;
    const [hello, subject] = language === 'de' ? ['Guten Tag,', 'Unzustellbar'] : ['Hello,', 'Not delivered'];
    const text = [hello, '', `${says.what[language]} ${says.next[language]}`, '', link, ''].join('\n');
    return { subject: `${subject}: ${says.title[language]}`, text, autoSubmitted: 'auto-generated' };
  },
});

/** Tells members that the target of answers comes near, while there is time: of how many, and of whom nothing. */
export const nearMail = (world: () => World): MailKind => ({
  name: nearMailKind,
  purpose: reminding,
  compose: ({ language, payload }) => {
    const count = Number(payload['count'] ?? '1');
    const { baseUrl, rules } = world();
    const within = periodInWords(rightsSettings(rules.policy).remind, language, { case: 'dative' });
    const link = `${baseUrl}${language === 'de' ? '' : `/${language}`}${casesPath}`;
    const says =
      language === 'de'
        ? {
            subject: 'Bald zu beantworten: Anträge zu Betroffenenrechten',
            text: `Guten Tag,\n\nspätestens in ${within} ${count === 1 ? 'ist ein Antrag' : `sind ${count}\u00a0Anträge`} zu Betroffenenrechten zu beantworten (Art. 12 Abs. 3 DSGVO):`,
          }
        : {
            subject: 'To be answered soon: requests about rights',
            text: `Hello,\n\n${count === 1 ? 'a request about rights is' : `${count} requests about rights are`} to be answered within ${within} (Art. 12(3) GDPR):`,
          };
    return { subject: says.subject, text: `${says.text}\n\n${link}\n`, autoSubmitted: 'auto-generated' };
  },
});

/** Requests have just become late: whoever may see persons is told in the same transaction. */
export async function remindOfLate(world: World, tx: Queries, ids: readonly string[], act: Act): Promise<void> {
  await world.members?.remind(tx, 'persons', { kind, payload: { late: String(ids.length) } }, act);
}

const german = (count: number) => {
  const what = count === 1 ? 'Ein Antrag' : `${count}\u00a0Anträge`;
  return {
    subject: `Überfällig: ${what} zu Betroffenenrechten`,
    text: [
      'Guten Tag,',
      '',
      `${what} zu Betroffenenrechten ${count === 1 ? 'hat' : 'haben'} die Frist nach Art. 12 Abs. 3 DSGVO überschritten. Bitte sofort beantworten:`,
    ],
  };
};

const english = (count: number): ReturnType<typeof german> => {
  const what = count === 1 ? 'One request' : `${count} requests`;
  return {
    subject: `Overdue: ${what} about rights`,
    text: [
      'Hello,',
      '',
      `${what} about rights ${count === 1 ? 'has' : 'have'} passed the limit of Art. 12(3) GDPR. Please answer at once:`,
    ],
  };
};
