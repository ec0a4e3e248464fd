// A real Dovecot on loopback, with its own configuration in a temporary folder. It can be killed and started again, and its
// mail can be written and read on disk.
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { answers, freePort } from './port.ts';

export interface DovecotOptions {
  readonly users: readonly string[];
  /** What it says that it can, instead of all that it can. */
  readonly capability?: string;
  /** Speaks TLS from the first byte; `offered`: only when asked to (STARTTLS, STLS). */
  readonly tls?: boolean | 'offered';
  /** Hands the mail out by POP3 too. */
  readonly pop3?: true;
}

export interface Dovecot extends AsyncDisposable {
  /** IMAP_URL of one of the users. */
  imapUrl(user: string, parameters?: string): string;
  /** The same mailbox by POP3. */
  pop3Url(user: string): string;
  /** The folder in which a user's mail lies; of a folder of it, where one is named. */
  maildir(user: string, folder?: string): string;
  /** Puts a message there as if it had been delivered at this instant; answers its file. */
  deliver(user: string, raw: string, options?: Delivery): Promise<string>;
  /** Puts many messages there, each with its own instant. */
  fill(user: string, folder: string | undefined, mails: Iterable<{ raw: string; at: string }>): Promise<void>;
  /** Puts a message there by IMAP, as a mail server would: the server tells whoever waits. */
  append(user: string, raw: string, folder?: string): Promise<void>;
  /** Does something in the mailbox as a mail program of the staff would. */
  by(user: string, work: (client: ImapFlow) => Promise<unknown>): Promise<void>;
  /** Lets INBOX count its messages anew, as a server does that lost its index. */
  countAnew(user: string): Promise<void>;
  /** The names of all message files of a user. */
  files(user: string): Promise<readonly string[]>;
  /** Whether any file of the user's mail holds this text. */
  holds(user: string, text: string): Promise<boolean>;
  /** Ends it as a crash would; `start` begins it again on the same port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  log(): Promise<string>;
}

export interface Delivery {
  readonly folder?: string;
  readonly at?: string;
  /** Seen and other flags, as Maildir writes them. */
  readonly flags?: string;
}

const password = 'loopback';
let deliveries = 0;

