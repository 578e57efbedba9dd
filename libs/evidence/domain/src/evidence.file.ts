import { refuse, type Refusal } from '@suivi/shared/domain';
import type { MEDIA_TYPES } from './evidence.contract.ts';

export type MediaType = (typeof MEDIA_TYPES)[number];

/** In bytes: one piece of an upload is refused beyond this. */
export const MAX_PIECE_SIZE = 1024 * 1024;

/** What a file of each name must be in truth. */
const BY_EXTENSION: Readonly<Record<string, MediaType>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/** What a refusal can say it found instead; anything else is `other`. */
const NAMED_FINDINGS = ['pdf', 'docx', 'xlsx', 'jpg', 'png', 'zip', 'exe', 'gif', 'webp', 'doc', 'odt', 'pptx'];

function promised(fileName: string): MediaType | null {
  const extension = /\.([a-z]{3,4})$/i.exec(fileName)?.[1]?.toLowerCase();
  return extension ? (BY_EXTENSION[extension] ?? null) : null;
}

/** Refuses a name that promises nothing we take, before anything of the file is sent over a slow link. */
export function checkFileName(fileName: string): Refusal | null {
  return promised(fileName) ? null : refuse('file_type_mismatch', [{ path: 'fileName', code: 'file.extension_unsupported' }]);
}

/** The type of a file as its content says, or a refusal when that is none we take or not what its name promises. */
export function judgeFile(fileName: string, found: { extension: string; mediaType: string } | null): MediaType | Refusal {
  const wanted = promised(fileName);
  if (wanted && found?.mediaType === wanted) return wanted;
  const finding = found && NAMED_FINDINGS.includes(found.extension) ? found.extension : 'other';
  return refuse('file_type_mismatch', [{ path: 'fileName', code: `file.found_${finding}` }]);
}
