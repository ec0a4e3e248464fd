import type { Policy, Text } from '../../core/policy/index.ts';
import { useVisit } from '../../core/web/index.ts';
import type { Figures } from '../figures.ts';
import type { StandingPromise } from '../standing.ts';
import { JournalBlock } from './block.tsx';
import { Chapter } from './chapter.tsx';
import { OpenPromises } from './open.tsx';
import { Standing } from './standing.tsx';

interface Props {
  readonly policy: Policy;
  readonly running: ReadonlySet<string>;
  readonly promises: readonly StandingPromise[];
  readonly figures: Figures;
}

export function KeptPage({ policy, running, promises, figures }: Props) {
  const { t, to } = useVisit();
  const chapters = [
    { section: 'general', title: words.general, classes: [] },
    ...policy.sections.filter(({ section }) => running.has(section)),
  ];
  const kept = promises.filter(({ state }) => state !== 'waiting');
  return (
    <article class="document">
      <header class="document__head">
        <h1>{t(title)}</h1>
        <p class="lead">{t(description)}</p>
        <Standing figures={figures} promises={promises} />
        <ul class="facts">
          <li>
            <a href={to('/privacy')}>{t(words.notice)}</a>
          </li>
          <li>
            <a href="#journal">{t(words.verify)}</a>
          </li>
          <li>
            <a href="#open">{t(words.open)}</a>
          </li>
        </ul>
      </header>
      {chapters.map((chapter) => (
        <Chapter {...chapter} promises={kept.filter(({ section }) => section === chapter.section)} figures={figures} />
      ))}
      <OpenPromises promises={promises.filter(({ state }) => state === 'waiting')} running={running} />
      <JournalBlock block={figures.block} />
    </article>
  );
}

export const title: Text = { de: 'Wie wir unsere Zusagen halten', en: 'How we keep our promises' };

export const description: Text = {
  de: 'Zu jeder Zusage unserer Datenschutzerklärung: wodurch sie gehalten wird, was das prüft und was noch offen ist. Über einzelne Menschen steht hier nichts.',
  en: 'For each promise of our privacy notice: what keeps it, what proves that, and what is still open. Nothing here is about any single person.',
};

const words = {
  general: { de: 'Allgemeines', en: 'In general' },
  notice: { de: 'Die Datenschutzerklärung', en: 'The privacy notice' },
  verify: { de: 'Das Protokoll selbst prüfen', en: 'Verify the journal yourself' },
  open: { de: 'Was noch offen ist', en: 'What is still open' },
} as const satisfies Record<string, Text>;
