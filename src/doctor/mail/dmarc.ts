import type { Names } from '../../core/egress/index.ts';
import { readTags } from './tags.ts';

/** A DMARC policy record where it stands (RFC 9989, section 4.7). */
export interface DmarcRecord {
  readonly domain: string;
  readonly tags: ReadonlyMap<string, string>;
}

/** The policy that receivers find for an author domain, and its organizational domain. */
export interface Discovered {
  readonly record: DmarcRecord | undefined;
  readonly organization: string;
}

/** Finds the policy of a domain by the tree walk (RFC 9989, section 4.10.1). Throws where nobody answers. */
export async function discover(names: Names, domain: string): Promise<Discovered> {
  const found = await treeWalk(names, domain);
  const organization = organizationIn(domain, found);
  const own = found.find((record) => record.domain === domain);
  const shared = found.find((record) => record.domain === organization);
  const suffix = found.find(({ tags }) => tags.get('psd') === 'y');
  return { record: own ?? shared ?? suffix, organization };
}

/** The organizational domain: of two names with the same one each speaks for the other (RFC 9989, section 4.10.2). */
export const organizationOf = async (names: Names, domain: string): Promise<string> =>
  organizationIn(domain, await treeWalk(names, domain));

/** A longer name is shortened to this many labels at its second step, so that no walk asks more than eight times. */
const mostLabels = 7;

/** The records on the way from a name to the top, the longest name first; a record that says what it is ends the way. */
async function treeWalk(names: Names, domain: string): Promise<readonly DmarcRecord[]> {
  const found: DmarcRecord[] = [];
  let labels = domain.split('.');
  while (labels.length > 0) {
    const name = labels.join('.');
    const record = await recordAt(names, name);
    if (record) found.push(record);
    if (record && ['y', 'n'].includes(record.tags.get('psd') ?? '')) break;
    labels = labels.length > mostLabels ? labels.slice(-mostLabels) : labels.slice(1);
  }
  return found;
}

async function recordAt(names: Names, domain: string): Promise<DmarcRecord | undefined> {
  const texts = (await names.texts(`_dmarc.${domain}`)).filter((text) =>
    /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/i.test(text),
  );
  const [text] = texts;
  // Several are as good as none.
  if (text === undefined || texts.length > 1) return undefined;
  const tags = readTags(text);
  return tags && { domain, tags };
}

function organizationIn(domain: string, found: readonly DmarcRecord[]): string {
  for (const { domain: at, tags } of found) {
    if (tags.get('psd') === 'n') return at;
    if (tags.get('psd') === 'y' && at !== domain)
      return domain
        .split('.')
        .slice(-(at.split('.').length + 1))
        .join('.');
  }
  return found.at(-1)?.domain ?? domain;
}
