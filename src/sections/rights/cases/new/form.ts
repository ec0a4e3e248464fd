import { isAddress } from '../../../../core/mail/index.ts';
import { languages, type Text } from '../../../../core/policy/index.ts';
import {
  type NewRequest,
  type RequestChannel,
  type RequestKind,
  requestKinds,
  type World,
} from '../../../../core/section/index.ts';
import { type Posted, typedInstant, type Wrong } from '../posted.ts';

/** The ways that somebody enters by hand; the page of one's own data enters itself. */
export const enteredChannels = ['mail', 'phone', 'letter', 'form'] as const satisfies readonly RequestChannel[];

/** Reads the form of a new request: what it says, or everything that is wrong with it at once. */
export function newRequest(
  world: Pick<World, 'rules'>,
  form: Posted,
  now: Temporal.Instant,
): { readonly request: NewRequest } | { readonly wrong: Wrong } {
  const { values } = form;
  const text = (name: string) => values[name]?.trim() ?? '';
  const channel = enteredChannels.find((one) => one === values['channel']);
  const language = languages.find((one) => one === values['language']) ?? 'de';
  const receivedAt = typedInstant(world, values['received']);
  const kinds = form.all('kinds').filter((one): one is RequestKind => requestKinds.some((kind) => kind === one));
  const errors: Record<string, Text> = {};
  if (!channel) errors['channel'] = words.channel;
  if (!receivedAt) errors['received'] = words.received;
  else if (Temporal.Instant.compare(receivedAt, now) > 0) errors['received'] = words.future;
  if (kinds.length === 0) errors['kinds'] = words.kinds;
  if (text('address') !== '' && !isAddress(text('address'))) errors['address'] = words.address;
  if (text('address') === '' && text('name') === '') errors['name'] = words.who;
  for (const [name, most] of [['name', 200] as const, ['text', 20_000] as const])
    if (text(name).length > most) errors[name] = words.long;
  if (!channel || !receivedAt || Object.keys(errors).length > 0)
    return { wrong: { form: 'new', errors, values, checked: kinds } };
  return {
    request: {
      kinds,
      channel,
      receivedAt,
      language,
      address: text('address') || undefined,
      name: text('name') || undefined,
      text: text('text') || undefined,
      objectsTo: values['objectsTo'] === 'advertising' ? 'advertising' : 'all',
      withdraws: values['chosen'] === 'yes' ? form.all('withdraws') : undefined,
    },
  };
}

const words = {
  channel: { de: 'Bitte wählen Sie, wie der Antrag kam.', en: 'Please choose how the request came.' },
  received: { de: 'Bitte geben Sie Tag und Uhrzeit des Eingangs an.', en: 'Please give day and time of receipt.' },
  future: { de: 'Das liegt in der Zukunft.', en: 'This lies in the future.' },
  kinds: { de: 'Bitte wählen Sie mindestens ein Recht.', en: 'Please choose at least one right.' },
  address: {
    de: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie name@beispiel.de.',
    en: 'This is not an e-mail address. One looks like name@example.com.',
  },
  who: { de: 'Bitte geben Sie eine Adresse oder einen Namen an.', en: 'Please give an address or a name.' },
  long: { de: 'Das ist zu lang. Bitte kürzen Sie es.', en: 'This is too long. Please shorten it.' },
} as const satisfies Record<string, Text>;
