import type { Message } from '@suivi/access/api';
import type { NotificationLine } from '@suivi/notifications/domain';
import { directionOf, readIn, type Language } from '@suivi/shared/domain';
import texts from './mail.json' with { type: 'json' };
import { filled, sentenceOf, stateName } from './sentences.ts';

/** A notification as its reader may see it now. */
export interface Told {
  id: string;
  kind: string;
  values: Record<string, string | number>;
  lines: NotificationLine[];
}

interface Facts {
  told: readonly Told[];
  language: Language;
  portalUrl: string;
}

/** Provider token of the address under which people reach the portal. */
export const PORTAL_URL = Symbol('where the portal is');
/** Where one chooses what one receives. */
const SETTINGS_PATH = '/inbox/settings';
const INBOX_PATH = '/inbox';
/** Of one notification so many records are named, and so many notifications in one mail; the others are in the inbox. */
const MOST_LINES = 30;
const MOST_TOLD = 50;

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
/** One line, as a header and a list want it. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What somebody is told, in her language, as plain text and as HTML with its direction. The same text is shown before it is sent. */
export function reminderMail({ told, language, portalUrl }: Facts): Omit<Message, 'to'> {
  const { subject, greeting, intro, inbox, why } = texts[language];
  const base = portalUrl.replace(/\/+$/, '');
  const shown = told.slice(0, MOST_TOLD);
  const parts = byHeading(shown, language).map(([title, each]) => partOf(title, each, language, base));
  const rest = told.length > shown.length ? [filled(texts[language].more, { count: told.length - shown.length }, language)] : [];
  const [only] = told;
  const settings = base + SETTINGS_PATH;
  const link = (address: string) => `<a dir="ltr" href="${escaped(address)}">${escaped(address)}</a>`;
  return {
    subject: oneLine(told.length === 1 && only ? subjectOf(only, language) : filled(subject, { count: told.length }, language)),
    text: [greeting, intro, ...parts.map(({ text }) => text), ...rest, `${inbox} ${base}${INBOX_PATH}`, '--', `${why} ${settings}`].join('\n\n'),
    html: `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><body>
<p>${escaped(greeting)}</p>
<p>${escaped(intro)}</p>
${parts.map(({ html }) => html).join('\n')}
${rest.map((line) => `<p>${escaped(line)}</p>`).join('')}
<p>${escaped(inbox)} ${link(base + INBOX_PATH)}</p>
<hr>
<p>${escaped(why)} ${link(settings)}</p>
</body></html>`,
    headers: { 'list-unsubscribe': `<${settings}>`, 'auto-submitted': 'auto-generated' },
  };
}

/** What happened, and to which record when it is only one. */
function subjectOf({ kind, values, lines }: Told, language: Language): string {
  const { title } = sentenceOf(kind, values, language);
  const [line] = lines;
  return line && lines.length === 1 && line.reference ? `${title} : ${line.reference}`.replace(' : ', language === 'fr' ? ' : ' : ': ') : title;
}

/** What is alike stands under one heading, in the order in which the headings first come up. */
function byHeading(told: readonly Told[], language: Language): [string, Told[]][] {
  const headings = new Map<string, Told[]>();
  for (const each of told) {
    const { title } = sentenceOf(each.kind, each.values, language);
    headings.set(title, [...(headings.get(title) ?? []), each]);
  }
  return [...headings];
}

function partOf(title: string, told: readonly Told[], language: Language, base: string): { text: string; html: string } {
  const items = told.map(({ kind, values, lines }) => {
    const shown = lines.slice(0, MOST_LINES).map((line) => ({ link: base + line.link, label: labelOf(line, language) }));
    const more = lines.length > shown.length ? filled(texts[language].more, { count: lines.length - shown.length }, language) : null;
    return { sentence: sentenceOf(kind, values, language).sentence, shown, more };
  });
  return {
    text: [title, ...items.map(({ sentence, shown, more }) => [`* ${sentence}`, ...shown.flatMap(({ label, link }) => [`  ${label}`, `  ${link}`]), ...(more ? [`  ${more}`] : [])].join('\n'))].join('\n\n'),
    html: `<h2>${escaped(title)}</h2>
${items
  .map(({ sentence, shown, more }) => `<p>${escaped(sentence)}</p>
<ul>${shown.map(({ label, link }) => `<li><a href="${escaped(link)}"><bdi>${escaped(label)}</bdi></a></li>`).join('')}</ul>${more ? `<p>${escaped(more)}</p>` : ''}`)
  .join('\n')}`,
  };
}

function labelOf({ reference, title, alpha2 }: NotificationLine, language: Language): string {
  return oneLine([alpha2 ? stateName(alpha2, language) : '', reference, title ? readIn(title, language).text : ''].filter(Boolean).join(' · ')) || texts[language].open;
}
