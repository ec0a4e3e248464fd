import { type Deadline, type Policy, PolicyError, sectionNamed, type Text } from '../../../core/policy/index.ts';
import type { CustomerOptions } from './customer/options.ts';

/** At most so many within so long, counted back from now. */
export interface Limit {
  readonly most: number;
  readonly within: Temporal.Duration;
}

/** One list: consent is given for it alone, and names exactly its topics; nothing else may be sent to it (S33). */
export interface List {
  /** A short word in lower case; it stands in every consent, so it is never used for another list. */
  readonly name: string;
  readonly title: Text;
  readonly topics: readonly Text[];
  /**
   * Not offered on the website: programs and imports ask for it, and whoever gets it sees it among their lists. Its issues do not
   * go into the public archive.
   */
  readonly private?: true;
  /** A mail right after the confirmation; none where it is left out. Markdown is not read in it. */
  readonly welcome?: { readonly subject: Text; readonly text: Text };
}

/** What an operator decides about issues and their sending. */
export interface CampaignOptions {
  /** How long a draft that nobody changes any more is kept (`atMost`). */
  readonly draft: Deadline;
  /** How long an issue is kept after it was sent, as evidence of what was sent (`endOfYear`). */
  readonly issue: Deadline;
  /** How long it is kept who was sent an issue and what became of it, from the start of the sending (`atMost`). */
  readonly recipients: Deadline;
  /** Longer without a mail, and an address is not mailed any more: an unused consent fades (LG München I 17 HK O 138/10). */
  readonly lapse: Temporal.Duration;
  /** How long a start can be taken back before the first mail leaves; none where it is left out. */
  readonly grace?: Temporal.Duration;
  /** With more recipients than this, somebody else than the author has to approve. */
  readonly approvedAbove: number;
  /** How many mails go to one destination domain each second, and how many at once after a pause. */
  readonly pace: { readonly perSecond: number; readonly burst: number };
}

/** What an operator decides about mails that come back. */
export interface BounceOptions {
  /** After so many issues in a row for which there was no such mailbox, the subscription ends. */
  readonly hardInARow: number;
  /** After so many in a row that could not be delivered, for whatever reason but our own fault, it ends too. */
  readonly softInARow: number;
  /** How long an address is not mailed after a server said that it does not exist. */
  readonly rest: Temporal.Duration;
  /** How long it is remembered that an issue came back (`atMost`). */
  readonly kept: Deadline;
  /** How long a report that no program understood waits for staff (`atMostExact`). */
  readonly queue: Deadline;
}

/** What an operator decides about subscriptions that come from another system. */
export interface ImportOptions {
  /** How long a file that nobody takes in is kept (`atMostExact`). */
  readonly waiting: Deadline;
  /** How long taking it in may last (`atMostExact`). */
  readonly running: Deadline;
  /** How long an import can be reviewed and undone (`atMostExact`). */
  readonly review: Deadline;
}

/** What an operator decides about handing out persons. */
export interface ExportOptions {
  /** More persons than this are handed out only after a second member has approved it. */
  readonly approvedAbove: number;
  /** How long a request waits for its approval, and how long an approval works (`atMostExact`). */
  readonly approval: Deadline;
}

/** What a browser is asked to do before the form is sent. */
export interface WorkOptions {
  /** Leading zeros of the hash that is looked for: each doubles the work; some thousand hashes are a blink (`12`). */
  readonly bits: number;
  /** How long a challenge can be answered (`elapsed`). */
  readonly life: Deadline;
  /** Sign-ups of one network when this one did the work. */
  readonly perNetwork: Limit;
}

/** What an operator decides about programs that ask on somebody's behalf. */
export interface ApiOptions {
  /** How long a token works (`atMost`). */
  readonly token: Deadline;
  /** How many requests one token may make. */
  readonly requests: Limit;
}

/** A mail that a program of the operator may cause for somebody who is subscribed, and which is no advertising. */
export interface Transactional {
  /** A short word in lower case; the purpose is named after it. */
  readonly name: string;
  readonly title: Text;
  readonly subject: Text;
  /** Places such as `{order}` are filled by the program. */
  readonly text: Text;
}

