import { FILE_DAYS_AHEAD, type DelegationFile } from '@suivi/reports/domain';
import { wordsOf, type Report, type ReportBlock, type ReportCell, type ReportLine } from '@suivi/shared/api';
import { dateText, localeOf, readIn, type Language, type TranslatedText } from '@suivi/shared/domain';
import { FILE_TEXTS } from './file-texts.ts';

interface Facts {
  file: DelegationFile;
  programme: TranslatedText;
  alpha2: Readonly<Record<string, string>>;
  language: Language;
  /** The portal's address, to which references lead back. */
  portal: string;
}
type Subject = Pick<DelegationFile['due'][number]['subject'], 'kind' | 'id' | 'reference' | 'title' | 'illustrative'>;
const NOTHING = '–';

/** The file as a document: the sections of the screen, in its words. */
export function fileDocument({ file, programme, alpha2, language, portal }: Facts): Report {
  const say = wordsOf(language, FILE_TEXTS[language]);
  const regions = new Intl.DisplayNames(localeOf(language), { type: 'region' });
  const number = new Intl.NumberFormat(localeOf(language));
  const stateName = (code: string) => regions.of(alpha2[code] ?? code) ?? code;
  const day = (iso: string) => dateText(language, iso, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const longDay = dateText(language, file.asOf, { dateStyle: 'long', timeZone: 'UTC' });

  const quiet = (text: string): ReportLine => ({ text, style: 'quiet' });
  const plain = (text: string): ReportCell => [{ text }];
  /** What somebody wrote without saying in which language: its letters say at least the direction. */
  const heard = (text: string, style?: 'quiet'): ReportLine => ({ text, language: /\p{Script=Arabic}/u.test(text) ? 'ar' : language === 'ar' ? 'fr' : language, ...(style ? { style } : {}) });
  /** In the document's language where there is a version; what is missing or not yet verified is marked, as on screen. */
  const written = (text: TranslatedText | null, otherwise = NOTHING, style?: 'quiet'): ReportLine[] => {
    if (!text) return [{ text: otherwise }];
    const { text: read, language: of, state } = readIn(text, language);
    return [{ text: read, language: of, ...(style ? { style } : {}) }, ...(state === 'verified' ? [] : [quiet(`(${say(`translation.mark.${state}`, { language: say(`language.in.${of}`) })})`)])];
  };
  const about = ({ kind, id, reference, title, illustrative }: Subject): ReportCell => [
    { text: reference, style: 'reference', link: `${portal}/${kind === 'action' ? 'actions' : 'commitments'}/${id}` },
    ...written(title),
    ...(illustrative ? [quiet(say('illustrative.mark'))] : []),
  ];
  const status = (code: string, overdue = false, stalled = false): ReportCell => [
    { text: say(`status.${code}`), style: 'strong' },
    ...(overdue ? [{ text: say('mark.overdue') }] : []),
    ...(stalled ? [{ text: say('mark.stalled') }] : []),
  ];
  const column = (name: string) => say(`reports.file.column.${name}`);
  const pair = (name: string, code: string) => say('reports.file.pair', { name: column(name), value: say(`status.${code}`) });
  const heading = (name: string): ReportBlock => ({ kind: 'heading', level: 1, text: say(`reports.file.question.${name}`) });
  const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', lines: plain(text) });
  const days = { days: FILE_DAYS_AHEAD };
  const sectionOf = (name: string, count: number, body: ReportBlock): ReportBlock[] =>
    count === 0 ? [heading(name), paragraph(say(`reports.file.none.${name}`, days))] : [heading(name), paragraph(say(`reports.file.why.${name}`, { count, ...days })), body];

  const inherited: ReportBlock = {
    kind: 'table',
    widths: [32, 17, 18, 18, 15],
    header: ['commitment', 'acceptance', 'lead', 'standing', 'due'].map(column),
    rows: file.commitments.map((line) => [
      about({ kind: 'commitment', ...line }),
      [{ text: say(`acceptance.${line.acceptance}`) }, ...(line.reason ? written(line.reason, NOTHING, 'quiet') : [])],
      written(line.leadInstitution, say('reports.file.no_lead')),
      [...status(line.status, line.overdue, line.stalled), quiet(line.verifiedAt ? `${day(line.verifiedAt)} · ${say('reports.file.evidence', { count: line.evidenceCount })}` : say('reports.file.nothing_verified'))],
      [{ text: line.dueOn ? day(line.dueOn) : say('reports.file.no_date') }, ...(line.firstDueOn && line.firstDueOn !== line.dueOn ? [quiet(say('reports.file.first_due', { date: day(line.firstDueOn) }))] : [])],
    ]),
  };
  const due: ReportBlock = {
    kind: 'table',
    widths: [42, 14, 20, 24],
    header: ['subject', 'due', 'standing', 'institution'].map(column),
    rows: file.due.map((line) => [about(line.subject), plain(day(line.dueOn)), status(line.status, line.overdue), written(line.institution, say('reports.file.no_lead'))]),
  };
  const promised: ReportBlock = {
    kind: 'table',
    widths: [36, 19, 15, 15, 15],
    header: ['subject', 'by', 'declared', 'verified', 'receipt'].map(column),
    rows: file.promised.map((line) => [
      about(line.subject),
      [line.submittedByName ? heard(line.submittedByName) : { text: say('reports.file.someone') }, quiet(day(line.submittedAt))],
      status(line.declaredStatus),
      line.verifiedStatus ? status(line.verifiedStatus) : plain(say(`phase.${line.phase}`)),
      [{ text: line.receiptNumber, style: 'reference' }],
    ]),
  };
  const joint: ReportBlock = {
    kind: 'table',
    widths: [46, 54],
    header: ['action', 'answers'].map(column),
    rows: file.joint.map(({ action, proposerState, dueOn, answers }) => [
      [...about({ kind: 'action', illustrative: false, ...action }), quiet(`${proposerState ? say('reports.file.proposed_by', { state: stateName(proposerState) }) : say('reports.file.proposed_by_programme')} · ${day(dueOn)}`)],
      answers.flatMap(({ stateCode, response, reason, respondedAt }) => [
        { text: say('reports.file.pair', { name: stateName(stateCode), value: say(`reports.file.response.${response}`) }) + (respondedAt ? ` (${day(respondedAt)})` : '') },
        ...(reason ? [heard(reason, 'quiet')] : []),
      ]),
    ]),
  };
  const disputed: ReportBlock = {
    kind: 'table',
    widths: [34, 20, 14, 32],
    header: ['subject', 'what', 'since', 'comment'].map(column),
    rows: file.disputed.map((line) => [
      about(line.subject),
      [{ text: say(`reports.file.kind.${line.kind}`), style: 'strong' }, quiet(pair('declared', line.declaredStatus)), ...(line.verifiedStatus ? [quiet(pair('verified', line.verifiedStatus))] : [])],
      plain(day(line.at)),
      [line.comment ? heard(line.comment) : { text: NOTHING }],
    ]),
  };
  const drafts: ReportBlock = {
    kind: 'table',
    widths: [44, 20, 22, 14],
    header: ['subject', 'phase', 'author', 'changed'].map(column),
    rows: file.drafts.map((line) => [about(line.subject), [{ text: say(`phase.${line.phase}`) }, ...(line.readyForClearance ? [quiet(say('reports.file.ready'))] : [])], [line.authorName ? heard(line.authorName) : { text: say('reports.file.someone') }], plain(day(line.updatedAt))]),
  };
  const standingOf = (code: string) => say(`reports.file.report.standing.${code}`);
  const reports: ReportBlock = {
    kind: 'table',
    widths: [20, 13, 15, 28, 24],
    header: ['round', 'asked_until', 'report_standing', 'written_by', 'received'].map(column),
    rows: file.reports.map(({ round, standing, late, sections, submissions }) => [
      [...written(round.title).map((line, index) => (index === 0 ? { ...line, link: `${portal}/rounds/${round.id}` } : line)), ...(round.illustrative ? [quiet(say('illustrative.mark'))] : [])],
      plain(day(round.closesOn)),
      [{ text: standingOf(standing), style: 'strong' }, ...(late ? [{ text: say('mark.overdue') }] : [])],
      sections.length === 0
        ? plain(NOTHING)
        : sections.flatMap(({ title, institution, assigneeName, ready }) => [
            ...written(title),
            ...written(institution, say('reports.file.report.focal_point'), 'quiet'),
            ...(assigneeName ? [heard(assigneeName, 'quiet')] : []),
            ...(ready ? [quiet(say('reports.file.report.section_ready'))] : []),
          ]),
      submissions.length === 0
        ? plain(say('reports.file.report.nothing'))
        : submissions.flatMap(({ id, receiptNumber, submittedAt, phase, decidedAt, comment }) => [
            { text: receiptNumber, style: 'reference' as const, link: `${portal}/national-reports/submissions/${id}` },
            { text: say('reports.file.report.decided', { phase: standingOf(phase), date: day(decidedAt ?? submittedAt) }) },
            ...(comment ? [heard(comment, 'quiet')] : []),
          ]),
    ]),
  };
  const people: ReportBlock = {
    kind: 'table',
    widths: [24, 22, 26, 28],
    header: ['name', 'role', 'institution', 'email'].map(column),
    rows: file.people.map(({ name, role, institution, email }) => [[heard(name)], plain(say(`role.${role}`)), written(institution), [{ text: email, language: 'en' }]]),
  };
  const institutions: ReportBlock = {
    kind: 'table',
    widths: [55, 15, 15, 15],
    header: ['institution', 'leads', 'supports', 'actions'].map(column),
    rows: file.institutions.map((line) => [[...written(line.name), ...(line.acronym ? [quiet(line.acronym)] : [])], ...[line.leads, line.supports, line.actions].map((count) => plain(number.format(count)))]),
  };
  const named = (name: 'people' | 'institutions', count: number, body: ReportBlock): ReportBlock[] => [{ kind: 'heading', level: 2, text: say(`reports.file.${name}`) }, count === 0 ? paragraph(say(`reports.file.none.${name}`)) : body];

  return {
    language,
    title: `${say('title.delegation_file')} · ${stateName(file.stateCode)}`,
    above: readIn(programme, language).text,
    lead: say('reports.file.lead'),
    asOf: say('reports.as_of', { date: longDay }),
    foot: say('reports.file.printed', { date: longDay }),
    pageOf: say('reports.file.page', { page: '{page}', pages: '{pages}' }),
    blocks: [
      ...sectionOf('inherited', file.commitments.length, inherited),
      ...sectionOf('due', file.due.length, due),
      ...sectionOf('promised', file.promised.length, promised),
      ...sectionOf('joint', file.joint.length, joint),
      ...sectionOf('disputed', file.disputed.length, disputed),
      // A draft is the State's own; the coordination is not even told that there are none.
      ...(file.drafts.length > 0 ? sectionOf('drafts', file.drafts.length, drafts) : []),
      ...sectionOf('reports', file.reports.length, reports),
      heading('who'),
      ...named('people', file.people.length, people),
      ...named('institutions', file.institutions.length, institutions),
    ],
  };
}
