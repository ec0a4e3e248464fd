import { classesOf, type Text } from '../../core/policy/index.ts';
import { openHolds } from '../../core/records/index.ts';
import { type HoldOpened, holdPerson, liftHold, type PersonHold } from '../../core/section/index.ts';
import { errorPage, readForm, type WebContext } from '../../core/web/index.ts';
import { namesOf } from '../account/names.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import type { Gate, Insider } from '../session/gate.ts';
import { type HoldForm, holdForm, secrecyForm } from './form.ts';
import { ConfirmClose, HoldsPage } from './page.tsx';
import { type Deciding, decide, decisionOf, SecrecyPage } from './secrecy.tsx';
import { words } from './words.ts';

export function holdRoutes(gate: Gate, { world, sections }: StaffDependencies): void {
  type More = Omit<Parameters<typeof HoldsPage>[0], 'holds' | 'classes' | 'now' | 'names'>;
  const list = async (c: WebContext, insider: Insider, more: More = {}, status = 200) => {
    const running = new Set(sections.map((section) => section.name));
    const { policy } = world.rules;
    const classes = classesOf({ ...policy, sections: policy.sections.filter((p) => running.has(p.section)) });
    const holds = await openHolds(world.db);
    const names = await namesOf(
      world,
      holds.flatMap(({ confidentialBy }) => (confidentialBy === null ? [] : [confidentialBy])),
    );
    return staffPage(
      c,
      insider,
      { title: words.title, status },
      <HoldsPage holds={holds} names={names} classes={classes} now={c.var.now} {...more} />,
    );
  };

  gate.get('/staff/holds', (c, insider) => list(c, insider));

  gate.post('/staff/holds', async (c, insider) => {
    const form = await readForm(c, holdForm);
    if (!form.ok) return list(c, insider, { errors: form.errors, values: form.values }, 422);
    const order = orderOf(form.value, world.rules.policy.timeZone, insider.session.account);
    const opened = await holdPerson(world, order, insider.act);
    const said = { kind: 'refused' in opened ? 'wrong' : 'good', text: openedWords(opened) } as const;
    return list(
      c,
      insider,
      { message: said, ...('refused' in opened && { values: form.value }) },
      'refused' in opened ? 422 : 200,
    );
  });

  gate.post('/staff/holds/secrecy', async (c, insider) => {
    const form = await readForm(c, secrecyForm);
    const hold = form.ok ? (await openHolds(world.db)).find(({ id }) => id === form.value.hold) : undefined;
    if (!form.ok || !hold) return errorPage(c, 404);
    const page = (deciding: Omit<Deciding, 'hold'>, status: number) =>
      staffPage(c, insider, { title: words.decideTitle, status }, <SecrecyPage hold={hold} {...deciding} />);
    if (form.value.decision === 'ask') return page({}, 200);
    const { timeZone } = world.rules.policy;
    const decision = decisionOf(form.value, { now: c.var.now, timeZone, account: insider.session.account });
    if ('refused' in decision) return page({ until: form.value.until, error: words.ahead }, 422);
    const isDone = await decide(world.db, hold.id, decision.confidential, insider.act);
    return isDone ? list(c, insider, { message: { kind: 'good', text: words.decided } }) : errorPage(c, 404);
  });

  gate.post('/staff/holds/close', async (c, insider) => {
    const { hold: id, confirmed } = await c.req.parseBody();
    const hold = (await openHolds(world.db)).find((one) => one.id === id);
    if (!hold) return errorPage(c, 404);
    if (confirmed !== 'yes') return staffPage(c, insider, { title: words.closeTitle }, <ConfirmClose hold={hold} />);
    const lifted = await liftHold(world, hold.id, insider.act);
    const { records = 0, erased = 0 } = lifted ?? {};
    const text = {
      de: `${hold.reference} ist geschlossen: ${records} Datenobjekte frei, ${erased} davon waren fällig oder verlangt und sind gelöscht.`,
      en: `${hold.reference} is closed: ${records} records free, ${erased} of them were due or demanded and are erased.`,
    };
    return list(c, insider, { message: { kind: 'good', text } });
  });
}

const orderOf = ({ review, confidential, ...order }: HoldForm, timeZone: string, account: string): PersonHold => {
  const start = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant();
  const secret = confidential === '' ? {} : { confidential: { until: start(confidential), by: account } };
  return { ...order, ...secret, reviewBy: start(review) };
};

function openedWords(opened: HoldOpened): Text {
  if (!('refused' in opened))
    return {
      de: `Die Löschung von ${opened.records} Datenobjekten ist ausgesetzt.`,
      en: `The erasure of ${opened.records} records is suspended.`,
    };
  switch (opened.refused) {
    case 'reference':
      return { de: 'Dieses Aktenzeichen geht nicht.', en: 'This is no file reference.' };
    case 'class':
      return { de: 'Diese Datenart gibt es nicht.', en: 'There is no such class.' };
    case 'confidential':
      return {
        de: 'Die Vertraulichkeit muss in der Zukunft enden.',
        en: 'The confidentiality must end in the future.',
      };
    case 'review':
      return {
        de: 'Der Tag der Prüfung muss in der Zukunft liegen.',
        en: 'The day of the review must lie in the future.',
      };
    case 'nothing':
      return {
        de: 'Zu dieser Adresse ist in dieser Datenart nichts gespeichert.',
        en: 'Nothing is held about this address in this class.',
      };
  }
}
