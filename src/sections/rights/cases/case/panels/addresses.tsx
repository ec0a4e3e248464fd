import type { Text } from '../../../../../core/policy/index.ts';
import { Button, Field, useVisit } from '../../../../../core/web/index.ts';
import { Moment } from '../../parts.tsx';
import { againOf } from '../forms.tsx';
import type { CaseView } from '../view.ts';

/** An address that the person names later: nothing about it is looked up before its mailbox has confirmed it. */
export function Addresses({ Form, request, named, wrong }: CaseView) {
  const { t } = useVisit();
  const { values, errors } = againOf(wrong, 'address');
  return (
    <>
      <p>{t(request.address === '' ? words.none : words.more)}</p>
      {named.length > 0 && (
        <ul>
          {named.map(({ address, askedAt, provedAt }) => (
            <li>
              {address}: {t(provedAt ? words.proved : words.asked)} <Moment at={provedAt ?? askedAt} />
            </li>
          ))}
        </ul>
      )}
      <Form action={`/staff/cases/${request.request}/address`} label={t(words.name)}>
        <Field
          id="named-address"
          name="address"
          label={words.name}
          hint={words.hint}
          type="email"
          value={values['address'] ?? ''}
          error={errors['address']}
          maxlength={254}
          autocomplete="off"
          required
        />
        <Button kind="quiet">{t(words.ask)}</Button>
      </Form>
    </>
  );
}

const words = {
  none: {
    de: 'Ohne E-Mail-Adresse lässt sich nichts finden. Fragen Sie nach der Adresse, unter der die Person uns bekannt ist, und tragen Sie sie hier ein.',
    en: 'Nothing can be found without an e-mail address. Ask for the address by which we know the person, and enter it here.',
  },
  more: {
    de: 'Ist die Person uns auch unter einer anderen Adresse bekannt? Ist sie bestätigt, steht hier auch, was zu ihr gespeichert ist.',
    en: 'Do we know the person by another address, too? Once it is confirmed, what is held about it stands here as well.',
  },
  asked: { de: 'gefragt, noch nicht bestätigt,', en: 'asked, not confirmed yet,' },
  proved: { de: 'bestätigt', en: 'confirmed' },
  name: { de: 'Weitere E-Mail-Adresse', en: 'Another e-mail address' },
  hint: {
    de: 'Dorthin geht eine E-Mail mit einem Link. Erst ein Klick darauf ordnet die Adresse dem Antrag zu; vorher wird nichts nachgesehen und nichts herausgegeben.',
    en: 'A mail with a link goes there. Only a click on it assigns the address to the request; before that nothing is looked up and nothing handed out.',
  },
  ask: { de: 'An dieser Adresse nachfragen', en: 'Ask at this address' },
} as const satisfies Record<string, Text>;
