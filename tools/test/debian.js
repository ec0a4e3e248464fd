// Installs what a fresh Debian machine lacks for the tests: Chromium and PostgreSQL. Only as root, only when missing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { execute, findProgram, isRoot } from '../shell.js';

export async function installPackages(packages, { otherwise }) {
  if (!isRoot || findProgram('apt-get') === undefined) {
    throw new Error(`${packages.join(', ')} not found.\n  Mend: ${otherwise}`);
  }
  console.log(`      installing ${packages.join(', ')} with apt-get`);
  leaveServersAlone();
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const keep = ['-o', 'Dpkg::Options::=--force-confold', '-o', 'Acquire::Retries=3'];
  await execute('apt-get', ['update', '-q'], { env });
  const args = ['install', '-y', '-q', '--no-install-recommends', ...keep, ...packages];
  const { ok, output } = await execute('apt-get', args, { env });
  if (!ok) throw new Error(`apt-get install ${packages.join(' ')} failed:\n${output}\n  Mend: ${otherwise}`);
}

// Debian's package would create and start a server of its own; the tests start theirs in a temporary folder.
function leaveServersAlone() {
  const folder = '/etc/postgresql-common/createcluster.d';
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/avow-tests.conf`, 'create_main_cluster = false\n');
}