export async function dovecot(options: DovecotOptions): Promise<Dovecot> {
  assert.equal(process.getuid?.(), 0, 'Dovecot changes to the user of the mail, which root alone may.');
  const home = await mkdtemp(join(tmpdir(), 'ad-'));
  await chmod(home, 0o755);
  await mkdir(join(home, 'mail'));
  await chown(join(home, 'mail'), 8, 8);
  const port = await freePort();
  const pop3Port = options.pop3 ? await freePort() : 0;
  const secure = options.tls === true;
  const users = options.users.map((name) => `${name}:{PLAIN}${password}:8:8::${home}/mail/${name}::\n`);
  await writeFile(join(home, 'users'), users.join(''));
  if (options.tls) certify(home);
  await writeFile(join(home, 'dovecot.conf'), configuration(home, { imap: port, pop3: pop3Port }, options));
  let server: ChildProcess | undefined;
  const maildir = (user: string, folder?: string) =>
    join(home, 'mail', user, 'Maildir', folder === undefined ? '' : `.${folder}`);
  const self: Dovecot = {
    imapUrl: (user, parameters = '') =>
      `${secure ? 'imaps' : 'imap'}://${encodeURIComponent(user)}:${password}@127.0.0.1:${port}/INBOX${parameters}`,
    pop3Url: (user) => `${secure ? 'pop3s' : 'pop3'}://${encodeURIComponent(user)}:${password}@127.0.0.1:${pop3Port}`,
    maildir,
    deliver: async (user, raw, { folder, at = '2026-11-01T12:00:00Z', flags = 'S' } = {}) => {
      const directory = maildir(user, folder);
      for (const part of ['new', 'cur', 'tmp'])
        if (await mkdir(join(directory, part), { recursive: true }))
          execFileSync('chown', ['-R', '8:8', join(home, 'mail', user)]);
      const file = join(directory, 'cur', `${new Date(at).getTime() / 1000}.M${(deliveries += 1)}.test:2,${flags}`);
      await writeFile(file, raw.replaceAll(/\r?\n/g, '\r\n'));
      await utimes(file, new Date(at), new Date(at));
      await chown(file, 8, 8);
      return file;
    },
    fill: async (user, folder, mails) => {
      const directory = maildir(user, folder);
      for (const part of ['new', 'cur', 'tmp'])
        if (await mkdir(join(directory, part), { recursive: true }))
          execFileSync('chown', ['-R', '8:8', join(home, 'mail', user)]);
      for (const { raw, at } of mails) {
        const seconds = new Date(at).getTime() / 1000;
        const file = join(directory, 'cur', `${seconds}.M${(deliveries += 1)}.test:2,S`);
        await writeFile(file, raw.replaceAll('\n', '\r\n'));
        await utimes(file, seconds, seconds);
      }
      execFileSync('chown', ['-R', '8:8', join(home, 'mail', user)]);
    },
    append: (user, raw, folder = 'INBOX') =>
      self.by(user, (client) => client.append(folder, raw.replaceAll('\n', '\r\n'))),
    by: async (user, work) => {
      const client = new ImapFlow({
        host: '127.0.0.1',
        port,
        secure,
        tls: { rejectUnauthorized: false },
        auth: { user, pass: password },
        logger: false,
      });
      client.on('error', () => {});
      await client.connect();
      await work(client);
      await client.logout();
    },
    countAnew: async (user) => {
      for (const name of await readdir(maildir(user)))
        if (name.startsWith('dovecot')) await rm(join(maildir(user), name), { recursive: true });
      // Without its list the server would give the same validity again within this second.
      const list = join(maildir(user), 'dovecot-uidlist');
      await writeFile(
        list,
        `3 V${Math.floor(Date.now() / 1000) + (deliveries += 1)} N1 G${randomBytes(16).toString('hex')}\n`,
      );
      execFileSync('chown', ['8:8', list]);
    },
    files: async (user) =>
      (await readdir(join(home, 'mail', user), { recursive: true })).filter((name) => /\b(cur|new)\/./.test(name)),
    holds: async (user, text) => {
      const files = await readdir(join(home, 'mail', user), { recursive: true, withFileTypes: true });
      for (const file of files.filter((entry) => entry.isFile()))
        if ((await readFile(join(file.parentPath, file.name))).includes(text)) return true;
      return false;
    },
    kill: async () => {
      const running = server;
      server = undefined;
      if (!running?.pid) return;
      const gone = once(running, 'exit');
      // Its children too: each connection is a process of its own.
      process.kill(-running.pid, 'SIGKILL');
      await gone;
      await rm(join(home, 'run'), { recursive: true, force: true });
    },
    start: async () => {
      server = spawn('/usr/sbin/dovecot', ['-F', '-c', join(home, 'dovecot.conf')], {
        stdio: 'ignore',
        detached: true,
      });
      await answers(port);
    },
    log: () => readFile(join(home, 'dovecot.log'), 'utf8').catch(() => ''),
    [Symbol.asyncDispose]: async () => {
      await self.kill();
      await rm(home, { recursive: true, force: true });
    },
  };
  await self.start();
  return self;
}

interface Ports {
  readonly imap: number;
  readonly pop3: number;
}

const configuration = (home: string, ports: Ports, { capability, tls, pop3 }: DovecotOptions): string => `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/dovecot.log
protocols = imap ${pop3 ? 'pop3' : ''}
listen = 127.0.0.1
ssl = ${tls === true ? 'required' : tls ? 'yes' : 'no'}
${tls ? `ssl_cert = <${home}/cert.pem\nssl_key = <${home}/key.pem` : ''}
auth_failure_delay = 0
disable_plaintext_auth = no
auth_username_chars = abcdefghijklmnopqrstuvwxyz0123456789-_.@+
mail_location = maildir:~/Maildir
mail_max_userip_connections = 100
first_valid_uid = 1
${capability ? `imap_capability = ${capability}` : ''}
namespace inbox {
  inbox = yes
  separator = .
  mailbox Sent {
    special_use = \\Sent
  }
  mailbox Trash {
    special_use = \\Trash
  }
}
passdb {
  driver = passwd-file
  args = username_format=%u ${home}/users
}
userdb {
  driver = passwd-file
  args = username_format=%u ${home}/users
}
service imap-login {
  inet_listener imap {
    port = ${tls === true ? 0 : ports.imap}
  }
  inet_listener imaps {
    port = ${tls === true ? ports.imap : 0}
    ssl = yes
  }
}
${pop3 ? listening(ports.pop3, tls === true) : ''}
`;

const listening = (port: number, secure: boolean): string => `
service pop3-login {
  inet_listener pop3 {
    port = ${secure ? 0 : port}
  }
  inet_listener pop3s {
    port = ${secure ? port : 0}
    ssl = yes
  }
}
`;

function certify(home: string): void {
  const subject = ['-subj', '/CN=localhost', '-days', '2'];
  const files = ['-keyout', join(home, 'key.pem'), '-out', join(home, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files], { stdio: 'ignore' });
}
