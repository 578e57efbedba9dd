/** A file read as text, and whether its bytes said how: UTF-8, or UTF-16 where it is marked. */
export interface Decoded {
  text: string;
  isCertain: boolean;
}

/** Where the bytes do not say how they are meant, they are read in the Windows encoding in which Excel saves CSV in French, and somebody has to look. */
export function decodeText(bytes: ArrayBuffer): Decoded {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), isCertain: true };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isCertain: true };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isCertain: false };
  }
}
