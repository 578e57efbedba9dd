import { parsed } from './xml.ts';

const IGNORED = { open: () => undefined, text: () => undefined, close: () => undefined };
const ofRows = (count: number) => `<sheet>${'<row/>'.repeat(count)}</sheet>`;

describe('a part of a form', () => {
  it('is read when it is as large as forms are', () => {
    expect(parsed(ofRows(50_000), IGNORED)).toBe(true);
  });

  it('is left unread when it holds more than any form, so that nobody else waits for it', () => {
    let opened = 0;
    expect(parsed(ofRows(300_000), { ...IGNORED, open: () => void (opened += 1) })).toBe(false);
    expect(opened).toBeLessThanOrEqual(100_000);
  });
});
