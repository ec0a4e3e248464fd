// A small policy with its records, and an outbox over them: what the tests of mail and their child process share.
import { type Clock, fixedClock } from '../../src/core/clock/index.ts';
import {
  type Acceptance,
  createMail,
  type MailKind,
  type MailOptions,
  type Outbox,
} from '../../src/core/mail/index.ts';
import { calendar } from '../../src/core/policy/index.ts';
import { currentVersion, enactPolicy, type Records, records } from '../../src/core/records/index.ts';
import { type Store, transaction } from '../../src/core/store/index.ts';
import { openVault, type Vault } from '../../src/core/vault/index.ts';
import { smallPolicy } from './policy.ts';

export const start = Temporal.Instant.from('2026-03-02T08:00:00Z');

export interface MailWorld {
  readonly store: Store;
  readonly vault: Vault;
  readonly records: Records;
  readonly outbox: Outbox;
  /** What the section heard: the kind of call, and what came with it. */
  readonly heard: Heard[];
  /** A record in the stage `active`, which may be sent to. */
  subscriber(address: string): Promise<string>;
  /** Queues a mail for a record. */
  order(record: string, to: string, over?: { kind?: string; payload?: Record<string, string> }): Promise<string>;
}

export type Heard =
  | { readonly accepted: Acceptance; readonly record: string }
  | { readonly failed: string; readonly record: string };

export interface WorldOptions extends Partial<MailOptions> {
  readonly keyFile: string;
  readonly clock?: Clock;
  readonly kind?: Partial<MailKind>;
}

export const sender = {
  name: 'Gartenbau Musterstadt GmbH',
  address: 'post@garten.example',
  envelope: 'bounce@garten.example',
};

export async function mailWorld(store: Store, options: WorldOptions): Promise<MailWorld> {
  const { keyFile, clock = fixedClock(start), kind: over, ...mail } = options;
  const act = { now: start, by: 'operator' } as const;
  const version =
    (await currentVersion(store.db)) ?? (await enactPolicy(store.db, smallPolicy, { de: '', en: '' }, act));
  const vault = await openVault(store.db, keyFile);
  const rules = { policy: smallPolicy, version: version.number, calendar: calendar(smallPolicy) };
  const deeds = records({ rules, vault, entered: new Map() });
  const heard: Heard[] = [];
  const outbox = createMail({
    db: store.db,
    databaseUrl: store.url,
    clock,
    records: deeds,
    kinds: [letterKind(heard, over)],
    sender,
    ...mail,
  });
  return {
    store,
    vault,
    records: deeds,
    outbox,
    heard,
    subscriber: (address) =>
      transaction(store.db, async (tx) => {
        const now = clock.now();
        const subject = deeds.subject('newsletter', address);
        const { id } = await deeds.keep(tx, { class: 'newsletter.subscription', subject }, { now, by: 'person' });
        await deeds.advance(tx, id, 'confirmed', { now, by: 'person' });
        return id;
      }),
    order: (record, to, { kind = 'letter', payload = {} } = {}) =>
      transaction(store.db, (tx) =>
        outbox.send(tx, { kind, record, to, language: 'de', payload }, { now: clock.now(), by: 'policy' }),
      ),
  };
}

function letterKind(heard: Heard[], over: Partial<MailKind> = {}): MailKind {
  return {
    name: 'letter',
    purpose: 'newsletter.send',
    compose: ({ payload }) => ({
      subject: payload['subject'] ?? 'Grüße aus dem Garten',
      text: payload['text'] ?? 'Guten Tag,\n\nhier wächst etwas.\n',
      html: '<p>Guten Tag, hier wächst etwas.</p>',
      autoSubmitted: 'auto-generated',
      replyTo: 'info@garten.example',
      listUnsubscribe: {
        url: 'https://garten.example/newsletter/unsubscribe/t0ken',
        listId: 'rundbrief.garten.example',
      },
    }),
    accepted: async (_tx, record, acceptance) => {
      heard.push({ accepted: acceptance, record: record.id });
    },
    failed: async (_tx, record, reply) => {
      heard.push({ failed: reply, record });
    },
    ...over,
  };
}
