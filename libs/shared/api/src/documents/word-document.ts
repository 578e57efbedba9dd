import { AlignmentType, BorderStyle, Document, ExternalHyperlink, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type ParagraphChild } from 'docx';
import type { Language } from '@suivi/shared/domain';
import type { Report, ReportBlock, ReportCell, ReportLine } from './report.ts';

const TAGS: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB', ar: 'ar-SA' };
const QUIET = '4D5866';
const LINK = '0B4A8F';
const LEVELS = { 1: HeadingLevel.HEADING_2, 2: HeadingLevel.HEADING_3, 3: HeadingLevel.HEADING_4 } as const;
/** What XML cannot hold. */
const NO_XML = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** A report as a text document (DOCX), with the headings and table headers that a screen reader announces. */
export async function wordDocument(report: Report): Promise<Buffer> {
  const set = setterOf(report.language);
  const [before = '', between = '', after = ''] = report.pageOf.split(/\{pages?\}/);
  const foot = new Paragraph({
    bidirectional: report.language === 'ar',
    children: [set.run({ text: `${report.foot} · ${before}`, style: 'quiet' }), set.number(PageNumber.CURRENT), set.run({ text: between, style: 'quiet' }), set.number(PageNumber.TOTAL_PAGES), set.run({ text: after, style: 'quiet' })],
  });
  const document = new Document({
    title: report.title,
    creator: 'Suivi',
    description: report.lead,
    styles: { default: { document: { run: { font: { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial' }, size: '11pt', language: { value: TAGS[report.language === 'ar' ? 'fr' : report.language], bidirectional: 'ar-SA' } } } } },
    sections: [
      {
        footers: { default: new Footer({ children: [foot] }) },
        children: [
          set.paragraph([{ text: report.above, style: 'quiet' }]),
          new Paragraph({ heading: HeadingLevel.HEADING_1, bidirectional: report.language === 'ar', children: [set.run({ text: report.title })] }),
          set.paragraph([{ text: report.lead }]),
          set.paragraph([{ text: report.asOf, style: 'strong' }]),
          ...report.blocks.flatMap(set.block),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** Sets the pieces of a document in its language; a line in another keeps its own direction. */
function setterOf(language: Language) {
  const run = ({ text, language: of = language, style }: ReportLine): TextRun =>
    new TextRun({
      text: text.replace(NO_XML, ''),
      bold: style === 'strong' || style === 'reference',
      rightToLeft: of === 'ar' && style !== 'reference',
      language: of === 'ar' ? { bidirectional: TAGS.ar } : { value: TAGS[of] },
      ...(style === 'quiet' ? { color: QUIET, size: '10pt' as const } : {}),
    });
  const number = (page: (typeof PageNumber)[keyof typeof PageNumber]) => new TextRun({ children: [page], color: QUIET, size: '10pt' });
  const linked = (line: ReportLine): ParagraphChild =>
    line.link === undefined ? run(line) : new ExternalHyperlink({ link: line.link, children: [new TextRun({ text: line.text.replace(NO_XML, ''), color: LINK, underline: {}, rightToLeft: line.language === 'ar' })] });
  const pieces = (line: ReportLine): ReportLine[] => line.text.split('\n').map((text) => ({ ...line, text }));
  const lineOf = (line: ReportLine, more: { bullet?: { level: number }; keepNext?: boolean } = {}) =>
    pieces(line).map((piece, at) => new Paragraph({ bidirectional: (piece.language ?? language) === 'ar', children: [linked(piece)], ...(at === 0 ? more : { keepNext: more.keepNext ?? false, ...(more.bullet ? { indent: { start: 720 } } : {}) }), spacing: { after: 80 } }));
  const paragraph = (lines: ReportCell) => new Paragraph({ bidirectional: language === 'ar', children: lines.map(linked), spacing: { after: 120 } });
  const cell = (lines: ReportCell, width: number, header: boolean) =>
    new TableCell({ width: { size: width, type: WidthType.PERCENTAGE }, margins: { top: 60, bottom: 60, left: 80, right: 80 }, children: lines.flatMap((line) => lineOf(header ? { ...line, style: 'strong' } : line)) });
  const table = ({ widths, header, rows }: Extract<ReportBlock, { kind: 'table' }>) => {
    const sum = widths.reduce((total, width) => total + width, 0);
    const share = (at: number) => Math.floor(((widths[at] ?? 0) * 100) / sum);
    const thin = { style: BorderStyle.SINGLE, size: 4, color: 'C6CCD4' };
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      visuallyRightToLeft: language === 'ar',
      borders: { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
      rows: [
        new TableRow({ tableHeader: true, children: header.map((text, at) => cell([{ text }], share(at), true)) }),
        ...rows.map((row) => new TableRow({ cantSplit: false, children: row.map((lines, at) => cell(lines.length > 0 ? lines : [{ text: '' }], share(at), false)) })),
      ],
    });
  };
  const block = (piece: ReportBlock): (Paragraph | Table)[] => {
    switch (piece.kind) {
      case 'heading':
        return [new Paragraph({ heading: LEVELS[piece.level], bidirectional: language === 'ar', alignment: AlignmentType.START, children: [run({ text: piece.text })] })];
      case 'paragraph':
        return piece.lines.flatMap((line) => lineOf(line, { keepNext: true }));
      case 'prose':
        return piece.lines.flatMap((line) => lineOf(line));
      case 'list':
        return piece.items.flatMap((item) => item.flatMap((line, at) => lineOf(line, at === 0 ? { bullet: { level: 0 } } : {})));
      case 'table':
        return [table(piece), new Paragraph({})];
    }
  };
  return { run, number, paragraph, block };
}
