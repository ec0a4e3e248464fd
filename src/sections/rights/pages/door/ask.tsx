import { inWords, type Policy, periodInWords, type Text } from '../../../../core/policy/index.ts';
import { Button, Field, Form, Message, telephone, useVisit } from '../../../../core/web/index.ts';
import { rightsSettings } from '../../policy.ts';
import { words } from '../words.ts';

export interface AskPageProps {
  readonly policy: Policy;
  readonly email?: string | undefined;
  readonly error?: Text | undefined;
  /** Why somebody who was inside stands at the door again. */
  readonly said?: 'over' | 'noCookie' | 'signedOut' | undefined;
}

/** The door: an address, and what happens then. */
export function AskPage({ policy, email, error, said }: AskPageProps) {
  const { t } = useVisit();
  return (
    <>
      <h1>{t(words.title)}</h1>
      {said && (
        <Message kind={said === 'signedOut' ? 'good' : 'note'} title={t(words[said])}>
          <p>{t(words[`${said}What`])}</p>
        </Message>
      )}
      <p class="lead">{t(words.lead)}</p>
      <Form action="/your-data" label={t(words.title)}>
        <Field
          name="email"
          type="email"
          label={words.email}
          autocomplete="email"
          maxlength={254}
          required
          error={error}
          {...(email !== undefined && { value: email })}
        />
        <Button>{t(words.send)}</Button>
      </Form>
      <div class="your-data">
        <How policy={policy} />
        <OtherWays policy={policy} />
      </div>
    </>
  );
}

function How({ policy }: { readonly policy: Policy }) {
  const { t, language } = useVisit();
  const { link, visit } = rightsSettings(policy);
  const [valid, stay] = [inWords(link), inWords(visit)];
  return (
    <section>
      <h2>{t(words.how)}</h2>
      <ol>
        {language === 'de' ? (
          <>
            <li>
              Wir senden einen Link an die Adresse, gleich ob dort etwas gespeichert ist. So erfährt hier niemand, wer
              bei uns bekannt ist.
            </li>
            <li>
              Der Link gilt {valid.de}, und nur einmal. Er öffnet die Übersicht für {stay.de}.
            </li>
            <li>Was Sie dort verlangen, geschieht sofort, soweit niemand es erst abwägen muss.</li>
          </>
        ) : (
          <>
            <li>
              We send a link to the address, whether anything is held about it or not. So nobody learns here who is
              known to us.
            </li>
            <li>
              The link works for {valid.en}, and only once. It opens the overview for {stay.en}.
            </li>
            <li>What you ask for there happens at once, unless somebody has to weigh it first.</li>
          </>
        )}
      </ol>
    </section>
  );
}

/** No form is prescribed (S81). */
function OtherWays({ policy: { controller } }: { readonly policy: Policy }) {
  const { t, to, language } = useVisit();
  return (
    <section>
      <h2>{t(words.otherWays)}</h2>
      <p>
        {language === 'de' ? 'Ebenso gut: telefonisch unter ' : 'Just as well: by telephone on '}
        <a class="whole" href={telephone(controller.phone)}>
          {controller.phone}
        </a>
        {language === 'de' ? ', per E-Mail an ' : ', by e-mail to '}
        <a href={`mailto:${controller.email}`}>{controller.email}</a>
        {language === 'de' ? ' oder per Brief an ' : ' or by letter to '}
        {controller.name}, {controller.street},{' '}
        <span class="whole">
          {controller.postalCode} {controller.city}
        </span>
        . <a href={to('/privacy#rights')}>{t(words.privacy)}</a>
      </p>
    </section>
  );
}

/** The answer to every address: known, unknown, or one that had its share of mails. */
export function SentPage({ policy }: { readonly policy: Policy }) {
  const { t, to, language } = useVisit();
  const { link, links } = rightsSettings(policy);
  const share = new Intl.ListFormat(language, { type: 'conjunction' }).format(
    links.perAddress.map(({ most, within }) =>
      language === 'de'
        ? `${most} in ${periodInWords(within, 'de', { case: 'dative' })}`
        : `${most} in ${periodInWords(within, 'en')}`,
    ),
  );
  return (
    <>
      <h1>{t(words.sent)}</h1>
      {language === 'de' ? (
        <>
          <p>
            Wir senden einen Link an die angegebene Adresse, gleich ob dazu etwas gespeichert ist. Er gilt{' '}
            {inWords(link).de}.
          </p>
          <p>
            Kommt nichts an, sehen Sie im Spam-Ordner nach und prüfen Sie die Schreibweise. Je Adresse versenden wir
            höchstens so viele Links: {share}.
          </p>
        </>
      ) : (
        <>
          <p>
            We send a link to the address that was given, whether anything is held about it or not. It works for{' '}
            {inWords(link).en}.
          </p>
          <p>
            If nothing arrives, look into your spam folder and check the spelling. We send at most this many links to
            one address: {share}.
          </p>
        </>
      )}
      <p>
        <a href={to('/your-data')}>{t(words.again)}</a>
      </p>
    </>
  );
}
