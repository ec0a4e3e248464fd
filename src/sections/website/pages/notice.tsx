import type { Child } from 'hono/jsx';
import type { Chapter, NoticeView, Policy, Text } from '../../../core/policy/index.ts';
import type { PolicyVersion } from '../../../core/records/index.ts';
import { useVisit } from '../../../core/web/index.ts';
import { ChapterElement } from './chapter.tsx';

export const noticeDescription: Text = {
  de: 'Welche Daten wir verarbeiten, wozu, auf welcher Grundlage und bis wann.',
  en: 'Which data we process, what for, on which basis and until when.',
};

interface Props {
  readonly view: NoticeView;
  readonly policy: Policy;
  /** The archived version that it is; none before the first start. */
  readonly version: PolicyVersion | undefined;
}

export function NoticePage({ view, policy, version }: Props) {
  const { t } = useVisit();
  return (
    <article class="document">
      <header class="document__head">
        <h1>{view.title}</h1>
        <p class="lead">{t(noticeDescription)}</p>
        <Standing view={view} version={version} />
        <p class="document__facts">{view.aboutIds}</p>
      </header>
      <div class="document__body document__body--with-contents">
        <Contents title={view.contentsTitle} chapters={view.chapters} />
        <div>
          {view.chapters.map((chapter) => (
            <ChapterElement chapter={chapter} policy={policy} />
          ))}
        </div>
      </div>
    </article>
  );
}

/** Date, number and checksum: what a consent record points to (S89). */
function Standing({ view, version }: Omit<Props, 'policy'>): Child {
  const { t, to } = useVisit();
  return (
    <>
      <p class="document__facts">
        {t(version ? `${view.asOf} · ${t(words.version)} ${version.number}` : view.asOf)}
        {version && (
          <>
            <br />
            {'SHA-256 '}
            <code>{version.hash}</code>
          </>
        )}
      </p>
      <ul class="facts">
        <li>
          <a href={to('/privacy/kept')}>{t(words.kept)}</a>
        </li>
        <li>
          <a href={to('/privacy/versions')}>{t(words.versions)}</a>
        </li>
        <li>
          <a href={to('/privacy/register')}>{t(words.register)}</a>
        </li>
        <li>
          <a href={to('/privacy/concept')}>{t(words.concept)}</a>
        </li>
      </ul>
    </>
  );
}

function Contents({ title, chapters }: { readonly title: string; readonly chapters: readonly Chapter[] }): Child {
  return (
    <nav class="contents" aria-labelledby="contents">
      <h2 id="contents">{title}</h2>
      <ol>
        {chapters.map(({ id, number, heading }) => (
          <li>
            <a href={`#${id}`}>
              <span class="contents__number">{number}</span>
              <span>{heading}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const words = {
  version: { de: 'Fassung', en: 'version' },
  kept: { de: 'Wie wir die Zusagen halten', en: 'How we keep the promises' },
  versions: { de: 'Alle Fassungen', en: 'All versions' },
  register: { de: 'Verzeichnis von Verarbeitungstätigkeiten', en: 'Record of processing activities' },
  concept: { de: 'Löschkonzept', en: 'Deletion concept' },
} as const satisfies Record<string, Text>;
