// A real Postfix and a real Dovecot on loopback, each with its own configuration in a temporary folder; they touch neither
// the system's own mail nor any other network. Postfix starts as root only.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, freePort } from './port.ts';

export interface MailServers extends AsyncDisposable {
  readonly smtpUrl: string;
  /** IMAP_URL of one of the users. */
  imapUrl(user: string): string;
  /** From now on these users have mailboxes, and nobody else. */
  setUsers(users: readonly string[]): Promise<void>;
  /** What Postfix and Dovecot have logged: for a test that failed. */
  log(): Promise<string>;
}

export interface MailServersOptions {
  readonly users: readonly string[];
  /** Domains of which Dovecot has the mailboxes. */
  readonly domains: readonly string[];
  /** Every address of this domain leads to one user. */
  readonly catchAll: { readonly domain: string; readonly user: string };
}

export const password = 'loopback';

export async function mailServers(options: MailServersOptions): Promise<MailServers> {
  assert.equal(process.getuid?.(), 0, 'Postfix starts as root only.');
  // The path is short, since sockets below it may have 107 octets at most.
  const home = await mkdtemp(join(tmpdir(), 'am-'));
  await chmod(home, 0o755);
  const [smtp, imap, lmtp] = [await freePort(), await freePort(), await freePort()];
  const users = join(home, 'users');
  const write = (names: readonly string[]) =>
    writeFile(users, names.map((name) => `${name}:{PLAIN}${password}:8:8::${home}/mail/${name}::\n`).join(''));
  await write(options.users);
  const dovecot = await startDovecot(home, { imap, lmtp, users });
  const stopPostfix = await startPostfix(home, { ...options, smtp, lmtp });
  await Promise.all([smtp, imap, lmtp].map(answers));
  const log = async () =>
    (
      await Promise.all(
        ['postfix.log', 'dovecot.log'].map((file) => readFile(join(home, file), 'utf8').catch(() => '')),
      )
    ).join('\n');
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    imapUrl: (user) => `imap://${encodeURIComponent(user)}:${password}@127.0.0.1:${imap}/INBOX`,
    setUsers: async (names) => {
      await write(names);
      // Dovecot looks at the file once a second at most.
      for (const name of options.users) if (!names.includes(name)) await refused(imap, name);
    },
    log,
    [Symbol.asyncDispose]: async () => {
      await stopPostfix();
      await ended(dovecot, 'SIGTERM');
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function startDovecot(
  home: string,
  { imap, lmtp, users }: { readonly imap: number; readonly lmtp: number; readonly users: string },
): Promise<ChildProcess> {
  await mkdir(join(home, 'mail'));
  await chown(join(home, 'mail'), 8, 8);
  const file = join(home, 'dovecot.conf');
  await writeFile(
    file,
    `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
auth_failure_delay = 0
disable_plaintext_auth = no
auth_username_chars = abcdefghijklmnopqrstuvwxyz0123456789-_.@+
mail_location = maildir:~/Maildir
first_valid_uid = 1
postmaster_address = postmaster@fluxcess.example
hostname = dovecot.example
passdb {
  driver = passwd-file
  args = username_format=%u ${users}
}
userdb {
  driver = passwd-file
  args = username_format=%u ${users}
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
`,
  );
  return spawn('/usr/sbin/dovecot', ['-F', '-c', file], { stdio: 'ignore' });
}

async function startPostfix(
  home: string,
  { domains, catchAll, smtp, lmtp }: MailServersOptions & { readonly smtp: number; readonly lmtp: number },
): Promise<() => Promise<void>> {
  const folder = join(home, 'postfix');
  await mkdir(folder);
  await mkdir(join(home, 'queue'));
  await mkdir(join(home, 'data'));
  const postfixUser = await idOf('postfix');
  await chown(join(home, 'data'), postfixUser, 0);
  await writeFile(
    join(folder, 'main.cf'),
    `
compatibility_level = 3.6
queue_directory = ${home}/queue
data_directory = ${home}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
meta_directory = /etc/postfix
shlib_directory = /usr/lib/postfix
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${home}/postfix.log
maillog_file_prefixes = ${home}
myhostname = mx.relay.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
disable_dns_lookups = yes
smtpd_peername_lookup = no
smtpd_reject_unlisted_recipient = no
smtpd_recipient_restrictions = permit_mynetworks, reject
virtual_mailbox_domains = ${[...domains, catchAll.domain].join(' ')}
virtual_transport = lmtp:inet:127.0.0.1:${lmtp}
virtual_alias_maps = regexp:${folder}/aliases
default_transport = error:5.4.4 no mail leaves this machine
relay_transport = error:5.4.4 no mail leaves this machine
local_transport = error:5.1.1 there are no local mailboxes
notify_classes =
`,
  );
  await writeFile(join(folder, 'aliases'), `/@${catchAll.domain.replaceAll('.', '\\.')}$/ ${catchAll.user}\n`);
  await writeFile(join(folder, 'master.cf'), services(smtp));
  const run = (...args: readonly string[]) => spawn('/usr/sbin/postfix', ['-c', folder, ...args], { stdio: 'ignore' });
  const master = run('start-fg');
  return async () => {
    await once(run('stop'), 'exit');
    if (master.exitCode === null && master.signalCode === null) await once(master, 'exit');
  };
}

/** Only what is needed, and nothing in a changed root. */
const services = (smtp: number): string =>
  [
    `127.0.0.1:${smtp} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'verify unix - - n - 1 verify',
    'flush unix n - n 1000? 0 flush',
    'proxymap unix - - n - - proxymap',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'discard unix - - n - - discard',
    'lmtp unix - - n - - lmtp',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'showq unix n - n - - showq',
    'postlog unix-dgram n - n - 1 postlogd',
    '',
  ].join('\n');

async function idOf(user: string): Promise<number> {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith(`${user}:`));
  return Number(line?.split(':')[2]);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** Waits until a user cannot sign in any more. */
async function refused(port: number, user: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.write(`a login ${user} ${password}\r\n`);
    const isRefused = await new Promise<boolean>((resolve) => {
      let said = '';
      socket.on('data', (text: Buffer) => {
        said += text.toString();
        if (/^a (NO|OK)/m.test(said)) resolve(/^a NO/m.test(said));
      });
      socket.once('close', () => resolve(false));
    });
    socket.destroy();
    if (isRefused) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Dovecot still lets somebody in whose mailbox is gone.');
}
