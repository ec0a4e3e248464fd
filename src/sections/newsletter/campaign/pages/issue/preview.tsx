import { Chips, useVisit } from '../../../../../core/web/index.ts';
import { words } from '../words.ts';

export const looks = ['desktop', 'phone', 'dark', 'text'] as const;
export type Look = (typeof looks)[number];

interface Props {
  readonly campaign: string;
  readonly look: Look;
  readonly subject: string;
  readonly preheader: string;
  /** The text part, where it is asked for. */
  readonly text: string;
}

/** The mail as four kinds of readers get it. */
export function Preview({ campaign, look, subject, preheader, text }: Props) {
  const { t, to } = useVisit();
  const path = `/staff/campaigns/${campaign}`;
  return (
    <>
      <Chips
        label={t(words.preview)}
        chips={looks.map((one) => ({
          href: to(`${path}/preview?look=${one}`),
          text: t(lookWords[one]),
          isCurrent: one === look,
        }))}
      />
      <p>
        <strong>{subject}</strong> {preheader && <span class="small">{preheader}</span>}
      </p>
      {look === 'text' ? (
        // Reachable by keyboard, or who cannot point cannot scroll it (WCAG 2.1.1).
        <pre class="campaign-plain" tabindex={0} role="region" aria-label={t(lookWords.text)}>
          {text}
        </pre>
      ) : (
        <iframe
          class={`campaign-frame campaign-frame--${look}`}
          title={`${t(words.preview)}: ${t(lookWords[look])}`}
          sandbox="allow-same-origin"
          src={to(`${path}/frame${look === 'dark' ? '?scheme=dark' : ''}`)}
        />
      )}
      <p>
        <a href={to(path)}>{t(words.back)}</a>
      </p>
    </>
  );
}

const lookWords = {
  desktop: { de: 'Rechner', en: 'Desktop' },
  phone: { de: 'Telefon', en: 'Phone' },
  dark: { de: 'Dunkel', en: 'Dark' },
  text: { de: 'Nur Text', en: 'Text only' },
} as const;
