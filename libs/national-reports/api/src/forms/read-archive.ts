import { strFromU8, unzipSync } from 'fflate';

/** In bytes, unpacked, of all that is read of a file; and how many parts it may have. More is no form. */
const LARGEST = 16 * 1024 * 1024;
const MOST_PARTS = 500;

/**
 * The parts of a file of the Office Open XML kind whose names are wanted, as text; null where it is none, or more than a form can be. Each
 * part is unpacked into no more room than its entry announces, and what entries announce together is bounded before anything is unpacked.
 */
export function readArchive(file: Uint8Array, wanted: RegExp): Map<string, string> | null {
  let announced = 0;
  let parts = 0;
  try {
    const unpacked = unzipSync(file, {
      filter: ({ name, originalSize }) => {
        parts += 1;
        if (parts > MOST_PARTS) throw new Error('too many parts');
        if (!wanted.test(name)) return false;
        announced += originalSize;
        if (announced > LARGEST) throw new Error('too large');
        return true;
      },
    });
    return new Map(Object.entries(unpacked).map(([name, bytes]) => [name, strFromU8(bytes)]));
  } catch {
    return null;
  }
}
