// What the doctor finds in the database, by the command that people call.
import assert from 'node:assert/strict';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { closeBlocks } from '../../src/core/journal/index.ts';
import { uuidv7 } from '../../src/core/store/index.ts';
import { ordinaryDatabase } from '../support/ordinary.ts';
import { changedPolicy, type Settings, type Shell, testShell } from '../support/shell.ts';

interface Said {
  readonly check: string;
  readonly state: string;
  readonly sentence: string;
  readonly mend?: string;
}

/** A trial on this machine: nobody outside is asked about its address. */
const here = { BASE_URL: 'http://localhost:3000' };

async function doctor(shell: Shell, settings: Settings = {}) {
  const { code, out, err } = await shell.avowWith({ ...here, ...settings }, 'doctor', '--json');
  const findings = JSON.parse(out) as readonly Said[];
  const of = (check: string) => findings.filter((finding) => finding.check === check);
  return { code, err, findings, of, states: (check: string) => of(check).map(({ state }) => state) };
}

const simulated = { SIMULATED_CLOCK: '2026-11-23T12:00:00+01:00' };

describe('a deployment in order', async () => {
  const shell = await testShell(simulated);
  await shell.subscribed('ines@example.org');

  test('has no fault, exit code 0, and a mend for each warning', async () => {
    const { code, findings } = await doctor(shell);
    assert.deepEqual(
      findings.filter(({ state }) => state === 'fault'),
      [],
    );
    assert.equal(code, 0);
    assert.ok(findings.filter(({ state }) => state === 'warning').every(({ mend }) => mend));
  });

  test('is told in lines for people, what is wrong at the end', async () => {
    const { code, out } = await shell.avowWith(here, 'doctor');
    assert.equal(code, 0);
    assert.match(out, /^✓ keys +Every record has its key \([1-9]\d*\)\.$/m);
    assert.match(out, /\d+ in order, \d+ to look at, 0 to mend now\.$/);
  });

  test('is left as it was: nothing is written but what every command writes', async () => {
    const entries = () =>
      shell.inside(async ({ world }) => (await sql`select from journal.entry`.execute(world.db)).rows.length);
    const before = await entries();
    await doctor(shell);
    assert.equal(await entries(), before);
  });
});

describe('keys', async () => {
  const shell = await testShell(simulated);
  await shell.subscribed('kim@example.org');
  const key = join(shell.folder, 'master.key');

  test('a record without its key, and a key without its record, are counted', async () => {
    await shell.inside(async ({ world: { db, vault, clock } }) => {
      await sql`delete from vault.key
        where record = (select id from core.record where class = 'newsletter.subscription' limit 1)`.execute(db);
      await (await vault.mint(db, uuidv7(clock.now()))).store.execute(db);
    });
    const { of, code } = await doctor(shell);
    assert.deepEqual(
      of('keys').map(({ state }) => state),
      ['ok', 'fault', 'fault'],
    );
    assert.match(of('keys')[1]?.sentence ?? '', /^1 records have no key/);
    assert.match(of('keys')[2]?.sentence ?? '', /^1 keys belong to no record/);
    assert.equal(code, 1);
  });

  test('a master key that others can read is a fault, with the command', async () => {
    await chmod(key, 0o644);
    assert.ok((await doctor(shell)).of('rights').some(({ mend }) => mend === `chmod 600 ${key}`));
    await chmod(key, 0o600);
  });

  test('without the master key nothing opens: that is the first finding, and the rest is looked at all the same', async () => {
    await rename(key, `${key}.away`);
    const { code, findings, of, err } = await doctor(shell);
    await rename(`${key}.away`, key);
    assert.equal(code, 1);
    assert.match(findings[0]?.sentence ?? '', /^Avow does not open: There is sealed data, but no master key/);
    assert.ok(of('disk').length > 0 && of('keys').length === 0);
    assert.match(err, /each with its next step/);
  });
});

