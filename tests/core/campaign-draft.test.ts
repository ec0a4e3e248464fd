// Issues before they are sent: what may stand in them, who approves them, and what each refusal says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { transaction } from '../../src/core/store/index.ts';
import {
  approveCampaign,
  type Campaign,
  campaignById,
  cancelCampaign,
  cloneCampaign,
  contentOf,
  type Draft,
  type Drafted,
  discardCampaign,
  draftCampaign,
  missingForSending,
  pauseCampaign,
  resumeCampaign,
  reviseCampaign,
  scheduleCampaign,
  sendTest,
  startCampaign,
  unscheduleCampaign,
} from '../../src/sections/newsletter/campaign/index.ts';
import {
  act,
  type CampaignWorld,
  campaignWorld,
  draft,
  readers,
  subscribers,
  withNewsletter,
} from '../support/campaign.ts';
import { dump, stands } from '../support/dump.ts';

const codes = (outcome: Drafted): readonly string[] =>
  'refused' in outcome ? outcome.refused.map(({ code }) => code) : [];

async function found(w: CampaignWorld, id: string): Promise<Campaign> {
  const campaign = await campaignById(w.world.db, id);
  assert.ok(campaign);
  return campaign;
}

const missing = async (w: CampaignWorld, id: string): Promise<readonly string[]> =>
  (await missingForSending(w.world, await found(w, id))).map(({ code }) => code);

/** Accounts of staff as records: all that an issue knows of them. */
async function accounts(w: CampaignWorld): Promise<readonly [string, string]> {
  const keep = async (email: string) => {
    const subject = w.world.records.subject('newsletter', email);
    return (
      await w.world.records.keep(
        w.world.db,
        { class: 'newsletter.campaign', subject, facts: { revised: w.now() } },
        act(w),
      )
    ).id;
  };
  return [await keep('author@fluxcess.com'), await keep('reader@fluxcess.com')];
}

test('an issue is a draft, sealed, and revised until somebody sends it', async () => {
  const w = await campaignWorld();
  const id = await w.drafted({ subject: 'Kanarienvogel' });
  assert.ok(!stands('Kanarienvogel', await dump(w.world.db)), 'what it says is sealed');
  const before = await found(w, id);
  assert.deepEqual([before.state, before.stage, before.version], ['draft', 'draft', 1]);
  await reviseCampaign(w.world, id, { ...draft, subject: 'Anders' }, act(w));
  const after = await found(w, id);
  assert.equal(after.version, 2);
  assert.notEqual(after.contentHash, before.contentHash);
  assert.equal((await contentOf(w.world, w.world.db, after))?.draft.subject, 'Anders');
});

test('a draft with what nobody consented to or gave us is refused, each fault with its mend', async () => {
  const w = await campaignWorld();
  const refused = async (over: Partial<Draft>) => {
    const outcome = await draftCampaign(w.world, { ...draft, ...over }, act(w));
    if ('refused' in outcome)
      for (const { sentence, mend } of outcome.refused)
        for (const text of [sentence.de, sentence.en, mend.de, mend.en]) assert.match(text, /\S.*[.!]$/s);
    return codes(outcome);
  };
  assert.deepEqual(await refused({ topic: 'Gewinnspiele' }), ['topic-foreign']);
  assert.deepEqual(await refused({ lists: [] }), ['list-missing']);
  assert.deepEqual(await refused({ lists: ['sonstige'] }), ['list-unknown']);
  assert.deepEqual(await refused({ subject: 'a\r\nBcc: b@example.org' }), ['subject-broken']);
  assert.deepEqual(await refused({ subject: 'Für {{email}}' }), ['field-in-subject']);
  assert.deepEqual(await refused({ body: 'Hallo {{vorname|Du}}' }), ['field-unknown']);
  assert.deepEqual(await refused({ body: '[hier](https://avow.test/?wer={{email}})' }), ['field-in-link']);
  assert.deepEqual(await refused({ body: '<a href="https://avow.test/{{email}}">hier</a>' }), ['field-in-link']);
  assert.equal(await w.count('newsletter.campaign'), 0);
});

