import type { MailKind } from '../../../core/mail/index.ts';
import type { Act } from '../../../core/records/index.ts';
import { reminding, type World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { type Undelivered, undeliveredMailKind } from '../request/index.ts';
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
