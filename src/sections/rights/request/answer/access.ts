import { append } from '../../../../core/journal/index.ts';
import type { Language } from '../../../../core/policy/index.ts';
import type { Act } from '../../../../core/records/index.ts';
import type { HeldAbout, World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { passagesOf } from '../../overview/passages.ts';
import { aboutRows, fieldRows } from '../../overview/rows.ts';

/** Everything that Art. 15(1)(a) to (h) and (3) GDPR ask for, as text: each record, then the rights that go with it. */
export function accessText(world: World, held: readonly HeldAbout[], language: Language): string {
  const { policy, calendar } = world.rules;
  const told = passagesOf(policy);
  const rows = (of: readonly (readonly [string, string])[]) => of.map(([label, value]) => `  ${label}: ${value}`);
  const records = held.map((one, index) =>
    [
      `${index + 1}. ${one.title[language]} (${one.stageTitle[language]})`,
      ...rows(fieldRows(one.fields, language, calendar)),
      ...rows(aboutRows(world, one, language)),
    ].join('\n'),
  );
  // Which rights there are; how to exercise them stands in the letter itself.
  const rights = told.rights.filter(({ promises }) => promises.includes('S76') || promises.includes('S80'));
  const passages = [...rights, ...told.objection, ...told.complaint, ...told.general].map(({ text }) => text[language]);
  const says = words[language];
  return [says.title, held.length === 0 ? says.nothing : says.held, ...records, says.rights, ...passages].join('\n\n');
}

/** That each record was disclosed to its person stands in the journal (Art. 5(2) GDPR). */
export async function noteAccess(tx: Queries, held: readonly HeldAbout[], act: Act): Promise<void> {
  await append(
    tx,
    held.map((one) => ({
      at: act.now,
      what: 'disclosed' as const,
      class: one.class,
      stage: one.stage,
      rule: 'Art.15',
      record: one.record,
      actor: act.by,
    })),
  );
}

const words = {
  de: {
    title: 'Anlage: Auskunft nach Art. 15 DSGVO',
    held: 'Das ist zu Ihrer E-Mail-Adresse bei uns gespeichert:',
    nothing: 'Zu Ihrer E-Mail-Adresse ist bei uns außer diesem Antrag nichts gespeichert.',
    rights: 'Ihre Rechte',
  },
  en: {
    title: 'Enclosed: access under Art. 15 GDPR',
    held: 'This is held about your e-mail address:',
    nothing: 'Apart from this request nothing is held about your e-mail address.',
    rights: 'Your rights',
  },
} as const;
