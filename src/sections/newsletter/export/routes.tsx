import { z } from 'zod';
import type { Text } from '../../../core/policy/index.ts';
import type { Member, StaffDesk, World } from '../../../core/section/index.ts';
import { errorPage, readForm, seeOther, type WebContext } from '../../../core/web/index.ts';
import { listNamed, newsletterSettings } from '../policy.ts';
import { reachOf, within } from '../reach.ts';
import { actOf, approvalRoutes } from './approval/deeds.ts';
import { askExport, openRequests, permit } from './approval/index.ts';
import { doneIn } from './approval/words.ts';
import { ExportPage, words } from './page.tsx';
import { exportsPath } from './path.ts';
import { contents, disclosedPersons, type Permit } from './persons.ts';
import { reasonNames } from './reason.ts';
import { type Format, formats, personsAs, statisticsAs, typeOf } from './stream.ts';

export const exportPlace = { path: exportsPath, label: { de: 'Datenausgabe', en: 'Exports' }, inParts: true } as const;

interface Shown {
  readonly errors?: Readonly<Record<string, Text>>;
  readonly values?: Readonly<Record<string, string>>;
  readonly refused?: Text;
}

/** Lays the page of exports in the staff area. A file is answered to a POST: no address ever leads to persons. */
export function exportRoutes(desk: StaffDesk, world: World): void {
  const show = async (c: WebContext, member: Member, more: Shown = {}) => {
    const { lists: all, exports } = newsletterSettings(world.rules.policy);
    const lists = within(reachOf(member, 'read'), all);
    const mayPersons = within(reachOf(member, 'persons'), all).length > 0;
    const requests = (await openRequests(world.db, c.var.now)).filter(({ list }) => member.may('persons', list));
    const names = await desk.names(requests.flatMap(({ askedBy }) => (askedBy ? [askedBy] : [])));
    const meta = { title: words.title, ...((more.errors ?? more.refused) && { status: 422 }) };
    const body = (
      <ExportPage
        Form={desk.Form}
        {...{ lists, mayPersons }}
        approvedAbove={exports?.approvedAbove}
        done={doneIn((name) => c.req.query(name))}
        requests={{ requests, names, account: member.account }}
        {...more}
      />
    );
    return desk.page(c, member, meta, body);
  };

  const hand = (c: WebContext, permitted: Permit, format: Format, act: Member['act']): Response => {
    const { content, list } = permitted;
    const pages = disclosedPersons(world, permitted, act);
    const text = ReadableStream.from(personsAs(world, format, content, pages)).pipeThrough(new TextEncoderStream());
    return file(c, `${list}-${content}`, format, text);
  };

  desk.inParts.get(exportsPath, 'read', (c, member) => show(c, member));

  desk.inParts.post(exportsPath, 'read', async (c, member) => {
    const form = await readForm(c, exportForm);
    if (!form.ok) return show(c, member, { errors: form.errors, values: form.values });
    const { content, format, list, reason } = form.value;
    if (content === 'statistics')
      return file(c, 'statistics', format, await statisticsAs(world, format, reachOf(member)));
    if (!member.may('persons', list) || !listNamed(world.rules.policy, list)) return errorPage(c, 403);
    if (!reason) return show(c, member, { errors: { reason: words.noReason }, values: { content, format, list } });
    const answer = await permit(world, { content, list, reason }, {}, member.act);
    if ('permit' in answer) return hand(c, answer.permit, format, member.act);
    if (answer.refused === 'gone') return errorPage(c, 404);
    await askExport(world, { content, list, reason, format, persons: answer.persons }, actOf(member));
    return seeOther(c, `${exportsPath}?asked`);
  });

  approvalRoutes(desk, world, { refuse: (c, member, refused) => show(c, member, { refused }), hand });
}

const exportForm = z.object({
  content: z.enum(['statistics', ...(Object.keys(contents) as (keyof typeof contents)[])]),
  format: z.enum(formats),
  list: z.string(),
  reason: z.enum(reasonNames).optional(),
});

function file(c: WebContext, name: string, format: Format, body: string | ReadableStream): Response {
  c.header('Content-Disposition', `attachment; filename="newsletter-${name}.${format}"`);
  c.header('Cache-Control', 'no-store');
  return c.body(body, 200, { 'Content-Type': typeOf(format) });
}
