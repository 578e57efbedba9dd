import { drawingOf, type Drawing } from './chart-drawing.ts';

const each = (value: string) => ({ not_started: value, in_progress: value, partially_implemented: value, implemented: value, no_longer_applicable: value });
const drawing: Drawing = {
  title: 'Dans chacun des 2 États, des engagements sont mis en œuvre',
  notes: ['Nombre d’engagements', 'Arrêté au 24 novembre 2026'],
  rows: [
    { key: 'MLI', label: 'Mali', total: 12, outOf: 16, byStatus: { not_started: 1, in_progress: 4, partially_implemented: 3, implemented: 3, no_longer_applicable: 1 }, params: {} },
    { key: 'MAR', label: 'Maroc <&>', total: 3, outOf: 15, byStatus: { not_started: 0, in_progress: 3, partially_implemented: 0, implemented: 0, no_longer_applicable: 0 }, params: {} },
  ],
  words: each('mot'),
  colours: each('#17603c'),
  ink: '#1a2230',
  ground: '#ffffff',
  font: 'sans-serif',
  rightToLeft: false,
};

const parsed = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml');

describe('the chart as a picture', () => {
  it('is well-formed whatever the labels are, and holds every bar, label and total', () => {
    const picture = parsed(drawingOf(drawing));
    expect(picture.querySelector('parsererror')).toBeNull();
    const texts = [...picture.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(texts).toEqual(expect.arrayContaining(['Mali', 'Maroc <&>', '12', ...drawing.notes]));
    expect(picture.querySelectorAll('rect[height="26"]')).toHaveLength(6);
  });

  it('keeps everything inside the picture, read from either side', () => {
    for (const rightToLeft of [false, true]) {
      for (const bar of parsed(drawingOf({ ...drawing, rightToLeft })).querySelectorAll('rect[height="26"]')) {
        const x = Number(bar.getAttribute('x'));
        expect(x).toBeGreaterThanOrEqual(24);
        expect(x + Number(bar.getAttribute('width'))).toBeLessThanOrEqual(936);
      }
    }
  });
});
