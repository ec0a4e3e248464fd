import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { check, type Policy, PolicyError, policyErrors } from '../core/policy/index.ts';

/** Throws `policy/unfit` with every mistake of a policy. */
export function refuseUnfit(policy: Policy, path: string): void {
  const errors = policyErrors(check(policy));
  if (errors.length === 0) return;
  const sentences = errors.map((error) => `  ${error.place}: ${error.sentence}`);
  throw new PolicyError('policy/unfit', `${path} cannot govern yet:\n${sentences.join('\n')}`);
}

/**
 * The policy of a file, unchecked. Throws `policy/unreadable` when there is none. A file is read once in a process; another
 * number reads it once more, as it is then.
 */
export async function readPolicy(path: string, again = 0): Promise<Policy> {
  const loaded = await importFile(path, again).catch((cause: unknown) => {
    throw new PolicyError('policy/unreadable', `The policy ${path} cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  });
  if (!loaded.default || typeof loaded.default !== 'object')
    throw new PolicyError('policy/unreadable', `${path} has no default export. Write “export default policy({ … })”.`);
  return loaded.default;
}

/** A policy may lie anywhere: what it calls `avow/policy` is this program's door. */
async function importFile(path: string, again: number): Promise<{ default?: Policy }> {
  const door = import.meta.resolve('../policy.ts').replace(/\.ts$/, import.meta.url.endsWith('.ts') ? '.ts' : '.js');
  const hooks = registerHooks({
    resolve: (specifier, context, next) => next(specifier === 'avow/policy' ? door : specifier, context),
  });
  try {
    return (await import(pathToFileURL(path).href + (again > 0 ? `?${again}` : ''))) as { default?: Policy };
  } finally {
    hooks.deregister();
  }
}