/** What an operator decides about the newsletter. */
export interface NewsletterOptions {
  readonly lists: readonly List[];
  readonly campaigns: CampaignOptions;
  readonly bounces: BounceOptions;
  readonly imports: ImportOptions;
  /** Four eyes on exports of many persons; where it is left out, whoever may export does so alone. */
  readonly exports?: ExportOptions;
  /** Advertising to customers by permission of law (§ 7(3) UWG, S43); none where it is left out. */
  readonly customers?: CustomerOptions;
  readonly api: ApiOptions;
  /** None where it is left out. */
  readonly transactional?: readonly Transactional[];
  /** How long a request waits for its confirmation before it is erased (`atMost`). */
  readonly unconfirmed: Deadline;
  /** How long the link in the confirmation mail works (`elapsed`). */
  readonly token: Deadline;
  /**
   * Whoever ends a subscription by its link gets one mail that confirms it, with a link that takes it back and works as long
   * as that of a confirmation. None where it is left out.
   */
  readonly undo?: true;
  /** The longest that a proof is kept after the subscription has ended (`atMost`, S50). */
  readonly proof: Deadline;
  /** The proof ends earlier where claims about the last mail have lapsed (`endOfYear`, BGB §§ 195, 199). */
  readonly lastMail: Deadline;
  /** How many confirmation mails may leave, so that nobody is flooded with them. */
  readonly confirmations: {
    readonly perAddress: readonly Limit[];
    readonly perNetwork: Limit;
    /** Who does a moment's work first has more room, for programs have no moment; none is asked where it is left out. */
    readonly work?: WorkOptions;
    readonly altogether: Limit;
    /** How long a sent confirmation mail is counted (`atMostExact`); not shorter than the windows per address. */
    readonly counted: Deadline;
  };
  /** Leading bits that make two client addresses one network. */
  readonly networks: { readonly ipv4: number; readonly ipv6: number };
  /** From which age a person consents for themselves (Art. 8 GDPR). */
  readonly fromAge: number;
  /** Names of the recipients, declared elsewhere in the policy, that handle the data. */
  readonly recipients: readonly string[];
}

/** The options, and the topics of all lists together. */
export interface NewsletterSettings extends NewsletterOptions {
  readonly topics: readonly Text[];
}

/** The values in force. Throws `policy/unfit` where the policy has no newsletter. */
export function newsletterSettings(policy: Policy): NewsletterSettings {
  const paragraph = sectionNamed(policy, 'newsletter');
  if (!paragraph)
    throw new PolicyError(
      'policy/unfit',
      'The policy has no section “newsletter”. Name newsletter({...}) among its sections.',
    );
  const options = paragraph.settings as unknown as NewsletterOptions;
  return { ...options, topics: topicsOf(options.lists) };
}

/** Every topic once, in the order in which the lists name them. */
export function topicsOf(lists: readonly List[]): readonly Text[] {
  const topics = lists.flatMap((list) => list.topics);
  return topics.filter((topic, at) => topics.findIndex((other) => other.de === topic.de) === at);
}

/** The list of this name, if the policy has it. */
export const listNamed = (policy: Policy, name: string): List | undefined =>
  newsletterSettings(policy).lists.find((list) => list.name === name);

/** The lists that the website offers. */
export const publicLists = (policy: Policy): readonly List[] => newsletterSettings(policy).lists.filter(isOffered);

const isOffered = (list: List): boolean => !list.private;

/** The list of whoever names none, among those that the website offers. */
export function firstList(policy: Policy): List {
  const [first] = publicLists(policy);
  if (!first) throw noList();
  return first;
}

/** Throws `policy/unfit` where there is no list that somebody could ask for. */
export function judgeLists(lists: readonly List[]): void {
  if (!lists.some(isOffered)) throw noList();
}

const noList = () =>
  new PolicyError('policy/unfit', 'The newsletter of this policy offers no list. Name one that is not private.');
