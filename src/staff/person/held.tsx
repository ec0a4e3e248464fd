import { articleInWords, basisInWords, type DataClass, dateInWords, type Text } from '../../core/policy/index.ts';
import type { ErasedOf, HeldAbout } from '../../core/section/index.ts';
import { LineOfTime, lineOfClass, Pairs, useVisit } from '../../core/web/index.ts';
import { GoneBy, Moment } from '../frame/index.ts';

/** One record as its person would be told of it: what, why, on which ground, until when. */
export function Held({ held, dataClass }: { readonly held: HeldAbout; readonly dataClass: DataClass | undefined }) {
  const { t, language, timeZone } = useVisit();
  const line = dataClass ? lineOfClass(dataClass, language) : [];
  const here = line.findIndex((point) => point.label === held.stageTitle[language]);
  const points = line.map((point, index) => ({
    ...point,
    ...(point.state !== 'erased' && {
      state: index < here ? ('past' as const) : index === here ? ('now' as const) : ('future' as const),
    }),
    ...(index === here && { at: held.since }),
    // The last day on which it may still be there, as the sentence below says it.
    ...(point.state === 'erased' &&
      held.until &&
      index === here + 1 && {
        at: `${t(words.atLatest)} ${dateInWords(held.until.subtract({ milliseconds: 1 }), language, { timeZone })}`,
      }),
  }));
  return (
    <article class="held stack">
      <h3>
        {t(held.title)}: {t(held.stageTitle)}
        {held.held && <span class="tag tag--soon">{t(held.demanded ? words.demanded : words.held)}</span>}
      </h3>
      {here >= 0 && <LineOfTime title={t(words.life)} points={points} />}
      <Pairs
        items={[
          ...held.fields.map(
            (field) => [t(field.title), field.reads ? t(field.reads) : <Value text={field.value} />] as const,
          ),
          [t(words.purposes), held.purposes.map((p) => t(p.title)).join('; ') || t(words.noPurpose)],
          [t(words.basis), basisInWords(held.basis, language)],
          [t(words.since), <Moment at={held.since} />],
          [t(words.until), held.until ? <GoneBy at={held.until} /> : t(words.untilEvent)],
        ]}
      />
    </article>
  );
}

/** A value as it is kept, legible: instants in words, checksums so that they can be compared. */
function Value({ text }: { readonly text: string }) {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return <Moment at={Temporal.Instant.from(text)} />;
  return /^[0-9a-f]{32,}$/.test(text) ? <code>{text}</code> : <>{text}</>;
}

/** What became of one record when its erasure was demanded, in words. */
export function Outcome({ answer }: { readonly answer: ErasedOf }) {
  const { t, language } = useVisit();
  switch (answer.outcome) {
    case 'erased':
      return <p>{t({ de: `„${t(answer.title)}“ ist gelöscht.`, en: `“${t(answer.title)}” is erased.` })}</p>;
    case 'held':
      return (
        <p>
          {t({
            de: `„${t(answer.title)}“ bleibt, solange eine Aussetzung offen ist (Art. 17 Abs. 3, Art. 18 DSGVO), und wird gelöscht, sobald sie endet.`,
            en: `“${t(answer.title)}” stays while a hold is open (Art. 17(3), Art. 18 GDPR) and is erased when it closes.`,
          })}
        </p>
      );
    case 'kept':
      return (
        <p>
          {t({ de: `„${t(answer.title)}“ bleibt: `, en: `“${t(answer.title)}” stays: ` })}
          {t(answer.because)} {articleInWords(answer.article, language)}
          {t({ de: ' DSGVO.', en: ' GDPR.' })}{' '}
          {answer.until && (
            <>
              {t(words.gone)} <GoneBy at={answer.until} />.
            </>
          )}
        </p>
      );
    case 'gone':
      return (
        <p>{t({ de: `„${t(answer.title)}“ war schon gelöscht.`, en: `“${t(answer.title)}” was erased already.` })}</p>
      );
  }
}

const words = {
  held: { de: 'ausgesetzt', en: 'held' },
  demanded: {
    de: 'ausgesetzt; wird gelöscht, sobald die Aussetzung endet',
    en: 'held; will be erased when the hold closes',
  },
  life: { de: 'Weg dieses Datenobjekts', en: 'The way of this record' },
  purposes: { de: 'Zwecke', en: 'Purposes' },
  noPurpose: { de: 'keiner; nur noch aufbewahrt', en: 'none; only kept' },
  basis: { de: 'Rechtsgrundlage', en: 'Legal basis' },
  since: { de: 'In dieser Stufe seit', en: 'In this stage since' },
  until: { de: 'Stufe endet spätestens', en: 'Stage ends at the latest' },
  untilEvent: { de: 'bis etwas geschieht, das sie beendet', en: 'until something happens that ends it' },
  atLatest: { de: 'spätestens am', en: 'by' },
  gone: { de: 'Gelöscht spätestens', en: 'Erased at the latest' },
} as const satisfies Record<string, Text>;
