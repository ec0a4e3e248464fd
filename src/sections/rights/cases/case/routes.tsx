import { append } from '../../../../core/journal/index.ts';
import type { Text } from '../../../../core/policy/index.ts';
import type { StaffDesk, World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { errorPage, seeOther } from '../../../../core/web/index.ts';
import { answering, outlineById, proving, requestClass, withdrawRequest } from '../../request/index.ts';
import { answerRoutes } from '../answer/routes.tsx';
import { casesPath } from '../list/query.ts';
import { idOf } from '../posted.ts';
import { styles } from '../styles.ts';
import { deedRoutes } from './deed-routes.tsx';
import { noteRoutes } from './note-routes.tsx';
import { CasePage } from './page.tsx';
import { EvidencePage, ProofPage } from './panels/evidence.tsx';
import type { ShowCase } from './show.ts';
import { caseView } from './view.ts';

/** One request, and everything that is done about it. */
export function caseRoutes(desk: StaffDesk, world: World): void {
  const show: ShowCase = async (c, member, id, wrong) => {
    const outline = await outlineById(world, world.db, id);
    if (!outline) return errorPage(c, 404);
    const isRefused = wrong !== undefined && Object.keys(wrong.errors).length > 0;
    const meta = { title: words.title, styles, ...(isRefused && { status: 422 }) };
    if (outline.stage === 'answered')
      return desk.page(c, member, meta, <EvidencePage Form={desk.Form} request={outline} now={c.var.now} />);
    const view = await caseView(desk, world, id, { purpose: answering, now: c.var.now });
    if (!view) return errorPage(c, 404);
    return desk.page(c, member, meta, <CasePage {...view} wrong={wrong} />);
  };

  desk.get(`${casesPath}/:id`, 'persons', (c, member) => {
    const id = idOf(c);
    return id ? show(c, member, id) : errorPage(c, 404);
  });

  desk.post(`${casesPath}/:id/proof`, 'persons', async (c, member) => {
    const id = idOf(c);
    const view = id && (await caseView(desk, world, id, { purpose: proving, now: c.var.now }));
    if (!view) return errorPage(c, 404);
    // Whoever reads evidence answers for it (Art. 5(2) GDPR).
    const entry = { at: member.act.now, what: 'disclosed', class: requestClass, stage: 'answered' } as const;
    await transaction(world.db, (tx) =>
      append(tx, [{ ...entry, rule: proving, record: view.request.request, actor: member.act.by }]),
    );
    return desk.page(c, member, { title: words.proof, styles }, <ProofPage {...view} />);
  });

  desk.post(`${casesPath}/:id/withdrawn`, 'persons', async (c, member) => {
    const id = idOf(c);
    if (!id) return errorPage(c, 404);
    const done = await transaction(world.db, (tx) => withdrawRequest(world, tx, id, member.act, member.account));
    if (done === 'done') return seeOther(c, `${casesPath}/${id}`);
    return show(c, member, id, { form: 'withdrawn', errors: { withdrawn: words[done] }, values: {} });
  });

  noteRoutes(desk, world, show);
  deedRoutes(desk, world, show);
  answerRoutes(desk, world, show);
}

const words = {
  title: { de: 'Antrag', en: 'Request' },
  proof: { de: 'Nachweis', en: 'Evidence' },
  gone: { de: 'Das ist in diesem Stand nicht mehr möglich.', en: 'This is not possible any more as things stand.' },
  open: {
    de: 'Erst ist jeder Empfänger zu unterrichten (Art. 19 DSGVO).',
    en: 'Every recipient has to be told first (Art. 19 GDPR).',
  },
} as const satisfies Record<string, Text>;
