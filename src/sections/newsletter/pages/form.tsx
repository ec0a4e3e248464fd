import { dateInWords, type Language, type Policy, type Text } from '../../../core/policy/index.ts';
import { Button, Chips, Field, Form, Message, useVisit } from '../../../core/web/index.ts';
import { type List, newsletterSettings, publicLists } from '../policy.ts';
import { Trap } from '../robots/index.ts';
import { Prospect } from './prospect.tsx';
import { aboutInWords, consentText, words } from './words.ts';

export interface SubscribePageProps {
  readonly policy: Policy;
  readonly version: number;
  readonly language: Language;
  /** The list that is asked for; each is consented to by itself. */
  readonly list: List;
  readonly email?: string | undefined;
  readonly error?: Text | undefined;
  /** The form that was posted had been shown under another policy. */
  readonly isOutdated?: boolean;
  /** There are issues that everybody may read. */
  readonly hasArchive?: boolean;
}

/** The newsletter: what it is, the form, and what becomes of an address. */
export function SubscribePage(props: SubscribePageProps) {
  const { policy, language, list } = props;
  const lists = publicLists(policy);
  return (
    <>
      <h1>{words.title[language]}</h1>
      <p class="lead">{aboutInWords(policy, language, [list])}</p>
      {props.isOutdated && (
        <Message kind="wrong" title={outdated.title[language]}>
          <p>{outdated.next[language]}</p>
        </Message>
      )}
      {lists.length > 1 && <Lists lists={lists} list={list} />}
      <SubscribeForm {...props} />
      {props.hasArchive && <Archive />}
      <Prospect policy={policy} language={language} />
    </>
  );
}

function Archive() {
  const { t, to } = useVisit();
  return (
    <p>
      <a href={to('/newsletter/archive')}>{t({ de: 'Bisherige Ausgaben lesen', en: 'Read former issues' })}</a>
    </p>
  );
}

/** The other lists are a link away: one form, one consent. */
function Lists({ lists, list }: { readonly lists: readonly List[]; readonly list: List }) {
  const { t, to } = useVisit();
  return (
    <Chips
      label={t({ de: 'Listen', en: 'Lists' })}
      chips={lists.map(({ name, title }) => ({
        href: to(`/newsletter?list=${name}`),
        text: t(title),
        isCurrent: name === list.name,
      }))}
    />
  );
}

/** The form as it is also archived beside each consent: all words in it are given, none is looked up. */
export function SubscribeForm({ policy, version, language, list, email, error }: SubscribePageProps) {
  const issued = dateInWords(policy.issued, language, policy);
  const { fromAge, lists } = newsletterSettings(policy);
  return (
    <Form action="/newsletter" label={words.title[language]}>
      <Field
        name="email"
        type="email"
        label={words.email[language]}
        autocomplete="email"
        maxlength={254}
        required
        {...(email !== undefined && { value: email })}
        error={error?.[language]}
      />
      <p>{consentText(policy, language, list)}</p>
      <p class="small">
        {language === 'de' ? `Für Personen ab ${fromAge} Jahren.` : `For persons aged ${fromAge} and over.`}
      </p>
      <input type="hidden" name="version" value={version} />
      {lists.length > 1 && <input type="hidden" name="list" value={list.name} />}
      <Trap />
      <Button>{words.subscribe[language]}</Button>
      <p class="small">
        <a href={language === 'de' ? '/privacy' : '/en/privacy'}>{words.privacy[language]}</a>
        {language === 'de' ? `, Fassung ${version} vom ${issued}` : `, version ${version} of ${issued}`}
      </p>
    </Form>
  );
}

const outdated = {
  title: {
    de: 'Die Datenschutzerklärung hat sich inzwischen geändert',
    en: 'The privacy notice has changed in the meantime',
  },
  next: {
    de: 'Ihre Anmeldung ist noch nicht abgeschickt. Bitte lesen Sie den Text noch einmal und senden Sie das Formular dann erneut ab.',
    en: 'Your sign-up has not been sent yet. Please read the text once more and then send the form again.',
  },
} as const;
