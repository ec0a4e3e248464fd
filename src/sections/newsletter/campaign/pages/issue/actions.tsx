import { Button, Field, useVisit } from '../../../../../core/web/index.ts';
import { At } from '../instant.tsx';
import type { OverviewProps } from './overview-props.ts';

/** What may be done with the issue now, by whoever looks at it. */
export function Actions(props: OverviewProps) {
  const { t } = useVisit();
  const { campaign, maySend, mayWrite } = props;
  if (!mayWrite && !maySend) return null;
  const isOpen = campaign.state === 'draft' || campaign.state === 'approved';
  return (
    <section class="stack" aria-labelledby="actions">
      <h2 id="actions">{t(words.title)}</h2>
      {campaign.state === 'scheduled' && campaign.scheduledAt && (
        <p>
          {t(words.beginsAt)} <At instant={campaign.scheduledAt} />. {t(words.untilThen)}
        </p>
      )}
      <div class="campaign-actions">
        {maySend && <Sending {...props} />}
        {mayWrite && isOpen && <Reviewing {...props} />}
        {mayWrite && <Deed {...props} deed="clone" label={words.clone} />}
        {mayWrite && (
          <Deed
            {...props}
            deed={props.isPublic ? 'unpublish' : 'publish'}
            label={props.isPublic ? words.unpublish : words.publish}
          />
        )}
        {mayWrite && isOpen && <Deed {...props} deed="discard" label={words.discard} isGrave />}
      </div>
      {maySend && isOpen && props.missing.length === 0 && <Schedule {...props} />}
      {mayWrite && isOpen && <TestMail {...props} />}
    </section>
  );
}

/** Start, stop and go on; what cannot be taken back asks once more on a page of its own. */
function Sending(props: OverviewProps) {
  const { t, to } = useVisit();
  const { campaign, missing } = props;
  switch (campaign.state) {
    case 'draft':
    case 'approved':
      return missing.length === 0 ? (
        <a class="button" href={to(`/staff/campaigns/${campaign.id}/start`)}>
          {t(words.start)}
        </a>
      ) : null;
    case 'scheduled':
      return <Deed {...props} deed="unschedule" label={words.unschedule} isMain />;
    case 'running':
      return (
        <>
          <Deed {...props} deed="pause" label={words.pause} isMain />
          <Deed {...props} deed="cancel" label={words.cancel} isGrave />
          <a href={to(`/staff/campaigns/${campaign.id}/progress`)}>{t(words.progress)}</a>
        </>
      );
    case 'paused':
      return (
        <>
          <Deed {...props} deed="resume" label={words.resume} isMain />
          <Deed {...props} deed="cancel" label={words.cancel} isGrave />
        </>
      );
    case 'cancelled':
    case 'finished':
      return null;
  }
}

function Reviewing(props: OverviewProps) {
  const { campaign, isAsked, isOther, maySend } = props;
  if (campaign.state !== 'draft') return null;
  return (
    <>
      {maySend && isOther && <Deed {...props} deed="approve" label={words.approve} />}
      {!isAsked && <Deed {...props} deed="ask" label={words.ask} />}
    </>
  );
}

interface DeedProps extends OverviewProps {
  readonly deed: string;
  readonly label: { readonly de: string; readonly en: string };
  readonly isMain?: boolean;
  readonly isGrave?: boolean;
}

function Deed({ Form, campaign, deed, label, isMain, isGrave }: DeedProps) {
  const { t } = useVisit();
  // What cannot be taken back asks once more, and without script.
  if (isGrave)
    return (
      <details class="campaign-grave">
        <summary>{t(label)} …</summary>
        <p>{t(words.forGood)}</p>
        <Form action={`/staff/campaigns/${campaign.id}/${deed}`} inline>
          <Button kind="grave">{t(label)}</Button>
        </Form>
      </details>
    );
  return (
    <Form action={`/staff/campaigns/${campaign.id}/${deed}`} inline>
      <Button kind={isMain ? 'main' : 'quiet'}>{t(label)}</Button>
    </Form>
  );
}

function Schedule({ Form, campaign }: OverviewProps) {
  const { t, timeZone } = useVisit();
  return (
    <Form action={`/staff/campaigns/${campaign.id}/schedule`} label={t(words.schedule)} inline>
      <Field
        name="at"
        type="datetime-local"
        label={words.at}
        hint={{ de: `Ortszeit ${timeZone}`, en: `Local time ${timeZone}` }}
        required
      />
      <Button kind="quiet">{t(words.schedule)}</Button>
    </Form>
  );
}

function TestMail({ Form, campaign }: OverviewProps) {
  const { t } = useVisit();
  return (
    <Form action={`/staff/campaigns/${campaign.id}/test`} label={t(words.test)} inline>
      <Field name="address" type="email" label={words.testTo} required autocomplete="email" />
      <Button kind="quiet">{t(words.test)}</Button>
    </Form>
  );
}

const words = {
  title: { de: 'Was Sie tun können', en: 'What you can do' },
  beginsAt: { de: 'Der Versand beginnt:', en: 'Sending begins:' },
  untilThen: { de: 'Bis dahin lässt er sich zurückholen.', en: 'Until then it can be taken back.' },
  start: { de: 'Versenden …', en: 'Send …' },
  unschedule: { de: 'Zurückholen', en: 'Take it back' },
  pause: { de: 'Anhalten', en: 'Pause' },
  resume: { de: 'Weiter versenden', en: 'Go on sending' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
  progress: { de: 'Fortschritt verfolgen', en: 'Follow the progress' },
  ask: { de: 'Um Freigabe bitten', en: 'Ask for approval' },
  approve: { de: 'Freigeben', en: 'Approve' },
  clone: { de: 'Als neuen Entwurf kopieren', en: 'Copy as a new draft' },
  publish: { de: 'Ins öffentliche Archiv', en: 'Put into the public archive' },
  unpublish: { de: 'Aus dem Archiv nehmen', en: 'Take out of the archive' },
  forGood: { de: 'Das lässt sich nicht zurücknehmen.', en: 'That cannot be taken back.' },
  discard: { de: 'Entwurf verwerfen', en: 'Discard the draft' },
  schedule: { de: 'Zu dieser Zeit versenden', en: 'Send at this time' },
  at: { de: 'Tag und Uhrzeit', en: 'Day and time' },
  test: { de: 'Test senden', en: 'Send a test' },
  testTo: { de: 'Test an', en: 'Test to' },
} as const;
