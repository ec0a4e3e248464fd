import { useVisit } from '../../../core/web/index.ts';
import { SubscribeForm, type SubscribePageProps } from './form.tsx';

export interface UndoProps extends Pick<SubscribePageProps, 'policy' | 'version' | 'language' | 'list'> {
  /** A mail to the address itself carries the way back, and until when; undefined where there is none. */
  readonly mailedUntil: string | undefined;
}

/**
 * For who unsubscribed by accident. An ended consent does not come back by a click on this page, which whoever holds a
 * forwarded newsletter could make as well: it is the mail to the address itself, or the form, empty, by which the address is
 * asked whether it is meant (S33, S36; GDPR Art. 7(1)).
 */
export function Undo({ mailedUntil, ...form }: UndoProps) {
  const { t } = useVisit();
  return (
    <section class="stack" aria-labelledby="undo">
      <h2 id="undo">{t({ de: 'Aus Versehen? Rückgängig machen', en: 'By accident? Undo' })}</h2>
      {mailedUntil ? <Mailed until={mailedUntil} /> : <ByForm {...form} />}
    </section>
  );
}

type FormProps = Omit<UndoProps, 'mailedUntil'>;

function Mailed({ until }: { readonly until: string }) {
  const { t, to } = useVisit();
  return (
    <>
      <p>
        {t({
          de: `An Ihre Adresse geht eine einzige E-Mail, die das Abbestellen bestätigt. Über den Link darin abonnieren Sie den Newsletter bis ${until} wieder. Auf dieser Seite geht das nicht: Den Link hierher hat auch, wem eine Ausgabe weitergeleitet wurde.`,
          en: `One single e-mail goes to your address, which confirms that you have unsubscribed. By the link in it you subscribe again, until ${until}. That is not possible on this page: whoever was forwarded an issue has the link to it as well.`,
        })}
      </p>
      <p>
        {t({
          de: 'Kommt keine an, weil an diese Adresse gerade schon E-Mails dieser Art gingen, bleibt ',
          en: 'If none arrives, since such mails have gone to this address before, there is ',
        })}
        <a href={to('/newsletter')}>{t({ de: 'das Anmeldeformular', en: 'the sign-up form' })}</a>.
      </p>
    </>
  );
}

function ByForm(form: FormProps) {
  const { t } = useVisit();
  return (
    <>
      <p>
        {t({
          de: 'Wir haben Ihnen nichts weiter gesandt und senden von uns aus auch nichts. Ihre Adresse dürfen wir seit der Abbestellung nicht mehr zum Versand lesen; deshalb tragen Sie sie bitte noch einmal ein. Der Newsletter kommt wieder, sobald Sie über den Link in der E-Mail bestätigen, die dann an diese Adresse geht.',
          en: 'We have sent you nothing else and shall send nothing of our own accord. Since you unsubscribed we may not read your address for sending any more, so please enter it once again. The newsletter comes again as soon as you confirm by the link in the e-mail that then goes to this address.',
        })}
      </p>
      <SubscribeForm {...form} />
    </>
  );
}
