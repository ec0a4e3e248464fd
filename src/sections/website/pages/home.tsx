import { sectionNamed, type Text } from '../../../core/policy/index.ts';
import { LineOfTime, lineOfClass, useVisit } from '../../../core/web/index.ts';
import type { HomeProps } from './home-props.ts';
import { Ledger } from './ledger.tsx';
import { Offers } from './offers.tsx';

export const homeDescription: Text = {
  de: 'Was wir über Sie speichern, hat einen Zweck, eine Frist und einen Tag, an dem es gelöscht wird.',
  en: 'What we store about you has a purpose, a period and a day on which it is erased.',
};

export function HomePage(props: HomeProps) {
  const { t, to, language } = useVisit();
  // The newsletter's line stands first, because it tells the whole idea.
  const shown = sectionNamed(props.policy, 'newsletter')?.classes[0];
  return (
    <>
      <section class="hero">
        <h1>{t(words.title)}</h1>
        <p class="lead">{t(words.lead)}</p>
        <p>
          <a href={to('/privacy')}>{t(words.read)}</a>
        </p>
      </section>
      {shown && (
        <section class="exhibit">
          <LineOfTime title={t(shown.title)} points={lineOfClass(shown, language)} />
        </section>
      )}
      <Offers {...props} />
      <Ledger {...props} without={shown} />
    </>
  );
}

const words = {
  title: { de: 'Daten haben bei uns ein Ende.', en: 'Data comes to an end here.' },
  lead: {
    de: 'Was wir über Sie speichern, hat einen Zweck, eine Frist und einen Tag, an dem es gelöscht wird. Unsere Datenschutzerklärung ist nicht der Text neben der Software. Sie ist ihr Programm.',
    en: 'What we store about you has a purpose, a period and a day on which it is erased. Our privacy notice is not the text beside the software. It is its program.',
  },
  read: { de: 'Die Datenschutzerklärung lesen', en: 'Read the privacy notice' },
} as const;
