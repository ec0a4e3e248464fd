// Starting other programs from the tools, with the pinned tools of node_modules first in PATH.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './runtime.js';

export const isRoot = process.getuid?.() === 0;

export const toolPath = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

/** Runs a program to its end; stdin is closed, so nothing can wait for an answer. */
export function execute(command, args, { cwd = root, env = {}, show = false, uid, gid } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PATH: toolPath, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      ...(uid === undefined ? {} : { uid, gid }),
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: `${command}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(output).toString() }));
  });
}

export function findProgram(name) {
  return toolPath
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}
