import { useVisit } from '../../../../../core/web/index.ts';

/** Which places may differ from reader to reader: exactly what the consent holds. */
export function FieldHelp() {
  const { t } = useVisit();
  return (
    <details class="campaign-help">
      <summary>{t(words.title)}</summary>
      <dl class="pairs">
        {fields.map(({ written, means }) => (
          <div class="pairs__pair">
            <dt>
              <code>{written}</code>
            </dt>
            <dd>{t(means)}</dd>
          </div>
        ))}
      </dl>
      <p class="small">{t(words.more)}</p>
    </details>
  );
}

const fields = [
  {
    written: '{{email}}',
    means: { de: 'die Adresse, an die die Ausgabe geht', en: 'the address that the issue goes to' },
  },
  {
    written: '{{confirmed}}',
    means: { de: 'der Tag, an dem die Anmeldung bestätigt wurde', en: 'the day on which the sign-up was confirmed' },
  },
  {
    written: '{{email|…}}',
    means: { de: 'mit Worten, die stehen, wo nichts bekannt ist', en: 'with words for where nothing is known' },
  },
] as const;

const words = {
  title: { de: 'Felder', en: 'Fields' },
  more: {
    de: 'Mehr wissen wir nicht, denn wir fragen nach nichts anderem. In Adressen von Links und Bildern stehen keine Felder: Man sähe, wer sie öffnet.',
    en: 'We know no more, since we ask for nothing else. No field stands in the address of a link or a picture: it would show who opens it.',
  },
} as const;
