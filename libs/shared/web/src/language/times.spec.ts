import { TestBed } from '@angular/core/testing';
import { provideLanguage } from './provide-language.ts';
import { LanguageStore } from './language-store.ts';
import { READER } from './reader.ts';

describe('times on screen', () => {
  const at = '2026-11-24T23:30:00Z';
  function storeIn(timeZone: string | undefined): LanguageStore {
    localStorage.setItem('suivi.language', 'en');
    TestBed.configureTestingModule({ providers: [provideLanguage(), { provide: READER, useValue: { language: () => undefined, timeZone: () => timeZone, keepLanguage: () => Promise.resolve(), alpha2Of: () => undefined } }] });
    return TestBed.inject(LanguageStore);
  }
  afterEach(() => localStorage.clear());

  it.each([
    ['Pacific/Auckland', '25 November 2026', '12:30'],
    ['America/New_York', '24 November 2026', '18:30'],
    ['Africa/Niamey', '25 November 2026', '00:30'],
  ])('are told in the zone %s that the reader chose, on the day it is there', (zone, day, hour) => {
    const store = storeIn(zone);
    expect([store.formatDate(at), store.formatDate(at, 'time')]).toEqual([day, expect.stringContaining(hour)]);
  });

  it('are told in the zone of the device where she chose none', () => {
    const here = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));
    expect(storeIn(undefined).formatDate(at)).toBe(here);
  });

  it('leave a day without a time as that day, wherever one is', () => {
    expect(['Pacific/Auckland', 'America/New_York'].map((zone) => (TestBed.resetTestingModule(), storeIn(zone).formatDate('2026-11-24')))).toEqual(['24 November 2026', '24 November 2026']);
  });
});
