import type { Actor } from '@suivi/access/domain';
import { CONFIRMATION_HOLDS, DUE_BEFORE, seesContactNames } from '@suivi/authorities/domain';

/** How far the entry `a` can be trusted today: `authorityStanding` of the domain as SQL. */
export const AUTHORITY_STANDING = `CASE WHEN a.withdrawn_on IS NOT NULL THEN 'withdrawn'
  WHEN a.confirmed_on <= current_date - ${CONFIRMATION_HOLDS} THEN 'old'
  WHEN a.confirmed_on <= current_date - ${CONFIRMATION_HOLDS - DUE_BEFORE} THEN 'due' ELSE 'confirmed' END`;

export const AUTHORITY_JOINS = `LEFT JOIN institutions i ON i.id = a.institution_id LEFT JOIN users u ON u.id = a.confirmed_by`;

/** The entry `a` as the reader may see it. The names of contact persons stand in a table that donors have no right to, so it is not even named. */
export function authorityJson(actor: Actor): string {
  const contactName = seesContactNames(actor) ? '(SELECT n.name FROM competent_authority_contacts n WHERE n.authority_id = a.id)' : 'NULL';
  return `jsonb_build_object('id', a.id, 'stateCode', a.state_code, 'institutionId', a.institution_id,
    'institution', CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('id', i.id, 'name', i.name, 'acronym', i.acronym) END,
    'name', a.name, 'department', a.department, 'subjects', a.subjects, 'contactFunction', a.contact_function, 'contactName', ${contactName},
    'phones', a.phones, 'urgentPhone', a.urgent_phone, 'email', a.email, 'website', a.website, 'address', a.address, 'hours', a.hours, 'timeZone', a.time_zone,
    'requestLanguages', a.request_languages, 'means', a.means, 'urgentProcedure', a.urgent_procedure, 'notes', a.notes, 'audience', a.audience,
    'standing', ${AUTHORITY_STANDING}, 'confirmedOn', a.confirmed_on, 'confirmedBy', u.name, 'oldFrom', a.confirmed_on + ${CONFIRMATION_HOLDS},
    'withdrawnOn', a.withdrawn_on, 'illustrative', a.illustrative, 'rowVersion', a.row_version)`;
}
