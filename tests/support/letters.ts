/** A mail as somebody writes it to us, or we to them. */
export interface Written {
  readonly id: string;
  readonly from: string;
  readonly to?: string;
  readonly cc?: string;
  readonly replyTo?: string;
  readonly subject?: string;
  readonly answers?: readonly string[];
  readonly text?: string;
  readonly date?: string;
  readonly headers?: readonly string[];
}

export const us = 'info@fluxcess.de';

/** The source of a mail. */
export function written(w: Written): string {
  const answers = w.answers ?? [];
  return [
    `Message-ID: <${w.id}@mail.example>`,
    `Date: ${w.date ?? 'Sun, 01 Nov 2026 13:00:00 +0100'}`,
    `From: ${w.from}`,
    `To: ${w.to ?? us}`,
    ...(w.cc ? [`Cc: ${w.cc}`] : []),
    ...(w.replyTo ? [`Reply-To: ${w.replyTo}`] : []),
    `Subject: ${w.subject ?? 'Anfrage'}`,
    ...(answers.length > 0
      ? [
          `In-Reply-To: <${answers.at(-1)}@mail.example>`,
          `References: ${answers.map((id) => `<${id}@mail.example>`).join(' ')}`,
        ]
      : []),
    ...(w.headers ?? []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    w.text ?? 'Guten Tag, was kostet das?',
    '',
  ].join('\n');
}
