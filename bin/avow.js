#!/usr/bin/env node
// The command `avow`: moves to the pinned Node when this one is too old, builds when a source changed, hands over.
// The server gets the heap that `npm start` gives it. Promises: stdout carries the command's own output and nothing else; signals and the exit code pass through.
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from '../tools/build.js';
import { isNodeNewEnough, runOnPinnedNode, startWithLimits } from '../tools/runtime.js';

if (isNodeNewEnough()) await start();
else runOnPinnedNode(fileURLToPath(import.meta.url), process.argv.slice(2));

async function start() {
  try {
    await build({ ifStale: true });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  if (process.argv[2] === 'start') startWithLimits();
  module.enableCompileCache();
  const { run } = await import('../dist/cli/index.js');
  process.exitCode = await run(process.argv);
}
