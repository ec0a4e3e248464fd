import type { Text } from '../../../../core/policy/index.ts';
import type { Act } from '../../../../core/records/index.ts';
import type { StaffDesk, World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import { errorPage, seeOther } from '../../../../core/web/index.ts';
import {
  addNote,
  addRecipient,
  askIdentity,
  extend,
  nameAddress,
  settledStates,
  settleRecipient,
  tellExtension,
  tellLifting,
} from '../../request/index.ts';
import { casesPath } from '../list/query.ts';
import { idOf, posted } from '../posted.ts';
import type { ShowCase } from './show.ts';

type Values = Readonly<Record<string, string>>;

interface Doing {
  readonly tx: Queries;
  readonly id: string;
  readonly values: Values;
  readonly act: Act;
  readonly by: string;
}

/** What a form of the page does; a refusal names the field that it is about, or nothing where the request is gone. */
interface Deed {
  readonly form?: (values: Values) => string;
  readonly field: string;
  work(doing: Doing): Promise<string>;
}

/** Notes, identity, extension, the notice before a lifting, and recipients: each a form of its own. */
export function noteRoutes(desk: StaffDesk, world: World, show: ShowCase): void {
  const deeds: Readonly<Record<string, Deed>> = {
    note: {
      field: 'note',
      work: ({ tx, id, values, act, by }) =>
        addNote(world, tx, id, { what: 'note', note: values['note'] ?? '' }, act, by),
    },
    identity: { field: 'identity', work: ({ tx, id, act, by }) => askIdentity(world, tx, id, act, by) },
    'identity-note': {
      field: 'note',
      work: ({ tx, id, values, act, by }) =>
        addNote(world, tx, id, { what: 'identity-noted', note: values['note'] ?? '' }, act, by),
    },
    address: {
      field: 'address',
      work: ({ tx, id, values, act, by }) => nameAddress(world, tx, id, values['address'] ?? '', act, by),
    },
    'extension-told': {
      field: 'told',
      work: ({ tx, id, values, act, by }) =>
        tellExtension(world, tx, id, values['told'] === 'phone' ? 'phone' : 'letter', act, by),
    },
    extension: {
      field: 'reasons',
      work: ({ tx, id, values, act, by }) =>
        extend(world, tx, id, { reasons: values['reasons'] ?? '', told: toldOf(values) }, act, by),
    },
    'lifting-notice': {
      field: 'reasons',
      work: ({ tx, id, values, act, by }) =>
        tellLifting(world, tx, id, { reasons: values['reasons'] ?? '', told: toldOf(values) }, act, by),
    },
    'recipient-add': { field: 'recipient', work: (doing) => add(world, doing) },
    recipient: {
      form: ({ recipient, deed }) => `recipient ${recipient}-${deed}`,
      field: 'reason',
      work: ({ tx, id, values, act, by }) => settle(world, { tx, id, values, act, by }),
    },
  };

  for (const [name, deed] of Object.entries(deeds))
    desk.post(`${casesPath}/:id/${name}`, 'persons', async (c, member) => {
      const id = idOf(c);
      if (!id) return errorPage(c, 404);
      const { values } = await posted(c);
      const done = await transaction(
        world.db,
        (tx) => deed.work({ tx, id, values, act: member.act, by: member.account }),
        { attempts: 3 },
      );
      if (done === 'done') return seeOther(c, `${casesPath}/${id}`);
      const error = (name === 'address' ? addressRefusals[done] : refusals[done]) ?? refusals['gone'] ?? '';
      return show(c, member, id, {
        form: deed.form?.(values) ?? name,
        errors: { [deed.field]: error as Text },
        values,
      });
    });
}

async function add(world: World, { tx, id, values, act, by }: Doing): Promise<string> {
  const recipient = world.rules.policy.sections
    .flatMap((section) => section.recipients)
    .find(({ name }) => name === values['recipient'])?.name;
  const deed = deedOf(values);
  return recipient && deed ? addRecipient(world, tx, id, { recipient, deed }, act, by) : 'gone';
}

const deedOf = ({ deed }: Values) => (['rectification', 'erasure', 'restriction'] as const).find((one) => one === deed);

async function settle(world: World, { tx, id, values, act, by }: Doing): Promise<string> {
  const state = settledStates.find((one) => one === values['state']);
  const deed = deedOf(values);
  if (!state || !deed) return 'gone';
  const what = { recipient: values['recipient'] ?? '', deed, state, reason: values['reason'] ?? '' };
  return settleRecipient(world, tx, id, what, act, by);
}

const toldOf = ({ told }: Values): 'mail' | 'letter' | 'phone' =>
  told === 'letter' || told === 'phone' ? told : 'mail';

const addressRefusals: Readonly<Record<string, Text>> = {
  address: {
    de: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie name@beispiel.de.',
    en: 'This is not an e-mail address. One looks like name@example.com.',
  },
  known: { de: 'Diese Adresse gehört schon zu dem Antrag.', en: 'The request has this address already.' },
};

const refusals: Readonly<Record<string, Text>> = {
  note: { de: 'Bitte schreiben Sie etwas.', en: 'Please write something.' },
  reasons: {
    de: 'Ohne Gründe lässt sich die Frist nicht verlängern (Art. 12 Abs. 3 DSGVO).',
    en: 'The time cannot be extended without reasons (Art. 12(3) GDPR).',
  },
  reason: {
    de: 'Bitte begründen Sie, warum dieser Empfänger nicht unterrichtet wird (Art. 19 DSGVO).',
    en: 'Please say why this recipient is not told (Art. 19 GDPR).',
  },
  over: {
    de: 'Die erste Frist ist vorüber; verlängern lässt sie sich nicht mehr.',
    en: 'The first time has passed; it cannot be extended any more.',
  },
  address: {
    de: 'Zu diesem Antrag gehört keine E-Mail-Adresse. Wählen Sie Brief oder Telefon.',
    en: 'There is no e-mail address to this request. Choose letter or telephone.',
  },
  gone: { de: 'Das ist in diesem Stand nicht mehr möglich.', en: 'This is not possible any more as things stand.' },
};
