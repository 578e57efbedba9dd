import { LANGUAGES } from '@suivi/shared/domain';
import { timeZones } from './time-zones.ts';

const NOVEMBER = new Date('2026-11-25T12:00:00Z');

describe('the time zones to choose from', () => {
  it('stand under their region and are called by their name in the language', () => {
    const african = timeZones('fr', NOVEMBER).find(({ region }) => region === 'Afrique')?.zones;
    expect(african?.find(({ id }) => id === 'Africa/Niamey' || id === 'Africa/Lagos')?.name).toMatch(/^(Niamey|Lagos) · heure (normale )?d’Afrique de l’Ouest · UTC\+1$/);
    expect(timeZones('en', NOVEMBER).map(({ region }) => region)).toEqual(expect.arrayContaining(['Africa', 'Americas', 'Asia', 'Europe', 'Oceania']));
  });

  it('have the one in use among them, also under a name that this browser does not list', () => {
    expect(timeZones('fr', NOVEMBER, 'UTC').find(({ region }) => region === 'Monde')?.zones).toContainEqual({ id: 'UTC', name: 'UTC · temps universel coordonné · UTC+0' });
  });

  it('stand under no word of another language', () => {
    const regions = timeZones('ar', NOVEMBER, 'UTC').map(({ region }) => region);
    expect(regions.filter((region) => !/^[\p{Script=Arabic}\s]+$/u.test(region))).toEqual([]);
  });

  it('are all there, once each, in every language', () => {
    for (const language of LANGUAGES) expect(timeZones(language, NOVEMBER).flatMap(({ zones }) => zones.map(({ id }) => id)).sort()).toEqual(Intl.supportedValuesOf('timeZone').sort());
  });
});
