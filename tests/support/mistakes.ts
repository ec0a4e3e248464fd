import type { Policy, Timeout } from '../../src/core/policy/index.ts';
import {
  after,
  answerWithin,
  atLeast,
  atMost,
  days,
  dueWithin,
  erased,
  erasureDemanded,
  noticed,
  previous,
  years,
} from '../../src/core/policy/index.ts';
import { type Draft, said } from './policy.ts';

/** One mistake in the small policy: the code that it must raise, and nothing else. */
interface Mistake {
  readonly code: string;
  readonly sentence: string;
  readonly make: (policy: Draft<Policy>) => void;
}

const mistake = (code: string, sentence: string, make: Mistake['make']): Mistake => ({ code, sentence, make });

type Part<Key extends 'sections'> = Draft<Policy>[Key][number];
type DraftClass = Part<'sections'>['classes'][number];
type DraftStage = DraftClass['lifecycle']['stages'][string];

const section = (policy: Draft<Policy>, name: string): Part<'sections'> =>
  found(policy.sections.find((paragraph) => paragraph.section === name));
const subscription = (policy: Draft<Policy>): DraftClass => found(section(policy, 'newsletter').classes[0]);
const account = (policy: Draft<Policy>): DraftClass => found(section(policy, 'tools').classes[0]);
const stage = (dataClass: DraftClass, name: string): DraftStage => found(dataClass.lifecycle.stages[name]);
const host = (policy: Draft<Policy>) => found(section(policy, 'newsletter').recipients[0]);
const cookie = (policy: Draft<Policy>, name: string) =>
  found(section(policy, 'tools').cookies.find((declared) => declared.name === name));

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The small policy has no such part.');
  return value;
}

const silence = said('', '');
const ending = (...deadline: Parameters<typeof after>) => after(...deadline) as Draft<Timeout>;

