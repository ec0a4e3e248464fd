import { type Language, type Policy, periodInWords } from '../../../core/policy/index.ts';
import { LineOfTime } from '../../../core/web/index.ts';
import { newsletterSettings } from '../policy.ts';

/** What will become of an address, before it is given. */
export function Prospect({ policy, language }: { readonly policy: Policy; readonly language: Language }) {
  const { token, unconfirmed, proof } = newsletterSettings(policy);
  const w = language === 'de' ? german : english;
  const wait = periodInWords(unconfirmed.period, language, { case: 'dative' });
  const link = periodInWords(token.period, language);
  const keep = periodInWords(proof.period, language);
  return (
    <section class="exhibit">
      <LineOfTime
        title={w.title}
        points={[
          { label: w.requested, state: 'future', hint: w.wait(wait) },
          { label: w.confirmed, state: 'future', hint: w.link(link) },
          { label: w.ended, state: 'future', hint: w.any },
          { label: w.proof, state: 'future', hint: w.keep(keep) },
          { label: w.erased, state: 'erased' },
        ]}
      />
    </section>
  );
}

const german = {
  title: 'Was aus Ihrer Adresse wird',
  requested: 'angemeldet',
  wait: (period: string) => `unbestätigt nach spätestens ${period} gelöscht`,
  confirmed: 'bestätigt',
  link: (period: string) => `der Link in der E-Mail gilt ${period}`,
  ended: 'abbestellt',
  any: 'jederzeit, sofort wirksam',
  proof: 'nur noch Nachweis',
  keep: (period: string) => `höchstens ${period}`,
  erased: 'gelöscht',
};

const english: typeof german = {
  title: 'What becomes of your address',
  requested: 'signed up',
  wait: (period) => `unconfirmed, erased within ${period}`,
  confirmed: 'confirmed',
  link: (period) => `the link in the e-mail works for ${period}`,
  ended: 'unsubscribed',
  any: 'at any time, at once',
  proof: 'proof only',
  keep: (period) => `at most ${period}`,
  erased: 'erased',
};
