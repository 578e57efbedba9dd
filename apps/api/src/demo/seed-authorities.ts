import type { EntityManager } from 'typeorm';
import type { DemoAuthority } from './demo-data.ts';
import type { Deed } from './seed-history.ts';

/** An entry of the directory as its State kept it: made one day, confirmed now and then, perhaps withdrawn. */
export function deedsOfAuthority(manager: EntityManager, entry: DemoAuthority): Deed[] {
  let id = '';
  const deed = (daysAgo: number, run: () => Promise<void>): Deed => ({ daysAgo, by: 'focal', state: entry.state, run });
  const create = async () => {
    const [row] = (await manager.query(
      `INSERT INTO competent_authorities (programme_id, state_code, institution_id, name, department, subjects, contact_function, phones, urgent_phone, email, website, address, hours, time_zone,
        request_languages, means, urgent_procedure, notes, audience, illustrative)
      SELECT p.id, $1, (SELECT id FROM institutions WHERE code = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, true FROM programmes p RETURNING id`,
      [
        entry.state,
        entry.institution,
        entry.name,
        entry.department,
        entry.subjects,
        entry.contactFunction,
        entry.phones,
        entry.urgentPhone,
        entry.email,
        entry.website,
        entry.address,
        entry.hours,
        entry.timeZone,
        entry.requestLanguages,
        entry.means,
        entry.urgentProcedure,
        entry.notes,
        entry.audience,
      ],
    )) as [{ id: string }];
    id = row.id;
  };
  const confirm = async () => void (await manager.query('UPDATE competent_authorities SET row_version = row_version + 1 WHERE id = $1', [id]));
  const withdraw = async () => void (await manager.query('UPDATE competent_authorities SET withdrawn_on = current_date, row_version = row_version + 1 WHERE id = $1', [id]));
  return [
    deed(entry.createdDaysAgo, create),
    ...entry.confirmedDaysAgo.map((daysAgo) => deed(daysAgo, confirm)),
    ...(entry.withdrawnDaysAgo === null ? [] : [deed(entry.withdrawnDaysAgo, withdraw)]),
  ];
}
