import type { Text } from '../../../core/policy/index.ts';
import { Table, useVisit } from '../../../core/web/index.ts';
import type { Registered } from '../register.ts';

export function RegisterPage({ recipients }: { readonly recipients: readonly Registered[] }) {
  const { t } = useVisit();
  return (
    <>
      <p>{t(words.what)}</p>
      <Table
        caption={t(words.title)}
        isQuiet
        numbers={[6]}
        head={[
          words.who,
          words.role,
          words.ground,
          words.contract,
          words.country,
          words.classes,
          words.disclosures,
          words.last,
        ].map((word) => t(word))}
        rows={recipients.map((one) => [
          <>
            {t(one.title)}
            {one.who && `: ${one.who}`} {!one.active && <span class="tag">{t(words.inactive)}</span>}
          </>,
          t(one.kind === 'processor' ? words.processor : words.thirdParty),
          t(one.ground),
          one.isContractMissing ? <span class="tag tag--overdue">{t(words.missing)}</span> : (one.contract ?? '–'),
          one.country,
          one.classes.map(({ title }) => t(title)).join('; ') || t(words.nothing),
          one.disclosures,
          one.lastDisclosed ? <Day at={one.lastDisclosed} /> : t(words.never),
        ])}
      />
    </>
  );
}

function Day({ at }: { readonly at: Temporal.Instant }) {
  const { language, timeZone } = useVisit();
  const words = at
    .toZonedDateTimeISO(timeZone)
    .toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return <time datetime={at.toString({ smallestUnit: 'second' })}>{words}</time>;
}

export const words = {
  title: { de: 'Empfänger', en: 'Recipients' },
  what: {
    de: 'Jede ausgehende Verbindung dieses Programms führt zu einem dieser Empfänger oder kommt nicht zustande. Jede Offenlegung steht im Protokoll. Vorgesehene Empfänger erhalten nichts.',
    en: 'Every outgoing connection of this program leads to one of these recipients, or it is not made. Every disclosure stands in the journal. Recipients that are only provided for get nothing.',
  },
  who: { de: 'Empfänger', en: 'Recipient' },
  role: { de: 'Rolle', en: 'Role' },
  processor: { de: 'Auftragsverarbeiter', en: 'Processor' },
  thirdParty: { de: 'Dritter', en: 'Third party' },
  ground: { de: 'Rechtsgrund', en: 'Ground' },
  contract: { de: 'Vertrag', en: 'Contract' },
  missing: { de: 'fehlt', en: 'missing' },
  country: { de: 'Land', en: 'Country' },
  classes: { de: 'Datenarten', en: 'Classes of data' },
  nothing: { de: 'keine', en: 'none' },
  disclosures: { de: 'Offenlegungen', en: 'Disclosures' },
  last: { de: 'Zuletzt', en: 'Last' },
  never: { de: 'noch nie', en: 'never yet' },
  inactive: { de: 'nur vorgesehen', en: 'provided for only' },
} as const satisfies Record<string, Text>;
