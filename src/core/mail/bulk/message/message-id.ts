import { createHmac } from 'node:crypto';

/**
 * The Message-ID of one campaign's mail to one recipient: the same on every attempt, so that receivers can fold a repeated
 * mail into one, and without the key nobody can tell from it who got what.
 */
export function messageIdOf(key: Buffer, campaign: string, recipient: string, domain: string): string {
  // The length keeps two pairs apart that read the same when joined.
  const mac = createHmac('sha256', key).update(`${campaign.length}:${campaign}:${recipient}`).digest('hex');
  return `<${mac.slice(0, 40)}@${domain}>`;
}
