// The one place that knows which Node Avow needs and where the pinned one lies after `npm ci`.
// Promises: runs on any Node from 20 on, needs no installed package, prints nothing on stdout.
// Refuses: to go on with a Node without Temporal; the error names the mend.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const needed = 26;

/** What the server's heap may grow to, in megabytes; `npm start` says the same. */
export const heapLimits = ['--max-semi-space-size=4', '--max-old-space-size=256'];

const major = (version) => Number(version.split('.')[0]);

export const isNodeNewEnough = () => major(process.versions.node) >= needed;

/** The pinned Node's path, or undefined where no package exists for this platform. */
export function pinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = [
    join(root, 'node_modules', '.bin', name),
    join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', name),
    join(root, 'node_modules', `node-bin-${process.platform}-${process.arch}`, 'bin', name),
  ];
  return places.find((place) => existsSync(place));
}

/** Why no Node that is new enough can run here, with the mend; undefined when one can. */
export function whyNoNode() {
  const node = pinnedNode();
  if (node === undefined) return explain('no pinned Node is installed');
  const trial = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (trial.status !== 0) return explain(`${node} does not start: ${trial.error?.code ?? trial.stderr.trim()}`);
  const found = trial.stdout.trim();
  return major(found.slice(1)) >= needed ? undefined : explain(`${node} is ${found}`);
}

// Node's builds link a library that a small Debian does not have.
export const lacksLibrary = (reason) => reason.includes('libatomic.so.1');

function explain(detail) {
  const mend = lacksLibrary(detail)
    ? 'install libatomic (`apt-get install libatomic1`, `dnf install libatomic`).'
    : `run \`npm ci\` without --omit=optional, or install Node ${needed} from https://nodejs.org and put it first in PATH.`;
  return [
    `avow: Node ${needed} or newer is needed; this is ${process.version} on ${process.platform}-${process.arch}, and ${detail}.`,
    `  \`npm ci\` brings it for linux-x64, linux-arm64, darwin-x64 and darwin-arm64.`,
    `  Mend: ${mend}`,
  ].join('\n');
}

/** Runs a script on the pinned Node in this terminal; ends this process as the script ends. */
export function runOnPinnedNode(script, argv) {
  const reason = whyNoNode();
  if (reason !== undefined) {
    console.error(reason);
    process.exit(1);
  }
  const child = spawn(pinnedNode(), [script, ...argv], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2']) {
    // A terminal sends its signals to the child as well; only what it does not send is passed on.
    const isFromTerminal = process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT');
    process.on(signal, () => isFromTerminal || child.kill(signal));
  }
  child.on('exit', (code, signal) => {
    process.exit(signal === null ? code : 128 + constants.signals[signal]);
  });
}

/**
 * Begins this process anew with the server's heap, which nothing can set once a process runs. It stays the same process, so
 * signals, exit code and `kill -9` mean the server. Whoever names a heap, also in NODE_OPTIONS, keeps it.
 */
export function startWithLimits() {
  const given = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ');
  if (given.includes('-space-size') || process.execve === undefined) return;
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...heapLimits, ...process.argv.slice(1)]);
}

// `npm start` asks before it starts the server, on npm's own Node. What will serve is the pinned one where there is one.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isServedHere = pinnedNode() === undefined && isNodeNewEnough();
  const reason = isServedHere ? undefined : whyNoNode();
  if (reason !== undefined) console.error(reason);
  process.exitCode = reason === undefined ? 0 : 1;
}
