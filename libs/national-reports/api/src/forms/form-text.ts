import type { DocumentWords, FormField, FormHead, FormLine } from '@suivi/national-reports/domain';
import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { cellCode, headCode } from './form-code.ts';

const QUIET = '6B7480';
/** Printed small: what the portal finds each answer by when the text comes back. */
const CODE = { size: '6pt', color: 'A0A7B0', rightToLeft: false } as const;
const CODE_WIDTH = 45;

/** A form as a text document: for each answer a row of a table, with what is asked at one side and the place for the answer at the other. */
export async function formText(lines: readonly FormLine[], head: FormHead, title: string, versionOf: (field: FormField) => number, words: DocumentWords): Promise<Buffer> {
  const { language, say } = words;
  const bidirectional = language === 'ar';
  const rightToLeft = (text: string) => /\p{Script=Arabic}/u.test(text);
  const said = (text: string, style: { bold?: boolean; color?: string; size?: `${number}pt` } = {}) => text.split('\n').map((line) => new Paragraph({ bidirectional, spacing: { after: 60 }, children: [new TextRun({ text: line, rightToLeft: rightToLeft(line), ...style })] }));
  const coded = (code: string) => new Paragraph({ alignment: AlignmentType.LEFT, children: [new TextRun({ text: code, ...CODE })] });
  const rows = (cells: [Paragraph[], Paragraph[]]) =>
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      visuallyRightToLeft: bidirectional,
      rows: [
        new TableRow({
          children: [
            new TableCell({ width: { size: CODE_WIDTH, type: WidthType.PERCENTAGE }, shading: { type: ShadingType.CLEAR, fill: 'F1F3F5' }, children: cells[0] }),
            new TableCell({ width: { size: 100 - CODE_WIDTH, type: WidthType.PERCENTAGE }, children: cells[1] }),
          ],
        }),
      ],
    });
  const fieldRow = ({ label, notes, field }: Extract<FormLine, { kind: 'field' }>) => [
    rows([
      [...said(label, { bold: true }), ...notes.flatMap((note) => said(note, { color: QUIET, size: '9pt' })), ...field.options.flatMap((option) => said(option, { color: QUIET, size: '9pt' })), coded(cellCode(field, versionOf(field)))],
      field.value.split('\n').map((line) => new Paragraph({ bidirectional: line === '' ? bidirectional : rightToLeft(line), children: [new TextRun({ text: line, rightToLeft: rightToLeft(line) })] })),
    ]),
    new Paragraph({}),
  ];
  const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) => new Paragraph({ heading: level, bidirectional, children: [new TextRun({ text, rightToLeft: rightToLeft(text) })] });
  const LEVELS = { section: HeadingLevel.HEADING_2, question: HeadingLevel.HEADING_3, place: HeadingLevel.HEADING_4 } as const;
  const children = [
    heading(title, HeadingLevel.HEADING_1),
    ...(['taken', 'fill_text', 'leave_text', 'texts', 'evidence', 'back'] as const).flatMap((step) => said(say(`documents.form.how.${step}`, { date: words.day(head.takenAt) }))),
    rows([[coded(headCode(head))], [new Paragraph({})]]),
    ...lines.flatMap((line) => (line.kind === 'field' ? fieldRow(line) : [heading(line.title, LEVELS[line.kind]), ...('notes' in line ? line.notes.flatMap((note) => said(note, { color: QUIET })) : [])])),
  ];
  return Packer.toBuffer(new Document({ title, creator: 'Suivi', sections: [{ children }] }));
}
