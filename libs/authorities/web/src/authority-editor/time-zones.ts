import { isTimeZone } from '@suivi/authorities/domain';

/** The time zone of the device, where it has the name of a place. */
export function zoneOfDevice(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(zone) ? zone : 'Etc/UTC';
}

/** Time zones to choose from: those of Africa and Europe, and the one that is chosen. */
export function timeZones(chosen: string): string[] {
  const near = Intl.supportedValuesOf('timeZone').filter((zone) => /^(Africa|Europe)\//.test(zone));
  return [...new Set([...near, chosen])].sort();
}
