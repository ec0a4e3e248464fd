import { z } from 'zod';
import type { Text } from '../../../../core/policy/index.ts';
import type { Member, StaffDesk, World } from '../../../../core/section/index.ts';
import { seeOther, type WebContext } from '../../../../core/web/index.ts';
import { exportsPath } from '../path.ts';
import type { Permit } from '../persons.ts';
import type { Format } from '../stream.ts';
import { permit } from './permit.ts';
import { openRequests } from './queries.ts';
import { approveExport, dropExport, type MemberAct } from './request.ts';
import { goneRequest, ownRequest } from './words.ts';

interface Answers {
  /** The page of exports with what was refused. */
  readonly refuse: (c: WebContext, member: Member, refused: Text) => Promise<Response>;
  /** The file, which is answered to a POST. */
  readonly hand: (c: WebContext, permitted: Permit, format: Format, act: Member['act']) => Response;
}

export const actOf = ({ act, account }: Member): MemberAct => ({ ...act, account });

/** What is done with a request by one button. */
export function approvalRoutes(desk: StaffDesk, world: World, { refuse, hand }: Answers): void {
  /** The request of the address, if it is for a list that they look after. */
  const theirs = async (c: WebContext, member: Member) =>
    (await openRequests(world.db, c.var.now)).find(
      ({ record, list }) => record === idOf(c) && member.may('persons', list),
    );

  desk.inParts.post(`${exportsPath}/:id/approve`, 'persons', async (c, member) => {
    if (!(await theirs(c, member))) return refuse(c, member, goneRequest);
    const outcome = await approveExport(world, idOf(c), actOf(member));
    if ('approved' in outcome) return seeOther(c, `${exportsPath}?approved`);
    return refuse(c, member, outcome.refused === 'own' ? ownRequest : goneRequest);
  });

  desk.inParts.post(`${exportsPath}/:id/drop`, 'persons', async (c, member) => {
    if (!(await theirs(c, member))) return refuse(c, member, goneRequest);
    await dropExport(world, idOf(c), actOf(member));
    return seeOther(c, `${exportsPath}?dropped`);
  });

  desk.inParts.post(`${exportsPath}/:id/fetch`, 'persons', async (c, member) => {
    const id = idOf(c);
    const request = await theirs(c, member);
    if (!request) return refuse(c, member, goneRequest);
    const answer = await permit(world, request, { approval: id, by: member.account }, member.act);
    if ('refused' in answer) return refuse(c, member, goneRequest);
    return hand(c, answer.permit, request.format, member.act);
  });
}

const none = '00000000-0000-0000-0000-000000000000';
const idOf = (c: WebContext): string => z.uuid().catch(none).parse(c.req.param('id'));
