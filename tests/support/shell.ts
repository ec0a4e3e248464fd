import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { type App, openApp } from '../../src/app.ts';
import { run } from '../../src/cli/index.ts';
import { readConfig } from '../../src/config.ts';
import { letters } from '../../src/core/mail/index.ts';
import { root } from '../../src/root.ts';
import { buildWeb } from '../../src/server/hosting.ts';
import { testDatabase } from './database.ts';
import { temporaryDirectory } from './directory.ts';
import { linkIn } from './newsletter.ts';

export type Settings = Readonly<Record<string, string>>;

/** What a command left behind. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A shell in which `avow` is called, with a database and a DATA_DIR of its own. */
export interface Shell {
  readonly folder: string;
  avow(...words: readonly string[]): Promise<Said>;
  /** The same under other settings. */
  avowWith(settings: Settings, ...words: readonly string[]): Promise<Said>;
  /** The answer of a command that must succeed, read as JSON. */
  answer(...words: readonly string[]): Promise<unknown>;
  /** The program's inside, as a command sees it. */
  inside<T>(work: (app: App) => Promise<T>): Promise<T>;
  /** Signs an address up and confirms it. */
  subscribed(email: string): Promise<void>;
}

const baseUrl = 'https://avow.test';

export async function testShell(settings: Settings = {}): Promise<Shell> {
  const closing = new AsyncDisposableStack();
  after(() => closing.disposeAsync());
  const store = await testDatabase();
  const { path: folder } = closing.use(await temporaryDirectory());
  const env = { DATA_DIR: folder, DATABASE_URL: store.url, BASE_URL: baseUrl, ...settings };
  const avowWith = (more: Settings, ...words: readonly string[]) => called(words, { ...env, ...more });
  const shell: Shell = {
    folder,
    avowWith,
    avow: (...words) => avowWith({}, ...words),
    answer: async (...words) => {
      const { code, out, err } = await shell.avow(...words);
      assert.equal(code, 0, err);
      return JSON.parse(out) as unknown;
    },
    inside: async (work) => {
      await using app = await openApp(readConfig(root, env), { role: 'visitor' });
      await app.world.clock.refresh();
      return await work(app);
    },
    subscribed: (email) => shell.inside((app) => subscribe(app, email)),
  };
  return shell;
}

async function called(words: readonly string[], env: Settings): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run(['node', 'avow', ...words], {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    config: () => readConfig(root, env),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function subscribe(app: App, email: string): Promise<void> {
  const web = buildWeb({ world: app.world, sections: app.sections, trustedProxies: [] });
  const post = async (path: string, form: Settings) => {
    const request = { method: 'POST', body: new URLSearchParams(form), headers: { Origin: baseUrl } };
    const { status } = await web.request(baseUrl + path, request, fromNetwork);
    assert.equal(status, 303);
  };
  await post('/newsletter', { email });
  await app.deliver();
  const letter = (await letters(app.world)).findLast(({ to }) => to.includes(email));
  assert.ok(letter);
  await post(linkIn(letter).slice(baseUrl.length), {});
}

const fromNetwork = { incoming: { socket: { remoteAddress: '203.0.113.7' } } };

/** A changed copy of the reference policy, in a file of its own: a process reads a file once. Answers its path. */
export async function changedPolicy(folder: string, name: string, ...changes: readonly [from: string, to: string][]) {
  const reference = await readFile(join(root, 'policies/fluxcess.policy.ts'), 'utf8');
  const changed = changes.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), `the reference policy has no “${from}”`);
    return text.replace(from, to);
  }, reference);
  const file = join(folder, `${name}.policy.ts`);
  await writeFile(file, changed);
  return file;
}
