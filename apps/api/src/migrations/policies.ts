import type { Role } from '@suivi/access/domain';
import { ROLES } from '@suivi/access/domain';

/**
 * The words in which the migrations say the second wall. Policies are written per database role, never one for all, so that each
 * compares plain columns with values that are read once per statement and can use an index (docs/decisions/0002).
 */
export const PROGRAMME = `(SELECT current_setting('suivi.programme', true)::uuid)`;
export const STATE = `(SELECT current_setting('suivi.state', true))`;
export const INSTITUTION = `(SELECT nullif(current_setting('suivi.institution', true), '')::uuid)`;
export const USER = `(SELECT current_setting('suivi.user', true)::uuid)`;

const databaseRole = (role: Role) => `suivi_${role}`;
export const EVERY_DATABASE_ROLE = ROLES.map(databaseRole).join(', ');

/** Closes a table: nobody reads or writes it, its owner (migrations, definer functions) excepted. */
export function closed(table: string): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);`;
}

/** Lets roles read the rows for which their expression holds. */
export function readable(table: string, rows: Partial<Record<Role, string>>, columns = ''): string {
  return Object.entries(rows)
    .map(
      ([role, expression]) => `
    GRANT SELECT ${columns} ON ${table} TO suivi_${role};
    CREATE POLICY ${table}_read_${role} ON ${table} FOR SELECT TO suivi_${role} USING (${expression});`,
    )
    .join('');
}

/** Lets one role insert, update or delete the rows for which the expression holds, before and after. */
export function writable(table: string, act: 'INSERT' | 'UPDATE' | 'DELETE', role: Role, expression: string, columns = ''): string {
  const check = act === 'INSERT' ? `WITH CHECK (${expression})` : act === 'DELETE' ? `USING (${expression})` : `USING (${expression}) WITH CHECK (${expression})`;
  return `
    GRANT ${act} ${columns} ON ${table} TO suivi_${role};
    CREATE POLICY ${table}_${act.toLowerCase()}_${role} ON ${table} FOR ${act} TO suivi_${role} ${check};`;
}

/** The role of background work, which has no session: it may ask the questions of docs/decisions/0013 and becomes a recipient to write to her. */
export const WORKER = 'suivi_worker';

/** Lets background work read these columns of every row: what it takes to know whom to tell, never what people wrote. */
export function askable(table: string, columns: string): string {
  return `
    GRANT SELECT (${columns}) ON ${table} TO ${WORKER};
    CREATE POLICY ${table}_read_worker ON ${table} FOR SELECT TO ${WORKER} USING (true);`;
}

/** The same expression for several roles. */
export function forRoles(roles: readonly Role[], expression: string): Partial<Record<Role, string>> {
  return Object.fromEntries(roles.map((role) => [role, expression]));
}
