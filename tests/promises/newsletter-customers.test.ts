// What the newsletter promises of advertising to existing customers, held against the running system on the reference policy.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import { transaction } from '../../src/core/store/index.ts';
import { draftCampaign, startCampaign } from '../../src/sections/newsletter/campaign/index.ts';
import { objectionSentence } from '../../src/sections/newsletter/customer/notice.ts';
import { conditions } from '../../src/sections/newsletter/customer/record/customer.ts';
import { runningDeliveries } from '../../src/sections/newsletter/sending/turn/deliveries.ts';
import { listPage } from '../../src/sections/newsletter/sending/turn/listing.ts';
import { act, type CampaignWorld, campaignWorld, draft, subscribers, withNewsletter } from '../support/campaign.ts';
import { customer, enter, entry, without } from '../support/customer.ts';
import { faultyPeer } from '../support/smtp-faults.ts';

const kim = 'kim.canary@example.org';
const toCustomers = { lists: [], offers: ['software'] } as const;

test('S43: a customer with all four conditions evidenced is mailed without consent', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  await customer(w, kim);
  const id = await w.started(toCustomers);
  await w.send();
  assert.deepEqual(peer.record.named, [kim]);
  assert.deepEqual(await w.states(id), { accepted: 1 });
});

for (const condition of conditions)
  test(`S43: without the condition “${condition}” alone nobody is mailed, and the entry says so`, async () => {
    await using peer = await faultyPeer();
    const w = await campaignWorld({ smtpUrl: peer.url });
    await customer(w, 'complete@example.org');
    const entered = await enter(w, without(entry(w, kim), condition));
    assert.ok('customer' in entered);
    // What is told counts from the sale at which it was told.
    assert.deepEqual(entered.missing, condition === 'sale' ? ['sale', 'told'] : [condition]);
    await w.started(toCustomers);
    await w.send();
    assert.deepEqual(peer.record.named, ['complete@example.org']);
  });

const gone: Readonly<Record<(typeof conditions)[number], string>> = {
  sale: 'sold_at = null, sale = null, sale_evidence = null',
  similar: "similar_offers = '{}', similar_evidence = null",
  unobjected: 'unobjected_at = null, unobjected_evidence = null',
  told: 'told_at = null, told_wording = null, told_evidence = null',
};

for (const condition of conditions)
  test(`S43: the condition “${condition}” is read again as the mail is about to leave`, async () => {
    await using peer = await faultyPeer();
    const w = await campaignWorld({ smtpUrl: peer.url });
    const [record] = [await customer(w, kim), await customer(w, 'complete@example.org')];
    const id = await w.started(toCustomers);
    const [delivery] = await runningDeliveries(w.world);
    assert.ok(await listPage(w.world, delivery?.delivery ?? ''));
    assert.deepEqual(await w.states(id), { queued: 2 });
    await sql`update newsletter.customer set ${sql.raw(gone[condition])} where record = ${record}`.execute(w.world.db);
    await w.send();
    assert.deepEqual(peer.record.named, ['complete@example.org']);
    assert.deepEqual(await w.states(id), { accepted: 1, dropped: 1 });
  });

test('S43: an issue advertises own offers that are similar to what was sold, under the topic that the policy names', async () => {
  const w = await campaignWorld();
  await customer(w, kim, { similar: { offers: ['software'], evidence: 'Verlängerung' } });
  const refused = async (over: object) => {
    const outcome = await draftCampaign(w.world, { ...draft, lists: [], ...over }, act(w));
    return 'refused' in outcome ? outcome.refused.map(({ code }) => code) : [];
  };
  assert.deepEqual(await refused({ offers: ['cars'] }), ['offer-unknown']);
  assert.deepEqual(await refused({ offers: ['software'], topic: 'Themen der IT-Branche' }), ['topic-not-own']);
  // One of what it advertises is not similar to what was sold.
  const drafted = await w.drafted({ lists: [], offers: ['software', 'shop'] });
  const started = await startCampaign(w.world, drafted, act(w));
  assert.ok('refused' in started);
  assert.deepEqual(
    started.refused.map(({ code }) => code),
    ['nobody'],
  );
});

