import type { MailKind } from '../../../core/mail/index.ts';
import type { Act } from '../../../core/records/index.ts';
import { reminding, type World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';

const kind = 'access-log.breaches-late';

/** Tells members that the time for telling the authority of breaches is over: of how many, and of whom nothing. */
export const breachesMail = (world: () => World): MailKind => ({
  name: kind,
  purpose: reminding,
  compose: ({ language, payload }) => {
    const count = Number(payload['late'] ?? '1');
    const link = `${world().baseUrl}${language === 'de' ? '' : `/${language}`}/staff/breaches`;
    const { subject, text } = (language === 'de' ? german : english)(count);
    return { subject, text: `${text}\n\n${link}\n`, autoSubmitted: 'auto-generated' };
  },
});

/** Breaches have just become late: whoever may see persons is told in the same transaction (Art. 33(1) GDPR). */
export async function remindOfBreaches(world: World, tx: Queries, ids: readonly string[], act: Act): Promise<void> {
  await world.members?.remind(tx, 'persons', { kind, payload: { late: String(ids.length) } }, act);
}

const german = (count: number) => {
  const what = count === 1 ? 'Eine Datenschutzverletzung' : `${count}\u00a0Datenschutzverletzungen`;
  return {
    subject: `Überfällig: Meldung an die Aufsichtsbehörde`,
    text: `Guten Tag,\n\n${what} ${count === 1 ? 'ist' : 'sind'} der Aufsichtsbehörde noch nicht gemeldet, und die Frist nach Art. 33 Abs. 1 DSGVO ist verstrichen. Bitte sofort melden und die Verspätung begründen, oder festhalten, warum kein Risiko besteht:`,
  };
};

const english = (count: number): ReturnType<typeof german> => {
  const what = count === 1 ? 'One breach has' : `${count} breaches have`;
  return {
    subject: 'Overdue: notifying the authority',
    text: `Hello,\n\n${what} not been notified to the authority yet, and the time given by Art. 33(1) GDPR is over. Please notify at once with the reasons for the delay, or record why there is no risk:`,
  };
};
