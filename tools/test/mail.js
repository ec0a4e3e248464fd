// The test that needs the mail servers of Debian, and root: Postfix gives its processes to users of their own.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { isRoot } from '../shell.js';
import { installPackages } from './debian.js';

export const isMailTest = (file) => file === 'tests/e2e/postfix.test.ts';

/** All files for root; for everybody else those that can run, and the others by name. */
export function asRoot(files) {
  if (isRoot) return files;
  for (const file of files.filter(isMailTest)) console.log(`      ${file} runs as root only and is left out`);
  return files.filter((file) => !isMailTest(file));
}

/** Installs Postfix and Dovecot where they are missing; Debian's own instances are not started. */
export async function installMailServers() {
  const missing = Object.entries(programs).filter(([, file]) => !existsSync(file));
  if (missing.length === 0) return;
  const otherwise = 'run `apt-get install postfix dovecot-imapd dovecot-lmtpd dovecot-pop3d`.';
  await withoutStarting(() =>
    installPackages(
      missing.map(([name]) => name),
      { otherwise },
    ),
  );
}

// Debian asks this file whether a package may start its service, and starts everything where there is none.
const asked = '/usr/sbin/policy-rc.d';

async function withoutStarting(install) {
  if (existsSync(asked)) return await install();
  writeFileSync(asked, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await install();
  } finally {
    rmSync(asked);
  }
}

const programs = {
  postfix: '/usr/lib/postfix/sbin/lmtp',
  'dovecot-imapd': '/usr/lib/dovecot/imap',
  'dovecot-lmtpd': '/usr/lib/dovecot/lmtp',
  'dovecot-pop3d': '/usr/lib/dovecot/pop3',
};