test('attachments need a name and a type, and have a size', async () => {
  const w = await campaignWorld();
  const attach = async (name: string, type: string, size: number) =>
    codes(await draftCampaign(w.world, draft, act(w), [{ name, type, content: Buffer.alloc(size) }]));
  assert.deepEqual(await attach('Preise 2027.pdf', 'application/pdf', 10), []);
  assert.deepEqual(await attach('../../x', 'application/pdf', 10), ['attachment-unfit']);
  assert.deepEqual(await attach('a.pdf', 'pdf\r\nBcc: x', 10), ['attachment-unfit']);
  assert.deepEqual(await attach('a.pdf', 'application/pdf', 5_000_001), ['attachment-unfit']);
});

test('the page says all that is missing before an issue may be sent', async () => {
  const w = await campaignWorld();
  assert.deepEqual(await missing(w, await w.drafted({ subject: ' ', body: '' })), [
    'subject-missing',
    'body-missing',
    'nobody',
  ]);
  await subscribers(w.world, readers(1));
  const images = '![a](https://tracker.example/p.gif)\n\n![b](cid:logo.png)\n\n![c](https://avow.test/bild.png)';
  assert.deepEqual(await missing(w, await w.drafted({ body: images })), ['image-remote', 'image-missing']);
  assert.deepEqual(await missing(w, await w.drafted({ body: '<img src="http://other.example/x">Text' })), [
    'image-remote',
  ]);
  assert.deepEqual(await missing(w, await w.drafted({ body: '![c](https://avow.test/bild.png?wer=1)' })), [
    'image-remote',
  ]);
  assert.deepEqual(await missing(w, await w.drafted({ body: '[x](irgendwo)' })), ['link-unfit']);
  assert.deepEqual(await missing(w, await w.drafted()), []);
});

test('an issue is not sent without HTTPS, but into the trial mailbox', async () => {
  const trial = await campaignWorld({ baseUrl: 'http://localhost:3000' });
  await subscribers(trial.world, readers(1));
  assert.deepEqual(await missing(trial, await trial.drafted()), []);
  const real = await campaignWorld({ baseUrl: 'http://localhost:3000', smtpUrl: 'smtp://127.0.0.1:1' });
  await subscribers(real.world, readers(1));
  assert.deepEqual(await missing(real, await real.drafted()), ['base-url-insecure']);
});

test('an issue is not sent without a name and an address of its sender', async () => {
  const policy = await withNewsletter(() => ({}));
  const w = await campaignWorld({ policy: { ...policy, controller: { ...policy.controller, street: ' ' } } });
  await subscribers(w.world, readers(1));
  assert.deepEqual(await missing(w, await w.drafted()), ['imprint-missing']);
});

test('above the size of the policy somebody other than the author approves, and a revision needs a new approval', async () => {
  const policy = await withNewsletter(({ campaigns }) => ({ campaigns: { ...campaigns, approvedAbove: 2 } }));
  const w = await campaignWorld({ policy });
  const [author, reader] = await accounts(w);
  await subscribers(w.world, readers(2));
  const outcome = await draftCampaign(w.world, draft, act(w, author));
  assert.ok('campaign' in outcome);
  const { campaign: id } = outcome;
  assert.deepEqual(await missing(w, id), [], 'two are not more than two');
  await subscribers(w.world, ['third@example.org']);
  assert.deepEqual(codes(await startCampaign(w.world, id, act(w, author))), ['approval-missing']);
  assert.deepEqual(codes(await approveCampaign(w.world, id, act(w, author))), ['approval-own']);
  assert.deepEqual(codes(await approveCampaign(w.world, id, act(w))), ['approval-own'], 'the shell is nobody');
  assert.deepEqual(codes(await approveCampaign(w.world, id, act(w, reader))), []);
  assert.equal((await found(w, id)).state, 'approved');
  await reviseCampaign(w.world, id, { ...draft, subject: 'Neu' }, act(w, author));
  assert.deepEqual(await missing(w, id), ['approval-missing']);
  await approveCampaign(w.world, id, act(w, reader));
  assert.deepEqual(codes(await startCampaign(w.world, id, act(w, author))), []);
});

