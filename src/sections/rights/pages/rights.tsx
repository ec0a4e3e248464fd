import type { Passage, Policy } from '../../../core/policy/index.ts';
import type { HeldAbout, World } from '../../../core/section/index.ts';
import { Table, useVisit } from '../../../core/web/index.ts';
import { passagesOf } from '../overview/passages.ts';
import { recipientsOf } from '../overview/rows.ts';
import { words } from './words.ts';

/** Art. 15(1)(e), (f), (h) and (2): rights, complaint, automated decisions, third countries, each once, from the policy. */
export function Rights({ policy }: { readonly policy: Policy }) {
  const { t } = useVisit();
  const { rights, complaint, general } = passagesOf(policy);
  return (
    <>
      <section aria-labelledby="rights">
        <h2 id="rights">{t(words.rights)}</h2>
        <Passages passages={rights} />
      </section>
      <section aria-label={t(complaint[0]?.heading ?? words.rights)}>
        <Passages passages={complaint} />
      </section>
      <section aria-labelledby="general">
        <h2 id="general">{t(words.general)}</h2>
        <Passages passages={general} />
      </section>
    </>
  );
}

export function Passages({ passages }: { readonly passages: readonly Passage[] }) {
  const { t } = useVisit();
  return (
    <>
      {passages.map(({ heading, text }) => (
        <>
          {heading && <h3>{t(heading)}</h3>}
          <p>{t(text)}</p>
        </>
      ))}
    </>
  );
}

/** Who may receive anything of what is held (Art. 15(1)(c) GDPR). */
export function Recipients({ world, held }: { readonly world: World; readonly held: readonly HeldAbout[] }) {
  const { t } = useVisit();
  const all = recipientsOf(world.rules.policy);
  const named = [...new Set(held.flatMap((one) => [...one.recipients, ...one.disclosures.map((d) => d.recipient)]))];
  const rows = named.flatMap((name) => {
    const recipient = all.get(name);
    if (!recipient) return [];
    const who = name === hosting ? world.operator.hostName : undefined;
    return [
      [
        `${t(recipient.title)}${who ? ` (${who})` : ''}`,
        `${t(words[recipient.kind])}${recipient.active ? '' : `, ${t(words.inactive)}`}`,
        t(recipient.ground),
        recipient.country,
      ],
    ];
  });
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 id="recipients">{t(words.recipients)}</h2>
      <Table
        caption={t(words.recipients)}
        isQuiet
        head={[t(words.recipient), t(words.role), t(words.ground), t(words.place)]}
        rows={rows}
      />
    </section>
  );
}

// The one whose name the operator gives as a fact of its own.
const hosting = 'hosting';