for (const language of ['de', 'en'] as const)
  test(`S43: each such mail names its ground and the right to object, and its last link objects (${language})`, async () => {
    const w = await campaignWorld();
    await customer(w, kim);
    await w.started({ ...toCustomers, language });
    await w.send();
    const letter = (await w.mails()).findLast(({ to }) => to.includes(kim));
    assert.ok(letter?.text && letter.html);
    const html = parse(letter.html);
    for (const part of [letter.text, html.textContent]) {
      assert.ok(part.includes(objectionSentence[language]));
      assert.match(part, language === 'de' ? /§ 7 Abs\. 3 UWG/ : /section 7\(3\) UWG/);
      assert.doesNotMatch(part, /angemeldet|signed up/);
    }
    const [inText, inHtml] = [
      letter.text.match(/https?:\/\/\S+/g)?.at(-1) ?? '',
      html.querySelectorAll('a').at(-1)?.getAttribute('href'),
    ];
    assert.equal(inText, inHtml);
    assert.equal(letter.headers['list-unsubscribe'], `<${inText}>`);
    assert.equal(letter.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
    const path = inText.slice(w.world.baseUrl.length);
    assert.match(await (await w.get(path)).text(), /Der Werbung widersprechen/);
    assert.equal((await w.visit(path, {})).status, 303);
    assert.deepEqual(
      (await w.recordsOf(kim, 'newsletter.customer')).map(({ stage }) => stage),
      ['objected'],
    );
    assert.match(await (await w.get(path)).text(), /Sie haben widersprochen/);
    // What was said in each mail is kept as it was said.
    const { rows } = await sql<{ text: string }>`
      select w.text from newsletter.mailing m join newsletter.wording w on w.hash = m.objection_wording`.execute(
      w.world.db,
    );
    assert.equal(rows.length, 1);
    assert.ok(rows[0]?.text.includes(objectionSentence[language]));
  });

const ends = [
  ['one click of the mail program', 'objected'],
  ['an objection', 'objected'],
  ['a demand for erasure', 'objected'],
  ['a complaint', 'objected'],
  ['an unsubscribed newsletter', 'objected'],
  ['a restriction', 'restricted'],
  ['a sale too long past', 'proof'],
] as const;

for (const [what, stage] of ends)
  test(`S43: ${what} ends advertising at once`, async () => {
    await using peer = await faultyPeer();
    const w = await campaignWorld({ smtpUrl: peer.url });
    const record = await customer(w, kim);
    await w.started(toCustomers);
    await w.send();
    const advance = (event: string) =>
      transaction(w.world.db, (tx) => w.world.records.advance(tx, record, event, act(w)));
    switch (what) {
      case 'one click of the mail program':
        await w.visit(w.wayOut((await w.recordsOf(kim, 'newsletter.customer'))[0] ?? assert.fail()), {
          'List-Unsubscribe': 'One-Click',
        });
        break;
      case 'an objection':
        await advance('objected');
        break;
      case 'a demand for erasure':
        await advance('erasureDemanded');
        break;
      case 'a complaint':
        await advance('complained');
        break;
      case 'an unsubscribed newsletter': {
        const subscription = await transaction(w.world.db, async () => (await subscribers(w.world, [kim]))[0]);
        const [found] = (await w.recordsOf(kim)).filter(({ id }) => id === subscription);
        await w.visit(w.wayOut(found ?? assert.fail()), {});
        break;
      }
      case 'a restriction':
        await advance('restrictionDemanded');
        break;
      case 'a sale too long past':
        await w.travel('P2Y');
        break;
    }
    assert.deepEqual(
      (await w.recordsOf(kim, 'newsletter.customer')).map((one) => one.stage),
      [stage],
    );
    await customer(w, 'other@example.org');
    await w.started(toCustomers);
    await w.send();
    assert.deepEqual(peer.record.named, [kim, 'other@example.org']);
    // Whoever said no is not entered again; a new sale makes a customer anew of whom time alone had ended.
    const again = await enter(w, entry(w, kim));
    assert.equal('refused' in again ? again.refused : 'entered', stage === 'proof' ? 'entered' : 'objected');
  });

test('S52: an objection while the issue is running keeps the mail back', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  const records = [await customer(w, 'a@example.org'), await customer(w, kim)];
  const id = await w.started(toCustomers);
  await transaction(w.world.db, (tx) => w.world.records.advance(tx, records[1] ?? '', 'objected', act(w)));
  await w.send();
  assert.deepEqual(peer.record.named, ['a@example.org']);
  assert.equal((await w.statistics(id)).accepted, 1);
});

test('S34: a person with both grounds gets one mail, by their consent', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  await subscribers(w.world, [kim]);
  await customer(w, kim);
  await customer(w, 'other@example.org');
  const id = await w.started({ lists: ['newsletter'], offers: ['software'] });
  await w.send();
  assert.deepEqual(peer.record.named.toSorted(), [kim, 'other@example.org']);
  assert.equal((await w.statistics(id)).recipients, 2);
  assert.match(Buffer.from(peer.record.kept(kim)[0] ?? '').toString('utf8'), /List-Id: <newsletter\./);
});

