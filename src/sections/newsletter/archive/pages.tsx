import { raw } from 'hono/html';
import { dateInWords } from '../../../core/policy/index.ts';
import { useVisit } from '../../../core/web/index.ts';
import { topicsOf } from '../policy/options.ts';
import type { List } from '../policy.ts';
import { issuePath, publicBody } from './body.ts';
import type { PublicIssue } from './read.ts';

interface Props {
  readonly issues: readonly PublicIssue[];
  readonly lists: readonly List[];
}

/** What has been sent, for everybody who wonders what they would get. */
export function ArchivePage({ issues, lists }: Props) {
  const { t, to } = useVisit();
  return (
    <>
      <h1>{t(words.title)}</h1>
      {issues.length === 0 ? (
        <p>{t(words.none)}</p>
      ) : (
        <ul class="archive">
          {issues.map((issue) => (
            <li>
              <a href={to(issuePath(issue.id))} lang={issue.campaign.language}>
                {issue.content.draft.subject}
              </a>
              <About issue={issue} lists={lists} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={to('/newsletter')}>{t(words.subscribe)}</a> ·{' '}
        <a href={to('/newsletter/archive.xml')}>{t(words.feed)}</a>
      </p>
    </>
  );
}

function About({ issue, lists }: { readonly issue: PublicIssue; readonly lists: readonly List[] }) {
  const { t, language, timeZone } = useVisit();
  const { topic } = issue.campaign;
  return (
    <span class="archive__about">
      <time datetime={issue.sentAt.toString({ smallestUnit: 'second' })}>
        {dateInWords(issue.sentAt, language, { timeZone })}
      </time>
      {' · '}
      {t(topicsOf(lists).find(({ de }) => de === topic) ?? topic)}
    </span>
  );
}

/** One issue, as everybody reads it. */
export function IssuePage({ issue, lists }: { readonly issue: PublicIssue; readonly lists: readonly List[] }) {
  const { t, to } = useVisit();
  const { draft, attachments } = issue.content;
  const files = attachments.filter(({ type }) => !type.startsWith('image/'));
  return (
    <>
      <h1 lang={issue.campaign.language}>{draft.subject}</h1>
      <p>
        <About issue={issue} lists={lists} />
      </p>
      <article class="issue" lang={issue.campaign.language}>
        {raw(publicBody(issue.id, issue.content))}
      </article>
      {files.length > 0 && (
        <section class="stack">
          <h2>{t(words.files)}</h2>
          <ul>
            {files.map(({ name }) => (
              <li>
                <a href={`${issuePath(issue.id)}/files/${encodeURIComponent(name)}`}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href={to('/newsletter/archive')}>{t(words.all)}</a> · <a href={to('/newsletter')}>{t(words.subscribe)}</a>
      </p>
    </>
  );
}

export const words = {
  title: { de: 'Newsletter-Archiv', en: 'Newsletter archive' },
  none: { de: 'Noch ist keine Ausgabe öffentlich.', en: 'No issue is public yet.' },
  subscribe: { de: 'Newsletter abonnieren', en: 'Subscribe to the newsletter' },
  feed: { de: 'Als RSS-Feed', en: 'As an RSS feed' },
  files: { de: 'Anhänge', en: 'Attachments' },
  all: { de: 'Alle Ausgaben', en: 'All issues' },
} as const;
