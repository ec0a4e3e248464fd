import { z } from 'zod';
import type { Text } from '../../../core/policy/index.ts';
import type { Member, StaffDesk, World } from '../../../core/section/index.ts';
import { errorPage, seeOther, type WebContext } from '../../../core/web/index.ts';
import { refuseSecond, second } from '../evidence/eyes.ts';
import { closeIncident, discloseOrder, type NewIncident, openIncident, prolongOrder } from '../evidence/incident.ts';
import { incidentByRecord, incidents } from '../evidence/queries.ts';
import { refusals, incidentWords as words } from '../pages/incident-words.ts';
import { ConfirmClose, IncidentsPage } from '../pages/incidents.tsx';
import { posted, typedInstant } from './instant.ts';

export const incidentsPath = '/staff/incidents';
type Values = Readonly<Record<string, string>>;

export function incidentRoutes(desk: StaffDesk, world: World): void {
  const { Form } = desk;

  const list = async (c: WebContext, member: Member, values: Values = {}, error?: Text) => {
    const found = await incidents(world, world.db);
    const accounts = found.flatMap((one) => [one.openedBy, one.secondedBy]).filter((id) => id !== null);
    const props = {
      Form,
      incidents: found,
      names: await desk.names(accounts),
      account: member.account,
      now: c.var.now,
      values,
    };
    const meta = { title: words.title, ...(error && { status: 422 }) };
    return desk.page(c, member, meta, <IncidentsPage {...props} {...(error && { error })} />);
  };

  desk.get(incidentsPath, 'persons', (c, member) => list(c, member));

  desk.post(incidentsPath, 'persons', async (c, member) => {
    const values = await posted(c);
    const what = incidentOf(world, values, member);
    if (!what) return list(c, member, values, refusals.instant);
    const opened = await openIncident(world, what, member.act);
    if ('refused' in opened) return list(c, member, values, refusals[opened.refused]);
    return seeOther(c, incidentsPath);
  });

  desk.post(`${incidentsPath}/second`, 'persons', async (c, member) => {
    const id = await idOf(c);
    if (id) await second(world, id, member.account, member.act);
    return seeOther(c, incidentsPath);
  });

  desk.post(`${incidentsPath}/refuse`, 'persons', async (c, member) => {
    const id = await idOf(c);
    if (id) await refuseSecond(world, id, member.account, member.act);
    return seeOther(c, incidentsPath);
  });

  desk.post(`${incidentsPath}/prolong`, 'persons', async (c, member) => {
    const id = await idOf(c);
    if (id) await prolongOrder(world, id, member.act);
    return seeOther(c, incidentsPath);
  });

  desk.post(`${incidentsPath}/disclose`, 'persons', async (c) => {
    const id = await idOf(c);
    if (id) await discloseOrder(world, id);
    return seeOther(c, incidentsPath);
  });

  desk.post(`${incidentsPath}/close`, 'persons', async (c, member) => {
    const [id, { confirmed }] = [await idOf(c), await posted(c)];
    const incident = id && (await incidentByRecord(world, world.db, id));
    if (!incident || incident.closedAt !== null) return errorPage(c, 404);
    if (confirmed !== 'yes')
      return desk.page(c, member, { title: words.close }, <ConfirmClose Form={Form} incident={incident} />);
    await closeIncident(world, incident.record, member.act);
    return seeOther(c, incidentsPath);
  });
}

const identifier = z.uuid();

async function idOf(c: WebContext): Promise<string | undefined> {
  return identifier.safeParse((await posted(c))['incident']).data;
}

/** What the form asks for; undefined where an instant is missing. */
function incidentOf(world: World, values: Values, member: Member): NewIncident | undefined {
  const at = (name: string) => typedInstant(world, values[name]);
  const [from, until, review] = [at('from'), at('until'), at('review')];
  if (!from || !until || !review) return undefined;
  const text = (name: string) => (values[name] ?? '').trim();
  const same = {
    reference: text('reference'),
    reason: text('reason'),
    from,
    until,
    address: text('address'),
    route: text('route'),
  };
  return values['kind'] === 'preservation-order'
    ? {
        ...same,
        account: member.account,
        kind: 'preservation-order',
        received: review,
        confidential: values['confidential'] === 'yes',
      }
    : { ...same, account: member.account, kind: 'incident', reviewBy: review };
}
