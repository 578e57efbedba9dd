import type { AnswerPart, DocumentPlace, DocumentSection, DocumentWords, ReportDocument, Said } from '@suivi/national-reports/domain';
import type { Report, ReportBlock, ReportLine } from '@suivi/shared/api';

const quiet = (text: string): ReportLine => ({ text, style: 'quiet' });
const strong = (text: string): ReportLine => ({ text, style: 'strong' });
const lines = ({ text, language, mark }: Said, style?: ReportLine['style']): ReportLine[] => [{ text, language, ...(style ? { style } : {}) }, ...(mark === null ? [] : [quiet(`(${mark})`)])];
const plainOf = ({ text, mark }: Said) => (mark === null ? text : `${text} (${mark})`);

/** A national report as the blocks of which PDF and DOCX are set. */
export function reportBlocks(document: ReportDocument, { say }: Pick<DocumentWords, 'say'>, made: string): Report {
  return {
    language: document.language,
    title: document.title,
    above: plainOf(document.round),
    lead: plainOf(document.questionnaire),
    asOf: document.status,
    foot: say('documents.printed', { date: made }),
    pageOf: say('documents.page', { page: '{page}', pages: '{pages}' }),
    blocks: [
      ...(document.illustrative === null ? [] : [{ kind: 'paragraph' as const, lines: [strong(document.illustrative)] }]),
      ...document.facts.map(({ name, value, reference }): ReportBlock => ({ kind: 'prose', lines: [quiet(name), reference ? { text: value, style: 'reference' } : { text: value }] })),
      ...document.sections.flatMap((section) => sectionBlocks(section, say)),
    ],
  };
}

function sectionBlocks({ number, title, readers, questions }: DocumentSection, say: DocumentWords['say']): ReportBlock[] {
  const heading: ReportBlock = { kind: 'heading', level: 1, text: `${number}. ${plainOf(title)}` };
  if (readers === null) return [heading, { kind: 'prose', lines: [{ text: say('documents.not_shared') }] }];
  return [
    heading,
    { kind: 'prose', lines: [quiet(say('documents.shown_to', { readers }))] },
    ...questions.flatMap(({ label, places }): ReportBlock[] => [{ kind: 'heading', level: 2, text: plainOf(label) }, ...places.flatMap((place) => placeBlocks(place, say))]),
  ];
}

function placeBlocks({ name, title, parts, evidence }: DocumentPlace, say: DocumentWords['say']): ReportBlock[] {
  return [
    ...(name === null ? [] : [{ kind: 'heading' as const, level: 3 as const, text: title ? `${name} · ${plainOf(title)}` : name }]),
    ...parts.flatMap(partBlocks),
    ...(evidence.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, lines: [quiet(say('documents.evidence'))] },
          { kind: 'list' as const, items: evidence.map((piece) => [{ text: piece.title.text, language: piece.title.language, ...(piece.url === null ? {} : { link: piece.url }) }, quiet(piece.about)]) },
        ]),
  ];
}

function partBlocks(part: AnswerPart): ReportBlock[] {
  switch (part.kind) {
    case 'prose':
      return [{ kind: 'prose', lines: part.said.flatMap((said) => lines(said)) }];
    case 'list':
      return [{ kind: 'list', items: part.items.map((item) => lines(item)) }];
    case 'table':
      return [{ kind: 'table', widths: part.header.map(() => 1), header: part.header.map(plainOf), rows: part.rows.map((row) => row.map((cell) => lines(cell))) }];
    case 'facts':
      return part.facts.map(({ name, said }) => ({ kind: 'prose', lines: [quiet(name), ...said.flatMap((each) => lines(each))] }));
    case 'entry':
      return [
        { kind: 'paragraph', lines: lines(part.title, 'strong') },
        { kind: 'prose', lines: [...part.said.flatMap((said) => lines(said)), ...part.about.map(quiet)] },
      ];
    case 'none':
      return [{ kind: 'prose', lines: [quiet(part.text)] }];
  }
}
