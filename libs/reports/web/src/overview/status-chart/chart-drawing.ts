import { STATUSES, type Status } from '@suivi/recommendations/domain';
import { PATTERNS } from '../status-patterns/patterns.ts';
import { longestOf, segmentsOf } from './chart-geometry.ts';
import { CHART_ORDER, type ChartRow } from './chart-rows.ts';

export interface Drawing {
  title: string;
  /** Below the chart, a line each: what is counted, and as of when. */
  notes: readonly string[];
  rows: readonly ChartRow[];
  words: Record<Status, string>;
  colours: Record<Status, string>;
  ink: string;
  ground: string;
  font: string;
  rightToLeft: boolean;
}

const WIDTH = 960;
const MARGIN = 24;
const LABELS = 230;
const TOTALS = 50;
const BARS = WIDTH - 2 * MARGIN - LABELS - TOTALS;
const ROW = 40;
const BAR = 26;
const TOP = 112;

/** The chart as a picture that stands by itself: title, legend, bars, note, with its own colours and surfaces. */
export function drawingOf(drawing: Drawing): string {
  const { title, notes, rows, ink, ground, font, rightToLeft } = drawing;
  const below = TOP + rows.length * ROW + 28;
  const height = below + notes.length * 20;
  const start = rightToLeft ? WIDTH - MARGIN : MARGIN;
  const text = (x: number, y: number, content: string, more = '') => `<text x="${round(x)}" y="${y}" ${more}>${escape(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(title)}" font-family="${escape(font)}" font-size="15" fill="${ink}" direction="${rightToLeft ? 'rtl' : 'ltr'}">`,
    `<defs>${STATUSES.map((status) => surfaceOf(status, drawing)).join('')}</defs>`,
    `<rect width="${WIDTH}" height="${height}" fill="${ground}"/>`,
    text(start, 40, title, 'font-size="20" font-weight="600"'),
    ...legendOf(drawing, start),
    ...rows.flatMap((row, index) => barOf(row, drawing, TOP + index * ROW)),
    ...notes.map((note, index) => text(start, below + index * 20, note, 'font-size="12.5"')),
    '</svg>',
  ].join('\n');
}

function surfaceOf(status: Status, { colours, ground }: Drawing): string {
  const { tint, path, stroke } = PATTERNS[status];
  const colour = colours[status];
  return `<pattern id="${status}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${ground}"/><rect width="6" height="6" fill="${colour}" fill-opacity="${tint}"/><path d="${path}" fill="none" stroke="${colour}" stroke-width="${stroke}" stroke-linecap="round"/></pattern>`;
}

function legendOf({ words, colours, rightToLeft }: Drawing, start: number): string[] {
  const column = (WIDTH - 2 * MARGIN) / CHART_ORDER.length;
  return CHART_ORDER.map((status, index) => {
    const at = rightToLeft ? start - index * column : start + index * column;
    const box = rightToLeft ? at - 16 : at;
    const word = rightToLeft ? at - 24 : at + 24;
    return `<rect x="${round(box)}" y="66" width="16" height="16" fill="url(#${status})" stroke="${colours[status]}"/><text x="${round(word)}" y="79" font-size="14">${escape(words[status])}</text>`;
  });
}

function barOf(row: ChartRow, { rows, colours, ground, rightToLeft }: Drawing, y: number): string[] {
  const left = MARGIN + (rightToLeft ? TOTALS : LABELS);
  const label = rightToLeft ? WIDTH - MARGIN : MARGIN;
  const total = rightToLeft ? MARGIN : WIDTH - MARGIN;
  return [
    `<text x="${label}" y="${y + 19}">${escape(row.label)}</text>`,
    ...segmentsOf(row.byStatus, longestOf(rows), rightToLeft).map(({ status, count, x, width, labelled }) => {
      const at = left + (x / 100) * BARS;
      const wide = (width / 100) * BARS;
      const hand = status === 'implemented' ? `fill="${ground}"` : `stroke="${ground}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"`;
      const number = `<text x="${round(at + wide / 2)}" y="${y + 19}" text-anchor="middle" font-weight="600" direction="ltr" ${hand}>${count}</text>`;
      return `<rect x="${round(at)}" y="${y}" width="${round(wide)}" height="${BAR}" fill="url(#${status})" stroke="${colours[status]}"/>${labelled ? number : ''}`;
    }),
    `<text x="${total}" y="${y + 19}" text-anchor="end">${row.total}</text>`,
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
