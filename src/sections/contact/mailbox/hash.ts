import { createHmac } from 'node:crypto';
import type { Digest } from '../../../core/mail/index.ts';
import type { World } from '../../../core/section/index.ts';

// Each kind of thing has a key of its own, so that no hash of one can be held against another.
type Kind = 'message' | 'id' | 'topic' | 'folder';

function keyed({ vault }: World, kind: Kind, text: string): Buffer {
  const own = createHmac('sha256', vault.secrets.subject).update(`contact:${kind}`).digest();
  return createHmac('sha256', own).update(text, 'utf8').digest();
}

/** What makes a message this one: the same for every copy of it, in whatever folder. */
export const identityOf = (world: World, { essence, messageId, size }: Digest): Buffer =>
  // Without a Message-ID two messages may look alike; their length tells them apart.
  keyed(world, 'message', messageId === '' ? `${size} ${essence}` : essence);

export const idHash = (world: World, messageId: string): Buffer => keyed(world, 'id', messageId);

export const pathHash = (world: World, path: string): Buffer => keyed(world, 'folder', path);

/** Hash of a subject line without what answering and forwarding put before it; null where nothing is left. */
export function topicHash(world: World, subject: string): Buffer | null {
  const topic = topicOf(subject);
  return topic === '' ? null : keyed(world, 'topic', topic);
}

const prefix = /^\s*(?:re|aw|antw|antwort|fwd?|wg|sv|vs|tr|rif|odp|ynt)\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*:/i;

export function topicOf(subject: string): string {
  let topic = subject.slice(0, 1000);
  while (prefix.test(topic)) topic = topic.replace(prefix, '');
  return topic.trim().replace(/\s+/g, ' ').toLowerCase();
}