test('a scheduled issue begins when its instant has come, and can be taken back before', async () => {
  const w = await campaignWorld();
  await subscribers(w.world, readers(2));
  const id = await w.drafted();
  const at = w.now().add({ hours: 2 });
  assert.deepEqual(codes(await scheduleCampaign(w.world, id, w.now(), act(w))), ['schedule-past']);
  await scheduleCampaign(w.world, id, at, act(w));
  assert.deepEqual(codes(await reviseCampaign(w.world, id, draft, act(w))), ['state']);
  await unscheduleCampaign(w.world, id, act(w));
  assert.equal((await found(w, id)).state, 'draft');
  await scheduleCampaign(w.world, id, at, act(w));
  await w.send();
  assert.equal((await found(w, id)).state, 'scheduled');
  await w.jumpTo(at.toString());
  await w.send();
  assert.deepEqual([(await found(w, id)).state, (await w.statistics(id)).accepted], ['finished', 2]);
});

test('a scheduled issue that lacks something when its instant comes goes back to the desk', async () => {
  const w = await campaignWorld();
  const [record] = await subscribers(w.world, readers(1));
  const id = await w.drafted();
  await scheduleCampaign(w.world, id, w.now().add({ hours: 1 }), act(w));
  await transaction(w.world.db, (tx) => w.world.records.advance(tx, record ?? '', 'unsubscribed', act(w)));
  await w.jumpTo(w.now().add({ hours: 1 }).toString());
  await w.send();
  assert.equal((await found(w, id)).state, 'draft');
});

test('each deed is refused where the life of an issue does not allow it', async () => {
  const w = await campaignWorld();
  await subscribers(w.world, readers(1));
  const id = await w.drafted();
  assert.deepEqual(codes(await pauseCampaign(w.world, id, act(w))), ['state']);
  assert.deepEqual(codes(await resumeCampaign(w.world, id, act(w))), ['state']);
  await startCampaign(w.world, id, act(w));
  for (const deed of [startCampaign, discardCampaign, resumeCampaign])
    assert.deepEqual(codes(await deed(w.world, id, act(w))), ['state']);
  assert.deepEqual(codes(await reviseCampaign(w.world, id, draft, act(w))), ['state']);
  await w.send();
  assert.deepEqual(codes(await cancelCampaign(w.world, id, act(w))), ['state']);
  assert.deepEqual(codes(await startCampaign(w.world, '01990000-0000-7000-8000-000000000000', act(w))), ['gone']);
  assert.deepEqual(codes(await startCampaign(w.world, 'nonsense', act(w))), ['gone']);
});

test('a clone says the same and is a draft, whatever became of the first', async () => {
  const w = await campaignWorld();
  await subscribers(w.world, readers(1));
  const first = await draftCampaign(w.world, draft, act(w), [
    { name: 'a.pdf', type: 'application/pdf', content: Buffer.from('%PDF') },
  ]);
  assert.ok('campaign' in first);
  await startCampaign(w.world, first.campaign, act(w));
  await w.send();
  const second = await cloneCampaign(w.world, first.campaign, act(w));
  assert.ok('campaign' in second);
  const [one, other] = [await found(w, first.campaign), await found(w, second.campaign)];
  assert.deepEqual([other.state, other.version, other.contentHash], ['draft', 1, one.contentHash]);
  const content = await contentOf(w.world, w.world.db, other);
  assert.deepEqual([content?.draft, content?.attachments[0]?.content.toString()], [draft, '%PDF']);
});

test('a draft that is thrown away is gone, with its attachments', async () => {
  const w = await campaignWorld();
  const id = await w.drafted();
  await discardCampaign(w.world, id, act(w));
  assert.equal(await campaignById(w.world.db, id), undefined);
  const { rows } = await sql`select 1 from core.record where id = ${id}`.execute(w.world.db);
  assert.equal(rows.length, 0);
});

test('a test goes to one address through the outbox, is marked, and can end nobody’s subscription', async () => {
  const w = await campaignWorld();
  const id = await w.drafted();
  assert.deepEqual(codes(await sendTest(w.world, id, 'no address', act(w))), ['address-unfit']);
  await sendTest(w.world, id, 'chef@example.org', act(w));
  const letter = await w.letterTo('chef@example.org');
  assert.equal(letter.subject, '[Test] Neues im Dezember');
  assert.match(letter.text, /für Sie, chef@example\.org\./);
  assert.equal(letter.headers['list-unsubscribe'], undefined);
  assert.equal((await w.visit('/newsletter/unsubscribe/test', {})).status, 404);
  assert.equal((await found(w, id)).state, 'draft');
});
