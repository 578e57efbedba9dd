import { localeOf, type Language } from '@suivi/shared/domain';

/** The regions of the IANA names, by their UN M49 codes, under which CLDR has their names in every language; what is none of them (an ocean, UTC) is of the world. */
const REGIONS: Readonly<Record<string, string>> = { Africa: '002', America: '019', Antarctica: 'AQ', Asia: '142', Europe: '150', Australia: '009', Pacific: '009' };
const WORLD = '001';

export interface ZoneGroup {
  region: string;
  zones: { id: string; name: string }[];
}

/** The time zones that this browser knows, and the one `inUse` under whichever of its names, by region, each with what it is called in the language and how far from UTC it is now: "Niamey · heure normale d’Afrique de l’Ouest · UTC+1". */
export function timeZones(language: Language, at: Date, inUse: string | null = null): ZoneGroup[] {
  const regions = new Intl.DisplayNames(localeOf(language), { type: 'region' });
  const groups = new Map<string, ZoneGroup>();
  for (const id of new Set([...Intl.supportedValuesOf('timeZone'), ...(inUse ? [inUse] : [])])) {
    const [area = id, ...place] = id.split('/');
    const code = REGIONS[area] ?? WORLD;
    const region = regions.of(code) ?? code;
    const group = groups.get(region) ?? { region, zones: [] };
    groups.set(region, group);
    group.zones.push({ id, name: [(place.at(-1) ?? id).replaceAll('_', ' '), inWords(language, id, 'long', at), inWords(language, id, 'shortOffset', at)].join(' · ') });
  }
  const order = new Intl.Collator(localeOf(language));
  return [...groups.values()].sort((one, other) => order.compare(one.region, other.region));
}

function inWords(language: Language, timeZone: string, timeZoneName: 'long' | 'shortOffset', at: Date): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeZone, timeZoneName }).formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
