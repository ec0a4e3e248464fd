// Mails of a case that a server had taken, and that came back as a report afterwards.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { takeReport } from '../../src/sections/newsletter/bounce/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { bounceDomain } from '../support/bounces.ts';
import { readPage } from '../support/html.ts';
import { reportTo } from '../support/reports.ts';
import { smtpPeer } from '../support/smtp.ts';
import { type Browser, staffWorld } from '../support/staff.ts';

const letter = {
  channel: 'letter',
  received: '2026-11-20T09:30',
  kinds: 'access',
  text: 'Was haben Sie?',
  language: 'de',
  objectsTo: 'all',
  address: 'gesine@example.org',
};
const text = async (by: Browser, path: string) => (await readPage(await by.get(path))).text;

/** A house with a case, whose mails are taken; what left can come back. */
async function caseHouse(peer: Awaited<ReturnType<typeof smtpPeer>>) {
  const house = await staffWorld({
    sections: [website, newsletter, rights, staff],
    smtpUrl: peer.url,
    returns: { bounceDomain },
  });
  const keeper = await house.insider();
  await house.deliver();
  const path = (await keeper.post('/staff/cases', letter)).headers.get('location') ?? '';
  const answered = async (by: string) => {
    assert.equal(
      (await keeper.post(`${path}/answer`, { outcome: 'granted', text: 'Nichts gespeichert.', by })).status,
      303,
    );
    await house.deliver();
  };
  const stage = async () => {
    const { rows } = await sql<{ stage: string; due: Temporal.Instant | null }>`
      select stage, due from core.record where class = 'rights.request'`.execute(house.world.db);
    return rows[0];
  };
  const comesBack = (name: string, to: string) =>
    takeReport(house.world, reportTo(name, to), { now: house.now(), by: 'server' });
  const lastTo = (address: string) => {
    const mail = peer.accepted.findLast(({ to }) => to === address);
    assert.ok(mail, `a mail went to ${address}`);
    return mail;
  };
  return { ...house, keeper, path, answered, stage, comesBack, lastTo };
}

test('an answer that comes back later was none: the case is open again in its old time, and members are told', async () => {
  await using peer = await smtpPeer();
  const house = await caseHouse(peer);
  const before = await house.stage();
  await house.answered('mail');
  assert.equal((await house.stage())?.stage, 'answered');
  await house.travel('PT20M');
  const { from } = house.lastTo('gesine@example.org');
  assert.equal(await house.comesBack('postfix-unknown-user', from), 'told');
  assert.deepEqual(await house.stage(), before, 'the time runs on from receipt');
  const page = await text(house.keeper, house.path);
  assert.match(page, /E-Mail unzustellbar: Antwort auf einen Antrag/);
  assert.match(page, /Antworten Sie per Brief oder am Telefon/);
  await house.deliver();
  const told = house.lastTo('keeper@avow.test');
  assert.match(told.raw, /Antwort/);
  assert.doesNotMatch(told.raw, /gesine@example\.org/);
  // The same report again says nothing new; and a letter ends it.
  assert.equal(await house.comesBack('postfix-unknown-user', from), 'gone');
  await house.answered('letter');
  assert.equal((await house.stage())?.stage, 'answered');
  assert.equal(await house.comesBack('postfix-unknown-user', from), 'gone');
  assert.equal((await house.stage())?.stage, 'answered');
});

test('the answer to an extended request that comes back leaves it extended', async () => {
  await using peer = await smtpPeer();
  const house = await caseHouse(peer);
  await house.keeper.post(`${house.path}/extension`, { reasons: 'Sehr viele Daten.', told: 'letter' });
  const before = await house.stage();
  assert.equal(before?.stage, 'extended');
  await house.answered('mail');
  assert.equal(await house.comesBack('postfix-unknown-user', house.lastTo('gesine@example.org').from), 'told');
  assert.deepEqual(await house.stage(), before);
});

test('a report at an address that we never made, one that says delivery goes on, and an absence open no case', async () => {
  await using peer = await smtpPeer();
  const house = await caseHouse(peer);
  await house.answered('mail');
  const { from } = house.lastTo('gesine@example.org');
  assert.equal(
    await house.comesBack('postfix-unknown-user', from.replace(/\.[a-z2-7]{16}@/, '.aaaaaaaaaaaaaaaa@')),
    'forged',
  );
  for (const name of ['postfix-delayed', 'absence']) assert.equal(await house.comesBack(name, from), 'ignored');
  assert.equal(await house.comesBack('person', from), 'foreign', 'a person reads it in the mailbox');
  assert.equal((await house.stage())?.stage, 'answered');
});