describe('what is overdue, held, stuck or altered', async () => {
  const shell = await testShell(simulated);
  await shell.subscribed('ada@example.org');

  test('a record past its end is a fault that names the sweep, and the sweep mends it', async () => {
    await shell.inside(async ({ world: { db } }) => {
      await sql`update core.record set due = '2026-11-01T00:00Z', gone_by = '2026-11-02T00:00Z'
        where class = 'newsletter.confirmation-limit'`.execute(db);
    });
    const { of } = await doctor(shell);
    assert.equal(of('overdue')[0]?.state, 'fault');
    assert.match(of('overdue')[0]?.mend ?? '', /npx avow sweep/);
    await shell.answer('sweep', '--json');
    assert.deepEqual((await doctor(shell)).states('overdue'), ['ok']);
  });

  test('what is past its last day outside the database is a fault with what to do', async () => {
    await shell.inside(async ({ world: { db } }) => {
      await sql`insert into contact.erasure (id, record, account, identity, size, at, ordered_at, gone_by)
        values (gen_random_uuid(), gen_random_uuid(), '0000000000000000', ${Buffer.alloc(32)}, 1,
          '2026-10-01T00:00Z', '2026-10-02T00:00Z', '2026-10-03T00:00Z')`.execute(db);
    });
    const [late] = (await doctor(shell)).of('overdue');
    assert.deepEqual(
      [late?.state, /1\./.test(late?.sentence ?? ''), /by hand/.test(late?.mend ?? '')],
      ['fault', true, true],
    );
    await shell.inside(async ({ world: { db } }) => {
      await sql`delete from contact.erasure`.execute(db);
    });
  });

  test('a hold past its day of review is a warning with the command that lifts it', async () => {
    const words = ['--reference', 'A-1', '--kind', 'dispute', '--class', 'newsletter.subscription'];
    await shell.answer(
      'hold',
      'open',
      ...words,
      '--address',
      'ada@example.org',
      '--review',
      '2026-12-01T00:00:00Z',
      '--json',
    );
    assert.deepEqual((await doctor(shell)).states('holds'), ['ok']);
    await shell.avow('clock', 'set', '2026-12-02T00:00:00Z');
    const [finding] = (await doctor(shell)).of('holds');
    assert.equal(finding?.state, 'warning');
    assert.match(finding?.mend ?? '', /npx avow hold close [0-9a-f-]{36}/);
  });

  test('a mail that nobody tries is a fault', async () => {
    await shell.inside(async ({ world: { db } }) => {
      await sql`update mail.outbox set state = 'queued', worker = null, finished_at = null, next_at = '2026-11-01T00:00Z',
        payload = '\\x00' where id = (select id from mail.outbox limit 1)`.execute(db);
    });
    assert.ok((await doctor(shell)).states('outbox').includes('fault'));
  });

  test('an altered journal is a fault', async () => {
    await shell.inside(async ({ world: { db, clock }, signer }) => {
      await closeBlocks(db, signer, clock.now());
      await sql`alter table journal.entry disable trigger user`.execute(db);
      await sql`update journal.entry set rule = 'S99' where id = (select min(id) from journal.entry)`.execute(db);
      await sql`alter table journal.entry enable trigger user`.execute(db);
    });
    const [finding] = (await doctor(shell)).of('journal');
    assert.match(finding?.sentence ?? '', /has been altered: Block 1/);
  });

  test('a column that no declaration covers is a fault', async () => {
    await shell.inside(async ({ world: { db } }) => {
      await sql`alter table newsletter.subscription add column nickname text`.execute(db);
    });
    assert.ok(
      (await doctor(shell))
        .of('ownership')
        .some(({ sentence }) => sentence.startsWith('newsletter.subscription.nickname')),
    );
  });
});

