import { z } from 'zod';
import type { Member, StaffDesk, World } from '../../../core/section/index.ts';
import { errorPage, readForm, type WebContext } from '../../../core/web/index.ts';
import { listNamed, newsletterSettings } from '../policy.ts';
import { ExportPage, words } from './page.tsx';
import { contents, disclosedPersons } from './persons.ts';
import { reasonNames } from './reason.ts';
import { type Format, formats, personsAs, statisticsAs, typeOf } from './stream.ts';

const exportsPath = '/staff/newsletter/exports';
export const exportPlace = { path: exportsPath, label: { de: 'Datenausgabe', en: 'Exports' } };

/** Lays the page of exports in the staff area. A file is answered to a POST: no address ever leads to persons. */
export function exportRoutes(desk: StaffDesk, world: World): void {
  const show = (c: WebContext, member: Member, more: Partial<Parameters<typeof ExportPage>[0]> = {}) => {
    const { lists } = newsletterSettings(world.rules.policy);
    const meta = { title: words.title, ...(more.errors && { status: 422 }) };
    return desk.page(
      c,
      member,
      meta,
      <ExportPage Form={desk.Form} lists={lists} mayPersons={member.may('persons')} {...more} />,
    );
  };

  desk.get(exportsPath, 'read', (c, member) => show(c, member));

  desk.post(exportsPath, 'read', async (c, member) => {
    const form = await readForm(c, exportForm);
    if (!form.ok) return show(c, member, { errors: form.errors, values: form.values });
    const { content, format, list, reason } = form.value;
    if (content === 'statistics') return file(c, 'statistics', format, await statisticsAs(world, format));
    if (!member.may('persons') || !listNamed(world.rules.policy, list)) return errorPage(c, 403);
    if (!reason) return show(c, member, { errors: { reason: words.noReason }, values: { content, format, list } });
    const pages = disclosedPersons(world, { content, list, reason }, member.act);
    const text = ReadableStream.from(personsAs(world, format, content, pages)).pipeThrough(new TextEncoderStream());
    return file(c, `${list}-${content}`, format, text);
  });
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
