import type { FC } from 'hono/jsx';
import type { StaffDesk } from '../../../../../core/section/index.ts';
import { Button, Choice, Field, Message, useVisit } from '../../../../../core/web/index.ts';
import type { Offer } from '../../../policy/customer/index.ts';
import type { List } from '../../../policy/options.ts';
import type { Attachment, Draft, Refusal } from '../../campaign.ts';
import type { Removed } from '../../index.ts';
import { Refusals } from '../refusals.tsx';
import { words } from '../words.ts';
import { Audience } from './audience.tsx';
import { FieldHelp } from './field-help.tsx';
import { Files } from './files.tsx';
import { Modes, RemovedList } from './modes.tsx';
import { Toolbar } from './toolbar.tsx';
import { Visual } from './visual.tsx';

export interface EditorProps {
  readonly Form: StaffDesk['Form'];
  readonly lists: readonly List[];
  readonly offers: readonly Offer[];
  readonly draft: Draft;
  readonly removed: readonly Removed[];
  /** Absent for an issue that is not saved yet. */
  readonly campaign?: string | undefined;
  readonly version?: number;
  readonly attachments?: readonly Pick<Attachment, 'name' | 'type'>[];
  readonly refused?: readonly Refusal[];
  readonly isSaved?: boolean;
  /** It was written as it looks, and is shown so again where script runs. */
  readonly isVisual?: boolean;
}

/** Writes one issue. Everything works without script; with it the preview follows the words. */
export const Editor: FC<EditorProps> = ({ Form, ...props }) => {
  const { t, to } = useVisit();
  const { draft, campaign, version = 0, refused = [] } = props;
  return (
    <>
      {props.isSaved && (
        <Message kind="good">
          <p>{t(own.saved)}</p>
        </Message>
      )}
      <Refusals refused={refused} title={own.notSaved} />
      <div class="campaign-editor">
        <Form action="/staff/campaigns/save" label={t(own.form)} upload>
          {campaign && <input type="hidden" name="campaign" value={campaign} />}
          <input type="hidden" name="version" value={version} />
          <Field name="subject" label={words.subject} value={draft.subject} maxlength={200} autocomplete="off" />
          <Field
            name="preheader"
            label={own.preheader}
            hint={own.preheaderHint}
            value={draft.preheader}
            maxlength={200}
            autocomplete="off"
          />
          <Audience lists={props.lists} offers={props.offers} draft={draft} />
          <Choice
            name="language"
            legend={words.language}
            chosen={draft.language}
            options={[
              { value: 'de', label: words.german },
              { value: 'en', label: words.english },
            ]}
          />
          <div class="campaign-text">
            <Modes format={draft.format ?? 'markdown'} isVisual={props.isVisual ?? false} />
            <Toolbar />
            <Visual campaign={campaign} attachments={props.attachments ?? []} />
            <Field name="body" type="textarea" label={own.body} hint={own.bodyHint} value={draft.body} rows={22} />
            <RemovedList removed={props.removed} />
          </div>
          <FieldHelp />
          <Files attachments={props.attachments ?? []} />
          <div class="campaign-buttons">
            <Button>{t(own.save)}</Button>
            <button
              class="button button--quiet"
              type="submit"
              formaction={to('/staff/campaigns/preview')}
              formtarget="campaign-preview"
              formnovalidate
              data-preview
              data-cleaned={to('/staff/campaigns/cleaned')}
            >
              {t(own.refresh)}
            </button>
            <a href={to(campaign ? `/staff/campaigns/${campaign}` : '/staff/campaigns')}>
              {t(campaign ? words.back : words.backToList)}
            </a>
          </div>
        </Form>
        <aside class="campaign-live" aria-label={t(words.preview)}>
          <h2>{t(words.preview)}</h2>
          <iframe
            class="campaign-frame"
            name="campaign-preview"
            title={t(own.frame)}
            sandbox="allow-same-origin"
            src={to(campaign ? `/staff/campaigns/${campaign}/frame` : '/staff/campaigns/frame')}
          />
        </aside>
      </div>
    </>
  );
};

const own = {
  form: { de: 'Ausgabe schreiben', en: 'Write the issue' },
  saved: { de: 'Gespeichert.', en: 'Saved.' },
  notSaved: { de: 'Noch nicht gespeichert', en: 'Not saved yet' },
  preheader: { de: 'Vorspann', en: 'Preheader' },
  preheaderHint: {
    de: 'Steht in vielen Mailprogrammen hinter dem Betreff.',
    en: 'Many mail programs show it behind the subject.',
  },
  body: { de: 'Text', en: 'Text' },
  bodyHint: {
    de: 'In Markdown: **fett**, *kursiv*, [Worte](https://…), # Überschrift, - Punkt, ![Bild](cid:NAME "=300") mit Breite; oder in HTML. Anschrift, Impressum und der Link zum Abbestellen kommen von selbst darunter.',
    en: 'In Markdown: **bold**, *italic*, [words](https://…), # heading, - point, ![picture](cid:NAME "=300") with a width; or in HTML. Address, imprint and the link to unsubscribe are put below it by themselves.',
  },
  save: { de: 'Speichern', en: 'Save' },
  refresh: { de: 'Vorschau erneuern', en: 'Renew the preview' },
  frame: { de: 'Vorschau der E-Mail', en: 'Preview of the mail' },
} as const;
