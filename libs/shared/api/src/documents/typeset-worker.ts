import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { lettersOf, showable } from './letters.ts';

/** The thread in which documents are set; beside the built server or among the sources, with its template and fonts. */
const FONTS = ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf', 'Amiri-Regular.ttf', 'Amiri-Bold.ttf'];
const read = (name: string) => readFileSync(new URL(name, import.meta.url));

const fonts = FONTS.map((name) => read(`./fonts/${name}`));
/** What both families have together; their bold faces have the same letters. */
const letters = new Set(fonts.flatMap((font) => [...lettersOf(font)]));
const template = read('./report.typ').toString();
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] });

parentPort?.on('message', (report: string) => {
  try {
    const shown = JSON.stringify(JSON.parse(report, (_key, value: unknown) => (typeof value === 'string' ? showable(value, letters) : value)));
    const result = compiler.compile({ mainFileContent: template, inputs: { report: shown } });
    if (!result.result) throw new Error(said(result.takeError()?.shortDiagnostics));
    const pdf = compiler.pdf(result.result, { pdfStandard: PdfStandard.UA_1 });
    parentPort?.postMessage({ pdf: new Uint8Array(pdf) });
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : said(error) });
  } finally {
    // Without this the memory of each document is kept.
    compiler.evictCache(0);
  }
});

function said(diagnostics: unknown): string {
  return JSON.stringify(diagnostics) ?? 'unknown';
}
