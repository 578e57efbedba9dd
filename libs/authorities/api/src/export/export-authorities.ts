import type { Work } from '@suivi/access/api';
import type { AuthorityExport, AuthoritySubject, CompetentAuthority } from '@suivi/authorities/domain';
import { csvOf, readIn, separatorFor, type Cell, type Language, type TranslatedText } from '@suivi/shared/domain';
import { AUTHORITY_JOINS, authorityJson } from '../authority-json.ts';
import { DIRECTORY_ORDER, matchingAuthorities } from '../filters.ts';
import words from './words.json' with { type: 'json' };

interface Row {
  item: CompetentAuthority;
  subjects: Pick<AuthoritySubject, 'name'>[];
  alpha2: string;
}

/** The directory as a table in one language: what the list shows to this reader under the same filters, and nothing else. */
export async function exportAuthorities(work: Work, query: AuthorityExport): Promise<{ fileName: string; content: string }> {
  const parameters: unknown[] = [];
  const matching = matchingAuthorities(work.actor, query, parameters);
  const rows = await work.rows<Row>(
    `SELECT ${authorityJson(work.actor)} AS item, s.alpha2,
      (SELECT jsonb_agg(jsonb_build_object('name', o.name) ORDER BY o.position) FROM authority_subjects o WHERE o.code = ANY(a.subjects)) AS subjects
    FROM competent_authorities a ${AUTHORITY_JOINS} JOIN states s ON s.code = a.state_code WHERE ${matching} ORDER BY ${DIRECTORY_ORDER}, a.id`,
    parameters,
  );
  const { columns } = words[query.language];
  const cells = rows.map((row) => cellsOf(row, query.language));
  return { fileName: words[query.language].fileName, content: csvOf([Object.values(columns), ...cells.map((cell) => Object.keys(columns).map((column) => cell[column as keyof typeof cell]))], separatorFor(query.language)) };
}

type Column = keyof (typeof words)['fr']['columns'];

function cellsOf({ item, subjects, alpha2 }: Row, language: Language): Record<Column, Cell> {
  const { standing, means, days, illustrative } = words[language];
  const read = (text: TranslatedText | null) => (text ? readIn(text, language).text : null);
  const names = (kind: 'region' | 'language', codes: readonly string[]) => codes.map((code) => new Intl.DisplayNames(language, { type: kind }).of(code) ?? code).join(', ');
  return {
    state: names('region', [alpha2]),
    authority: read(item.institution?.name ?? item.name),
    department: read(item.department),
    subjects: subjects.map(({ name }) => readIn(name, language).text).join(' ; '),
    contact: [read(item.contactFunction), item.contactName].filter(Boolean).join(', '),
    phones: item.phones.map(inBrackets).join(' ; '),
    urgentPhone: item.urgentPhone && inBrackets(item.urgentPhone),
    email: item.email,
    website: item.website,
    address: item.address,
    hours: item.hours && `${item.hours.days.map((day) => days[day - 1]).join(', ')} ${item.hours.from}–${item.hours.to}`,
    timeZone: item.timeZone,
    requestLanguages: names('language', item.requestLanguages),
    means: item.means.map((each) => means[each]).join(', '),
    urgentProcedure: read(item.urgentProcedure),
    notes: read(item.notes),
    confirmedOn: item.confirmedOn,
    standing: standing[item.standing],
    illustrative: item.illustrative ? illustrative : null,
  };
}

/** A spreadsheet takes what begins with a plus for a formula: the country's code goes in brackets, as on a letterhead. */
function inBrackets(phone: string): string {
  return phone.replace(/^(\+\d{1,3}) /, '($1) ');
}
