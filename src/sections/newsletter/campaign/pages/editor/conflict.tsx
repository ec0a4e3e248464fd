import type { StaffDesk } from '../../../../../core/section/index.ts';
import { Button, Message, Pairs, useVisit } from '../../../../../core/web/index.ts';
import type { Draft } from '../../campaign.ts';
import { At } from '../instant.tsx';
import { words } from '../words.ts';

export interface ConflictProps {
  readonly Form: StaffDesk['Form'];
  readonly campaign: string;
  /** What this writer sent and nobody has saved. */
  readonly mine: Draft;
  /** What somebody else saved in the meantime. */
  readonly theirs: Draft;
  readonly version: number;
  readonly savedAt: Temporal.Instant;
  readonly savedBy: string | undefined;
}

/** Two wrote at once: both versions stand side by side, and whoever reads this decides. */
export function Conflict({ Form, campaign, mine, theirs, version, savedAt, savedBy }: ConflictProps) {
  const { t, to } = useVisit();
  return (
    <>
      <Message kind="wrong" title={t(own.title)}>
        <p>
          {t(own.who)} {savedBy ?? t(own.somebody)}, <At instant={savedAt} />. {t(own.nothingLost)}
        </p>
      </Message>
      <div class="pair">
        <section class="stack" aria-labelledby="mine">
          <h2 id="mine">{t(own.mine)}</h2>
          <Version draft={mine} id="mine-body" />
          <Form action="/staff/campaigns/save" upload>
            <input type="hidden" name="campaign" value={campaign} />
            <input type="hidden" name="version" value={version} />
            {hidden(mine).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <Button>{t(own.takeMine)}</Button>
          </Form>
        </section>
        <section class="stack" aria-labelledby="theirs">
          <h2 id="theirs">{t(own.theirs)}</h2>
          <Version draft={theirs} id="theirs-body" />
          <p>
            <a href={to(`/staff/campaigns/${campaign}/edit`)}>{t(own.takeTheirs)}</a>
          </p>
        </section>
      </div>
    </>
  );
}

function Version({ draft, id }: { readonly draft: Draft; readonly id: string }) {
  const { t } = useVisit();
  return (
    <>
      <Pairs
        items={[
          [t(words.subject), draft.subject || '–'],
          [t(own.preheader), draft.preheader || '–'],
          [t(words.topic), draft.topic],
          [t(words.lists), draft.lists.join(', ') || '–'],
        ]}
      />
      <div class="field">
        <label for={id}>{t(own.body)}</label>
        <textarea id={id} rows={16} readonly>
          {draft.body}
        </textarea>
      </div>
    </>
  );
}

const hidden = ({
  lists,
  offers = [],
  topic,
  language,
  subject,
  preheader,
  body,
  format = 'markdown',
}: Draft): readonly (readonly [string, string])[] => [
  ...lists.map((list) => ['lists', list] as const),
  ...offers.map((offer) => ['offers', offer] as const),
  ['topic', topic],
  ['language', language],
  ['subject', subject],
  ['preheader', preheader],
  ['body', body],
  ['format', format],
];

const own = {
  title: { de: 'Jemand anderes war schneller', en: 'Somebody else was faster' },
  who: { de: 'Inzwischen gespeichert von', en: 'Saved in the meantime by' },
  somebody: { de: 'jemand anderem', en: 'somebody else' },
  nothingLost: {
    de: 'Verloren ist nichts: Beide Fassungen stehen hier. Eine neu gewählte Datei wählen Sie bitte noch einmal.',
    en: 'Nothing is lost: both versions stand here. If you had chosen a file, please choose it once more.',
  },
  mine: { de: 'Ihre Fassung', en: 'Your version' },
  theirs: { de: 'Die gespeicherte Fassung', en: 'The saved version' },
  takeMine: { de: 'Meine Fassung speichern', en: 'Save my version' },
  takeTheirs: { de: 'Mit der gespeicherten weiterarbeiten', en: 'Go on with the saved one' },
  preheader: { de: 'Vorspann', en: 'Preheader' },
  body: { de: 'Text', en: 'Text' },
} as const;
