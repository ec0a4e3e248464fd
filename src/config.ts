import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import type { OperatorFacts } from './core/section/index.ts';

/** What the environment says, read once. The only file that touches `process.env`. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly vaultUrl?: string;
  readonly smtpUrl?: string;
  /** The mailboxes that people write to and that bounces come back to, with spaces between them. */
  readonly imapUrl?: string;
  /** The domain whose mail lands in that mailbox, or comes by the webhook. */
  readonly bounceDomain?: string;
  readonly trustedProxies: readonly string[];
  /** The recipients of the policy that run the mail server and the mailbox (S20). */
  readonly runBy: { readonly smtp?: string | undefined; readonly imap?: string | undefined };
  /** Folders of other servers' log files, held to the limit of the access log (S17). */
  readonly logFolders: readonly string[];
  readonly masterKeyFile: string;
  /** Where the newest block of the journal is noted outside the database. */
  readonly journalHeadFile: string;
  /** Where the journal is written once more, outside the database; best on another disk. */
  readonly journalCopy: string;
  readonly policyFile: string;
  readonly mode: 'trial' | 'production';
  readonly simulatedClock?: Temporal.Instant;
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly keyFile: string };
  readonly operator: OperatorFacts;
  /** The identity provider by which staff may sign in (OpenID Connect). */
  readonly provider?: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecretFile?: string;
    /** Domains of addresses that may come from it; empty for any. */
    readonly allowed: readonly string[];
    /** Further hosts of the same provider, where its keys or tokens lie elsewhere. */
    readonly hosts: readonly string[];
  };
}

/** Thrown when the environment holds a value that cannot be meant. */
export class ConfigError extends Error {
  readonly code = 'config/unfit';

  constructor(sentence: string) {
    super(sentence);
    this.name = 'ConfigError';
  }
}

const optional = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || undefined);

const url = (protocols: RegExp, example: string) =>
  optional.refine((text) => text === undefined || protocols.test(text), `must be an address like ${example}`);

// With the longest local part of a bounce address in front of it, it has to stay within the 254 octets of an address.
const isDomain = (text: string | undefined): boolean =>
  text === undefined || (/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i.test(text) && text.length <= 180);