describe('backups', async () => {
  const shell = await testShell(simulated);
  await shell.answer('status', '--json');
  const later = async (days: number) => void (await shell.avow('clock', 'advance', `P${days}D`));

  test('none, and no practice: two warnings with their commands', async () => {
    const { of } = await doctor(shell);
    assert.deepEqual(
      of('backup').map(({ state, mend }) => [state, /npx avow backup( drill)? DIR/.test(mend ?? '')]),
      [
        ['warning', true],
        ['warning', true],
      ],
    );
  });

  test('a fresh copy is in order, an old one is not, and one that outlives its time is a fault', async () => {
    assert.equal((await shell.avow('backup', join(shell.folder, 'copies'))).code, 0);
    assert.deepEqual((await doctor(shell)).states('backup'), ['ok', 'warning']);
    await later(3);
    assert.deepEqual((await doctor(shell)).states('backup'), ['warning', 'warning']);
    await later(40);
    assert.deepEqual((await doctor(shell)).states('backup'), ['warning', 'warning', 'fault']);
  });

  test('a practice that failed is a fault; one that passed is in order', async () => {
    const noted = (passed: boolean) =>
      shell.inside(async ({ world: { db, clock } }) => {
        await sql`insert into backup.drill (id, at, passed, milliseconds, report)
          values (${uuidv7(clock.now())}, ${clock.now()}, ${passed}, 10, '{}')`.execute(db);
      });
    await noted(false);
    assert.equal((await doctor(shell)).states('backup')[1], 'fault');
    await later(1);
    await noted(true);
    assert.equal((await doctor(shell)).states('backup')[1], 'ok');
  });
});

describe('the policy in force', async () => {
  const shell = await testShell(simulated);
  await shell.answer('status', '--json');

  test('a file that says something else is a warning, with the two commands', async () => {
    const changed = await changedPolicy(shell.folder, 'longer', [
      'grace: Temporal.Duration.from({ minutes: 1 })',
      'grace: Temporal.Duration.from({ minutes: 2 })',
    ]);
    const [finding] = (await doctor(shell, { POLICY: changed })).of('policy');
    assert.equal(finding?.state, 'warning');
    assert.match(finding?.mend ?? '', /policy plan.*policy apply/);
  });

  test('a version that lacks what the software needs is a fault that names it', async () => {
    await shell.inside(async ({ world: { db } }) => {
      await sql`update core.policy_version set hash = repeat('0', 64), source = jsonb_set(source, '{sections}', (
        select jsonb_agg(case when section->>'section' = 'newsletter'
          then jsonb_set(section, '{classes}', (select jsonb_agg(c) from jsonb_array_elements(section->'classes') c
            where c->>'name' <> 'newsletter.import')) #- '{settings,api}'
          else section end) from jsonb_array_elements(source->'sections') section))`.execute(db);
    });
    const [finding] = (await doctor(shell)).of('policy');
    assert.equal(finding?.state, 'fault');
    assert.match(finding?.sentence ?? '', /lacks what the software needs: newsletter\.import, newsletter: api/);
  });

  test('once it is applied, nothing is lacking', async () => {
    assert.equal((await shell.avow('policy', 'apply')).code, 0);
    assert.equal((await doctor(shell)).states('policy')[0], 'ok');
  });
});

test('a policy file that cannot be read is one fault, with the reason', async () => {
  const shell = await testShell();
  const file = join(shell.folder, 'no.policy.ts');
  await writeFile(file, 'export const nothing = 1;');
  const { code, findings } = await doctor(shell, { POLICY: file });
  assert.equal(code, 1);
  assert.match(findings[0]?.sentence ?? '', /has no default export/);
});

test('where the roles of the database cannot be made the doctor says what to run, and the site works all the same', async () => {
  const shell = await testShell(simulated);
  assert.deepEqual((await doctor(shell)).states('roles'), ['ok']);
  await ordinaryDatabase('nocreaterole', async (url) => {
    const own = { DATABASE_URL: url, DATA_DIR: join(shell.folder, 'ordinary') };
    await mkdir(own.DATA_DIR);
    const { of, findings } = await doctor(shell, own);
    const [found] = of('roles');
    assert.equal(found?.state, 'warning');
    assert.match(found.sentence, /permission denied to create role/);
    assert.match(
      found.mend ?? '',
      /create role avow_sending_\d+ nologin; create role avow_proof_\d+ nologin; grant avow_/,
    );
    assert.ok(findings.length > 5);
  });
});
