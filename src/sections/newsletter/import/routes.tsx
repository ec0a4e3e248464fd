import type { Text } from '../../../core/policy/index.ts';
import type { Member, StaffDesk, World } from '../../../core/section/index.ts';
import { errorPage, seeOther, type WebContext } from '../../../core/web/index.ts';
import { newsletterSettings } from '../policy.ts';
import { reachOf, within } from '../reach.ts';
import { readDeclaration } from './form.ts';
import { CheckPage, type CheckProps } from './pages/check.tsx';
import { ImportsPage } from './pages/list.tsx';
import { ConfirmUndo, ResultPage } from './pages/result.tsx';
import { brokenAt, words } from './pages/words.ts';
import { firstLines, preview } from './preview.ts';
import { refusedLines, refusedReasons, type StoredImport } from './queries.ts';
import { importFor, importsFor } from './reach.ts';
import { openImport, startImport } from './start.ts';
import { undoImport } from './undo.ts';
import { dismiss, type Uploaded, upload } from './upload.ts';

const importsPath = '/staff/newsletter/imports';
export const importPlace = {
  path: importsPath,
  label: { de: 'Übernahmen', en: 'Imports' },
  right: 'persons',
  inParts: true,
} as const;
const bytesOfAFile = 64 * 1024 * 1024;
/** A larger file is read to its end and dropped, so that whoever sends it sees why; this bounds how long that goes on. */
export const importUploads: Readonly<Record<string, number>> = { [importsPath]: 16 * bytesOfAFile };
const [linesShown, problemsShown, refusedShown] = [5, 50, 200];

/** Lays the pages of imports in the staff area. What a line says stands in bodies alone, never in an address. */
export function importRoutes(desk: StaffDesk, world: World): void {
  const list = async (c: WebContext, member: Member, error?: Text, status = 422) => {
    const imports = await importsFor(world, member);
    const meta = { title: words.title, ...(error && { status }) };
    return desk.page(c, member, meta, <ImportsPage Form={desk.Form} imports={imports} error={error} />);
  };

  desk.inParts.get(importsPath, 'persons', (c, member) => list(c, member));

  desk.inParts.upload(importsPath, 'persons', bytesOfAFile, async (c, member, { file }) => {
    if (!file?.name) return list(c, member, words.noFile);
    const uploaded = await upload(world, file, { ...member.act, account: member.account });
    if ('refused' in uploaded)
      return list(c, member, refusedWords(uploaded), uploaded.refused === 'too-large' ? 413 : 422);
    return seeOther(c, `${importsPath}/${uploaded.import}`);
  });

  const check = async (c: WebContext, member: Member, one: StoredImport, more: Partial<CheckProps> = {}) => {
    const found = await openImport(world, world.db, one.record, 'newsletter.import');
    if (!found) return errorPage(c, 404);
    const lists = within(reachOf(member), newsletterSettings(world.rules.policy).lists);
    const first = await firstLines(world, one.record, linesShown);
    const props = {
      Form: desk.Form,
      import: one,
      content: found.content,
      first,
      lists,
      mapping: found.content.mapping,
    };
    const meta = { title: words.title, ...(more.errors && { status: 422 }) };
    return desk.page(c, member, meta, <CheckPage {...props} {...more} />);
  };

  desk.inParts.get(`${importsPath}/:id`, 'persons', async (c, member) => {
    const one = await importFor(c, world, member);
    if (!one) return errorPage(c, 404);
    if (one.stage === 'waiting') return check(c, member, one);
    const [reasons, refused] = [
      await refusedReasons(world.db, one.record),
      await refusedLines(world.db, one.record, refusedShown),
    ];
    // Works without script: the browser itself asks again.
    if (one.stage !== 'done') c.header('Refresh', '2');
    return desk.page(
      c,
      member,
      { title: words.title },
      <ResultPage Form={desk.Form} import={one} reasons={reasons} refused={refused} />,
    );
  });

  desk.inParts.post(`${importsPath}/:id`, 'persons', async (c, member) => {
    const one = await importFor(c, world, member);
    if (one?.stage !== 'waiting') return errorPage(c, 404);
    const form = await readDeclaration(c, world, reachOf(member));
    const { mapping, declaration } = form;
    if (!form.ok) return check(c, member, one, { mapping, declaration, errors: form.errors });
    if (form.step === 'check') {
      const tried = await preview(world, one.record, { ...form, most: problemsShown }, member.act.now);
      return check(c, member, one, { mapping, declaration, preview: tried });
    }
    if (!(await startImport(world, one.record, form, member.act))) return errorPage(c, 404);
    return seeOther(c, `${importsPath}/${one.record}`);
  });

  desk.inParts.post(`${importsPath}/:id/undo`, 'persons', async (c, member) => {
    const one = await importFor(c, world, member);
    if (!one) return errorPage(c, 404);
    const { confirmed } = await c.req.parseBody();
    if (confirmed !== 'yes')
      return desk.page(c, member, { title: words.undo }, <ConfirmUndo Form={desk.Form} id={one.record} />);
    await undoImport(world, one.record, member.act);
    return seeOther(c, `${importsPath}/${one.record}`);
  });

  for (const [step, event] of [
    ['discard', 'discarded'],
    ['reviewed', 'reviewed'],
  ] as const)
    desk.inParts.post(`${importsPath}/:id/${step}`, 'persons', async (c, member) => {
      const one = await importFor(c, world, member);
      if (one) await dismiss(world, one.record, event, member.act);
      return seeOther(c, importsPath);
    });
}

const refusedWords = (uploaded: Extract<Uploaded, { refused: string }>): Text =>
  uploaded.refused === 'broken'
    ? brokenAt(uploaded.line)
    : uploaded.refused === 'too-large'
      ? words.tooLarge
      : words.empty;
