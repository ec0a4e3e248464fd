import { useVisit } from '../../../core/web/index.ts';
import { SubscribeForm, type SubscribePageProps } from './form.tsx';

/**
 * For who unsubscribed by accident. An ended consent does not come back by a click, which a forwarded newsletter could make
 * as well: it is the form, empty, and the address is asked whether it is meant (S33, S36; GDPR Art. 7(1)).
 */
export function Undo(form: Pick<SubscribePageProps, 'policy' | 'version' | 'language' | 'list'>) {
  const { t } = useVisit();
  return (
    <section class="stack" aria-labelledby="undo">
      <h2 id="undo">{t({ de: 'Aus Versehen? Rückgängig machen', en: 'By accident? Undo' })}</h2>
      <p>
        {t({
          de: 'Wir haben Ihnen nichts weiter gesandt und senden von uns aus auch nichts. Ihre Adresse dürfen wir seit der Abbestellung nicht mehr zum Versand lesen; deshalb tragen Sie sie bitte noch einmal ein. Der Newsletter kommt wieder, sobald Sie über den Link in der E-Mail bestätigen, die dann an diese Adresse geht.',
          en: 'We have sent you nothing else and shall send nothing of our own accord. Since you unsubscribed we may not read your address for sending any more, so please enter it once again. The newsletter comes again as soon as you confirm by the link in the e-mail that then goes to this address.',
        })}
      </p>
      <SubscribeForm {...form} />
    </section>
  );
}
