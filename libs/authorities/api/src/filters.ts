import { scopeSql } from '@suivi/access/api';
import type { Actor } from '@suivi/access/domain';
import { visibleAuthorities, type AuthorityQuery } from '@suivi/authorities/domain';
import { AUTHORITY_STANDING } from './authority-json.ts';

type Filters = Pick<AuthorityQuery, 'q' | 'state' | 'subject' | 'standing' | 'urgent'>;

/** The condition on entries `a` that the reader may see and that match the filters, its values appended to `parameters`. */
export function matchingAuthorities(actor: Actor, { q, state, subject, standing, urgent }: Filters, parameters: unknown[]): string {
  const conditions = [scopeSql(visibleAuthorities(actor), 'a', parameters)];
  const add = (condition: string, value: unknown) => {
    parameters.push(value);
    conditions.push(condition.replaceAll('$?', `$${parameters.length}`));
  };
  if (state) add('a.state_code = ANY($?)', state);
  if (subject) add('a.subjects && $?::text[]', subject);
  if (standing) add(`${AUTHORITY_STANDING} = ANY($?)`, standing);
  else conditions.push('a.withdrawn_on IS NULL');
  if (urgent) conditions.push('a.urgent_phone IS NOT NULL');
  if (q) add('a.id IN (SELECT search_authorities($?))', q);
  return conditions.join(' AND ');
}

/** By State, then by name in its original language: the order in which the directory stands. */
export const DIRECTORY_ORDER = `(a.state_code || ' ' || left(lower(coalesce(i.name->'versions'->(i.name->>'original')->>'text', a.name->'versions'->(a.name->>'original')->>'text', '')), 150))`;
