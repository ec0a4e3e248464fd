import { z } from 'zod';
import { errorPage, readForm, seeOther, type WebContext } from '../../core/web/index.ts';
import { everyPart, partRoles, partRolesOf } from '../account/part-roles.ts';
import { roles } from '../account/queries.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import { addressForm } from '../person/forms.ts';
import type { Gate, Insider } from '../session/gate.ts';
import { ConfirmRemove, TeamPage } from './page.tsx';
import { changeRoles, partedSections } from './roles.ts';
import { partField, RolesPage } from './roles-page.tsx';
import { inviteByMail, readTeam, removeMember } from './team.ts';
import { removedWords, type Told, words } from './words.ts';

export function teamRoutes(gate: Gate, { world, sections }: StaffDependencies): void {
  type More = Omit<Parameters<typeof TeamPage>[0], 'members'>;
  const list = async (c: WebContext, insider: Insider, more: More = {}, status = 200) =>
    staffPage(c, insider, { title: words.title, status }, <TeamPage members={await readTeam(world)} {...more} />);

  gate.get('/staff/team', (c, insider) => list(c, insider));

  gate.post('/staff/team', async (c, insider) => {
    const form = await readForm(c, invitationForm);
    if (!form.ok) {
      const { address: error } = form.errors;
      return list(c, insider, { ...(error && { error }), value: form.values['address'] ?? '' }, 422);
    }
    const invited = await inviteByMail(world, form.value, c.var.language, insider.act);
    if (invited !== 'invited') return list(c, insider, { message: removedWords(invited) }, 422);
    return list(c, insider, { message: { kind: 'good', text: words.sent } });
  });

  gate.post('/staff/team/remove', async (c, insider) => {
    const { account, confirmed } = await c.req.parseBody();
    const member = (await readTeam(world)).find((one) => one.record === account);
    if (!member) return errorPage(c, 404);
    if (confirmed !== 'yes')
      return staffPage(c, insider, { title: words.removeTitle }, <ConfirmRemove member={member} />);
    const removed = await removeMember(world, member.record, insider.act);
    return list(c, insider, { message: removedWords(removed) }, removed === 'removed' ? 200 : 422);
  });

  const one = async (c: WebContext, insider: Insider, message?: Told) => {
    const member = (await readTeam(world)).find(({ record, leaving }) => record === c.req.param('id') && !leaving);
    if (!member) return errorPage(c, 404);
    const parted = partedSections(sections, world);
    const held = await partRolesOf(world.db, member.record);
    const status = message?.kind === 'wrong' ? 422 : 200;
    const body = <RolesPage {...{ member, held, parted }} {...(message && { message })} />;
    return staffPage(c, insider, { title: words.rolesTitle, status }, body);
  };

  gate.get('/staff/team/:id', (c, insider) =>
    one(c, insider, c.req.query('saved') === undefined ? undefined : { kind: 'good', text: words.saved }),
  );

  gate.post('/staff/team/:id', async (c, insider) => {
    const id = z.uuid().safeParse(c.req.param('id'));
    const body = await c.req.parseBody();
    const role = z.enum(roles).safeParse(body['role']);
    if (!id.success || !role.success) return errorPage(c, 404);
    const parts = partedSections(sections, world).flatMap(({ section, parts: own }) =>
      [everyPart, ...own.map(({ name }) => name)].map((part) => {
        const wanted = z.enum(partRoles).safeParse(body[partField(section, part)]);
        return { section, part, role: wanted.success ? wanted.data : null };
      }),
    );
    const changed = await changeRoles(world, id.data, { role: role.data, parts }, insider.act);
    if (changed !== 'changed') return one(c, insider, removedWords(changed));
    return seeOther(c, `/staff/team/${id.data}?saved`);
  });
}

const invitationForm = addressForm.extend({ role: z.enum(roles).default('keeper') });
