import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Portal } from './portal.ts';

/** The bytes, since the tests' client reads answers as text. */
export interface Received {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

export async function fileOf(portal: Portal, account: string, address: string): Promise<Received> {
  const { cookie } = await portal.as(account);
  const answer = await fetch(`${portal.url}/api/v1${address}`, { headers: { cookie } });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

export const pdfOf = ({ bytes }: Pick<Received, 'bytes'>) => getDocumentProxy(new Uint8Array(bytes));
export const pdfText = async (received: Received) => (await extractText(await pdfOf(received), { mergePages: true })).text.replace(/\s+/g, ' ');

/** What a text document says, and how: its XML. */
export const docxXml = ({ bytes }: Pick<Received, 'bytes'>) => strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array());
export const docxText = (received: Pick<Received, 'bytes'>) =>
  docxXml(received)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&apos;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
