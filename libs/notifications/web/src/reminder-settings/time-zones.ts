import { localeOf, type Language } from '@suivi/shared/domain';

/** The regions of the IANA names, by their UN M49 codes, under which CLDR has their names; zones of an ocean or a pole stand under their own word. */
const REGIONS: Readonly<Record<string, string>> = { Africa: '002', America: '019', Asia: '142', Europe: '150', Australia: '009', Pacific: '009' };

export interface ZoneGroup {
  region: string;
  zones: { id: string; name: string }[];
}

/** The time zones that this browser knows, and the `chosen` one under whichever of its names, by region, each with what it is called in the language and how far from UTC it is now: "Niamey · heure normale d’Afrique de l’Ouest · UTC+1". */
export function timeZones(language: Language, at: Date, chosen: string | null = null): ZoneGroup[] {
  const regions = new Intl.DisplayNames(localeOf(language), { type: 'region' });
  const groups = new Map<string, ZoneGroup>();
  for (const id of new Set([...Intl.supportedValuesOf('timeZone'), ...(chosen ? [chosen] : [])])) {
    const [area = id, ...place] = id.split('/');
    const code = REGIONS[area];
    const region = (code && regions.of(code)) ?? area;
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
