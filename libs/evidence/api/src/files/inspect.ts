import { fileTypeFromFile } from 'file-type';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of a file's content, hexadecimal; read as a stream, so that its size does not matter. */
export async function hashFile(place: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(place), hash);
  return hash.digest('hex');
}

/** What a file is by its content; null when nothing known. */
export async function findType(place: string): Promise<{ extension: string; mediaType: string } | null> {
  const found = await fileTypeFromFile(place);
  return found ? { extension: found.ext, mediaType: found.mime } : null;
}
