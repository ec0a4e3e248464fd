import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Finding, check, type Policy, PolicyError } from './core/policy/index.ts';

/** Reads a policy file and checks it. Throws `policy/unreadable` when there is none, `policy/unfit` with every mistake. */
export async function loadPolicy(path: string): Promise<{ readonly policy: Policy; readonly warnings: readonly Finding[] }> {
  const policy = await readPolicy(path);
  const findings = check(policy);
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0)
    throw new PolicyError('policy/unfit', `${path} cannot govern yet:\n${errors.map((e) => `  ${e.place}: ${e.sentence}`).join('\n')}`);
  return { policy, warnings: findings.filter((finding) => finding.severity === 'warning') };
}

/** The policy of a file, unchecked. */
export async function readPolicy(path: string): Promise<Policy> {
  const loaded = await importFile(path).catch((cause: unknown) => {
    throw new PolicyError('policy/unreadable', `The policy ${path} cannot be read: ${(cause as Error).message}`, { cause });
  });
  if (!loaded.default || typeof loaded.default !== 'object')
    throw new PolicyError('policy/unreadable', `${path} has no default export. Write “export default policy({ … })”.`);
  return loaded.default;
}

/** A policy may lie anywhere: what it calls `avow/policy` is this program's door. */
async function importFile(path: string): Promise<{ default?: Policy }> {
  const door = import.meta.resolve('./policy.ts').replace(/\.ts$/, import.meta.url.endsWith('.ts') ? '.ts' : '.js');
  const hooks = registerHooks({
    resolve: (specifier, context, next) => next(specifier === 'avow/policy' ? door : specifier, context),
  });
  try {
    return (await import(pathToFileURL(path).href)) as { default?: Policy };
  } finally {
    hooks.deregister();
  }
}
