import { dateInWords, type Text } from '../../../core/policy/index.ts';
import type { PolicyVersion } from '../../../core/records/index.ts';
import { Markdown, Table, useVisit } from '../../../core/web/index.ts';

export const versionsTitle: Text = { de: 'Fassungen der Datenschutzerklärung', en: 'Versions of the privacy notice' };

export const versionTitle = (number: number): Text => ({
  de: `Datenschutzerklärung, Fassung ${number}`,
  en: `Privacy notice, version ${number}`,
});

/** Every notice that ever governed, so that a consent can be read with the words it was given under (S89). */
export function VersionsPage({ versions }: { readonly versions: readonly PolicyVersion[] }) {
  const { t, to, language, timeZone } = useVisit();
  const day = (at: Temporal.Instant | Temporal.PlainDate) => dateInWords(at, language, { timeZone });
  return (
    <>
      <h1>{t(versionsTitle)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <Table
        caption={t(words.table)}
        head={[t(words.version), t(words.issued), t(words.from), t(words.until), 'SHA-256']}
        rows={versions.map((version) => [
          <a href={to(`/privacy/versions/${version.number}`)}>{t(versionNumber(version.number))}</a>,
          day(version.issued),
          day(version.applied_at),
          version.superseded_at ? day(version.superseded_at) : t(words.now),
          <code>{version.hash}</code>,
        ])}
      />
    </>
  );
}

/** One archived notice, printed from what was stored then. */
interface VersionProps {
  readonly version: PolicyVersion;
  readonly text: string;
  /** What it changed against the version before it, in plain words. */
  readonly changes: readonly string[];
}

export function VersionPage({ version, text, changes }: VersionProps) {
  const { t, to, language, timeZone } = useVisit();
  return (
    <>
      <p class="small">
        <a href={to('/privacy/versions')}>{t(words.all)}</a>
      </p>
      <p class="small">
        {t(versionNumber(version.number))}, {t(words.from)} {dateInWords(version.applied_at, language, { timeZone })}
        {version.superseded_at && ` ${t(words.until)} ${dateInWords(version.superseded_at, language, { timeZone })}`}
        <br />
        SHA-256 <code>{version.hash}</code>
      </p>
      {changes.length > 0 && (
        <section class="prose">
          <h2>{t(words.changes)}</h2>
          <ul>
            {changes.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <article class="prose">
        <Markdown text={text} />
      </article>
    </>
  );
}

const versionNumber = (number: number): Text => ({ de: `Fassung ${number}`, en: `Version ${number}` });

const words = {
  lead: {
    de: 'Jede Fassung, die einmal galt, bleibt hier lesbar. Die Prüfsumme gehört zu den Werten, aus denen sie gedruckt ist.',
    en: 'Every version that ever governed stays readable here. The checksum belongs to the values that it is printed from.',
  },
  table: { de: 'Alle Fassungen', en: 'All versions' },
  version: { de: 'Fassung', en: 'Version' },
  issued: { de: 'Stand', en: 'Issued' },
  from: { de: 'gilt ab', en: 'in force from' },
  until: { de: 'bis', en: 'until' },
  now: { de: 'heute', en: 'today' },
  changes: { de: 'Was diese Fassung geändert hat', en: 'What this version changed' },
  all: { de: 'Alle Fassungen', en: 'All versions' },
} as const satisfies Record<string, Text>;