const environment = z.object({
  PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).default(3000),
  HOST: optional,
  BASE_URL: url(/^https?:\/\/[^/]+\/?$/, 'https://www.example.com'),
  DATA_DIR: optional,
  DATABASE_URL: url(/^postgres(ql)?:\/\//, 'postgres://user@host/database'),
  VAULT_URL: url(/^postgres(ql)?:\/\//, 'postgres://user@host/vault'),
  SMTP_URL: url(/^smtps?:\/\//, 'smtp://user:password@host:587'),
  IMAP_URL: url(
    /^(imap|pop3)s?:\/\/[^/@\s]+@\S+(\s+(imap|pop3)s?:\/\/[^/@\s]+@\S+)*$/,
    'imaps://user:password@host/INBOX or pop3s://user:password@host',
  ),
  BOUNCE_DOMAIN: optional.refine(isDomain, 'must be a domain like bounce.example.com'),
  TRUSTED_PROXIES: optional,
  SMTP_RECIPIENT: optional,
  IMAP_RECIPIENT: optional,
  ACCESS_LOG_FOLDERS: optional,
  MASTER_KEY_FILE: optional,
  JOURNAL_COPY_DIR: optional,
  POLICY: optional,
  AVOW_MODE: z.enum(['trial', 'production'], 'must be “trial” or “production”').default('trial'),
  SIMULATED_CLOCK: optional,
  DKIM_DOMAIN: optional,
  DKIM_SELECTOR: optional,
  DKIM_KEY_FILE: optional,
  OIDC_ISSUER: url(/^https:\/\/[^/?#]|^http:\/\/(localhost|127\.|\[::1\])/, 'https://login.example.com'),
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET_FILE: optional,
  OIDC_ALLOWED: optional,
  OIDC_HOSTS: optional,
  OPERATOR_MANAGING_DIRECTOR: optional,
  OPERATOR_REGISTER_COURT: optional,
  OPERATOR_REGISTER_NUMBER: optional,
  OPERATOR_VAT_ID: optional,
  OPERATOR_HOST: optional,
  OPERATOR_HOST_CONTRACT: optional,
});
type Environment = z.infer<typeof environment>;

/** @param root the project's folder: relative paths of settings start where the command was called, defaults here. */
export function readConfig(root: string, env: NodeJS.ProcessEnv = process.env): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ConfigError(`${issue?.path.join('.') ?? 'A setting'} ${issue?.message ?? 'is unfit'}.`);
  }
  const e = read.data;
  const dataDir = resolve(e.DATA_DIR ?? 'data');
  const port = e.PORT;
  return omitEmpty({
    port,
    host: e.HOST ?? '127.0.0.1',
    baseUrl: (e.BASE_URL ?? `http://localhost:${port}`).replace(/\/$/, ''),
    dataDir,
    databaseUrl: e.DATABASE_URL,
    vaultUrl: e.VAULT_URL,
    smtpUrl: e.SMTP_URL,
    imapUrl: e.IMAP_URL,
    bounceDomain: e.BOUNCE_DOMAIN?.toLowerCase(),
    trustedProxies: (e.TRUSTED_PROXIES ?? '').split(/[\s,]+/).filter(Boolean),
    runBy: omitEmpty({ smtp: e.SMTP_RECIPIENT, imap: e.IMAP_RECIPIENT }),
    logFolders: (e.ACCESS_LOG_FOLDERS ?? '')
      .split(':')
      .filter(Boolean)
      .map((path) => resolve(path)),
    masterKeyFile: resolve(e.MASTER_KEY_FILE ?? resolve(dataDir, 'master.key')),
    journalHeadFile: resolve(dataDir, 'journal-head.json'),
    journalCopy: resolve(e.JOURNAL_COPY_DIR ?? resolve(dataDir, 'journal-copy')),
    policyFile: policyPath(root, e.POLICY),
    mode: e.AVOW_MODE,
    simulatedClock: instant(e.SIMULATED_CLOCK),
    dkim: dkim(e),
    operator: operator(e),
    provider: provider(e),
  });
}

const policyPath = (root: string, path: string | undefined): string =>
  path === undefined ? resolve(root, 'policies/fluxcess.policy.ts') : isAbsolute(path) ? path : resolve(path);

function instant(text: string | undefined): Temporal.Instant | undefined {
  if (text === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
  try {
    return Temporal.Instant.from(day ? `${text}T00:00:00Z` : text);
  } catch {
    throw new ConfigError(`SIMULATED_CLOCK is “${text}”, not an instant. Write it like 2026-11-23T09:00:00+01:00.`);
  }
}

function dkim(e: Environment): Config['dkim'] {
  const parts = [e.DKIM_DOMAIN, e.DKIM_SELECTOR, e.DKIM_KEY_FILE];
  if (parts.every((part) => part === undefined)) return undefined;
  const [domain, selector, keyFile] = parts;
  if (!domain || !selector || !keyFile)
    throw new ConfigError('DKIM needs all of DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE, or none of them.');
  return { domain, selector, keyFile: resolve(keyFile) };
}

function provider(e: Environment): Config['provider'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET_FILE: file } = e;
  const words = (text: string | undefined) =>
    (text ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean);
  if (!issuer && !clientId) return undefined;
  if (!issuer || !clientId) throw new ConfigError('OIDC needs both OIDC_ISSUER and OIDC_CLIENT_ID, or none of them.');
  return {
    issuer,
    clientId,
    ...(file && { clientSecretFile: resolve(file) }),
    allowed: words(e.OIDC_ALLOWED),
    hosts: words(e.OIDC_HOSTS),
  };
}

const operator = (e: Environment): OperatorFacts =>
  omitEmpty({
    managingDirector: e.OPERATOR_MANAGING_DIRECTOR,
    registerCourt: e.OPERATOR_REGISTER_COURT,
    registerNumber: e.OPERATOR_REGISTER_NUMBER,
    vatId: e.OPERATOR_VAT_ID,
    hostName: e.OPERATOR_HOST,
    hostContract: e.OPERATOR_HOST_CONTRACT,
  });

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

const omitEmpty = <T extends object>(value: T): Present<T> =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Present<T>;
