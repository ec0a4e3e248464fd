import type { DataClass } from '../../../core/policy/index.ts';
import { LineOfTime, lineOfClass, useVisit } from '../../../core/web/index.ts';
import type { HomeProps } from './home-props.ts';

type Props = HomeProps & { readonly without: DataClass | undefined };

/** One line of time for each section. What does not run yet is shown in a trial alone, and said. */
export function Ledger({ policy, running, mode, without }: Props) {
  const { t, language } = useVisit();
  const rows = policy.sections
    .flatMap(({ section, classes: [first] }) => (first ? [{ first, runs: running.has(section) }] : []))
    .filter(({ first, runs }) => first !== without && (runs || mode === 'trial'));
  if (rows.length === 0) return <></>;
  return (
    <section class="ledger">
      <h2>{t(words.title)}</h2>
      <p>{t(words.lead)}</p>
      {rows.map(({ first, runs }) => (
        <div class="ledger__row">
          <LineOfTime
            title={t(first.title)}
            {...(!runs && { note: t(words.notYet) })}
            points={lineOfClass(first, language)}
          />
        </div>
      ))}
    </section>
  );
}

const words = {
  title: { de: 'Fristen auf einen Blick', en: 'Periods at a glance' },
  lead: {
    de: 'Jede Linie endet in einem offenen Kreis: gelöscht. Gezeichnet aus denselben Werten, nach denen die Software arbeitet.',
    en: 'Every line ends in an open circle: erased. Drawn from the same values that the software works by.',
  },
  notYet: { de: 'noch nicht in Betrieb', en: 'not in operation yet' },
} as const;
