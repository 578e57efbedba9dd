import { daysInWords, offsetOf, weekdays } from './hours-words.ts';

describe('office hours in words', () => {
  it('name the days in the language of who reads, Monday first', () => {
    expect(weekdays('fr')[0]).toBe('lundi');
    expect(weekdays('en').at(-1)).toBe('Sunday');
    expect(weekdays('ar')[4]).toBe('الجمعة');
  });

  it('shorten days in a row and list the others', () => {
    const hours = { from: '08:00', to: '16:00' };
    expect(daysInWords({ ...hours, days: [5, 1, 2, 3, 4] }, 'fr')).toBe('lundi–vendredi');
    expect(daysInWords({ ...hours, days: [1, 4] }, 'en')).toBe('Monday, Thursday');
    expect(daysInWords({ ...hours, days: [2] }, 'fr')).toBe('mardi');
  });

  it('say how far the place is from Greenwich', () => {
    const at = new Date('2026-03-02T10:00:00Z');
    expect(offsetOf('Africa/Niamey', 'fr', at)).toBe('UTC+1');
    expect(offsetOf('Africa/Bamako', 'en', at)).toMatch(/^GMT(\+0)?$/);
  });
});
