import { readFile } from 'node:fs/promises';
import { type Signed, signedText } from '../../../core/journal/index.ts';
import type { World } from '../../../core/section/index.ts';
import { customerSheet } from '../customer/proof/sheet.ts';
import type { ConsentProof, Proof } from './collect.ts';
import { drawLine } from './line.ts';
import { type Sheet, sheetOf, signedName, titleOf } from './sheet.ts';
import { signedProof } from './signed.ts';

/** Draws the proof: A4, one page for each consent and each permission, tagged, in German, with its fonts and the signed document inside. */
export async function proofPdf(world: World, proof: Proof): Promise<Uint8Array> {
  const fonts = { text: await readFile(font('400')), strong: await readFile(font('600')) };
  const signed = signedProof(world, proof);
  for (const size of sizes) {
    const drawn = await draw(world, { proof, signed }, { fonts, size });
    if (drawn.pages <= proof.consents.length + proof.customers.length || size === sizes.at(-1)) return drawn.bytes;
  }
  throw new Error('Of the sizes of type, the last one is always taken.');
}

// Points. A long note or a long history makes the type smaller rather than the proof longer than its page.
const sizes = [7.8, 7.2, 6.6, 6] as const;

interface Type {
  readonly fonts: { readonly text: Buffer; readonly strong: Buffer };
  readonly size: number;
}

interface Told {
  readonly proof: Proof;
  readonly signed: Signed;
}

async function draw(
  world: World,
  { proof, signed }: Told,
  { fonts, size }: Type,
): Promise<{ pages: number; bytes: Uint8Array }> {
  const paper = await openPaper(world, { title: titleOf(proof), at: proof.at }, fonts);
  const { pdf } = paper;
  for (const consent of proof.consents) {
    drawSheet(pdf, sheetOf(world, proof, consent, signed.signature), size);
    attachForm(pdf, consent);
    attachMailings(pdf, proof, consent);
  }
  for (const customer of proof.customers) {
    drawSheet(pdf, customerSheet(world, customer, { now: proof.at, signature: signed.signature }), size);
    attachMailings(pdf, proof, customer);
  }
  attachSigned(pdf, { proof, signed });
  return paper.close();
}

interface Paper {
  readonly pdf: PDFKit.PDFDocument;
  close(): Promise<{ readonly pages: number; readonly bytes: Uint8Array }>;
}

interface Titled {
  readonly title: string;
  readonly at: Temporal.Instant;
}

async function openPaper(world: World, { title, at }: Titled, fonts: Type['fonts']): Promise<Paper> {
  // Loaded with the first proof: few processes print one.
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 42, bottom: 36, left: 50, right: 50 },
    lang: 'de',
    tagged: true,
    pdfVersion: '1.7',
    displayTitle: true,
    autoFirstPage: false,
    info: { Title: title, Author: world.rules.policy.controller.name, CreationDate: dateOf(at) },
  });
  let pages = 0;
  pdf.on('pageAdded', () => {
    pages += 1;
  });
  const written = bytesOf(pdf);
  pdf.registerFont('text', fonts.text);
  pdf.registerFont('strong', fonts.strong);
  const close = async () => {
    pdf.end();
    return { bytes: await written, pages };
  };
  return { pdf, close };
}

const font = (weight: '400' | '600'): URL =>
  new URL(import.meta.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`));

// The library wants its own kind of date; the instant comes from the clock all the same.
const dateOf = (at: Temporal.Instant): Date => new Date(at.epochMilliseconds);

async function bytesOf(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

// A reference to the website as it is today would prove nothing, so the page that was shown comes along.
function attachForm(pdf: PDFKit.PDFDocument, { formText, formHash, requestedAt }: ConsentProof): void {
  const name = `formular-${formHash.slice(0, 12)}.html`;
  const shown = dateOf(requestedAt);
  const description = 'Das Formular, wie es bei der Anmeldung zu sehen war';
  pdf.file(Buffer.from(formText, 'utf8'), {
    name,
    type: 'text/html',
    description,
    creationDate: shown,
    modifiedDate: shown,
  });
}

/** What counts: the pages before it only say the same for people. */
function attachSigned(pdf: PDFKit.PDFDocument, { proof, signed }: Told): void {
  pdf.file(Buffer.from(signedText(signed), 'utf8'), {
    name: signedName,
    type: 'application/json',
    description: 'Der Nachweis mit seiner Signatur, maschinenlesbar',
    creationDate: dateOf(proof.at),
    modifiedDate: dateOf(proof.at),
  });
}

/** Each mailing's issue and content version (GDPR Art. 7(1)): too many for the page, so they come as a file. */
function attachMailings(
  pdf: PDFKit.PDFDocument,
  { at: issued }: Proof,
  { record, mailings }: Pick<ConsentProof, 'record' | 'mailings'>,
): void {
  if (mailings.length === 0) return;
  const rows = mailings.map(({ at, campaign, version, contentHash }) =>
    [at.toString(), campaign, version, contentHash].join(','),
  );
  pdf.file(Buffer.from(`${['at,issue,version,sha256', ...rows].join('\r\n')}\r\n`, 'utf8'), {
    name: `ausgaben-${record}.csv`,
    type: 'text/csv',
    description: 'Die Ausgaben, die an diese Adresse angenommen wurden',
    creationDate: dateOf(issued),
    modifiedDate: dateOf(issued),
  });
}

function drawSheet(pdf: PDFKit.PDFDocument, sheet: Sheet, size: number): void {
  pdf.addPage();
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const part = (tag: string, draw: () => void) => root.add(pdf.struct(tag, {}, [draw]));
  part('H1', () => pdf.font('strong').fontSize(17).fillColor(ink).text(sheet.title));
  part('P', () => pdf.font('text').fontSize(9).fillColor(quiet).text(sheet.lead, { lineGap: 1.5 }));
  pdf.moveDown(0.8);
  root.add(
    pdf.struct('Figure', { alt: sheet.line.map(({ label, at }) => `${label}: ${at}`).join('; ') }, [
      () => drawLine(pdf, sheet.line),
    ]),
  );
  for (const { heading, rows } of sheet.parts) {
    pdf.moveDown(0.7);
    part('H2', () => pdf.font('strong').fontSize(10).fillColor(ink).text(heading));
    pdf.moveDown(0.15);
    for (const [label, value] of rows) part('P', () => drawRow(pdf, [label, value], size));
  }
  root.end();
}

const [ink, quiet] = ['#1b1a17', '#5c5850'];
const labels = 132;

function drawRow(pdf: PDFKit.PDFDocument, [label, value]: readonly [string, string], size: number): void {
  const { left, right } = pdf.page.margins;
  const top = pdf.y;
  const width = pdf.page.width - left - right - labels;
  pdf
    .font('text')
    .fontSize(size)
    .fillColor(quiet)
    .text(label, left, top, { width: labels - 8 });
  const below = pdf.y;
  pdf.fillColor(ink).text(printable(value), left + labels, top, { width });
  pdf.x = left;
  pdf.y = Math.max(pdf.y, below) + 1.6;
}

/** The font holds Latin letters; any other character of an address or note is written by its number, so none is lost. */
const printable = (value: string): string =>
  value.replace(
    /[^\u0020-\u00ff\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\n]/gu,
    (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`,
  );
