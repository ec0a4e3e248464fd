import { z } from 'zod';
import { errorPage, readForm, type WebContext } from '../../core/web/index.ts';
import { roles } from '../account/queries.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import { addressForm } from '../person/forms.ts';
import type { Gate, Insider } from '../session/gate.ts';
import { ConfirmRemove, removedWords, TeamPage, words } from './page.tsx';
import { inviteByMail, readTeam, removeMember } from './team.ts';

export function teamRoutes(gate: Gate, { world }: StaffDependencies): void {
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
}

const invitationForm = addressForm.extend({ role: z.enum(roles).default('keeper') });
