import { letter, type Message } from '@suivi/access/api';
import { INVITATION_DAYS } from '@suivi/access/domain';
import { dateText, localeOf, readIn } from '@suivi/shared/domain';
import texts from './handover.json' with { type: 'json' };
import type { StartedHandover } from './start-handover.ts';

/** The mail by which the successor is asked, with what her predecessor wants to tell her. */
export function handoverMail({ handover, token, language, alpha2, programme }: StartedHandover, note: string, link: string): Message {
  const { subject, greeting, body, note: said, invited, colleague, life } = texts[language];
  const values: Record<string, string> = {
    from: handover.predecessor.name,
    state: new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(alpha2) ?? handover.stateCode,
    programme: readIn(programme, language).text,
    day: dateText(language, handover.effectiveOn, { dateStyle: 'long' }),
    days: String(INVITATION_DAYS),
  };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
  const paragraphs = [greeting, filled(body), ...(note ? [said, note] : []), token ? invited : colleague, link, filled(life)];
  return letter({ to: handover.email, language, subject: filled(subject), paragraphs, link });
}
