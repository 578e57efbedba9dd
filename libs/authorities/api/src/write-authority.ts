import type { Work } from '@suivi/access/api';
import { widens } from '@suivi/access/domain';
import { keepsAuthoritiesOf, newAuthoritySchema, type AuthorityChange, type CompetentAuthority, type NewAuthority } from '@suivi/authorities/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type FieldIssue, type Refusal } from '@suivi/shared/domain';
import { readAuthority } from './read-authorities.ts';

const KNOWN = `SELECT $1::uuid IS NULL OR EXISTS (SELECT FROM institutions i WHERE i.id = $1 AND i.state_code = $2) AS institution,
  NOT EXISTS (SELECT unnest($3::text[]) EXCEPT SELECT code FROM authority_subjects) AS subjects`;

/** Refuses an institution that is none of the State's, and a subject that is not there; one statement. */
async function refuseUnknown(work: Work, { institutionId, subjects }: NewAuthority, stateCode: string | null): Promise<void> {
  const found = await work.row<{ institution: boolean; subjects: boolean }>(KNOWN, [institutionId, stateCode, subjects]);
  const issues: FieldIssue[] = [];
  if (!found?.institution) issues.push({ path: 'institutionId', code: 'institution.required' });
  if (!found?.subjects) issues.push({ path: 'subjects', code: 'subject.unknown' });
  if (issues.length > 0) throw new ProblemException('invalid_input', { issues });
}

const COLUMNS = `institution_id, name, department, subjects, contact_function, phones, urgent_phone, email, website, address, hours, time_zone, request_languages, means, urgent_procedure, notes, audience`;
const FIRST = 3;
const PLACES = COLUMNS.split(',').map((_, index) => `$${index + FIRST}`);
const CONTACT_NAME = PLACES.length + FIRST;

/** What is written of an entry, in the order of the columns; a set is written once and in order, so that the journal tells real changes only. */
function valuesOf(content: NewAuthority): unknown[] {
  const set = (values: readonly string[]) => [...new Set(values)].sort();
  const hours = content.hours && { ...content.hours, days: [...new Set(content.hours.days)].sort() };
  return [
    content.institutionId,
    content.name,
    content.department,
    set(content.subjects),
    content.contactFunction,
    [...new Set(content.phones)],
    content.urgentPhone,
    content.email,
    content.website,
    content.address,
    hours,
    content.timeZone,
    set(content.requestLanguages),
    set(content.means),
    content.urgentProcedure,
    content.notes,
    content.audience,
  ];
}

const CREATE = `
  WITH entry AS (INSERT INTO competent_authorities (programme_id, state_code, ${COLUMNS}) VALUES ($1, $2, ${PLACES.join(', ')}) RETURNING id, programme_id, state_code),
  named AS (
    INSERT INTO competent_authority_contacts (authority_id, programme_id, state_code, name) SELECT id, programme_id, state_code, $${CONTACT_NAME} FROM entry WHERE $${CONTACT_NAME}::text IS NOT NULL)
  SELECT id FROM entry`;

/** Enters an authority of the actor's own State; entering it confirms it. */
export async function createAuthority(work: Work, content: NewAuthority): Promise<CompetentAuthority> {
  await refuseUnknown(work, content, work.actor.state);
  const created = await work.row<{ id: string }>(CREATE, [work.actor.programmeId, work.actor.state, ...valuesOf(content), content.contactName]);
  if (!created) throw new Error('an insert returned no row');
  return readAuthority(work, created.id);
}

const CHANGE = `
  WITH entry AS (
    UPDATE competent_authorities SET (${COLUMNS}) = ROW (${PLACES.join(', ')}), row_version = row_version + 1 WHERE id = $1 AND row_version = $2 RETURNING id, programme_id, state_code),
  gone AS (DELETE FROM competent_authority_contacts n USING entry WHERE n.authority_id = entry.id AND $${CONTACT_NAME}::text IS NULL),
  named AS (
    INSERT INTO competent_authority_contacts (authority_id, programme_id, state_code, name) SELECT id, programme_id, state_code, $${CONTACT_NAME} FROM entry WHERE $${CONTACT_NAME}::text IS NOT NULL
    ON CONFLICT (authority_id) DO UPDATE SET name = EXCLUDED.name WHERE competent_authority_contacts.name <> EXCLUDED.name)
  SELECT id FROM entry`;

/** Changes an entry and thereby confirms it; what is not given stays. */
export async function changeAuthority(work: Work, id: string, expected: number, change: AuthorityChange): Promise<CompetentAuthority | Refusal> {
  const before = await readAuthority(work, id);
  if (!keepsAuthoritiesOf(work.actor, before.stateCode)) return refuse('forbidden');
  if (before.withdrawnOn !== null) return refuse('wrong_phase');
  if (before.rowVersion !== expected) throw new ProblemException('stale', { current: before });
  const whole = newAuthoritySchema.safeParse({ ...before, ...change });
  if (!whole.success) return refuse('invalid_input', whole.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })));
  const { audience } = whole.data;
  if (audience !== before.audience && !widens(before.audience, audience)) return refuse('invalid_input', [{ path: 'audience', code: 'audience.only_widens' }]);
  await refuseUnknown(work, whole.data, before.stateCode);
  const changed = await work.rows(CHANGE, [id, expected, ...valuesOf(whole.data), whole.data.contactName]);
  const after = await readAuthority(work, id);
  if (changed.length === 0) throw new ProblemException('stale', { current: after });
  return after;
}

/** Closes an entry from today on: the State and the coordinator still read it, nobody else does, and nothing is deleted. */
export async function withdrawAuthority(work: Work, id: string, expected: number): Promise<CompetentAuthority | Refusal> {
  const before = await readAuthority(work, id);
  if (!keepsAuthoritiesOf(work.actor, before.stateCode)) return refuse('forbidden');
  if (before.withdrawnOn !== null) return refuse('wrong_phase');
  const closed = await work.rows('UPDATE competent_authorities SET withdrawn_on = current_date, row_version = row_version + 1 WHERE id = $1 AND row_version = $2 RETURNING id', [id, expected]);
  const after = await readAuthority(work, id);
  if (closed.length === 0) throw new ProblemException('stale', { current: after });
  return after;
}