test('S43: an entry that stays incomplete is erased after its period, and what was never used after the last sale', async () => {
  const w = await campaignWorld();
  await enter(w, without(entry(w, kim), 'told'));
  await customer(w, 'never@example.org');
  await w.travel('P30D');
  assert.deepEqual(await w.recordsOf(kim, 'newsletter.customer'), []);
  assert.equal((await w.recordsOf('never@example.org', 'newsletter.customer')).length, 1);
  await w.travel('P2Y');
  assert.equal(await w.count('newsletter.customer'), 0);
});

test('S43: where the policy does not use the permission there is no trace of it, and nobody is entered', async () => {
  const policy = await withNewsletter(() => ({ customers: undefined }) as never);
  const w = await campaignWorld({ policy });
  assert.deepEqual(await enter(w, entry(w, kim)), { refused: 'absent' });
  const outcome = await draftCampaign(w.world, { ...draft, ...toCustomers }, act(w));
  assert.ok('refused' in outcome);
  const passage = policy.sections.flatMap((s) => s.passages).find(({ promises }) => promises.includes('S43'));
  assert.match(passage?.text.de ?? '', /Derzeit versenden wir allein auf Grund von Einwilligungen/);
  assert.equal(
    policy.sections.flatMap((s) => s.classes).some(({ name }) => name === 'newsletter.customer'),
    false,
  );
});

test('S34: nobody without an active consent or a complete customer record is ever in an envelope', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  await subscribers(w.world, ['always@example.org']);
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(somebody, { minLength: 1, maxLength: 6 }), async (people) => {
      round += 1;
      const before = peer.record.named.length;
      const lives = await Promise.all(people.map((person, at) => begun(w, person, `p${round}-${at}@example.org`)));
      const issue = await w.started({ lists: ['newsletter'], offers: ['software'] });
      for (const { late } of lives) await late();
      await w.send();
      const permitted = lives.filter(({ isPermitted }) => isPermitted).map(({ email }) => email);
      const mailed = peer.record.named.slice(before).filter((to) => to.startsWith(`p${round}-`));
      assert.deepEqual(mailed.toSorted(), permitted.toSorted());
      assert.equal((await w.statistics(issue)).waiting, 0);
    }),
    { numRuns: 15 },
  );
});

const customers = ['none', 'complete', ...conditions, 'dissimilar', 'objected', 'restricted'] as const;

const somebody = fc.record({
  consent: fc.constantFrom('none', 'active', 'ended', 'restricted'),
  customer: fc.constantFrom(...customers),
  late: fc.constantFrom('nothing', 'unsubscribed', 'objected'),
});

type Somebody = typeof somebody extends fc.Arbitrary<infer Person> ? Person : never;

/** Brings somebody as far as they are when the issue starts; `late` is what they do before it is their turn. */
async function begun(w: CampaignWorld, { consent, customer: as, late }: Somebody, email: string) {
  const advance = (id: string, event: string) =>
    transaction(w.world.db, (tx) => w.world.records.advance(tx, id, event, act(w)));
  const bought = as === 'none' ? '' : await enteredAs(w, email, as);
  const [signedUp = ''] = consent === 'none' ? [] : await subscribers(w.world, [email]);
  if (as === 'objected') await advance(bought, 'objected');
  if (as === 'restricted') await advance(bought, 'restrictionDemanded');
  if (consent === 'ended') await advance(signedUp, 'unsubscribed');
  if (consent === 'restricted') await advance(signedUp, 'restrictionDemanded');
  const byConsent = consent === 'active';
  const byLaw = as === 'complete' && consent === 'none';
  const isUnsubscribed = late === 'unsubscribed' && byConsent;
  const hasObjected = late === 'objected' && byLaw;
  return {
    email,
    isPermitted: (byConsent && !isUnsubscribed) || (byLaw && !hasObjected),
    late: async () => {
      if (isUnsubscribed) await advance(signedUp, 'unsubscribed');
      if (hasObjected) await advance(bought, 'objected');
    },
  };
}

async function enteredAs(w: CampaignWorld, email: string, as: (typeof customers)[number]): Promise<string> {
  const full = entry(w, email);
  const missing = conditions.find((condition) => condition === as);
  const what = as === 'dissimilar' ? { ...full, similar: { offers: ['shop'], evidence: 'Zubehör' } } : full;
  const entered = await enter(w, missing ? without(what, missing) : what);
  assert.ok('customer' in entered);
  return entered.customer;
}
