import { fingerprintOf, type FormField, type FormHead, type ReturnedCell } from '@suivi/national-reports/domain';
import { idSchema, languageSchema } from '@suivi/shared/domain';

const FORM = 'suivi-form';
/** Of what a form is; one of another is not read. */
const VERSION = '1';

/** What a form says of itself, in a cell that is not looked at. */
export function headCode({ reportId, language, takenAt, fields }: FormHead): string {
  return [FORM, VERSION, reportId, language, takenAt, fields].join(';');
}

/** Which part of which answer a cell holds, and what was known of it when the form was taken away. */
export function cellCode({ question, item, part, value }: FormField, version: number): string {
  return [question, item, part, version, fingerprintOf(value)].join(';');
}

const HEAD = /^suivi-form;(\d+);([0-9a-f-]{36});([a-z]{2});([0-9TZ:.-]{10,30});(\d{1,5})$/;
const CELL = /^([a-z][a-z0-9_]{0,49});([A-Z0-9-]{0,20});([a-zA-Z0-9_:-]{1,120});(\d{1,9});([0-9a-z]{1,12})$/;

/** Null where it is no head of a form that is known. */
export function readHead(code: string): FormHead | null {
  const [, version, reportId, spoken, takenAt = '', fields] = HEAD.exec(code.trim()) ?? [];
  const id = idSchema.safeParse(reportId);
  const language = languageSchema.safeParse(spoken);
  return version === VERSION && id.success && language.success && !Number.isNaN(Date.parse(takenAt)) ? { reportId: id.data, language: language.data, takenAt, fields: Number(fields) } : null;
}

export function readCell(code: string, given: string): ReturnedCell | null {
  const [, question, item = '', part, version, fingerprint] = CELL.exec(code.trim()) ?? [];
  return question && part && fingerprint ? { question, item, part, version: Number(version), fingerprint, given } : null;
}

export function isCode(text: string): boolean {
  return HEAD.test(text) || CELL.test(text);
}
