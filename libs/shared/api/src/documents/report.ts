import type { Language } from '@suivi/shared/domain';

/** A line within a cell or an item: what it says and, where it is not the document's own language, in which language. */
export interface ReportLine {
  text: string;
  language?: Language;
  /** `reference` reads from left to right in every language. */
  style?: 'quiet' | 'strong' | 'reference';
  /** The address of the record's page. */
  link?: string;
}
export type ReportCell = readonly ReportLine[];

export type ReportBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; lines: ReportCell }
  /** Text that may be long: it is not held together with what follows. */
  | { kind: 'prose'; lines: ReportCell }
  | { kind: 'table'; widths: readonly number[]; header: readonly string[]; rows: readonly (readonly ReportCell[])[] }
  | { kind: 'list'; items: readonly ReportCell[] };

/** A document as data: it is set by one template, and nothing in it is ever read as markup. */
export interface Report {
  language: Language;
  title: string;
  /** Who publishes it and for which State, above the title. */
  above: string;
  lead: string;
  asOf: string;
  /** At the foot of each page, with `{page}` and `{pages}`. */
  foot: string;
  pageOf: string;
  blocks: readonly ReportBlock[];
}
