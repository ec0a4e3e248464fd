import { z } from 'zod';
import type { Opened } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { uuidv7 } from '../../../core/store/index.ts';
import type { Access } from '../../../core/web/index.ts';

/** One request as it is kept: the pattern of its route, never the path, which may carry a token or a name. */
export interface Line {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly address: string;
  readonly browser: string;
  readonly request: Request;
}

const requestSchema = z.object({
  method: z.string(),
  route: z.string(),
  status: z.number(),
  bytes: z.number(),
  milliseconds: z.number(),
});
export type Request = z.infer<typeof requestSchema>;

/** A line as it lies in either table. */
export interface SealedLine {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly address_hash: Buffer | null;
  readonly address: Buffer | null;
  readonly request: Buffer;
  readonly browser: Buffer | null;
}

export type LineTable = 'access_log.line' | 'access_log.evidence_line';

// A browser's name is typed by the client; what is longer than any real one is no name.
const longestBrowser = 400;

export const lineOf = ({ at, address, browser, method, route, status, bytes, milliseconds }: Access): Line => ({
  id: uuidv7(at),
  at,
  address,
  browser: browser.slice(0, longestBrowser),
  request: { method, route, status, bytes, milliseconds },
});

/** An address as look-ups know it. */
export const addressHash = (world: World, address: string): Buffer => world.records.subject('access-log', address);

export function sealedLine(world: World, line: Line, table: LineTable, key: Pick<Opened, 'seal'>): SealedLine {
  const sealed = (column: string, text: string) => (text === '' ? null : key.seal(`${table}.${column}`, text));
  return {
    id: line.id,
    at: line.at,
    address_hash: line.address === '' ? null : addressHash(world, line.address),
    address: sealed('address', line.address),
    request: key.seal(`${table}.request`, JSON.stringify(line.request)),
    browser: sealed('browser', line.browser),
  };
}

export function openedLine(line: SealedLine, table: LineTable, key: Pick<Opened, 'text'>): Line {
  const text = (column: string, sealed: Buffer | null) => (sealed ? key.text(`${table}.${column}`, sealed) : '');
  return {
    id: line.id,
    at: line.at,
    address: text('address', line.address),
    browser: text('browser', line.browser),
    request: requestSchema.parse(JSON.parse(text('request', line.request))),
  };
}
