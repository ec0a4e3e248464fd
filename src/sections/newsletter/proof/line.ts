/** One point on the drawn line of time. */
export interface LinePoint {
  readonly label: string;
  readonly at: string;
  readonly state: 'past' | 'future' | 'erased';
}

/** The line of time: what is past is full, what is to come is dotted, and it ends in an open circle, erased. */
export function drawLine(pdf: PDFKit.PDFDocument, points: readonly LinePoint[]): void {
  const { left, right } = pdf.page.margins;
  const step = (pdf.page.width - left - right) / points.length;
  const [x, y] = [left + 6, pdf.y + 8];
  points.forEach((point, index) => {
    const at = x + index * step;
    const next = points[index + 1];
    if (next) drawWay(pdf, [at, at + step], y, next.state === 'past');
    drawMark(pdf, at, y, point.state);
    pdf
      .font('strong')
      .fontSize(8)
      .fillColor('#1b1a17')
      .text(point.label, at - 6, y + 10, { width: step - 6 });
    pdf
      .font('text')
      .fontSize(7.5)
      .fillColor('#5c5850')
      .text(point.at, at - 6, pdf.y, { width: step - 6 });
  });
  pdf.x = left;
  pdf.y = y + 36;
}

function drawWay(pdf: PDFKit.PDFDocument, [from, to]: readonly [number, number], y: number, isPast: boolean): void {
  pdf
    .save()
    .moveTo(from + 6, y)
    .lineTo(to - 6, y)
    .lineWidth(1.2)
    .strokeColor('#1b1a17');
  if (!isPast) pdf.dash(1.5, { space: 3 });
  pdf.stroke().restore();
}

function drawMark(pdf: PDFKit.PDFDocument, x: number, y: number, state: LinePoint['state']): void {
  pdf.save().circle(x, y, 4.5).lineWidth(1.2).strokeColor('#1b1a17');
  if (state === 'past') pdf.fillColor('#1b1a17').fillAndStroke();
  else pdf.stroke();
  pdf.restore();
}
