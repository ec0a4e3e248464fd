import type { Child } from 'hono/jsx';
import { classesOf, dateInWords, type Passage, type Policy, type Text } from '../../../core/policy/index.ts';
import type { PolicyVersion } from '../../../core/records/index.ts';
import { useVisit } from '../../../core/web/index.ts';
import { Picture } from './picture.tsx';

export const noticeTitle: Text = { de: 'Datenschutzerklärung', en: 'Privacy notice' };
export const noticeDescription: Text = {
  de: 'Welche Daten wir verarbeiten, wozu, auf welcher Grundlage und bis wann.',
  en: 'Which data we process, what for, on which basis and until when.',
};

interface Props {
  readonly policy: Policy;
  /** The archived version that it is; none before the first start. */
  readonly version: PolicyVersion | undefined;
}

export function NoticePage({ policy, version }: Props) {
  const { t } = useVisit();
  const chapters = chaptersOf(policy);
  return (
    <article class="document">
      <header class="document__head">
        <h1>{t(noticeTitle)}</h1>
        <p class="lead">{t(noticeDescription)}</p>
        <Standing policy={policy} version={version} />
      </header>
      <div class="document__body document__body--with-contents">
        <nav class="contents" aria-labelledby="contents">
          <h2 id="contents">{t(words.contents)}</h2>
          <ol>
            {chapters.map(({ id, title }) => (
              <li>
                <a href={`#${id}`}>{t(title)}</a>
              </li>
            ))}
          </ol>
        </nav>
        <div>
          {chapters.map((chapter) => (
            <ChapterElement chapter={chapter} policy={policy} />
          ))}
        </div>
      </div>
    </article>
  );
}

/** Date, number and hash: what a consent record points to (S89). */
function Standing({ policy, version }: Props): Child {
  const { t, to, language } = useVisit();
  return (
    <p class="document__facts">
      {t(words.issued)} <time datetime={policy.issued.toString()}>{dateInWords(policy.issued, language, policy)}</time>
      {version && (
        <>
          {` · ${t(words.version)} ${version.number} · `}
          <span title={version.hash}>
            SHA-256 <code>{version.hash.slice(0, 12)}…</code>
          </span>
        </>
      )}
      {' · '}
      <a href={to('/privacy/versions')}>{t(words.versions)}</a>
    </p>
  );
}

interface Chapter {
  readonly id: string;
  readonly title: Text;
  readonly passages: readonly Passage[];
}

const chaptersOf = (policy: Policy): readonly Chapter[] => [
  { id: 'general', title: words.opening, passages: policy.opening },
  ...policy.sections.map(({ section, title, passages }) => ({ id: section, title, passages })),
  { id: 'deletion', title: words.closing, passages: policy.closing },
];

function ChapterElement({ chapter, policy }: { readonly chapter: Chapter; readonly policy: Policy }): Child {
  const { t } = useVisit();
  return (
    <section class="chapter" id={chapter.id}>
      <h2>{t(chapter.title)}</h2>
      {chapter.passages.map((passage, index) => (
        <PassageElement
          passage={passage}
          policy={policy}
          isPictured={chapter.passages.findIndex(({ beside }) => beside === passage.beside) === index}
        />
      ))}
    </section>
  );
}

interface PassageProps {
  readonly passage: Passage;
  readonly policy: Policy;
  /** A class is drawn once, beside the first sentence about it. */
  readonly isPictured: boolean;
}

function PassageElement({ passage, policy, isPictured }: PassageProps): Child {
  const { t } = useVisit();
  const { heading, text, beside, prominent } = passage;
  const pictured = isPictured ? classesOf(policy).find(({ name }) => name === beside) : undefined;
  const kinds = ['passage', pictured && 'passage--pictured', prominent && 'passage--prominent'].filter(Boolean);
  return (
    <div class={kinds.join(' ')}>
      <div class="passage__text">
        {heading && <h3>{t(heading)}</h3>}
        {t(text)
          .split('\n\n')
          .map((paragraph) => (
            <p>{paragraph}</p>
          ))}
      </div>
      {pictured && <Picture of={pictured} />}
    </div>
  );
}

const words = {
  contents: { de: 'Inhalt', en: 'Contents' },
  opening: { de: 'Verantwortliche Stelle und Begriffe', en: 'Controller and terms' },
  closing: { de: 'Löschung und Rechte', en: 'Erasure and rights' },
  issued: { de: 'Stand:', en: 'As of' },
  version: { de: 'Fassung', en: 'version' },
  versions: { de: 'Frühere Fassungen', en: 'Earlier versions' },
} as const satisfies Record<string, Text>;
