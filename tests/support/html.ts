import { type HTMLElement, parse } from 'node-html-parser';

/** A page as a reader meets it: by headings, labels and names, not by classes. */
export interface Read {
  readonly status: number;
  readonly html: string;
  readonly title: string;
  readonly heading: string;
  /** The words of the main part, spaces folded. */
  readonly text: string;
  /** The input that a label names. */
  field(label: string): Input;
  /** The button of this accessible name, with the form that it sends. */
  button(name: string): Sent;
  /** Names of all buttons in the main part. */
  readonly buttons: readonly string[];
  /** Address of the link of this name in the main part. */
  link(name: string): string;
  /** What is announced: role status or alert. */
  readonly announced: readonly string[];
}

export interface Input {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly isChecked: boolean;
  /** The words of what describes it: hints and errors. */
  readonly description: string;
}

export interface Sent {
  readonly method: string;
  readonly action: string;
  /** What the form would send as it stands. */
  readonly values: Readonly<Record<string, string>>;
}

export async function readPage(response: Response): Promise<Read> {
  const html = await response.text();
  const root = parse(html);
  const main = one(root, 'main', 'main part');
  return {
    status: response.status,
    html,
    title: folded(root.querySelector('title')?.text),
    heading: folded(main.querySelector('h1')?.text),
    text: folded(main.structuredText),
    field: (label) => inputOf(main, label),
    button: (name) => sentBy(named(main, 'button', name)),
    buttons: main.querySelectorAll('button').map((button) => folded(button.text)),
    link: (name) => named(main, 'a', name).getAttribute('href') ?? '',
    announced: main.querySelectorAll('[role=status], [role=alert]').map((element) => folded(element.text)),
  };
}

const folded = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

function one(within: HTMLElement, selector: string, what: string): HTMLElement {
  const found = within.querySelector(selector);
  if (!found) throw new Error(`The page has no ${what}.`);
  return found;
}

function named(within: HTMLElement, tag: string, name: string): HTMLElement {
  const all = within.querySelectorAll(tag);
  const found = all.find((element) => (element.getAttribute('aria-label') ?? folded(element.text)) === name);
  if (found) return found;
  throw new Error(
    `No <${tag}> is named “${name}”. There are: ${all.map((element) => folded(element.text)).join(', ')}.`,
  );
}

function inputOf(main: HTMLElement, label: string): Input {
  const input = one(main, `#${named(main, 'label', label).getAttribute('for')}`, `input for “${label}”`);
  const described = (input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  return {
    name: input.getAttribute('name') ?? '',
    type: input.getAttribute('type') ?? '',
    value: input.getAttribute('value') ?? '',
    isChecked: input.hasAttribute('checked'),
    description: described.map((id) => folded(main.querySelector(`#${id}`)?.text)).join(' '),
  };
}

function sentBy(button: HTMLElement): Sent {
  const form = button.closest('form');
  if (!form) throw new Error(`The button “${folded(button.text)}” stands in no form.`);
  const inputs = form.querySelectorAll('input').filter((input) => input.hasAttribute('name'));
  return {
    method: form.getAttribute('method') ?? 'get',
    action: form.getAttribute('action') ?? '',
    values: Object.fromEntries(
      inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
    ),
  };
}
