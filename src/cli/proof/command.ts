import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { publicKeyFrom, publicKeyPem, readSigned } from '../../core/journal/index.ts';
import { QuestionError, VerdictError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { attachedDocument } from './attached.ts';

export function addProof(program: Command, terminal: Terminal): void {
  const proof = program
    .command('proof')
    .description(
      'the signed proof of why one address was written to, consents and permissions by law: as JSON, or as PDF with that JSON inside',
    )
    .argument('<address>')
    // Not declared as required: it would be asked of `verify` as well.
    .option('--out <file>', 'the file to write, FILE.pdf or FILE.json')
    .action((address: string, { out }: { readonly out?: string }) =>
      out === undefined
        ? proof.error("error: required option '--out <file>' not specified")
        : prove(address, out, terminal),
    );
  proof
    .command('verify <file>')
    .description('check a proof, JSON or PDF, by the public key; with --key no database is needed')
    .option('--key <pem>', 'the public key that the operator has published; otherwise the one of this installation')
    .action((file: string, { key }: { readonly key?: string }) => verify(file, key, terminal));
}

const prove = (address: string, out: string, terminal: Terminal) =>
  withApp(terminal, async (app) => {
    const proof = await app.proof(address);
    if (!proof)
      throw new QuestionError(
        'No consent of this address is held and no permission to advertise by law, so there is nothing to prove.',
      );
    // One person's data, on a machine that others may share.
    await writeFile(out, out.endsWith('.json') ? proof.json : await proof.pdf(), { mode: 0o600 });
    terminal.err(`The proof is in ${out}.`);
  });

async function verify(file: string, keyFile: string | undefined, terminal: Terminal): Promise<void> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new QuestionError(`${file} cannot be read.`, { cause });
  });
  const key = keyFile === undefined ? await ownKey(terminal) : await keyIn(keyFile);
  const isPdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-';
  const text = isPdf ? attachedDocument(bytes) : bytes.toString('utf8');
  const read = text === undefined ? undefined : readSigned(text, key);
  if (!read) throw new VerdictError('This PDF carries no signed document, or one that was damaged.');
  if ('refused' in read) throw new VerdictError(refusals[read.refused]);
  terminal.out(
    isPdf
      ? 'The document in this PDF is as it was signed. What counts is that document; compare the pages with it.'
      : 'The document is as it was signed.',
  );
  terminal.out(publicKeyPem(key).trim());
}

const refusals = {
  form: 'This is no signed document as it was written: something is missing, added or changed.',
  key: 'It was signed with another key than this one.',
  signature: 'The signature does not fit: the document was changed after it was signed.',
} as const;

const ownKey = (terminal: Terminal): Promise<Buffer> => withApp(terminal, async ({ signer }) => signer.publicKey);

async function keyIn(file: string): Promise<Buffer> {
  const pem = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new QuestionError(`${file} cannot be read.`, { cause });
  });
  const key = publicKeyFrom(pem);
  if (!key) throw new QuestionError(`${file} holds no Ed25519 key in PEM. “avow journal export” writes it as key.pem.`);
  return key;
}
