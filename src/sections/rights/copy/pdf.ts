import { readFile } from 'node:fs/promises';
import { dateInWords, type Language } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Overview } from '../overview/collect.ts';
import type { Row } from '../overview/rows.ts';
import { pointInWords } from './html.tsx';
import { type ReportPart, reportOf } from './report.ts';

/** The same information on A4: tagged, in the language of the page, with its fonts inside. */
export async function pdfOf(world: World, overview: Overview, language: Language): Promise<Uint8Array> {
  const report = reportOf(world, overview, language);
  // Loaded with the first copy: few processes print one.
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 56, bottom: 56, left: 62, right: 62 },
    lang: language,
    tagged: true,
    pdfVersion: '1.7',
    displayTitle: true,
    info: {
      Title: report.title,
      Author: world.rules.policy.controller.name,
      CreationDate: new Date(overview.at.epochMilliseconds),
    },
  });
  const written = bytesOf(pdf);
  pdf.registerFont('text', await readFile(font('400')));
  pdf.registerFont('strong', await readFile(font('600')));
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const say: Say = (tag, style, text, label) =>
    root.add(
      pdf.struct(tag, {}, [
        () => {
          pdf.font(style.font).fontSize(style.size);
          if (label) pdf.fillColor(soft).text(printable(`${label}: `), { lineGap: 2, continued: true });
          pdf.fillColor(style.colour).text(printable(text), { lineGap: 2 });
        },
      ]),
    );
  const date = (at: Temporal.Instant) => dateInWords(at, language, world.rules.calendar);
  say('H1', styles.title, report.title);
  say('P', styles.quiet, report.lead);
  for (const part of report.parts) drawPart(pdf, say, part, date);
  for (const { heading, text } of report.passages) {
    pdf.moveDown(0.8);
    if (heading) say('H2', styles.heading, heading);
    say('P', styles.text, text);
  }
  root.end();
  pdf.end();
  return written;
}

type Say = (tag: string, style: (typeof styles)[keyof typeof styles], text: string, label?: string) => void;

function drawPart(
  pdf: PDFKit.PDFDocument,
  say: Say,
  { heading, line, data, about, howLong }: ReportPart,
  date: (at: Temporal.Instant) => string,
): void {
  pdf.moveDown(1);
  say('H2', styles.heading, heading);
  if (line.length > 0) say('P', styles.line, line.map((point) => pointInWords(point, date)).join('  ·  '));
  pdf.moveDown(0.3);
  for (const row of [...data, ...about]) sayRow(say, row);
  for (const sentence of howLong) say('P', styles.quiet, `– ${sentence}`);
}

const sayRow = (say: Say, [label, value]: Row): void => say('P', styles.text, value, label);

const [ink, soft, kept] = ['#16201d', '#4d5954', '#17604a'];
const styles = {
  title: { font: 'strong', size: 20, colour: ink },
  heading: { font: 'strong', size: 12, colour: ink },
  line: { font: 'strong', size: 9.5, colour: kept },
  text: { font: 'text', size: 9.5, colour: ink },
  quiet: { font: 'text', size: 9.5, colour: soft },
} as const;

const font = (weight: '400' | '600'): URL =>
  new URL(import.meta.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`));

async function bytesOf(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The font holds Latin letters; any other character is written by its number, so none is lost. */
const printable = (value: string): string =>
  value
    .replace(/[\u00a0\u202f]/gu, ' ')
    .replace(
      /[^\u0020-\u00ff\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\n]/gu,
      (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`,
    );
