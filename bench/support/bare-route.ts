import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Queries, transaction, type Tx, uuidv7 } from '../../src/core/store/index.ts';
import { readForm, seeOther, type Web } from '../../src/core/web/index.ts';

const input = z.object({ email: z.email() });

/** Nonce and tag of a sealed value, so that plain rows are as long as ours. */
const overhead = Buffer.alloc(28);
const plain = (text: string): Buffer => Buffer.concat([overhead, Buffer.from(text, 'utf8')]);
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A sign-up as a plain program would store it: the rows of ours, one transaction, no limit, no seal, no key, no journal. */
export function bareRoute(web: Web, db: Queries): void {
  web.post('/bare', async (c) => {
    const form = await readForm(c, input);
    if (!form.ok) return c.body(null, 422);
    const { client, language, now } = c.var;
    const { email } = form.value;
    await transaction(db, (tx) => insertRows(tx, { email, client, language, now }));
    return seeOther(c, '/newsletter/requested');
  });
}

interface SignUp {
  readonly email: string;
  readonly client: string;
  readonly language: string;
  readonly now: Temporal.Instant;
}

async function insertRows(tx: Tx, { email, client, language, now }: SignUp): Promise<void> {
  const [id, mail, token] = [uuidv7(now), uuidv7(now), randomBytes(24).toString('base64url')];
  const [due, expires] = [now.add({ hours: 144 }), now.add({ hours: 48 })];
  await sql`
    insert into plain.core_record (id, class, subject, stage, since, due, gone_by, policy)
    values (${id}, 'newsletter.subscription', ${digest(email)}, 'requested', ${now}, ${due}, ${due.add({ hours: 24 })}, 1)`.execute(tx);
  await sql`
    insert into plain.newsletter_subscription (record, email, language, policy, consent_wording, form_wording, mail_wording,
      requested_at, requested_ip, network)
    select ${id}, ${plain(email)}, ${language}, 1, max(hash) filter (where kind = 'consent'), max(hash) filter (where kind = 'form'),
      max(hash) filter (where kind = 'mail'), ${now}::timestamptz, ${plain(client)}, ${digest(client)}
    from newsletter.wording`.execute(tx);
  await sql`
    insert into plain.newsletter_confirmation (token_hash, record, expires_at)
    values (${digest(token)}, ${id}, ${expires})`.execute(tx);
  const payload = JSON.stringify({ to: email, language, payload: { token, requestedAt: now, validUntil: expires } });
  await sql`
    insert into plain.mail_outbox (id, record, kind, payload, message_id, next_at, since)
    values (${mail}, ${id}, 'newsletter.confirmation', ${plain(payload)}, ${`<${mail}@bench.example>`}, ${now}, ${now})`.execute(tx);
}