export const mistakes: readonly Mistake[] = [
  mistake('controller-name', 'a controller has a name', (p) => void (p.controller.name = ' ')),
  mistake('controller-address', 'a controller has an address', (p) => void (p.controller.city = '')),
  mistake('controller-email', 'a controller can be written to', (p) => void (p.controller.email = 'post')),
  mistake('controller-phone', 'a controller can be called', (p) => void (p.controller.phone = 'on request')),
  mistake('controller-website', 'a controller has a website', (p) => void (p.controller.website = 'garten')),
  mistake('authority-missing', 'a complaint has an address', (p) => void (p.authority.email = '')),
  mistake('german-not-first', 'German stands first', (p) => void p.languages.reverse()),
  mistake('time-zone-unknown', 'the time zone exists', (p) => void (p.timeZone = 'Europe/Osnabrueck')),
  mistake('holidays-unknown', 'the holidays are known', (p) => void (p.holidays = 'DE-XX')),

  mistake('section-name', 'a section is called like a folder', (p) => {
    p.sections.push({
      ...section(p, 'tools'),
      section: 'Odd Name',
      promises: [],
      passages: [],
      classes: [],
      cookies: [],
      notices: [],
    });
  }),
  mistake('section-twice', 'a section stands once', (p) => {
    p.sections.push({ ...section(p, 'tools'), promises: [], passages: [], classes: [], cookies: [], notices: [] });
  }),
  mistake('class-twice', 'a class stands once', (p) => void section(p, 'tools').classes.push(account(p))),
  mistake('purpose-twice', 'a purpose stands once in a class', (p) => {
    account(p).purposes.push(found(account(p).purposes[0]));
  }),
  mistake('datum-twice', 'a datum stands once in a class', (p) => void account(p).data.push(found(account(p).data[0]))),
  mistake('recipient-twice', 'a recipient stands once', (p) => void section(p, 'tools').recipients.push(host(p))),
  mistake(
    'cookie-twice',
    'a cookie stands once',
    (p) => void section(p, 'newsletter').cookies.push(cookie(p, 'session')),
  ),
  mistake('notice-twice', 'a notice stands once', (p) => {
    section(p, 'newsletter').notices.push(found(section(p, 'tools').notices[0]));
  }),
  mistake('duty-twice', 'a statutory duty stands once', (p) => void p.statutory.push(found(p.statutory[0]))),

  mistake('class-name', 'a class is called after its section', (p) => void (account(p).name = 'account')),
  mistake('class-without-purpose', 'a class has a purpose', (p) => {
    account(p).purposes = [];
    for (const one of Object.values(account(p).lifecycle.stages)) one.purposes = [];
  }),
  mistake('class-without-data', 'a class names its data', (p) => void (account(p).data = [])),
  mistake(
    'class-without-basis',
    'the letter of a basis is that of its ground',
    (p) => void (account(p).basis.letter = 'c'),
  ),
  mistake('interest-unnamed', 'a legitimate interest is named', (p) => {
    account(p).basis = { ground: 'legitimate-interest', letter: 'f', beside: [] };
  }),
  mistake('duty-unnamed', 'a legal duty is named', (p) => {
    account(p).basis = { ground: 'legal-duty', letter: 'c', beside: [], because: silence };
  }),
  mistake('consent-without-withdrawal', 'consent can be withdrawn', (p) => void delete subscription(p).withdrawal),
  mistake('withdrawal-unheard', 'a withdrawal ends every use that rests on consent', (p) => {
    const active = stage(subscription(p), 'active');
    active.on = { restricted: 'paused', [erasureDemanded]: 'proof' };
  }),

  mistake('purpose-undeclared', 'a stage names declared purposes', (p) => {
    stage(account(p), 'used').purposes.push('tools.advertise');
  }),
  mistake('purpose-unused', 'a declared purpose is used', (p) => {
    account(p).purposes.push({ name: 'tools.advertise', title: said('Werbung', 'Advertising') });
  }),
  mistake('purpose-name', 'a purpose is called after its section', (p) => {
    found(account(p).purposes[0]).name = 'serve';
    for (const one of Object.values(account(p).lifecycle.stages)) one.purposes = ['serve'];
  }),
  mistake('purpose-ambiguous', 'a purpose means one thing', (p) => {
    const other = likeness(account(p), 'tools.guest');
    found(other.purposes[0]).title = said('Etwas anderes', 'Something else');
    section(p, 'tools').classes.push(other);
  }),

  mistake('first-stage-unknown', 'a record begins in a stage', (p) => void (account(p).lifecycle.first = 'born')),
  mistake('stage-unreachable', 'every stage is reached', (p) => {
    account(p).lifecycle.stages['attic'] = { ...stage(account(p), 'used') };
  }),
  mistake('event-target-unknown', 'an event leads to a stage', (p) => {
    stage(account(p), 'used').on = { moved: 'cellar', [erasureDemanded]: erased };
  }),
  mistake('deadline-target-unknown', 'a deadline leads to a stage', (p) => {
    found(stage(subscription(p), 'requested').after).to = 'cellar';
  }),
  mistake('erasure-unreachable', 'every stage leads to erasure', (p) => {
    const proof = stage(subscription(p), 'proof');
    delete proof.after;
    delete subscription(p).cap;
  }),
  mistake('stage-name-reserved', 'no stage is called like the end', (p) => {
    account(p).lifecycle.stages['erased'] = { ...stage(account(p), 'used') };
  }),

  mistake('erasure-demand-unanswered', 'every stage answers a demand for erasure', (p) => {
    stage(subscription(p), 'requested').on = { confirmed: 'active' };
  }),
  mistake('erasure-demand-narrowed-silently', 'what stays after a demand says why', (p) => {
    stage(account(p), 'used').on = { [erasureDemanded]: 'asked' };
  }),
  mistake('erasure-refused-and-granted', 'erasure is refused or granted, not both', (p) => {
    stage(account(p), 'used').refusesErasure = { article: 'Art. 17(3)(e)', because: said('Ansprüche', 'claims') };
  }),
  mistake('erasure-refusal-groundless', 'a refusal names its letter', (p) => {
    found(stage(subscription(p), 'proof').refusesErasure).article = 'Art. 17';
  }),

  mistake('restricted-without-return', 'a restriction can be lifted', (p) => {
    stage(subscription(p), 'paused').on = { unsubscribed: 'proof', [erasureDemanded]: 'proof' };
  }),
  mistake('restricted-purpose', 'restricted data serve no business', (p) => {
    stage(subscription(p), 'paused').purposes.push('newsletter.send');
  }),
  mistake('blocked-purpose', 'blocked data serve no business', (p) => {
    const proof = stage(subscription(p), 'proof');
    proof.purposes.push('newsletter.send');
    proof.on = { unsubscribed: erased };
  }),
  mistake('previous-outside-restriction', 'only a restriction knows the stage before', (p) => {
    stage(account(p), 'asked').on = { used: previous, [erasureDemanded]: erased };
  }),

  mistake('deadline-without-span', 'a deadline counts from something', (p) => {
    found(stage(subscription(p), 'requested').after).earliest = [];
  }),
  mistake('deadline-for-ever', 'something is sure to end a stage', (p) => {
    found(stage(account(p), 'used').after).earliest.shift();
  }),
  mistake('deadline-rule-missing', 'a deadline names its duty', (p) => {
    found(stage(subscription(p), 'requested').after).rule = '';
  }),
  mistake('retention-kind', 'a duty to answer keeps no data', (p) => {
    stage(subscription(p), 'requested').after = ending(dueWithin(days(7)), { to: erased, rule: 'Art.17' });
  }),
  mistake('answer-without-question', 'time to answer runs from the question', (p) => {
    stage(subscription(p), 'requested').after = ending(answerWithin(days(7)), { to: erased, rule: 'Art.17' });
  }),

  mistake('notice-undeclared', 'an awaited notice is declared', (p) => {
    section(p, 'tools').notices = [];
  }),
  mistake('fact-unknowable', 'a deadline counts from a notice that is sent', (p) => {
    const { after: timeout } = stage(subscription(p), 'proof');
    found(timeout).earliest.push({ deadline: atMost(days(9)), from: noticed('newsletter.farewell') });
  }),
  mistake('notice-unawaited', 'a declared notice is awaited', (p) => {
    section(p, 'newsletter').notices.push({ name: 'newsletter.farewell', title: said('Abschied', 'Farewell') });
  }),
  mistake('deadline-before-notice', 'no deadline runs before its notice', (p) => {
    stage(account(p), 'asked').after = ending(atMost(days(30)), { to: erased, rule: 'S3' });
  }),

  mistake('cap-stage-unknown', 'a cap is set on a stage', (p) => void (found(subscription(p).cap).stage = 'cellar')),
  mistake('cap-exceeded', 'no period is longer than its cap', (p) => {
    stage(subscription(p), 'proof').after = ending(atLeast(years(4)), { to: erased, rule: 'S2' });
  }),
  mistake('backup-kind', 'a copy is kept at most so long', (p) => {
    p.backups = { data: atLeast(days(30)), keys: atMost(days(7)) };
  }),
  mistake('backup-keys-long', 'copies of keys end before the data that they open', (p) => {
    p.backups = { data: atMost(days(7)), keys: atMost(days(30)) };
  }),
  mistake('statutory-short', 'no statutory period is shorter than the law', (p) => {
    found(p.statutory[0]).keep = atMost(years(8));
  }),
  mistake('statutory-unknown', 'a statutory duty is one the law knows', (p) => {
    found(p.statutory[0]).name = 'diaries';
  }),

  mistake('recipient-undeclared', 'a recipient is declared', (p) => void account(p).recipients.push('advertiser')),
  mistake('recipient-without-ground', 'a recipient has a ground', (p) => void (host(p).ground = silence)),
  mistake('recipient-without-contract', 'an active processor has a contract', (p) => void delete host(p).contract),
  mistake('recipient-contract-date', 'a contract has a date', (p) => void (found(host(p).contract).date = 'last May')),
  mistake('recipient-country-unreadable', 'a country is a code', (p) => void (host(p).country = 'Germany')),
  mistake('recipient-third-country', 'a transfer has a ground', (p) => void (host(p).country = 'US')),

  mistake(
    'cookie-without-lifetime',
    'a permanent cookie has a lifetime',
    (p) => void delete cookie(p, 'display').lifetime,
  ),
  mistake('cookie-session-with-lifetime', 'a session cookie has none', (p) => {
    cookie(p, 'session').lifetime = days(1);
  }),
  mistake('cookie-without-ground', 'a cookie has a ground in the TDDDG', (p) => {
    cookie(p, 'session').ground = said('Art. 6 Abs. 1 lit. f DSGVO', 'Art. 6(1)(f) GDPR');
  }),
  mistake('cookie-lifetime-long', 'a cookie does not outlive its use', (p) => {
    cookie(p, 'display').lifetime = years(2);
  }),
  mistake('cookie-lifetime-empty', 'a lifetime is some time', (p) => {
    cookie(p, 'display').lifetime = Temporal.Duration.from('PT0S');
  }),

  mistake('text-missing', 'every text stands in every language', (p) => void (account(p).title.en = '')),
  mistake('text-placeholder', 'a placeholder is no text', (p) => void (account(p).title = said('TODO', 'TODO'))),
  mistake('text-untranslated', 'a sentence is translated', (p) => {
    account(p).provision = said(
      'Diese Angabe ist für den Vertrag notwendig und wird erfragt.',
      'Diese Angabe ist für den Vertrag notwendig und wird erfragt.',
    );
  }),

  mistake('promise-id', 'a promise has an id', (p) => {
    found(section(p, 'tools').promises[0]).id = 'third';
    found(section(p, 'tools').passages[0]).promises = ['third'];
    for (const one of Object.values(account(p).lifecycle.stages)) if (one.after) one.after.rule = 'third';
  }),
  mistake('promise-twice', 'a promise stands once', (p) => {
    p.promises.push({ id: 'S3', title: said('Noch einmal', 'Once more') });
  }),
  mistake('promise-undeclared', 'a passage makes declared promises', (p) => {
    found(section(p, 'tools').passages[0]).promises.push('S9');
  }),
  mistake('promise-unspoken', 'a declared promise is said', (p) => {
    p.promises.push({ id: 'S9', title: said('Unausgesprochen', 'Unspoken') });
  }),
  mistake('rule-undeclared', 'a deadline keeps a declared promise', (p) => {
    found(stage(subscription(p), 'proof').after).rule = 'S9';
  }),
  mistake('passage-beside-unknown', 'a line of time belongs to a class', (p) => {
    found(section(p, 'tools').passages[0]).beside = 'tools.guest';
  }),

  mistake('objection-unsaid', 'the right to object is set apart', (p) => void delete found(p.closing[0]).prominent),
  mistake('portability-unsaid', 'portability is said', (p) => {
    found(p.closing[1]).text = said('Auskunft; Sie dürfen sich beschweren.', 'Access; you may complain.');
  }),
  mistake('complaint-unsaid', 'the complaint is said', (p) => {
    found(p.closing[1]).text = said('Auskunft und Datenübertragbarkeit.', 'Access and data portability.');
  }),
  mistake('withdrawal-unsaid', 'withdrawal is said', (p) => {
    found(section(p, 'newsletter').passages[0]).text = said('Wir schreiben Ihnen.', 'We write to you.');
  }),
  mistake('access-unsaid', 'access is said', (p) => {
    found(p.closing[1]).text = said(
      'Datenübertragbarkeit; Sie dürfen sich beschweren.',
      'Data portability; you may complain.',
    );
  }),
];

function likeness(dataClass: DraftClass, name: string): DraftClass {
  return { ...dataClass, name, purposes: dataClass.purposes.map((purpose) => ({ ...purpose })) };
}
