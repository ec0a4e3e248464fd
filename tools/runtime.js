// The one place that knows which Node Avow needs and where the pinned one lies after `npm ci`.
// Promises: runs on any Node from 20 on, needs no installed package, prints nothing on stdout.
// Refuses: to go on with a Node without Temporal; the error names the mend.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const needed = 26;

export const isNodeNewEnough = () => Number(process.versions.node.split('.')[0]) >= needed;

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

export function explainMissingNode(detail = '') {
  return [
    `avow: Node ${needed} or newer is needed; this is ${process.version} on ${process.platform}-${process.arch}${detail}.`,
    `  \`npm ci\` brings Node ${needed} for linux-x64, linux-arm64, darwin-x64 and darwin-arm64 unless optional packages are omitted.`,
    `  Mend: run \`npm ci\` without --omit=optional, or install Node ${needed} from https://nodejs.org and put it first in PATH.`,
  ].join('\n');
}

/** Runs a script on the pinned Node in this terminal; ends this process as the script ends. */
export function runOnPinnedNode(script, argv) {
  const node = pinnedNode();
  if (node === undefined) {
    console.error(explainMissingNode(', and no pinned Node is installed'));
    process.exit(1);
  }
  // Without the mark a wrong binary behind the pinned path would start itself for ever.
  if (process.env.AVOW_ON_PINNED_NODE === '1') {
    console.error(explainMissingNode(`, and ${node} is no newer`));
    process.exit(1);
  }
  const child = spawn(node, [script, ...argv], {
    stdio: 'inherit',
    env: { ...process.env, AVOW_ON_PINNED_NODE: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2']) {
    // A terminal sends its signals to the child as well; only what it does not send is passed on.
    const isFromTerminal = process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT');
    process.on(signal, () => isFromTerminal || child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(explainMissingNode(`, and ${node} does not start (${error.code ?? error.message})`));
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exit(signal === null ? code : 128 + constants.signals[signal]);
  });
}

/** Stops with the mend when this Node is too old; `npm start` asks before it starts the server. */
if (process.argv[1] === fileURLToPath(import.meta.url) && !isNodeNewEnough()) {
  console.error(explainMissingNode());
  process.exit(1);
}
