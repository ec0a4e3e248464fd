import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { instants } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Web } from '../../../core/web/index.ts';
import { newsletterSettings } from '../policy.ts';

type Asking = Pick<World, 'rules' | 'vault'>;

/** What a browser finds a number for before it sends the form; made from the clock, so nobody has to remember it. */
function challenge({ vault }: Asking, now: Temporal.Instant): string {
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(BigInt(now.epochMilliseconds));
  return Buffer.concat([at, signature(vault, at)]).toString('base64url');
}

/**
 * Whether the work was done for this address, lately, on a challenge of ours.
 * @param work the challenge, a full stop, and the number that was found.
 */
export function hasWorked(world: Asking, email: string, work: string, now: Temporal.Instant): boolean {
  const { rules, vault } = world;
  const { work: asked } = newsletterSettings(rules.policy).confirmations;
  const [given = ''] = work.split('.', 1);
  const bytes = Buffer.from(given, 'base64url');
  if (!asked || work.length > longest || bytes.length !== 24 || bytes.toString('base64url') !== given) return false;
  const at = bytes.subarray(0, 8);
  if (!timingSafeEqual(bytes.subarray(8), signature(vault, at))) return false;
  const issued = Temporal.Instant.fromEpochMilliseconds(Number(at.readBigUInt64BE()));
  const { end } = instants(asked.life, issued, rules.calendar);
  if (Temporal.Instant.compare(issued, now) > 0 || Temporal.Instant.compare(now, end) >= 0) return false;
  // Bound to the address, so it opens the form for nobody else; how often for this one, the limits of an address say.
  return leadingZeros(createHash('sha256').update(`${work}.${email}`, 'utf8').digest()) >= asked.bits;
}

/** Where a browser fetches its challenge: only when it is about to send, so its life can be short. */
export function workRoutes(web: Web, world: World): void {
  web.get('/newsletter/work', (c) => {
    const { work } = newsletterSettings(world.rules.policy).confirmations;
    c.header('Cache-Control', 'no-store');
    c.header('X-Robots-Tag', 'noindex');
    return work ? c.json({ challenge: challenge(world, c.var.now), bits: work.bits }) : c.notFound();
  });
}

export const workAssets: readonly URL[] = [new URL('./browser/work.js', import.meta.url)];

// The challenge, the full stop and a number of at most 15 digits.
const longest = 48;

const signature = (vault: World['vault'], at: Buffer): Buffer =>
  createHmac('sha256', vault.secrets.token).update('newsletter.work:').update(at).digest().subarray(0, 16);

function leadingZeros(hash: Buffer): number {
  const first = hash.findIndex((byte) => byte !== 0);
  return first === -1 ? hash.length * 8 : first * 8 + Math.clz32(hash[first] ?? 0) - 24;
}
